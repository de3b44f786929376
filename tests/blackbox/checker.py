"""A browser that knows pages only by what they promise to checkers: a thing by data-kind and data-id, a form by data-act,
an address by the pattern of its route. It has no script and follows no link by its words."""
import html.parser
import http.client
import re
import urllib.parse

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Wrong(AssertionError):
    """What a page should have held, or answered, and did not."""


def expect(holds, says):
    if not holds:
        raise Wrong(says)


class Element:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes, self.parent, self.children = tag, attributes, parent, []

    def __getitem__(self, name):
        return self.attributes.get(name)

    def walk(self):
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, tag=None, **attributes):
        """Those below with this tag and these attributes; data_id stands for data-id, and True for any value."""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [e for e in self.walk() if tag in (None, e.tag) and all(
            name in e.attributes and value in (True, e[name]) for name, value in wanted.items())]

    def one(self, tag=None, **attributes):
        found = self.all(tag, **attributes)
        expect(found, f"no {tag or 'element'} {attributes}")
        return found[0]

    def has(self, tag=None, **attributes):
        return bool(self.all(tag, **attributes))

    @property
    def text(self):
        return "".join(child.text if isinstance(child, Element) else child for child in self.children)


class Tree(html.parser.HTMLParser):
    def __init__(self, source):
        super().__init__()
        self.root = self.here = Element("", {}, None)
        self.feed(source)

    def handle_starttag(self, tag, attributes):
        element = Element(tag, {name: value or "" for name, value in attributes}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag):
        if tag not in VOID:
            expect(self.here.tag == tag, f"</{tag}> closes <{self.here.tag}>")
            self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


class Form:
    def __init__(self, element):
        self.act, self.on, self.action = element["data-act"], element["data-on"], element["action"]
        self.values, self.choices = {}, {}
        for control in element.walk():
            if control["name"]:
                self.add(control)

    def add(self, control):
        name = control["name"]
        if control.tag == "textarea":
            self.values[name] = control.text.removeprefix("\n")
        elif control.tag == "select":
            options = control.all("option")
            self.choices[name] = [o["value"] for o in options]
            self.values[name] = next((o["value"] for o in options if "selected" in o.attributes), self.choices[name][0])
        elif control["type"] == "radio":
            self.choices.setdefault(name, []).append(control["value"])
            if "checked" in control.attributes:
                self.values[name] = control["value"]
        elif control.tag == "input":
            self.values[name] = control["value"] or ""

    def filled(self, typed):
        for name, value in typed.items():
            expect(name in self.values or name in self.choices, f"the form {self.act} has no field {name}")
            expect(name not in self.choices or value in self.choices[name], f"{name} offers no {value}")
        return self.values | typed


class Page:
    def __init__(self, path, answer, body):
        self.path, self.status, self.headers, self.body = path, answer.status, answer.getheaders(), body
        self.is_html = (answer.getheader("Content-Type") or "").startswith("text/html")
        self.root = Tree(body.decode()).root if self.is_html and body else Element("", {}, None)

    def header(self, name):
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)

    @property
    def main(self):
        return self.root.one("main")

    @property
    def says(self):
        return " ".join(self.root.text.split())[-400:]

    @property
    def lang(self):
        return self.root.one("html")["lang"]

    def form(self, act, on=None):
        forms = [f for f in self.root.all("form", data_act=act) if on in (None, f["data-on"])]
        expect(forms, f"{self.path} ({self.status}) has no form {act}")
        return Form(forms[0])

    def thing(self, kind, id=True):
        return self.root.one(data_kind=kind, data_id=id)

    def shows(self, words):
        return " ".join(words.split()) in " ".join(self.main.text.split())

    def has_rule(self):
        return self.main.has(data_rule=True)

    def links(self, below=None):
        return [a["href"] for a in (below or self.root).all("a", href=True)]


class Routes:
    """The table that the program prints of itself."""
    def __init__(self, table):
        self.table = [(re.compile(re.sub(r"\{\w+\}", "([^/]+)", route["pattern"])), route) for route in table]

    def of(self, path, method="GET"):
        path = urllib.parse.urlsplit(path).path
        return next((route for pattern, route in self.table if route["method"] == method and pattern.fullmatch(path)), None)

    def name(self, path):
        route = self.of(path)
        return route and route["name"]


class Browser:
    """One person's. `watch` is told of every page that it opens."""
    def __init__(self, address, routes, name="visitor", cookie="", lang="en", watch=None):
        self.address, self.routes, self.name, self.lang, self.watch = address, routes, name, lang, watch
        self.cookies = dict([cookie.split("=", 1)] if cookie else [])

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.address).netloc, timeout=30)
        sent = {"Accept-Language": self.lang, "Cookie": "; ".join(f"{n}={v}" for n, v in self.cookies.items())}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, {name: value for name, value in sent.items() if value})
            answer = connection.getresponse()
            page = Page(path, answer, answer.read())
        finally:
            connection.close()
        self.keep_cookies(page)
        if self.watch:
            self.watch(self, method, page)
        return page

    def keep_cookies(self, page):
        for name, value in page.headers:
            if name.lower() == "set-cookie":
                cookie, *rest = value.split(";")
                known, content = cookie.split("=", 1)
                self.cookies[known] = content
                if any(part.strip() == "Max-Age=0" for part in rest):
                    del self.cookies[known]

    def get(self, path):
        return self.ask("GET", path.split("#")[0])

    def open(self, path):
        page = self.get(path)
        expect(page.status == 200, f"{self.name}: {path} answers {page.status}")
        return page

    def follow(self, page, route, having="", below=None):
        """The first link of the page (or below an element of it) whose address is of this route."""
        found = [link for link in page.links(below) if self.routes.name(link) == route and having in link]
        expect(found, f"{self.name}: {page.path} leads to no {route} {having}")
        return self.open(found[0])

    def post(self, action, values, **headers):
        headers = {"Origin": self.address, "Content_Type": "application/x-www-form-urlencoded"} | headers
        return self.ask("POST", action, urllib.parse.urlencode(values), **headers)

    def send(self, form, **typed):
        return self.post(form.action, form.filled(typed))

    def press(self, form, **typed):
        """Sends it, and opens what it leads to."""
        answer = self.send(form, **typed)
        expect(answer.status == 303, f"{self.name}: {form.act} answers {answer.status}: {answer.says}")
        return self.open(answer.header("Location"))
