// error: a_hole_inside_quotes
#include "platform/store/sql.hpp"

void snippet() { store::sql("select '{}'", 1); }
