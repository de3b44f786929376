"""The second half: a need of the region, a line of the plan, the board's agreement, and what a visitor may see of it."""
import datetime
import re
import time

from checker import expect
from story_country import part_of

JAKARTA = datetime.timezone(datetime.timedelta(hours=7))        # the zone of the network's own dates
RESERVATION = "Our schools are closed in that month."
SECONDS_TO_ANSWER = 12
PATIENCE = 20


def the_office_reads_the_matrix(s):
    annual = s.office.follow(s.office.follow(s.office.open("/"), "updates"), "annual-update", s.annual)
    page = s.office.follow(annual, "matrix", s.annual)
    cells = page.root.one("table").all("td")
    shared = {e["data-id"] for e in page.root.all("td", data_kind="answer", data_id=True)}
    expect(shared == set(s.answers.values()) and len(cells) == 11 * 9, f"{len(shared)} of {len(cells)} cells hold an answer")
    expect(len({" ".join(c.text.split()) for c in cells if not c["data-id"]}) == 1, "the empty cells differ")
    s.matrix = page


def it_makes_a_need_of_an_answer(s):
    page = s.office.follow(s.matrix, "answer", s.answers["4.1"])
    page = s.office.press(page.form("need.make"), title="One page: how to begin", text="Teachers ask how to begin.")
    s.need = part_of(page.path)
    expect(page.thing("need", s.need) and any(s.answers["4.1"] in link for link in page.links()), "the need does not lead to its answer")
    came = s.practitioner.open(f"/answers/{s.answers['4.1']}")
    expect(any(s.need in link for link in came.links()), "the answer does not lead to the need")


def a_second_country_shares_it_once(s):
    page = s.second.follow(s.second.follow(s.second.follow(s.second.open("/"), "plans"), "needs"), "need", s.need)
    page = s.second.press(page.form("need.share"))
    expect(not page.root.has("form", data_act="need.share") and page.root.has("form", data_act="need.take_back"), "it can be shared twice")
    for browser in [s.point, s.practitioner]:
        page = browser.open(f"/needs/{s.need}")
        expect(page.has_rule() and not page.root.has("form", data_act="need.share"), f"{browser.name} is not told why not")


def it_becomes_a_line_of_a_new_plan(s):
    page = s.office.press(s.office.follow(s.office.open("/"), "plans").form("plan.begin"), year=str(2091))
    s.plan = part_of(page.path)
    form = s.office.follow(s.office.open(f"/needs/{s.need}"), "new-line", s.plan).form("line.add")
    expect(form.values["need"] == s.need, "the form does not name the need")
    page = s.office.press(form, title="How to begin", text="Three teachers show it.", kind="webinar", theme="schooling", format="online",
                          begins_day="21", begins_month="4", begins_year="2091", begins_hour="13:00", host="member.LA", group="", clause="not_applicable")
    s.line = part_of(page.path)
    expect({"need", "plan"} <= {s.office.routes.name(link) for link in page.links(page.root.one("nav", **{"class": "trail"}))}, "the trail does not lead to need and plan")
    for browser in [s.second, s.practitioner, s.visitor, s.operator]:
        expect(browser.get(page.path).status == 404 and browser.get(f"/plans/{s.plan}").status == 404, f"{browser.name} reads a plan that is being written")


def until(seconds):
    at = datetime.datetime.now(JAKARTA) + datetime.timedelta(seconds=seconds)
    return {"until_day": str(at.day), "until_month": str(at.month), "until_year": str(at.year), "until_hour": at.strftime("%H:%M:%S")}


def number_of(page):
    """As it stands in the trail of a decision's own page; 0 while it has none."""
    found = re.search(r"\d+", page.root.one("nav", **{"class": "trail"}).one("li", aria_current="true").text)
    return int(found[0]) if found else 0


def highest_number(browser):
    page = browser.follow(browser.open("/"), "decisions")
    return max(number_of(browser.open(row.one("a")["href"])) for row in page.root.all("li", data_kind="decision"))


def it_is_put_to_the_board(s):
    s.chair, s.board = s.others[3], {country: s.program.login("board-member", country) for country in ("TH", "MM", "LA")}
    s.number_before = highest_number(s.office)
    page = s.office.press(s.office.open(f"/plans/{s.plan}").form("plan.put"), **until(SECONDS_TO_ANSWER))
    s.decision, s.asked = part_of(page.path), f"/decisions/{part_of(page.path)}"
    locked = s.office.open(f"/lines/{s.line}")
    expect(locked.has_rule() and not locked.root.has("form", data_act="line.save"), "the line can be changed while the board is asked")


