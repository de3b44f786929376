"""The servers of a run: ours on either engine, a PostgreSQL cluster for it, and nginx. Each ends when its `with` ends."""
import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import cpu
from client import Client

root = Path(__file__).resolve().parent.parent
path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"      # nginx lies in /usr/sbin, which is not in everybody's path
patience = 30                                               # seconds for a server to start or to end


def program():
    return Path(os.environ.get("JEJARING_PROGRAM", root / "build/jejaring"))


def free_port():
    """One that was free on 127.0.0.1 a moment ago; JEJARING_BENCH_PORTS=FROM-TO chooses it from a range."""
    wanted = os.environ.get("JEJARING_BENCH_PORTS", "0-0").split("-")
    for port in range(int(wanted[0]), int(wanted[1]) + 1):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return probe.getsockname()[1]
    raise SystemExit("No port is free.")


def run(*command):
    done = subprocess.run([str(word) for word in command], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=patience, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: {done.stderr.strip()}")
    return done.stdout


def tail(log):
    """What a server said last that is no line of an answer that went well."""
    lines = log.read_text(errors="replace").splitlines()
    return "\n".join([line for line in lines if " info " not in line][-10:])


class Database:
    """The address of an empty database: "" for SQLite, else of a cluster of our own that keeps its promises to the disk (fsync = on)."""

    def __init__(self, engine, folder):
        self.cluster = folder / "cluster" if engine == "postgres" else None

    def __enter__(self):
        self.address, self.pid = "", None
        if not self.cluster:
            return self
        found = Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")
        self.control = max(found, key=lambda file: float(file.parent.parent.name), default=None)
        if not self.control:
            raise SystemExit("Missing: postgresql (section test of packages.txt).")
        user = "bench"
        run(self.control.parent / "initdb", "-D", self.cluster, "--auth=trust", f"--username={user}", "--locale=C", "--encoding=UTF8")
        settings = f"-c listen_addresses='' -c unix_socket_directories={self.cluster} -c shared_buffers=256MB"
        run(self.control, "-D", self.cluster, "-l", self.cluster / "log", "-w", "-s", "-o", settings, "start")
        self.address = f"host={self.cluster} user={user} dbname=postgres"
        self.pid = int((self.cluster / "postmaster.pid").read_text().split()[0])
        return self

    def __exit__(self, *_):
        if self.cluster:
            run(self.control, "-D", self.cluster, "-m", "fast", "-w", "-s", "stop")


class Jejaring:
    def __init__(self, engine, data, database):
        self.engine, self.data, self.database = engine, data, database
        self.port, self.log = free_port(), data.with_suffix(".log")

    def start(self):
        """Returns the milliseconds until it said that it is ready, and until its first answer was there."""
        where = ["--database", self.database.address] if self.database.address else []
        command = [str(word) for word in (program(), "demo", "--data", self.data, "--port", self.port, *where)]
        began = time.monotonic()
        with self.log.open("a") as log:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True)
        if not self.process.stdout.readline().startswith("READY "):
            raise SystemExit(f"The server does not start: {self.last_words()}")
        said, self.pid = time.monotonic(), self.process.pid
        self.visit("/")
        return tuple(round((at - began) * 1000) for at in (said, time.monotonic()))

    def stop(self):
        self.process.terminate()
        self.process.communicate(timeout=patience)

    def __enter__(self):
        self.born = self.start()
        self.stop()
        self.again = self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def visit(self, at, cookie="", coding="identity"):
        return Client(self.port, cookie).get(at, coding)

    def cookie(self, role, country=""):
        chosen = ["--country", country] if country else []
        return json.loads(run(program(), "fixture-login", role, *chosen, "--data", self.data))["cookie"]

    def last_words(self):
        return tail(self.log)

    def processes(self):
        return cpu.Processes({"ours": [self.pid], "engine": [self.database.pid] if self.database.pid else []})


class Nginx:
    """One worker; /static/NAME and /gzip/NAME are the bytes of a case, with the headers that our server sent with them."""

    def __init__(self, folder, found):
        self.folder, self.found, self.port = folder, found, free_port()

    def location(self, case, way, gzip):
        quoted = [(name, value.replace('"', '\\"')) for name, value in case.headers]
        headers = "".join(f'add_header {name} "{value}";' for name, value in quoted)
        return f"location = /{way}/{case.file} {{ alias {self.folder}/{case.file}.html; default_type text/html; gzip {gzip}; {headers} }}\n"

    def configuration(self):
        temporary = "".join(f"{name}_temp_path {self.folder}/temporary;" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        locations = "".join(self.location(case, "static", "off") + self.location(case, "gzip", "on") for case in self.found)
        return f"""pid {self.folder}/pid; error_log {self.folder}/log; worker_processes 1; daemon off;
events {{ worker_connections 256; }}
http {{ access_log off; {temporary} gzip_comp_level 1; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100;
server {{ listen 127.0.0.1:{self.port}; etag off; if_modified_since off;
{locations}}} }}
"""

    def __enter__(self):
        self.folder.mkdir()
        for case in self.found:
            (self.folder / f"{case.file}.html").write_bytes(case.body)
        (self.folder / "conf").write_text(self.configuration())
        command = [shutil.which("nginx", path=path), "-e", str(self.folder / "log"), "-p", str(self.folder), "-c", str(self.folder / "conf")]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.wait()
        return self

    def wait(self):
        end = time.monotonic() + patience
        while time.monotonic() < end and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.01)
        raise SystemExit(f"nginx does not start: {self.last_words()}")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(patience)

    def last_words(self):
        return tail(self.folder / "log")

    def processes(self):
        return cpu.Processes({"ours": [self.process.pid], "engine": []})
