// error: could not convert
#include "platform/store/sql.hpp"
#include <string>

void snippet() {
    std::string text = "select 1";
    store::sql(text);
}
