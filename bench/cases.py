"""What is measured, found by following links as the roles of the sample would."""
import json
import re
from dataclasses import dataclass, field

from client import Client
from servers import program, run

office, writer = "administrative-office", "contact-point"
people = 8                                                # who save at once, each for a country of her own
not_told = {"date", "x-request-id", "content-length", "content-type", "content-encoding", "connection", "set-cookie"}


@dataclass
class Case:
    name: str
    at: str
    cookie: str = ""
    body: bytes = b""
    headers: list = field(default_factory=list)
    wire: int = 0
    @property
    def file(self):
        return self.name.replace(" ", "-")


def links(text, below):
    """Addresses below one, in the order of the page."""
    return list(dict.fromkeys(re.findall(rf'href="({below}/[0-9a-z]+)"', text)))


def fill(case, ours):
    plain, gzipped = (ours.visit(case.at, case.cookie, coding) for coding in ("identity", "gzip"))
    case.body, case.wire = plain.body, gzipped.wire
    case.headers = [(name, value) for name, value in plain.headers if name.lower() not in not_told]
    return case


def finished_year(ours, cookie):
    """The update whose matrix shows most: every country has shared its answers there."""
    matrices = [f"{at}/matrix" for at in links(ours.visit("/updates", cookie).text, "/updates")]
    return max(matrices, key=lambda at: ours.visit(at, cookie).text.count('data-kind="answer"'))


def open_answers(client):
    """Addresses of the answers that this contact point writes in the open update."""
    updates = [at for annual in links(client.get("/updates").text, "/updates") for at in links(client.get(annual).text, "/country-updates")]
    texts = [client.get(at).text for at in updates]
    answers = [at for text in texts if 'data-state="writing"' in text for at in links(text, "/answers")]
    return [at for at in answers if 'data-act="answer.save"' in client.get(at).text]


def countries(ours):
    return [role["country"] for role in json.loads(run(program(), "fixture-roles", "--json")) if role["role"] == writer]


def pages(ours):
    country = countries(ours)[0]
    one, running = ours.cookie(writer, country), ours.cookie(office)
    answer = open_answers(Client(ours.port, one))[0]
    asked = [Case("public page", "/"), Case("founding meeting", "/founding-meeting"), Case("home of a contact point", "/", one),
             Case("matrix of the finished year", finished_year(ours, running), running), Case("needs list", "/needs", one), Case("answer page", answer, one)]
    return [fill(case, ours) for case in asked]


class Writer:
    """A person who saves each of her answers once a round. A text's mark is salted, so each save needs the page that was read before it."""

    def __init__(self, client, answers):
        self.client, self.answers, self.forms, self.wire = client, answers, [], 0

    def read(self):
        self.forms = [(at, self.form(self.client.get(at).text)) for at in self.answers]

    @staticmethod
    def form(text):
        shown = text[text.index('data-act="answer.save"'):]
        return {name: re.search(rf'name="{name}" value="([^"]*)"', shown)[1] for name in ("_key", "_csrf", "_base")}

    def save(self, at, form, words):
        """The page's own key is fresh: no other save used it."""
        answer = self.client.post(at + "/text", form | {"kind": "text", "text": words, "lang": "en", "translation": ""})
        if answer.status != 303:
            raise SystemExit(f"A save at {at} was answered {answer.status}.")
        self.wire = answer.wire


def writers(ours):
    clients = [Client(ours.port, ours.cookie(writer, country)) for country in countries(ours)[:people]]
    return [Writer(client, open_answers(client)) for client in clients]
