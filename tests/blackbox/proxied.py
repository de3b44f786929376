"""A real network behind the nginx that packaging/nginx.conf describes, with a certificate of the test's own: what browsers get, and what passes the proxy."""
import contextlib
import http.client
import os
import pathlib
import re
import shutil
import ssl
import subprocess
import time
import urllib.parse

from checker import Page, expect
from program import free_port, fresh_folder, run

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
EXAMPLE = pathlib.Path(__file__).parents[2] / "packaging" / "nginx.conf"
NO_LINK = "/sign-in/" + "A" * 43


def certificate(folder):
    key, certified = folder / "key.pem", folder / "cert.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                    "-keyout", str(key), "-out", str(certified)], check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return key, certified


def configuration(folder, port, plain, secure):
    """The example with names and ports of this test in it, and around it what nginx needs to run for anybody."""
    key, certified = certificate(folder)
    text = EXAMPLE.read_text()
    for old, new in ((r"localhost:8080", f"localhost:{port}"), (r"listen (\[::\]:)?443", rf"listen \g<1>{secure}"), (r"listen (\[::\]:)?80;", rf"listen \g<1>{plain};"), (r"https://network\.example", f"https://localhost:{secure}"),
                     (r"network\.example;", "localhost;"), (r"/etc/\S+/fullchain\.pem", str(certified)), (r"/etc/\S+/privkey\.pem", str(key)), (r"/var/log/nginx/jejaring\.log", str(folder / "error.log"))):
        text, times = re.subn(old, new, text)
        expect(times, f"the example has no {old}")
    kinds = "\n".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    as_user = "user root;\n" if os.geteuid() == 0 else ""           # else its workers could not write into the folder of the test
    return f"{as_user}daemon off;\npid {folder}/pid;\nerror_log {folder}/start.log;\nevents {{}}\nhttp {{\naccess_log off;\n{kinds}\n{text}\n}}\n"


@contextlib.contextmanager
def nginx(folder, port):
    plain, secure = free_port(), free_port()
    (folder / "nginx.conf").write_text(configuration(folder, port, plain, secure))
    process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "start.log")], stdin=subprocess.DEVNULL)
    try:
        yield plain, secure
    finally:
        process.terminate()
        process.wait()


class Proxied:
    def __init__(self, port, plain, secure, trusted):
        self.port, self.plain, self.secure = port, plain, secure
        self.address = f"https://localhost:{secure}"
        self.tls = ssl.create_default_context(cafile=trusted)

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPSConnection("localhost", self.secure, timeout=30, context=self.tls)
        try:
            connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return Page(path, answer, answer.read())
        finally:
            connection.close()

    def post(self, path, values, **headers):
        return self.ask("POST", path, urllib.parse.urlencode(values), **{"Origin": self.address, "Content_Type": "application/x-www-form-urlencoded"} | headers)


@contextlib.contextmanager
def network():
    with fresh_folder() as folder:
        port = free_port()
        with nginx(folder, port) as (plain, secure):
            done = run("up", "--port", str(port), "--data", str(folder / "data"), "--address", f"https://localhost:{secure}", "--detach")
            expect(done.returncode == 0 and done.stdout.startswith(f"READY http://localhost:{port} "), f"it ends with {done.returncode}: {done.stdout}{done.stderr}")
            try:
                yield Proxied(port, plain, secure, str(folder / "cert.pem"))
            finally:
                run("down", "--data", str(folder / "data"))


def until_it_listens(p):
    end = time.monotonic() + 20
    while True:
        try:
            return p.ask("GET", "/")
        except OSError:
            expect(time.monotonic() < end, "nginx does not listen")
            time.sleep(0.05)


def pages_come_with_what_https_needs(p):
    page = until_it_listens(p)
    expect(page.status == 200 and page.root.has("main"), f"the first page answers {page.status}")
    expect((page.header("Strict-Transport-Security") or "").startswith("max-age="), "no HSTS")
    cookies = [value for name, value in p.ask("GET", "/?lang=id").headers if name.lower() == "set-cookie"]
    expect(cookies and all("; Secure" in cookie for cookie in cookies), f"the cookies are {cookies}")


def plain_http_leads_to_https(p):
    connection = http.client.HTTPConnection("localhost", p.plain, timeout=30)
    connection.request("GET", "/needs")
    answer = connection.getresponse()
    expect(answer.status == 301 and answer.getheader("Location") == f"{p.address}/needs", f"{answer.status} {answer.getheader('Location')}")
    connection.close()


def forms_come_from_the_public_address_alone(p):
    form = {"_key": "0123456789abcdef"}
    expect(p.post("/sign-out", form).header("Location") == "/sign-in", "a form of the page is not taken")
    for origin in (f"http://localhost:{p.port}", "https://localhost", f"http://localhost:{p.secure}", "null"):
        answer = p.post("/sign-out", form, Origin=origin)
        expect(answer.status == 403 and answer.main["data-rule"] == "origin", f"from {origin}: {answer.status}")


def what_is_too_long_is_said_by_the_program(p):
    answer = p.post("/answers/0000000000001/text", {"text": "a" * 1_100_000})
    expect(answer.status == 413 and answer.root.has("main"), f"it is answered {answer.status}")


def who_tries_is_the_address_the_proxy_saw(p):
    answers = [p.post(NO_LINK, {"_key": "0123456789abcdef"}, X_Forwarded_For=f"203.0.113.{n}") for n in range(106)]
    expect([a.status for a in answers[:100]] == [404] * 100 and answers[-1].status == 429 and int(answers[-1].header("Retry-After")) > 0, f"{[a.status for a in answers]}")
    expect(answers[-1].root.has("main"), "the words are not the program's")


def an_address_is_https_and_nothing_else(_):
    with fresh_folder() as folder:
        for address in ("http://network.example", "network.example", "https://network.example/path"):
            done = run("up", "--port", str(free_port()), "--data", str(folder / "data"), "--address", address, "--detach")
            expect(done.returncode == 2 and not (folder / "data").exists(), f"{address}: {done.returncode}")


CHECKS = [pages_come_with_what_https_needs, plain_http_leads_to_https, forms_come_from_the_public_address_alone, what_is_too_long_is_said_by_the_program, who_tries_is_the_address_the_proxy_saw, an_address_is_https_and_nothing_else]
