"""What takes the time of a case: shares of its CPU time, by stage.

The processes of PostgreSQL, and what the kernel does for ours, are read from /proc. What is left is divided by the call chains that `perf` sees;
where there is no perf that may look, gzip is what the same load takes less without it, and the rest stands as one share.
"""
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

samples_a_second, stack = 997, 16384
queries, who, page, packing, wire, write, commit = "queries", "who asks", "page and its texts", "gzip", "http", "writing", "commit"
rest, kernel, postgres = "the server's own code", "kernel (sockets, threads, files)", "PostgreSQL's processes"

# The first mark that stands anywhere in a chain of calls names the stage, so the narrower comes first.
marks = ((who, ("PageReader::PageReader", "actor_of")), (packing, ("libdeflate", "http::compress")), (commit, ("::commit", "sqlite3VdbeHalt")),
         (write, ("lane::",)), (queries, ("store::", "libsqlite3", "libpq")), (page, ("pages::",)), (wire, ("http::", "boost::asio")))


class Sum:
    """What several stretches took together."""

    def __init__(self):
        self.ours = self.engine = self.all = self.system = 0

    def add(self, used):
        for name in ("ours", "engine", "all", "system"):
            setattr(self, name, getattr(self, name) + getattr(used, name))


def stage_of(chain):
    return next((stage for stage, words in marks if any(word in chain for word in words)), rest)


class Looking:
    """perf looks at a process in user mode whenever it is told to, and `seen` are its samples by stage: none where perf is missing or may not look."""

    def __init__(self, pid):
        self.folder = tempfile.TemporaryDirectory()
        self.data = Path(self.folder.name) / "data"
        self.perf = self.begin(pid) if shutil.which("perf") else None

    def begin(self, pid):
        told, self.tell = os.pipe()
        self.hear, heard = os.pipe()
        command = ["perf", "record", "-o", self.data, "-e", "cpu-clock:u", "-F", str(samples_a_second), "--call-graph", f"dwarf,{stack}", "-p", str(pid),
                   "-D", "-1", "--control", f"fd:{told},{heard}"]
        perf = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=(told, heard))
        os.close(told)
        os.close(heard)
        return perf

    def say(self, word):
        """Waits until perf has done it, or is not there."""
        if self.perf:
            try:
                os.write(self.tell, f"{word}\n".encode())
                os.read(self.hear, 16)
            except BrokenPipeError:
                pass

    def __enter__(self):
        self.say("enable")

    def __exit__(self, *_):
        self.say("disable")

    def seen(self):
        if not self.perf:
            return Counter()
        self.perf.send_signal(signal.SIGINT)
        self.perf.wait(30)
        os.close(self.tell)
        os.close(self.hear)
        script = ["perf", "script", "-i", self.data, "--no-inline", "-F", "ip,sym,dso"]
        chains = subprocess.run(script, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60).stdout
        self.folder.cleanup()
        return Counter(stage_of(chain) for chain in chains.split("\n\n") if chain.strip())


def shares_of(used, profiled, packed=0.0):
    """{stage: share of the CPU time}, 1 in all; `packed` is the share of gzip for want of a profile."""
    shares = {postgres: used.engine / used.all, kernel: used.system / used.all}
    left = max(0.0, 1 - sum(shares.values()))
    if not profiled:
        return shares | {packing: min(packed, left), rest: max(0.0, left - packed)}
    return shares | {stage: left * count / sum(profiled.values()) for stage, count in profiled.items()}


def sentence(shares):
    """"queries 48 %, kernel 20 %, …": what takes 3 % or more, the largest first."""
    told = sorted(((share, stage) for stage, share in shares.items() if share >= 0.03), reverse=True)
    return "CPU: " + ", ".join(f"{stage} {share * 100:.0f} %" for share, stage in told)


def sync_time(folder):
    """Milliseconds that the disk below a folder takes to keep one small write."""
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        times = []
        for _ in range(30):
            began = time.monotonic()
            file.write(b"." * 4096)
            file.flush()
            os.fdatasync(file.fileno())
            times.append(time.monotonic() - began)
    return sorted(times)[len(times) // 2] * 1000


def waiting(whole, folder):
    """What does not show as CPU time: how much of a core the server used, and what the disk takes."""
    cores = whole.used.all / 1e9 / whole.took
    return f". It used {cores:.2f} of {os.cpu_count()} cores; the rest is waiting: for cores that others use, for the order of writes, and for the disk, which keeps one write in {sync_time(folder):.2f} ms"
