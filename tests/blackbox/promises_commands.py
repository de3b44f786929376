"""What the commands promise: their lines, their JSON and how they end."""
import json
import os
import pathlib
import re
import stat
import subprocess
import time

from checker import expect
from program import PROGRAM, free_port, fresh_folder, run

READY = r"READY http://localhost:{port} pid=\d+ engine={engine} sample={sample} version=\S+\n"
DOWN = r"DOWN pid=\d+ served=\d+\n"


def the_ready_line_says_what_runs(s):
    engine = "postgres" if s.program.database else "sqlite"
    expect(re.fullmatch(READY.format(port=s.program.port, engine=engine, sample="yes"), s.program.ready), f"the line is {s.program.ready!r}")


# While it is served; put back into a folder of its own, it is the same network.
def a_backup_gives_it_all_back(s):
    with fresh_folder() as within:
        file, folder = f"{within}/backup", f"{within}/again"
        taken = run("backup", "--data", s.program.folder, "--to", file)
        line = re.fullmatch(r"BACKUP to=\S+ rows=(\d+) sha256=([0-9a-f]{64})\n", taken.stdout)
        expect(taken.returncode == 0 and line, f"it ended with {taken.returncode} and {taken.stdout!r}")
        expect(stat.S_IMODE(os.stat(file).st_mode) == 0o600, "others may read it")
        back = run("restore", "--from", file, "--data", folder, "--withdrawals", f"{s.program.folder}/withdrawals")
        expect(back.stdout == f"RESTORED data={folder} rows={line[1]} sha256={line[2]} closed=0\n", f"it ended with {back.returncode} and {back.stdout!r} {back.stderr!r}")
        expect(json.loads(run("selfcheck", "--json", "--data", folder).stdout)["ok"], "what was put back is not whole")
        again = run("backup", "--data", folder, "--to", file + "2")
        expect(again.stdout.endswith(f"sha256={line[2]}\n"), "what was put back is not the same")
        twice = run("restore", "--from", file, "--data", folder, "--withdrawals", f"{s.program.folder}/withdrawals")
        expect(twice.returncode == 1 and "There is a network" in twice.stderr, f"a second time it ended with {twice.returncode} and {twice.stderr!r}")


def nobody_puts_a_backup_back_without_saying_what_closes_it(s):
    with fresh_folder() as within:
        file, folder, none = f"{within}/backup", f"{within}/again", f"{within}/none"
        run("backup", "--data", s.program.folder, "--to", file)
        restore = ["restore", "--from", file, "--data", folder]
        for unsaid in ([], ["--withdrawals", f"{s.program.folder}/withdrawals", "--without-withdrawals"]):
            done = run(*restore, *unsaid)
            expect(done.returncode == 2 and "Where it is lost: --without-withdrawals closes whatever fewer than the network can read" in done.stderr and not done.stdout, f"{unsaid} ended with {done.returncode} and {done.stderr!r}")
        lost = run(*restore, "--withdrawals", none)
        expect(lost.returncode == 1 and lost.stderr == f"cannot read {none}\n", f"without the file it ended with {lost.returncode} and {lost.stderr!r}")
        back = run(*restore, "--without-withdrawals")
        expect(back.returncode == 0 and re.fullmatch(r"RESTORED data=\S+ rows=\d+ sha256=[0-9a-f]{64} closed=[1-9]\d*\n", back.stdout), f"it ended with {back.returncode} and {back.stdout!r} {back.stderr!r}")
        expect(json.loads(run("selfcheck", "--json", "--data", folder).stdout)["ok"], "what was put back is not whole")


def a_second_start_prints_the_running_line_at_once(s):
    for more in ([], ["--detach"]):
        done = run(*s.program.command(*more))
        expect(done.returncode == 0 and done.stdout == s.program.ready, f"it ended with {done.returncode} and {done.stdout!r}")


def sign_in_links_are_for_the_owner_of_the_folder_alone(s):
    mode = stat.S_IMODE(os.stat(f"{s.program.folder}/links.txt").st_mode)
    expect(mode == 0o600, f"links.txt has {mode:o}")
    with open(f"{s.program.folder}/links.txt") as file:
        links = re.findall(re.escape(s.program.address) + r"(/sign-in/\S+)", file.read())
    expect(len(links) == len(s.program.ask("fixture-roles", "--json")), f"{len(links)} links")
    s.link = links[0]


