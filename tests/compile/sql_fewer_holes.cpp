// error: fewer_holes_than_values
#include "platform/store/sql.hpp"

void snippet() { store::sql("select {}", 1, 2); }