def members_take_position_and_read_their_own_alone(s):
    for country, position in {"TH": {"kind": "nothing_against"}, "MM": {"kind": "reservation", "text": RESERVATION}}.items():
        browser = s.board[country]
        page = browser.press(browser.follow(browser.follow(browser.open("/"), "decisions"), "decision", s.decision).form("position.take"), **position)
        expect(page.thing("decision", s.decision)["data-state"] == "running", "the procedure has ended already")
    expect(s.board["MM"].open(s.asked).shows(RESERVATION), "a country does not read its own position")
    expect(s.chair.open(s.asked).shows(RESERVATION), "the chair does not read the reservation")
    for browser in [s.board["TH"], s.board["LA"], s.office]:
        expect(RESERVATION not in browser.open(s.asked).body.decode(), f"{browser.name} reads the position of another before the end")
    for browser in [s.second, s.practitioner, s.visitor]:
        expect(browser.get(s.asked).status == 404, f"{browser.name} knows of the procedure")
    expect(not s.chair.open(s.asked).root.has("form", data_act="decision.announce"), "the chair can announce before the end")


def at_its_end_all_members_read_all_positions(s):
    page, patient = s.chair.open(s.asked), time.monotonic() + PATIENCE
    while page.thing("decision")["data-state"] == "running":
        expect(time.monotonic() < patient, "the procedure does not end")
        page = s.chair.open(s.asked)
    for browser in s.board.values():
        page = browser.open(s.asked)
        expect(page.shows(RESERVATION) and len(page.root.all("tr", data_member=True)) == 11, f"{browser.name} does not read all positions")
        expect(not page.root.has("form", data_act="position.take"), "a position can be taken after the end")


def the_chair_announces_and_it_gets_the_next_number(s):
    page = s.chair.press(s.chair.open(s.asked).form("decision.announce"))
    expect(page.thing("decision", s.decision)["data-state"] == "agreed", "a reservation stops the agreement")
    expect(number_of(page) == highest_number(s.second) == s.number_before + 1, f"after number {s.number_before} it got {number_of(page)}")
    expect(s.visitor.get(s.asked).status == 404, "a visitor reads it before it is published")


def the_office_publishes_the_plan_and_a_visitor_reads_it(s):
    s.office.press(s.office.open(f"/plans/{s.plan}").form("plan.publish"))
    plan = s.visitor.follow(s.visitor.follow(s.visitor.open("/"), "plans"), "plan", s.plan)
    expect(plan.thing("plan", s.plan)["data-state"] == "agreed", "the plan is not shown as agreed")
    s.line_page = s.visitor.follow(plan, "line", s.line)
    expect(s.visitor.follow(s.visitor.open("/"), "line", s.line).shows("Three teachers show it."), "the first page does not lead to the line")


def the_trail_ends_at_what_a_visitor_may_see(s):
    trail = s.line_page.root.one("nav", **{"class": "trail"})
    expect({s.visitor.routes.name(link) for link in s.line_page.links(trail)} == {"plan", "decision"}, f"the trail leads to {s.line_page.links(trail)}")
    hidden = [s.need, s.update, *s.answers.values()]
    for path in [f"/lines/{s.line}", f"/plans/{s.plan}", s.asked, "/", "/needs", "/decisions"]:
        page = s.visitor.open(path)
        expect(not [id for id in hidden if id.encode() in page.body], f"{path} names what a visitor may not read")
        expect(RESERVATION not in page.body.decode(), f"{path} shows a position to a visitor")
    for path in [f"/needs/{s.need}", f"/answers/{s.answers['4.1']}"]:
        expect(s.visitor.get(path).status == 404, f"a visitor reads {path}")
    known = s.second.open(f"/lines/{s.line}")
    expect("need" in {s.second.routes.name(link) for link in known.links(known.root.one("nav", **{"class": "trail"}))}, "for the network the trail goes on to the need")


STEPS = [the_office_reads_the_matrix, it_makes_a_need_of_an_answer, a_second_country_shares_it_once, it_becomes_a_line_of_a_new_plan,
         it_is_put_to_the_board, members_take_position_and_read_their_own_alone, at_its_end_all_members_read_all_positions,
         the_chair_announces_and_it_gets_the_next_number, the_office_publishes_the_plan_and_a_visitor_reads_it,
         the_trail_ends_at_what_a_visitor_may_see]
