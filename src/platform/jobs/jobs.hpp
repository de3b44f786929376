// What runs beside the requests: named jobs on one thread, each again after its pause. A job that throws is logged and tried again at its next turn; while
// the program ends the running one is waited for.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace jobs {

class Jobs {
    struct Impl;
    std::unique_ptr<Impl> impl;

public:
    Jobs();
    ~Jobs();
    void every(std::string name, std::chrono::milliseconds pause, std::function<void()> work);   // before start
    void start();
    void run_all();                                         // each job once, here and now; what it throws is thrown
};

}