def all_files_are_for_their_owner_alone(s):
    open_ones = [name for name in os.listdir(s.program.folder) if os.stat(os.path.join(s.program.folder, name)).st_mode & 0o077]
    expect(not open_ones, f"others may read {open_ones}")


def who_only_looks_makes_no_folder(_):
    with fresh_folder() as folder:
        for command in (["selfcheck", "--json"], ["fixture-login", "chair"]):
            done = run(*command, "--data", str(folder / "none"))
            expect(done.returncode in (1, 3) and not (folder / "none").exists(), f"{command} ended with {done.returncode}")


def a_link_signs_in_once_by_its_button(s):
    browser, again = s.program.visitor(), s.program.visitor()
    form = browser.open(s.link).form("link.redeem")
    second = again.open(s.link).form("link.redeem")
    expect(browser.press(form).status == 200 and browser.get("/you").status == 200, "the button does not sign in")
    used, none = again.send(second), again.post("/sign-in/" + "A" * 43, second.values)
    expect((used.status, used.body) == (none.status, none.body), "a used link answers otherwise than none")
    expect(again.get("/you").status == 303, "a used link signs in")


def has_keys(entry, keys, what):
    expect(set(entry) == set(keys), f"{what} has {sorted(entry)}")


def roles_are_listed(s):
    for role in s.program.ask("fixture-roles", "--json"):
        has_keys(role, {"role", "start", "says"} | ({"country"} if "country" in role else set()), "a role")
        expect(s.program.login(role["role"], role.get("country", "")).get(role["start"]).status == 200, f"{role} cannot start")


def a_session_is_told_whole(s):
    session = s.program.session("contact-point", "ID")
    has_keys(session, {"cookie", "csrf", "account", "seats", "expires"}, "a session")
    browser = s.program.login("contact-point", "ID")
    browser.cookies = dict([session["cookie"].split("=", 1)])
    done = browser.post("/sign-out", {"_key": "csrf-of-the-session", "_csrf": session["csrf"]}, Origin="")
    expect(done.status == 303 and browser.get("/you").status == 303, f"with the token of the session signing out answers {done.status}")


def routes_are_listed(s):
    table = s.program.ask("routes", "--json")
    for route in table:
        has_keys(route, {"method", "pattern", "name", "auth", "reads", "acts", "form", "proofs"}, "a route")
        expect(route["auth"] in ("session", "public", "step-up") and route["method"] in ("GET", "POST"), f"{route}")
        expect(route["proofs"] in (["agree", "silent"], ["constant"]), f"{route}")
        expect((route["method"] == "POST") == bool(route["acts"]), f"{route['pattern']}: acts {route['acts']}")
        for field in route["form"]:
            has_keys(field, {"name", "type", "required", "max"}, "a field")
    expect(len({route["name"] + route["method"] for route in table}) == len(table), "two routes have one name")


def acts_and_audiences_are_told(s):
    acts = s.program.tell("acts", "--json")
    has_keys(acts[-1], {"act", "on", "key", "seat", "basis", "at"}, "an act")
    expect(acts[-1]["on"] and {"answer.save", "update.share", "decision.announce", "plan.publish"} <= {act["act"] for act in acts}, "acts are missing")
    told = s.program.tell("audience", s.update, "--json")
    has_keys(told, {"working", "released"}, "an audience")
    has_keys(told["released"], {"marking", "circles", "accounts"}, "a released audience")
    expect(told["released"]["marking"] == "TLP:GREEN", f"the network's marking is {told['released']['marking']}")


def what_can_be_worked_out_again_is_as_it_should_be(s):
    checked = s.program.tell("selfcheck", "--json")
    expect(checked["ok"] is True, f"{checked}")
    expect({"foreign_keys", "reading_rights", "search_rows", "released_hash", "orphan_files"} <= set(checked["checks"]), f"checks are {sorted(checked['checks'])}")


def ends_with(code, *arguments, program=PROGRAM):
    done = run(*arguments, program=program)
    expect(done.returncode == code, f"{arguments} ended with {done.returncode}")
    expect(done.stdout == "" or code == 0, f"{arguments} prints {done.stdout!r}")
    expect(done.stderr or code == 0, f"{arguments} does not say why")
    return done


def commands_end_as_promised(s):
    data = s.program.folder
    ends_with(0, "routes", "--json")
    ends_with(1, "audience", "0000000000000", "--json", "--data", data)
    ends_with(1, "audience", "no-id", "--json", "--data", data)
    ends_with(2, "demo", "--colour", "blue")
    ends_with(2, "unheard-of")
    ends_with(2)
    ends_with(3, "up", "--port", str(free_port()), "--data", s.closed_folder, "--detach")
    ends_with(4, "down", "--data", s.closed_folder)
    ends_with(4, "fixture-login", "chair", "--data", s.closed_folder)


