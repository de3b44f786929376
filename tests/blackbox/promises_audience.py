"""Who really reads a thing, role by role through its page, against who is said to read it."""
from checker import expect


def everybody(s):
    """Each role of the sample, by its account."""
    people = [s.program.login(role["role"], role.get("country", "")) for role in s.program.ask("fixture-roles", "--json")]
    return {browser.account: browser for browser in people}


def things(s):
    yield "a shared update", s.update, f"/country-updates/{s.update}"
    yield "a shared answer", s.answers["4.1"], f"/answers/{s.answers['4.1']}"
    yield "an answer kept to the board", s.answers["4.2"], f"/answers/{s.answers['4.2']}"
    yield "an answer that is being written", s.draft, f"/answers/{s.draft}"
    yield "a need", s.need, f"/needs/{s.need}"
    yield "a line that is public", s.line, f"/lines/{s.line}"
    yield "a plan that is public", s.plan, f"/plans/{s.plan}"
    yield "a decision that is public", s.decision, s.asked
    yield "an annual update", s.annual, f"/updates/{s.annual}"


def those_read_it_who_are_said_to(s):
    people, told = everybody(s), {}
    for name, id, path in things(s):
        audience = s.program.tell("audience", id, "--json")
        told[name] = set(audience["working"]["accounts"]) | set(audience["released"]["accounts"])
        read = {account for account, browser in people.items() if browser.get(path).status == 200}
        wrong = [people[account].name for account in read ^ told[name]]
        expect(not wrong, f"{name}: {len(read)} read it, {len(told[name])} are said to; they differ in {wrong}")
    expect(len(set(map(len, told.values()))) >= 4, "the audiences do not differ enough to say anything")


CHECKS = [those_read_it_who_are_said_to]
