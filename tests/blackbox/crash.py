"""Eight people save at once while the server, or PostgreSQL below it, is killed. Afterwards every acknowledged save is there once,
none is there twice, and a save that got no answer can be sent again with its key as if nothing had happened."""
import collections
import contextlib
import http.client
import random
import re
import threading
import time

from checker import Wrong, expect
from cluster import Cluster, end, parents
from program import Program, fresh_folder

WRITERS = ("BN", "KH", "ID", "LA", "MY", "MM", "PH", "VN")
PATIENCE = 60


class Writer:
    """One person and her answer. A save is known when it was acknowledged; of the last one she may not know."""
    def __init__(self, program, country):
        self.browser = program.login("desk-officer", country)
        self.path = f"/answers/{own_answer(self.browser)}"
        self.saved, self.text, self.open_question, self.count = {}, None, None, 0

    def save(self):
        self.count += 1
        form = self.browser.open(self.path).form("answer.save")
        text = f"Save {self.count} of {self.browser.name}"
        values = form.filled({"kind": "text", "text": text, "_key": f"{self.browser.name}-save-{self.count:06}"})
        self.open_question = (form.action, values)
        self.ask_again()

    def ask_again(self):
        action, values = self.open_question
        page = self.browser.post(action, values)
        expect(page.status == 303, f"{values['_key']} answers {page.status}: {page.says}")
        self.saved[values["_key"]] = self.text = values["text"]
        self.open_question = None

    def save_until(self, stop):
        try:
            while not stop.is_set():
                self.save()
        except (OSError, http.client.HTTPException, Wrong):
            pass                                        # what the crash looks like from her side

    def check(self, done):
        for key in self.saved:
            expect(done[key] == 1, f"{key} was acknowledged and is there {done[key]} times")
        shown = self.text
        if self.open_question:
            key = self.open_question[1]["_key"]
            expect(done[key] <= 1, f"{key} is there {done[key]} times")
            shown = self.open_question[1]["text"] if done[key] else shown
        kept = self.browser.open(self.path).form("answer.save").values["text"]
        expect(shown is None or kept == shown, f"{self.path} shows {kept!r} and not {shown!r}")


def own_answer(browser):
    page = browser.open("/")
    links = [link for link in page.links() if browser.routes.name(link) == "country-update"]
    return browser.open(links[0]).root.one("li", data_kind="answer", data_question="2.2")["data-id"]


def sum_of_saves(writers):
    return sum(len(writer.saved) for writer in writers)


def while_saving(writers, saves, kill):
    """All save at once; when so many more saves are acknowledged, the crash comes."""
    stop, before = threading.Event(), sum_of_saves(writers)
    threads = [threading.Thread(target=writer.save_until, args=(stop,)) for writer in writers]
    for thread in threads:
        thread.start()
    while sum_of_saves(writers) < before + saves and any(thread.is_alive() for thread in threads):
        time.sleep(0.001)
    expect(sum_of_saves(writers) >= before + saves, "the writers gave up before the crash")
    kill()
    stop.set()
    for thread in threads:
        thread.join(PATIENCE)
        expect(not thread.is_alive(), "a save has no end")


def check_all(program, writers):
    done = collections.Counter(act["key"] for act in program.tell("acts", "--json") if act["act"] == "answer.save")
    for writer in writers:
        writer.check(done)
    checked = program.tell("selfcheck", "--json")
    expect(checked["ok"], f"selfcheck finds {checked['checks']}")


def wait_for_answers(program):
    """Connections that broke with PostgreSQL are found out one by one."""
    patient, good = time.monotonic() + PATIENCE, 0
    while good < 20:
        good = good + 1 if program.visitor().get("/needs").status == 200 else 0
        expect(time.monotonic() < patient, "the server does not recover")


def rounds(program, count, crash, tell):
    chance = random.Random(2023)
    writers, unanswered = [Writer(program, country) for country in WRITERS], 0
    for n in range(count):
        while_saving(writers, chance.randint(8, 60), lambda: crash(chance))
        wait_for_answers(program)
        check_all(program, writers)
        asked = [writer for writer in writers if writer.open_question]
        for writer in asked:
            writer.ask_again()
        unanswered += len(asked)
        tell(f"{n + 1} of {count}: {sum_of_saves(writers)} saves acknowledged, {unanswered} had no answer and were sent again")
    check_all(program, writers)


def kill_server(program):
    pid = int(re.search(r"pid=(\d+)", program.ready)[1])
    end(pid)
    while pid in parents():
        time.sleep(0.001)
    program.start()


def kill_postgres(cluster, chance):
    """By turns all of it, as a power cut would, and one backend, after which PostgreSQL recovers by itself."""
    if chance.random() < 0.5:
        cluster.kill()
        cluster.start()
    else:
        end(chance.choice([pid for pid in cluster.backends() if is_backend(pid)]))
        cluster.wait_until_it_answers()


def is_backend(pid):
    with open(f"/proc/{pid}/cmdline") as file:
        return "keeper postgres" in file.read()


@contextlib.contextmanager
def served(database=""):
    with fresh_folder() as folder:
        program = Program(folder, database)
        program.start()
        try:
            yield program
        finally:
            program.down()


@contextlib.contextmanager
def own_cluster():
    with fresh_folder() as folder:
        cluster = Cluster(folder / "pg")
        cluster.start()
        try:
            yield cluster
        finally:
            cluster.stop()


def server_on_sqlite(count, tell):
    with served() as program:
        rounds(program, count, lambda _: kill_server(program), tell)


def server_on_postgres(count, tell):
    with own_cluster() as cluster, served(cluster.conninfo) as program:
        rounds(program, count, lambda _: kill_server(program), tell)


def postgres(count, tell):
    with own_cluster() as cluster, served(cluster.conninfo) as program:
        rounds(program, count, lambda chance: kill_postgres(cluster, chance), tell)


KINDS = {"server_on_sqlite": server_on_sqlite, "server_on_postgres": server_on_postgres, "postgres": postgres}
