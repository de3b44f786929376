"""The first half of the thread: a country's update, from the opening to what others read of it."""
import re

from checker import expect

YEAR = 2090
LAO = "ຄູຂໍເອກະສານງ່າຍໆໜຶ່ງໃບ: ຈະເລີ່ມສົນທະນາກັບພໍ່ແມ່ແນວໃດ. " + "ການສ້າງຄວາມເຂົ້າໃຈຮ່ວມກັນລະຫວ່າງຊຸມຊົນ" * 6
BURMESE = "ဆရာများက အဖွင့်စကားပြောရန် စာရွက်တစ်ရွက် တောင်းဆိုသည်။ " + "အသိုင်းအဝိုင်းအချင်းချင်းနားလည်မှုတည်ဆောက်ခြင်း" * 6
AFTERWARDS = "Changed afterwards, read by the office alone."

ANSWERS = {
    "1.1": {"text": LAO, "lang": "lo", "translation": "A guideline for villages is being prepared."},
    "1.2": {"kind": "nothing_to_report"},
    "1.3": {"text": "ບ້ານສະຫງົບ", "lang": "lo", "translation": "Calm villages"},
    "2.1": {"text": BURMESE, "lang": "my", "translation": "Evening meetings worked; " + "understanding-between-neighbours-" * 8},
    "2.2": {"text": "Meetings on market days did not work.", "lang": "en"},
    "3.1": {"kind": "not_applicable"},
    "3.2": {"kind": "prefer_not_to_say"},
    "4.1": {"text": LAO, "lang": "lo", "translation": "Teachers ask for one page: how to begin."},
    "4.2": {"text": "ສຽງທີ່ອ່ານໄດ້ສະເພາະຄະນະ", "lang": "lo", "translation": "One teacher could tell others."},
}
NARROWED = "4.2"                # kept to the Advisory Board and its secretariat: other readers of the update do not meet it


def part_of(path):
    return path.split("?")[0].rsplit("/", 1)[1]


def come_in(s):
    """The people of the story, each with a browser of her own."""
    login = s.program.login
    s.office, s.point, s.officer = login("administrative-office"), login("contact-point", "LA"), login("desk-officer", "LA")
    s.others = [login("contact-point", "TH"), login("practitioner", "TH"), login("practitioner", "LA"), login("chair")]
    s.second, s.practitioner = s.others[:2]
    s.visitor, s.operator = s.program.visitor(), login("operator")


def the_administrative_office_opens_the_update(s):
    form = s.office.follow(s.office.open("/"), "updates").form("annual.open")
    page = s.office.press(form, year=str(YEAR), until_day="30", until_month="11", until_year=str(YEAR), until_hour="17:00")
    s.annual = part_of(page.path)
    expect(page.shows(str(YEAR)), "the year does not stand on the page")


def country_page(s, browser):
    annual = browser.follow(browser.follow(browser.open("/"), "updates"), "annual-update", s.annual)
    return browser.follow(annual, "country-update", s.update if hasattr(s, "update") else "")


def the_contact_point_finds_nine_questions(s):
    page = country_page(s, s.point)
    s.update = part_of(page.path)
    expect(page.thing("country-update", s.update)["data-state"] == "writing", "the update is not being written")
    s.answers = {row["data-question"]: row["data-id"] for row in page.root.all("li", data_kind="answer", data_id=True)}
    expect(sorted(s.answers) == sorted(ANSWERS), f"the questions are {sorted(s.answers)}")


def an_unfinished_update_cannot_be_handed_in(s):
    page = country_page(s, s.point)
    expect(page.has_rule() and not page.root.has("form", data_act="update.hand_in"), "no rule stands in place of the form")
    values = {"_csrf": s.point.open(f"/answers/{s.answers['1.1']}").form("answer.save").values["_csrf"], "_key": "handed-in-too-early-1", "_base": "", "binding": "original"}
    refused = s.point.post(f"/country-updates/{s.update}/hand-in", values)
    expect(refused.status == 403 and refused.main["data-rule"], f"handing in answers {refused.status}")


def write(browser, id, typed):
    before = browser.open(f"/answers/{id}")
    page = browser.press(before.form("answer.save"), **typed)
    expect(page.thing("answer", id)["data-hash"] != before.thing("answer", id)["data-hash"], "the saved text has the hash of the one before")
    for name in ("text", "translation"):
        kept = page.form("answer.save").values[name]
        expect(kept == typed.get(name, ""), f"{name} came back as {kept!r}")
    return page


def the_contact_point_answers_every_question(s):
    for number, typed in ANSWERS.items():
        page = write(s.point, s.answers[number], typed)
        if "kind" not in typed:
            s.point.press(page.form("answer.ready"))
    area = s.point.open(f"/answers/{s.answers['2.1']}").root.one("textarea", name="text")
    expect(area["lang"] == "my", f"the Burmese text is marked {area['lang']}")


