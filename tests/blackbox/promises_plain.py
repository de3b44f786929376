"""What the program promises where it was built without the sample and the doors for it, as it is packaged."""
import contextlib
import re

from checker import expect
from program import PLAIN_PROGRAM, PROGRAM, free_port, fresh_folder, run
from promises_commands import READY, ends_with


def plain(code, *arguments):
    return ends_with(code, *arguments, program=PLAIN_PROGRAM)


def serving(command, folder):
    return [command, "--port", str(free_port()), "--data", str(folder), "--detach"]


@contextlib.contextmanager
def closed_demonstration():
    with fresh_folder() as folder:
        ends_with(0, *serving("demo", folder))
        ends_with(0, "down", "--data", str(folder))
        yield folder


def it_knows_no_door_to_a_sample(_):
    for command in (["fixture-login", "chair"], ["fixture-roles", "--json"], ["audience", "0000000000000", "--json"], ["acts", "--json"]):
        plain(2, *command)


def its_file_holds_none(_):
    held = {}
    for path in (PROGRAM, PLAIN_PROGRAM):
        with open(path, "rb") as file:
            held[path] = b"fixture-login" in file.read()
    expect(held == {PROGRAM: True, PLAIN_PROGRAM: False}, f"the words stand in {held}")


def it_refuses_a_sample_and_leaves_it_as_it_was(_):
    with closed_demonstration() as folder:
        for command in ("up", "demo"):
            plain(3, *serving(command, folder))
        ends_with(0, *serving("demo", folder))
        ends_with(0, "down", "--data", str(folder))


def it_makes_none_and_a_folder_it_refused_to_is_as_good_as_new(_):
    with fresh_folder() as folder:
        plain(3, *serving("demo", folder))
        up = serving("up", folder)
        done = plain(0, *up)
        run("down", "--data", str(folder))
        expect(re.fullmatch(READY.format(port=up[2], engine="sqlite", sample="no"), done.stdout), f"the line is {done.stdout!r}")


CHECKS = [it_knows_no_door_to_a_sample, its_file_holds_none, it_refuses_a_sample_and_leaves_it_as_it_was, it_makes_none_and_a_folder_it_refused_to_is_as_good_as_new]
