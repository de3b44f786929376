"""What every page promises, whoever asks: the answers of HTTP, forms that come from elsewhere, keys, languages."""
import re
import threading

from checker import Form, expect

ABSENT, MALFORMED = "0000000000000", "n0-such-id"
NEVER_THE_SAME = {"date", "x-request-id", "set-cookie"}


def bytes_of(page):
    headers = [(name, value) for name, value in page.headers if name.lower() not in NEVER_THE_SAME]
    body = re.sub(rb'(name="_(?:key|csrf)" value=")[^"]*', rb"\1", page.body)
    return page.status, headers, body


def addresses(s, unreadable):
    """Of every route that names a thing: one that this reader may not read, an absent and a malformed one; and of no route at all."""
    for route in s.program.routes.table:
        holes = re.findall(r"\{\w+\}", route[1]["pattern"])
        if len(holes) == 1 and route[1]["name"] != "sign-in-link":
            for id in (*unreadable, ABSENT, MALFORMED):
                yield route[1], route[1]["pattern"].replace(holes[0], id)
    for path in ("/nowhere", "/nowhere/at/all", "/needs/", f"/answers/{ABSENT}/", "/Needs", "/sign-in/..", "/sign-in/no-link"):
        for method in ("GET", "POST"):
            yield {"method": method, "auth": "public", "form": []}, path


def what_cannot_be_read_and_what_is_not_there_answer_the_same(s):
    for browser, unreadable in ((s.visitor, [s.update, s.need, s.draft]), (s.practitioner, [s.draft]), (s.operator, [s.update, s.need, s.draft])):
        for lang in ("en", "id"):
            browser.lang = lang
            for method in ("GET", "HEAD"):
                hold_the_same(s, browser, method, unreadable)
        browser.lang = "en"


def hold_the_same(s, browser, method, unreadable):
    answers = {}
    for route, path in addresses(s, unreadable):
        if route["method"] != "GET":
            continue
        page = browser.ask(method, path)
        closed = browser is s.visitor and route["auth"] == "session"
        expect(page.status == (303 if closed else 404), f"{browser.name}: {method} {path} answers {page.status}")
        answers.setdefault(page.status, {})[path] = bytes_of(page)
    for status, same in answers.items():
        first = next(iter(same.values()))
        differs = [path for path, page in same.items() if page != first]
        expect(not differs, f"{browser.name}: {method} answers {status} otherwise for {differs[:3]}")
    if method == "GET":
        body = first_body(answers[404])
        expect(b"<form" not in body and b"_csrf" not in body and ABSENT.encode() not in body, "the 404 page holds a form, a token or an id")


def first_body(same):
    return next(iter(same.values()))[2]


def nothing_can_be_done_to_what_one_may_not_read(s):
    token = s.practitioner.open("/you").form("session.end").values["_csrf"]
    answers = set()
    for route, path in addresses(s, [s.draft]):
        if route["method"] == "POST":
            fields = {f["name"]: sample_value(f) for f in route["form"] if f["required"]}
            page = s.practitioner.post(path, fields | {"_key": "k" * 20, "_csrf": token, "_base": ""})
            expect(page.status == 404, f"POST {path} answers {page.status}: {page.says}")
            answers.add(str(bytes_of(page)))
    expect(len(answers) == 1, f"POST answers in {len(answers)} ways")


def sample_value(field):
    return {"number": "1", "hour": "10:00"}.get(field["type"], "network" if field["name"] == "circle" else "x")


def head_answers_as_get_without_a_body(s):
    for path in ("/", "/needs", f"/lines/{s.line}", f"/answers/{ABSENT}", "/sign-in", "/updates"):
        for browser in (s.visitor, s.practitioner):
            got, head = browser.get(path), browser.ask("HEAD", path)
            length = lambda page: [h for h in page.headers if h[0].lower() not in NEVER_THE_SAME | {"etag", "content-length"}]
            expect((got.status, length(got)) == (head.status, length(head)) and not head.body, f"{browser.name}: HEAD {path} differs")


def a_wrong_method_names_the_right_ones_without_looking(s):
    for path, method, allowed in ((f"/needs/{ABSENT}", "POST", {"GET", "HEAD"}), (f"/needs/{ABSENT}/sharing", "GET", {"POST"}),
                                  (f"/country-updates/{ABSENT}/sharing", "DELETE", {"GET", "HEAD", "POST"})):
        page = s.visitor.ask(method, path)
        expect(page.status == 405 and set(re.split(r",\s*", page.header("Allow"))) == allowed, f"{method} {path}: {page.status}, {page.header('Allow')}")


