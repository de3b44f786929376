// error: one_statement_at_a_time
#include "platform/store/sql.hpp"

void snippet() { store::sql("select 1; delete from item"); }
