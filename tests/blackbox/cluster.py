"""A PostgreSQL of our own that may be killed: newest version installed, unix socket only, everything synced as in real life."""
import glob
import os
import re
import signal
import subprocess
import time

PATIENCE = 60


def programs():
    return max(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda path: int(re.findall(r"\d+", path)[0]))


def parents():
    """pid → its parent, of all processes that have not ended. (One whose first thread has ended may still hold its files.)"""
    found = {}
    for path in glob.glob("/proc/[0-9]*/stat"):
        try:
            with open(path) as file:
                rest = file.read().rsplit(")", 1)
        except OSError:
            continue
        fields = rest[1].split()
        state, parent, threads = fields[0], int(fields[1]), int(fields[17])
        if state != "Z" or threads > 1:
            found[int(path.split("/")[2])] = parent
    return found


class Cluster:
    def __init__(self, folder):
        self.folder, self.process = str(folder), None
        self.conninfo = f"host={folder} user=keeper dbname=postgres"
        initdb = [f"{programs()}/initdb", "-D", self.folder, "--auth=trust", "--username=keeper", "--locale=C", "--encoding=UTF8"]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)

    def start(self):
        settings = [f"unix_socket_directories={self.folder}", "listen_addresses=", "max_connections=100", "fsync=on", "full_page_writes=on"]
        options = [word for setting in settings for word in ("-c", setting)]
        with open(f"{self.folder}/log", "ab") as log:
            self.process = subprocess.Popen([f"{programs()}/postgres", "-D", self.folder, *options], stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.wait_until_it_answers()

    def wait_until_it_answers(self):
        patient = time.monotonic() + PATIENCE
        while subprocess.run(["psql", "-q", "-d", self.conninfo, "-c", "select 1"], capture_output=True, stdin=subprocess.DEVNULL).returncode:
            if time.monotonic() > patient:
                raise RuntimeError("PostgreSQL does not answer")
            time.sleep(0.05)

    def backends(self):
        return [pid for pid, parent in parents().items() if parent == self.process.pid]

    def kill(self):
        """The postmaster and all it started, at once, as a power cut would."""
        pids = [self.process.pid, *self.backends()]
        for pid in pids:
            end(pid)
        self.process.wait()
        while set(pids) & set(parents()):
            time.sleep(0.01)

    def stop(self):
        if self.process:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(PATIENCE)


def end(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