def a_query_is_read_with_care(s):
    expect(s.visitor.get("/needs?unknown=1").status == 200, "an unknown name is not ignored")
    twice = s.visitor.get("/needs?a=1&a=2")
    expect(twice.status == 400 and twice.header("Content-Type").startswith("text/plain"), f"a repeated name answers {twice.status}")
    expect(twice.header("Connection") == "close", "the connection stays open")


def writing(s, browser):
    return browser.open(f"/answers/{s.draft}").form("answer.save")


def a_form_from_another_site_does_nothing(s):
    form = writing(s, s.writer)
    for headers, rule in (({"Origin": "http://elsewhere.example"}, "origin"), ({"Origin": "", "Sec_Fetch_Site": "cross-site"}, "origin"), ({"Origin": ""}, "csrf")):
        values = form.filled({"text": "From elsewhere"}) | ({"_csrf": "A" * 64} if rule == "csrf" else {})
        page = s.writer.post(form.action, values, **headers)
        expect(page.status == 403 and page.main["data-rule"] == rule, f"{headers} answers {page.status} {page.main['data-rule']}")
    for headers, change in (({}, {"_csrf": ""}), ({"Origin": ""}, {})):
        form = writing(s, s.writer)
        page = s.writer.post(form.action, form.filled({"text": f"Our own {headers}"}) | change, **headers)
        expect(page.status == 303, f"our own form answers {page.status}: {page.says}")


def a_form_that_is_not_right_keeps_what_was_typed(s):
    form = writing(s, s.writer)
    unknown = s.writer.post(form.action, form.values | {"colour": "blue", "text": "Typed"})
    expect(unknown.status == 422 and unknown.root.has(data_field="colour", data_error=True), f"an unknown name answers {unknown.status}")
    page = s.writer.send(form, text="ກ" * 20001)
    area = page.root.one("textarea", name="text")
    expect(page.status == 422 and area["aria-invalid"] == "true", f"too long a text answers {page.status}")
    expect(page.root.has(data_field="text", data_error=True) and len(area.text) >= 20001, "the message or the text is not there")
    required = s.office.send(s.office.open(f"/answers/{s.answers['4.1']}").form("need.make"), text="Typed")
    expect(required.status == 422 and required.root.one(name="title")["aria-invalid"] == "true" and required.form("need.make").values["text"] == "Typed", "a missing title")


def what_no_form_sends_is_refused(s):
    form = writing(s, s.writer)
    json = s.writer.ask("POST", form.action, "{}", Origin=s.writer.address, Content_Type="application/json")
    expect(json.status == 415, f"JSON answers {json.status}")
    in_pieces = s.writer.ask("POST", form.action, [b"text=", *[b"x" * 1000] * 2000], Origin=s.writer.address, Content_Type="application/x-www-form-urlencoded")
    for large in (s.writer.send(form, text="x" * (2 << 20)), s.writer.post("/nowhere", {"text": "x" * (2 << 20)}), in_pieces):
        expect(large.status == 413 and large.main, f"two megabytes answer {large.status}")


def acts_with(s, key):
    return sum(act["key"] == key for act in s.program.tell("acts", "--json"))


def one_key_does_one_thing(s):
    values = writing(s, s.writer).values | {"text": "With a key", "_key": "one-key-one-thing-1"}
    action = f"/answers/{s.draft}/text"
    first, again = s.writer.post(action, values), s.writer.post(action, values)
    expect(first.status == again.status == 303 and first.header("Location") == again.header("Location"), f"again it answers {again.status}")
    other = s.writer.post(action, values | {"text": "Another text"})
    expect(other.status == 409 and other.main["data-error"] == "key", f"another text answers {other.status}")
    expect(acts_with(s, values["_key"]) == 1, f"it was done {acts_with(s, values['_key'])} times")
    s.replay = action, values, first.header("Location")


def a_refused_form_does_not_use_its_key_up(s):
    form = writing(s, s.writer)
    too_long = s.writer.send(form, text="x" * 20001, _key="kept-for-the-next-try")
    expect(too_long.status == 422, f"too long a text answers {too_long.status}")
    expect(s.writer.send(form, text="Short enough", _key="kept-for-the-next-try").status == 303, "the key was used up")


