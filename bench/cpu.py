"""CPU time of servers from /proc: of each process, its threads and its children, those that have ended too."""
import os
from pathlib import Path

tick = 1_000_000_000 // os.sysconf("SC_CLK_TCK")


def fields(pid):
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def children():
    found = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                found.setdefault(int(fields(entry)[1]), []).append(int(entry))
            except (FileNotFoundError, ProcessLookupError):
                continue
    return found


def threads(pid):
    """Nanoseconds of all its threads. (A thread that ended is not counted; none of these servers ends one.)"""
    return sum(int((task / "schedstat").read_text().split()[0]) for task in Path(f"/proc/{pid}/task").iterdir())


class Processes:
    """Groups of processes by name; `now` is a reading, and the difference of two is what the time between them took."""

    def __init__(self, groups):
        self.groups = groups

    def members(self, name):
        below, all_of = children(), []
        for pid in self.groups[name]:
            all_of += [pid, *below.get(pid, [])]
        return all_of

    def now(self):
        return Reading(self)


class Reading:
    def __init__(self, processes):
        self.group, self.system = {}, 0
        for name, roots in processes.groups.items():
            used = sum(int(ticks) * tick for pid in roots for ticks in fields(pid)[13:15])          # children that ended
            for pid in processes.members(name):
                used += threads(pid)
                self.system += int(fields(pid)[12]) * tick if name == "ours" else 0
            self.group[name] = used

    def since(self, before):
        return Used(self, before)


class Used:
    """Nanoseconds between two readings; `system` is what the kernel did for our own process, a part of `ours`."""

    def __init__(self, after, before):
        self.ours, self.engine = (after.group[name] - before.group[name] for name in ("ours", "engine"))
        self.all, self.system = self.ours + self.engine, after.system - before.system


def memory(pid):
    """Resident megabytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def private_memory(pid):
    """Resident megabytes that no other process shares: PostgreSQL's buffers are in every one of its processes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1e3
    return 0
