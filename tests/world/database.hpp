// A database for one test on the engine this run is for: SQLite, or PostgreSQL where JEJARING_TEST_POSTGRES holds the connection string of a superuser.
// Gone with the object.
#pragma once
#include <memory>
#include <string>

namespace world {

class Database {
    std::string folder_, address_, name_;

public:
    Database();                                         // empty
    explicit Database(const Database& like);            // a copy of what nobody has open
    Database& operator=(const Database&) = delete;
    ~Database();
    const std::string& folder() const { return folder_; }       // for what lies beside it
    const std::string& address() const { return address_; }
};
bool on_postgres();

}