def at_once(*calls):
    answers = [None] * len(calls)

    def make(n):
        answers[n] = calls[n]()
    threads = [threading.Thread(target=make, args=(n,)) for n in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def one_key_sent_eight_times_at_once_does_one_thing(s):
    values = writing(s, s.writer).values | {"text": "At once", "_key": "eight-times-at-once"}
    answers = at_once(*[lambda: s.writer.post(f"/answers/{s.draft}/text", values)] * 8)
    expect({page.status for page in answers} == {303}, f"they answer {[page.status for page in answers]}")
    expect(acts_with(s, values["_key"]) == 1, "it was done more than once")


def two_people_at_once_lose_nothing(s):
    for n in range(5):
        forms = {browser: writing(s, browser) for browser in (s.writer, s.colleague)}
        texts = {browser: f"Round {n} of {browser.name}" for browser in forms}
        pages = dict(zip(forms, at_once(*[lambda b=b: b.send(forms[b], text=texts[b], kind="text") for b in forms])))
        expect(sorted(page.status for page in pages.values()) == [303, 409], f"they answer {[page.status for page in pages.values()]}")
        late = next(browser for browser, page in pages.items() if page.status == 409)
        keep_both(s, late, pages[late], texts)


def keep_both(s, late, page, texts):
    other = next(browser for browser in texts if browser is not late)
    expect(page.main["data-error"], "the page does not say what happened")
    expect(texts[late] in page.root.one(data_side="mine").text and texts[other] in page.root.one(data_side="theirs").text, "a text is missing")
    expect(texts[late] in late.open(f"/answers/{s.draft}").root.one(data_side="mine").text, "opened again, the page has lost the late text")
    form = Form(page.root.one("form", data_act="answer.save"))
    both = texts[other] + "\n" + texts[late]
    saved = late.press(form, text=both)
    expect(saved.form("answer.save").values["text"].split() == both.split(), "what was put together is not saved")


def the_language_follows_the_reader(s):
    browser = s.program.visitor()
    expect(browser.open("/").lang == "en" and browser.open("/?lang=id").lang == "id", "lang in the address is not followed")
    expect(browser.open("/needs").lang == "id", "the choice is not kept")
    other = s.program.visitor()
    other.lang = "fr;q=0.9, id;q=0.8"
    page = other.open("/")
    expect(page.lang == "id" and "Accept-Language" in page.header("Vary"), "Accept-Language is not followed, or Vary does not say so")


def only_what_is_public_is_kept_by_caches(s):
    page = s.visitor.open("/")
    expect(page.header("ETag") and not page.header("Last-Modified"), "a public page has no ETag")
    expect(s.visitor.ask("GET", "/", If_None_Match=page.header("ETag")).status == 304, "its ETag is not known again")
    own = s.practitioner.open("/")
    expect(own.header("Cache-Control") == "no-store" and not own.header("ETag"), "a page of one person may be kept")


def another_country_writes(s):
    """Two people of one office, and an answer of theirs that nobody else may read."""
    s.writer, s.colleague = s.program.login("contact-point", "VN"), s.program.login("desk-officer", "VN")
    annual = s.writer.open(f"/updates/{s.annual}")
    found = [link for link in annual.links() if s.program.routes.name(link) == "country-update" and s.update not in link]
    s.draft = s.writer.open(found[0]).root.one("li", data_kind="answer", data_question="2.2")["data-id"]


def every_page_stands_in_the_second_language_too(s):
    for browser in (s.office, s.point, s.practitioner, s.chair, s.visitor):
        for path in ("/", "/updates", f"/updates/{s.annual}", f"/updates/{s.annual}/matrix", f"/country-updates/{s.update}", f"/answers/{s.answers['4.1']}", "/needs",
                     f"/needs/{s.need}", "/plans", f"/plans/{s.plan}", f"/lines/{s.line}", "/decisions", s.asked, "/founding-meeting", "/guide", "/background", "/library", "/sign-in"):
            page = browser.get(path + "?lang=id")
            expect(page.status == 303 or (page.status in (200, 404) and page.lang == "id"), f"{browser.name}: {path} answers {page.status}, and not in Indonesian")
        browser.cookies.pop("lang", None)


def keys_are_known_after_a_restart(s):
    down = s.program.down()
    expect(down.returncode == 0 and down.stdout.startswith("DOWN pid="), f"down said {down.stdout!r}")
    s.program.start()
    action, values, location = s.replay
    page = s.writer.post(action, values)
    expect(page.status == 303 and page.header("Location") == location, f"after the restart it answers {page.status}")
    other = s.writer.post(action, values | {"text": "Another text"})
    expect(other.status == 409 and acts_with(s, values["_key"]) == 1, "the key was forgotten")


CHECKS = [another_country_writes, what_cannot_be_read_and_what_is_not_there_answer_the_same, nothing_can_be_done_to_what_one_may_not_read,
          head_answers_as_get_without_a_body, a_wrong_method_names_the_right_ones_without_looking, a_query_is_read_with_care,
          a_form_from_another_site_does_nothing, a_form_that_is_not_right_keeps_what_was_typed, what_no_form_sends_is_refused, one_key_does_one_thing,
          a_refused_form_does_not_use_its_key_up, one_key_sent_eight_times_at_once_does_one_thing, two_people_at_once_lose_nothing,
          the_language_follows_the_reader, only_what_is_public_is_kept_by_caches, every_page_stands_in_the_second_language_too, keys_are_known_after_a_restart]
