"""Load, and what it took. A page: h2load over 8 connections. A save: 8 people at once, each on one connection."""
import subprocess
import tempfile
import threading
import time
from contextlib import nullcontext

import stages

connections, fewest, seconds = 8, 100, 2.0
seconds_beside, seconds_of_saves = 0.8, 4.0               # for nginx and the other short runs; for all saves


def percentile(sorted_values, share):
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * share))]


class Loaded:
    """`count` requests in `took` seconds, and the CPU time of the server meanwhile."""

    def __init__(self, times, took, used):
        self.times, self.took, self.used = sorted(times), took, used
        self.rate, self.cpu = len(times) / took, used.all / 1000 / len(times)          # microseconds a request


def command(port, at, cookie, gzip, count, log):
    headers = ["-H", "accept-encoding: gzip" if gzip else "accept-encoding: identity"] + (["-H", f"cookie: {cookie}"] if cookie else [])
    return ["h2load", "--h1", "-n", str(count), "-c", str(connections), "--log-file", log, *headers, f"http://127.0.0.1:{port}{at}"]


def times_of(log, server, at):
    """Microseconds of each request; all were answered well, or the run is worth nothing."""
    rows = [line.split("\t") for line in log]
    bad = sorted({row[1] for row in rows if row[1] != "200"})
    if bad or not rows:
        raise SystemExit(f"Under load {at} was answered {' '.join(bad) or 'never'}. Its log ends:\n{server.last_words()}")
    return [int(row[2]) for row in rows]


def load(server, at, cookie, count, gzip=True):
    with tempfile.NamedTemporaryFile("r") as log:
        processes = server.processes()
        before, began = processes.now(), time.monotonic()
        subprocess.run(command(server.port, at, cookie, gzip, count, log.name), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        took, used = time.monotonic() - began, processes.now().since(before)
        return Loaded(times_of(log, server, at), took, used)


def warmed(server, at, cookie, for_seconds, gzip=True):
    """Once to warm it and learn its pace, then for about so long."""
    pace = load(server, at, cookie, fewest, gzip).rate
    return load(server, at, cookie, max(fewest, int(pace * for_seconds)), gzip)


def looked_at(ours, case, pace):
    looking = stages.Looking(ours.pid)
    with looking:
        load(ours, case.at, case.cookie, max(fewest, int(pace * seconds_beside)))
    return looking.seen()


def shares_of_page(ours, case, whole):
    seen = looked_at(ours, case, whole.rate)
    if seen:
        return stages.shares_of(whole.used, seen)
    plain = warmed(ours, case.at, case.cookie, seconds_beside, gzip=False)
    return stages.shares_of(whole.used, seen, max(0.0, 1 - plain.cpu / whole.cpu))


def told(name, engine, of, wire, static, gzipped, limited_by):
    ratio = lambda other: round(other.cpu / of.cpu, 3) if other else None
    return {"name": name, "engine": engine, "rps": round(of.rate), "p50_us": percentile(of.times, 0.5), "p99_us": percentile(of.times, 0.99),
            "cpu_us": round(of.cpu), "wire_bytes": wire, "nginx_static_ratio": ratio(static), "nginx_gzip_ratio": ratio(gzipped), "limited_by": limited_by}


def page(case, ours, nginx):
    whole = warmed(ours, case.at, case.cookie, seconds)
    static, gzipped = (warmed(nginx, f"/{way}/{case.file}", "", seconds_beside) for way in ("static", "gzip"))
    return told(case.name, ours.engine, whole, case.wire, static, gzipped, stages.sentence(shares_of_page(ours, case, whole)))


def all_at_once(writers, act):
    failed = []

    def one(writer):
        try:
            act(writer)
        except BaseException as problem:                  # a thread keeps it to itself otherwise
            failed.append(problem)
    threads = [threading.Thread(target=one, args=(writer,)) for writer in writers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise failed[0]


class Saving:
    """Rounds of saves. Between rounds the pages are read again, which is not measured."""

    def __init__(self, writers, processes):
        self.writers, self.processes = writers, processes
        self.times, self.took, self.used, self.round = [], 0.0, stages.Sum(), 0

    def save_all(self, writer):
        for at, form in writer.forms:
            began = time.monotonic()
            writer.save(at, form, f"Example text, in the words of round {self.round}. " * 12)
            self.times.append((time.monotonic() - began) * 1e6)

    def once(self, looking=nullcontext()):
        self.round += 1
        all_at_once(self.writers, lambda writer: writer.read())
        before, began = self.processes.now(), time.monotonic()
        with looking:
            all_at_once(self.writers, self.save_all)
        self.took += time.monotonic() - began
        self.used.add(self.processes.now().since(before))


def looked_at_saves(saving, pid):
    looking = stages.Looking(pid)
    end = time.monotonic() + 2 * seconds_beside
    while time.monotonic() < end:
        saving.once(looking)
    return looking.seen()


def saves(writers, ours):
    Saving(writers, ours.processes()).once()                # warm, and every first text is written
    saving = Saving(writers, ours.processes())
    saving.round = 1
    end = time.monotonic() + 2 * seconds_of_saves           # with the reading between
    while saving.took < seconds_of_saves and time.monotonic() < end:
        saving.once()
    whole = Loaded([round(one) for one in saving.times], saving.took, saving.used)
    shares = stages.shares_of(whole.used, looked_at_saves(saving, ours.pid))
    return told("save of an answer", ours.engine, whole, writers[0].wire, None, None, stages.sentence(shares) + stages.waiting(whole, ours.data))
