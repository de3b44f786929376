// A disk for SQLite that fails when it is told to. Beneath is the real one; what was written and not yet synced can be taken back, as a power cut would.
// While one exists every database of the process opens on it.
#pragma once
#include <string>

namespace faults {

enum class Fault {
    error,                                               // this call fails (EIO); those after it do not
    full,                                                // no room, from this call on
    half_written,                                        // this write stops in the middle, and there is no room after it
    power_cut,                                           // nothing works from this call on, and what was not synced is gone
};

class FaultyDisk {
public:
    FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    ~FaultyDisk();

    // The n-th write, sync or truncation from now on, counted from 1, goes wrong.
    void fails_at(Fault, int n);
    void works_again();
    bool has_failed() const;
    void forgets_what_was_not_synced();                  // what has the files open is to be gone
};

}
