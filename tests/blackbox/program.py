"""The program under test, by its commands alone."""
import contextlib
import json
import os
import pathlib
import socket
import subprocess
import tempfile

from checker import Browser, Routes

PROGRAM = os.environ.get("JEJARING_PROGRAM", "build-test/jejaring")
PLAIN_PROGRAM = os.environ.get("JEJARING_PLAIN_PROGRAM", PROGRAM + "-plain")       # built without the sample


def run(*arguments, program=PROGRAM):
    return subprocess.run([program, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)


def free_port():
    with socket.socket() as one:
        one.bind(("localhost", 0))
        return one.getsockname()[1]


class Program:
    """A demonstration in a folder of its own, on SQLite or in a database of PostgreSQL."""
    def __init__(self, folder, database="", watch=None):
        self.folder, self.database, self.watch, self.port = str(folder), database, watch, free_port()
        self.address = f"http://localhost:{self.port}"
        self.routes = Routes(self.ask("routes", "--json"))

    def command(self, *more):
        return ["demo", "--port", str(self.port), "--data", self.folder, *(["--database", self.database] if self.database else []), *more]

    def start(self):
        done = run(*self.command("--detach"))
        if done.returncode != 0:
            raise RuntimeError(f"does not start ({done.returncode}): {done.stderr}")
        self.ready = done.stdout

    def down(self):
        return run("down", "--data", self.folder)

    def tell(self, *arguments):
        """The answer as JSON, of a command on this instance."""
        return self.ask(*arguments, "--data", self.folder)

    def ask(self, *arguments):
        done = run(*arguments)
        if done.returncode != 0:
            raise RuntimeError(f"{arguments} ended with {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)

    def session(self, role, country=""):
        return self.tell("fixture-login", role, *(["--country", country] if country else []))

    def login(self, role, country=""):
        session = self.session(role, country)
        browser = Browser(self.address, self.routes, f"{role}-{country}".strip("-"), session["cookie"], watch=self.watch)
        browser.account = session["account"]
        return browser

    def visitor(self):
        return Browser(self.address, self.routes, watch=self.watch)


@contextlib.contextmanager
def fresh_folder():
    with tempfile.TemporaryDirectory(prefix="jejaring-", dir=os.environ.get("TMPDIR")) as folder:
        yield pathlib.Path(folder)


def psql(conninfo, command):
    subprocess.run(["psql", "-q", "-d", conninfo, "-c", command], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)


@contextlib.contextmanager
def fresh_database(conninfo):
    """Its connection string; of two names libpq takes the last."""
    name = f"jejaring_pages_{os.getpid()}"
    psql(conninfo, f"create database {name}")
    try:
        yield f"{conninfo} dbname={name}"
    finally:
        psql(conninfo, f"drop database {name} with (force)")


@contextlib.contextmanager
def demonstration(conninfo="", watch=None):
    with fresh_folder() as folder, (fresh_database(conninfo) if conninfo else contextlib.nullcontext("")) as database:
        program = Program(folder / "data", database, watch)
        program.start()
        try:
            yield program
        finally:
            program.down()