def a_closed_demonstration(s):
    """A folder of a demonstration that does not run, for what follows."""
    s.closed_folder = str(pathlib.Path(s.program.folder).parent / "closed")
    arguments = ["--port", str(free_port()), "--data", s.closed_folder, "--detach"]
    expect(run("demo", *arguments).returncode == 0 and run("down", "--data", s.closed_folder).returncode == 0, "it does not start and end")


def names_of_acts(folder):
    return sorted(act["act"] for act in json.loads(ends_with(0, "acts", "--json", "--data", str(folder)).stdout))


def killed_after(seconds, folder):
    """A first start that ends so long after it has a database."""
    with subprocess.Popen([PROGRAM, "demo", "--port", str(free_port()), "--data", str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and not (folder / "jejaring.db").exists():
            time.sleep(0.005)
        time.sleep(seconds)
        process.kill()


def a_sample_whose_first_start_was_killed_is_filled_by_the_next(s):
    whole = names_of_acts(s.closed_folder)
    for seconds in (0, 0.1, 0.2, 0.4, 0.8):
        with fresh_folder() as folder:
            killed_after(seconds, folder)
            ends_with(0, "demo", "--port", str(free_port()), "--data", str(folder), "--detach")
            ends_with(0, "down", "--data", str(folder))
            found = names_of_acts(folder)
            expect(found == whole, f"killed after {seconds} s, it holds {len(found)} acts instead of {len(whole)}")


def a_folder_stays_with_its_database(s):
    other = pathlib.Path(s.closed_folder).parent / "other.db"
    try:
        refused = ends_with(1, "demo", "--port", str(free_port()), "--data", s.closed_folder, "--database", str(other), "--detach")
    finally:
        run("down", "--data", s.closed_folder)
    expect("belongs to another database" in refused.stderr, f"it says {refused.stderr!r}")
    ends_with(1, "demo", "--port", str(s.program.port), "--data", s.program.folder, "--database", str(other))
    expect(not other.exists() and names_of_acts(s.closed_folder), "the commands look elsewhere now")


def a_real_instance_is_no_demonstration(s):
    with fresh_folder() as folder:
        arguments = ["--port", str(free_port()), "--data", str(folder), "--detach"]
        done = run("up", *arguments)
        expect(done.returncode == 0 and " sample=no " in done.stdout, f"up ended with {done.returncode} and {done.stdout!r}")
        try:
            for command in (["fixture-login", "chair"], ["acts", "--json"], ["audience", "0000000000000", "--json"]):
                ends_with(3, *command, "--data", str(folder))
        finally:
            done = run("down", "--data", str(folder))
        expect(done.returncode == 0 and re.fullmatch(DOWN, done.stdout), f"down ended with {done.returncode} and {done.stdout!r}")
        ends_with(3, "demo", *arguments)


def in_the_foreground_it_ends_when_told(s):
    port = str(free_port())
    with fresh_folder() as folder, subprocess.Popen([PROGRAM, "demo", "--port", port, "--data", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        line = process.stdout.readline()
        expect(re.fullmatch(READY.format(port=port, engine="sqlite", sample="yes"), line) and f"pid={process.pid} " in line, f"the line is {line!r}")
        down = run("down", "--data", str(folder))
        expect(re.fullmatch(DOWN, down.stdout) and process.wait(30) == 0, f"down said {down.stdout!r}, the server ended with {process.returncode}")
        expect(process.stdout.read() == "", "more stands on stdout than the line")


CHECKS = [the_ready_line_says_what_runs, a_backup_gives_it_all_back, nobody_puts_a_backup_back_without_saying_what_closes_it, a_second_start_prints_the_running_line_at_once, sign_in_links_are_for_the_owner_of_the_folder_alone, all_files_are_for_their_owner_alone, who_only_looks_makes_no_folder,
          a_link_signs_in_once_by_its_button, roles_are_listed, a_session_is_told_whole, routes_are_listed, acts_and_audiences_are_told,
          what_can_be_worked_out_again_is_as_it_should_be, a_closed_demonstration, commands_end_as_promised,
          a_sample_whose_first_start_was_killed_is_filled_by_the_next, a_folder_stays_with_its_database, a_real_instance_is_no_demonstration,
          in_the_foreground_it_ends_when_told]