def one_answer_is_kept_to_the_board(s):
    s.point.press(s.point.open(f"/answers/{s.answers[NARROWED]}").form("answer.narrow"), circle="advisory_board")


def it_is_handed_in_and_approved_in_two_steps(s):
    page = s.point.press(country_page(s, s.point).form("update.hand_in"), binding="original")
    expect(page.root.one(data_kind="country-update")["data-state"] == "handed-in", "it is not handed in")
    expect(not page.root.has("form", data_act="update.approve"), "the contact point is asked before the desk officer")
    s.officer.press(country_page(s, s.officer).form("update.approve"))
    page = s.point.press(country_page(s, s.point).form("update.approve"))
    expect(page.root.one(data_kind="country-update")["data-state"] == "approved", "it is not approved")


def nobody_else_reads_before_it_is_shared(s):
    for browser in [*s.others, s.office, s.visitor, s.operator]:
        for path in [f"/country-updates/{s.update}", *(f"/answers/{id}" for id in s.answers.values())]:
            status = browser.get(path).status
            expect(status == 404, f"{browser.name}: {path} answers {status}")


def share(s):
    page = s.point.follow(country_page(s, s.point), "sharing")
    page = s.point.open(f"{page.path.split('?')[0]}?circle=network")
    s.told = int(re.search(r"(\d+) (?:person|people)", page.root.one(id="who").text)[1])
    return s.point.press(page.form("update.share"))


def the_contact_point_shares_with_the_network_and_was_told_how_many(s):
    page = share(s)
    expect(page.root.one(data_kind="country-update")["data-state"] == "shared", "it is not shared")
    protected = s.program.session("cso-protected")["account"]
    readers = set(s.program.tell("audience", s.update, "--json")["released"]["accounts"])
    expect(protected in readers, "the protected member does not read what the network reads")
    expect(s.told == len(readers) - 1, f"{s.told} people were named, {len(readers)} read, one of them protected")


def others_read_it_without_the_narrower_answer(s):
    for browser in [s.second, s.practitioner, s.office]:
        page = country_page(s, browser)
        expect(page.shows(LAO) and page.shows(BURMESE) and page.shows("Calm villages"), f"{browser.name} does not read every text")
        meets = page.shows(ANSWERS[NARROWED]["text"]) or s.answers[NARROWED].encode() in page.body
        expect(meets == (browser is s.office), f"{browser.name} {'meets' if meets else 'misses'} the narrower answer")
    paragraph = s.practitioner.open(f"/answers/{s.answers['4.1']}").root.one(lang="lo")
    expect(LAO.strip() in paragraph.text, "the Lao text is not marked as Lao")
    expect(s.program.login("board-member", "TH").get(f"/answers/{s.answers[NARROWED]}").status == 200, "the board does not read what is kept to it")
    for browser in [s.visitor, s.operator]:
        expect(browser.get(f"/country-updates/{s.update}").status == 404, f"{browser.name} reads it")


def edited_afterwards_readers_see_the_shared_text(s):
    path = f"/answers/{s.answers['2.2']}"
    before = s.second.open(path).root.one(data_kind="answer")["data-hash"]
    write(s.point, s.answers["2.2"], {"text": AFTERWARDS, "lang": "en"})
    page = s.second.open(path)
    expect(page.root.one(data_kind="answer")["data-hash"] == before and page.shows(ANSWERS["2.2"]["text"]), "a reader sees the edit")
    expect(not country_page(s, s.practitioner).shows(AFTERWARDS), "the update shows the edit")
    changes = s.point.follow(country_page(s, s.point), "changes")
    expect(changes.root.has("ins") and changes.root.has("del"), "the office does not see what changed")


def withdrawn_it_is_gone_and_shared_again_it_is_back(s):
    s.point.press(country_page(s, s.point).form("update.withdraw"))
    nobody_else_reads_before_it_is_shared(s)
    share(s)
    others_read_it_without_the_narrower_answer(s)
    edited = s.second.open(f"/answers/{s.answers['2.2']}")
    expect(edited.shows(ANSWERS["2.2"]["text"]) and not edited.shows(AFTERWARDS), "what is shared again is not the approved text")


STEPS = [come_in, the_administrative_office_opens_the_update, the_contact_point_finds_nine_questions, an_unfinished_update_cannot_be_handed_in,
         the_contact_point_answers_every_question, one_answer_is_kept_to_the_board, it_is_handed_in_and_approved_in_two_steps,
         nobody_else_reads_before_it_is_shared, the_contact_point_shares_with_the_network_and_was_told_how_many,
         others_read_it_without_the_narrower_answer, edited_afterwards_readers_see_the_shared_text, withdrawn_it_is_gone_and_shared_again_it_is_back]
