"""What the program promises of another network: it is chosen at the first start, the folder keeps it, and its pages are its own."""
import json
import pathlib
import re
import shutil

from checker import Browser, Routes, expect
from program import free_port, fresh_folder, run
from promises_commands import READY, ends_with

TOWNS = pathlib.Path(__file__).resolve().parent.parent / "profiles/two-towns"


def serving(command, folder, *more):
    return [command, "--port", str(free_port()), "--data", str(folder), "--detach", *more]


def first_page(arguments):
    """Started, seen by a visitor, and stopped again."""
    done = ends_with(0, *arguments)
    sample = "yes" if arguments[0] == "demo" else "no"
    expect(re.fullmatch(READY.format(port=arguments[2], engine="sqlite", sample=sample), done.stdout), f"the line is {done.stdout!r}")
    try:
        return Browser(f"http://localhost:{arguments[2]}", Routes([])).open("/")
    finally:
        ends_with(0, "down", "--data", arguments[4])


def a_folder_keeps_the_network_it_was_made_with(_):
    with fresh_folder() as folder:
        pages = [first_page(serving("up", folder, *more)) for more in (["--profile", str(TOWNS)], [], ["--profile", f"{TOWNS}/../two-towns"])]
        for page in pages:
            expect(page.root.one("title").text == "The two towns on the river · River Two", f"the page is of {page.root.one('title').text}")
        refused = ends_with(1, *serving("up", folder, "--profile", "sean-pve"))
        expect("another profile" in refused.stderr and not refused.stdout, f"it is told {refused.stderr!r}")
        expect("Two towns, one river" in first_page(serving("up", folder)).says, "it is another network afterwards")


def a_folder_of_one_network_takes_no_other(_):
    with fresh_folder() as folder:
        shipped = first_page(serving("up", folder))
        refused = ends_with(1, *serving("up", folder, "--profile", str(TOWNS)))
        expect("sean-pve" in refused.stderr and "two-towns" in refused.stderr, f"it is told {refused.stderr!r}")
        expect(first_page(serving("up", folder)).root.one("title").text == shipped.root.one("title").text, "it is another network afterwards")


def a_profile_that_is_wrong_is_told_with_file_and_line_and_nothing_is_made(_):
    with fresh_folder() as folder:
        shutil.copytree(TOWNS, folder / "towns")
        bodies = folder / "towns/bodies.toml"
        bodies.write_text(bodies.read_text().replace('role = "chair"\n', ""))
        for named, says in ((str(folder / "towns"), r"bodies\.toml, line \d+: seat_kind: no seat has the role chair"), (str(folder / "nowhere"), "There is no folder"), ("nowhere", "No profile of this name ships: nowhere")):
            done = ends_with(1, *serving("up", folder / "data", "--profile", named))
            expect(re.search(says, done.stderr) and not done.stdout, f"{named}: {done.stderr!r}")
        expect("River Two" in first_page(serving("up", folder / "data", "--profile", str(TOWNS))).root.one("title").text, "the folder is not as good as new")


def it_has_the_routes_and_roles_of_its_profile(_):
    forms = {route["name"]: [field["name"] for field in route["form"]] for route in json.loads(run("routes", "--json", "--profile", str(TOWNS)).stdout)}
    expect(forms["position.take"] == ["kind", "wish", "reason", "mending"], f"a position asks {forms['position.take']}")
    expect(forms["answer.save"] == ["kind", "text"] and "founding-meeting" not in forms, "it has what its profile leaves out")
    shipped = {route["name"]: [field["name"] for field in route["form"]] for route in json.loads(run("routes", "--json").stdout)}
    expect(shipped["position.take"] == ["kind", "text", "why", "resolve"], f"a position asks {shipped['position.take']}")
    says = {role["says"] for role in json.loads(run("fixture-roles", "--json", "--profile", str(TOWNS)).stdout)}
    expect({"Town clerk, Upton Ford", "Moderator of the river council"} <= says, f"the roles are {says}")


def its_demonstration_speaks_one_language(_):
    with fresh_folder() as folder:
        page = first_page(serving("demo", folder, "--profile", str(TOWNS)))
        expect(page.lang == "en" and not page.root.all(hreflang=True), "it offers another language")
        expect(page.root.all(data_kind="line") and page.root.all(data_kind="decision"), "the finished year is not public")
        expect(not [link for link in page.links() if "founding" in link], "it leads to a meeting that there was not")


CHECKS = [a_folder_keeps_the_network_it_was_made_with, a_folder_of_one_network_takes_no_other, a_profile_that_is_wrong_is_told_with_file_and_line_and_nothing_is_made, it_has_the_routes_and_roles_of_its_profile, its_demonstration_speaks_one_language]
