"""More of GOV.UK's smart answers in our own words: those whose answers lead to advice, each with a reading.

Those that work something out are in `test_guidance_figures.py`; decision 58 says of all 29 what they need.
"""

from __future__ import annotations

import itertools

from builder.flows.walk import walk
from tests.flows import naive
from tests.guidance import CASE, flows, outcome
from tests.knowledge_bases import run_builder


def test_it_is_proved() -> None:
    """Without an error or a warning."""
    assert run_builder(CASE, "check").stdout == "no problems\n"


def pension(status: str, own: str, partner: str, gender: str) -> str:
    """The way through the source on a State Pension through a partner."""
    man = gender == "man"
    if status == "divorced":
        return "not-after-divorce" if man else "by-age"
    if status == "widowed":
        return "old-widowed" if own == "before" else "new-widower" if man else "new-widow"
    if own == "before":
        return "old-couple" if partner == "before" else "partner-record"
    return "own-record" if man else "new-wife"


def test_pension_through_a_partner() -> None:
    """All 24 combinations; the source asks who is younger for the partner's age, which decides nothing then."""
    page = flows()["partner-pension"]
    given = itertools.product(
        ("married", "widowed", "divorced"), ("before", "from"), ("before", "from"), ("man", "woman")
    )
    for answers in given:
        combination: naive.Answers = {q: (a,) for q, a in zip(page.flow.questions, answers, strict=True)}
        assert outcome(page, combination) == pension(*answers)
        if answers[:2] == ("married", "from"):
            assert "partner" not in walk(page.diagram, combination).asked


def steps(answers: naive.Answers) -> list[bool]:
    """The paragraphs of the next steps that are shown, in their order."""
    (registered,), (turnover,), (hire,), (money,) = (answers[q] for q in ("registered", "turnover", "hire", "money"))
    place, trade = answers["place"], answers["trade"]
    rooms = bool({"rented", "owned", "none"} & set(place))
    company = [registered == "no", turnover == "over", turnover == "unknown", hire != "no", money == "yes"]
    return [
        *company,
        "home" in place,
        "rented" in place,
        rooms,
        "import" in trade,
        "export" in trade,
        turnover == "under",
    ]


def test_next_steps_of_a_company() -> None:
    """Every paragraph, in all 1,536 combinations."""
    page = flows()["business-steps"]
    combinations = list(naive.every_combination(page.flow))
    assert len(combinations) == 1536
    for answers in combinations:
        assert [naive.holds(each, page.flow, answers) for each in page.shown] == steps(answers)


def test_where_a_death_is_registered() -> None:
    """One outcome for each country; in England or Wales two questions more, for the paragraphs alone."""
    page = flows()["register-death"]
    for answers in naive.every_combination(page.flow):
        (where,) = answers["where"]
        assert outcome(page, answers) == ("register" if where == "england-or-wales" else where)
        assert list(walk(page.diagram, answers).asked) == ["where"]
        (home,), (expected,) = answers["place"], answers["expected"]
        shown = [naive.holds(each, page.flow, answers) for each in page.shown]
        assert shown == [home == "home", home == "elsewhere", expected == "yes", expected == "no"]
    followed = page.follow_ups.follow("register", ["where"], {"where": ("england-or-wales",)})
    assert followed.next == "place"
