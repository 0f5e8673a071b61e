"""A finder of support with 90 items and 85 million combinations, as an independent reading has it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.flows.collected import way
from builder.load.knowledge_base import load_site
from builder.site import FlowPage
from tests.knowledge_bases import CASES, run_builder

CASE = CASES / "flows/benefits"
PLACES = ("england", "scotland", "wales", "northern-ireland")
AGES = (
    "under-1", "one", "two", "three-to-four", "five-to-seven", "eight-to-ten", "eleven-to-fifteen", "sixteen-up",
)  # fmt: skip
OPTIONS = {
    "nation": PLACES, "pension-age": ("yes", "no"), "working": ("full", "under-16", "no"), "illness": ("yes", "no"),
    "daily": ("much", "somewhat", "little"), "unable": ("long", "short", "no"), "carer": ("yes", "no"),
    "child-ill": ("yes", "no"), "pregnant": ("yes", "no"), "partner": ("yes", "no"),
    "home": ("private", "social", "mortgage", "other"), "savings": ("under-6", "to-16", "over-16"),
    "benefits": ("universal-credit", "pension-credit", "other", "none"),
}  # fmt: skip


class Person:
    """Somebody, in words that the guidance uses."""

    def __init__(self, answers: dict[str, str], children: set[str]) -> None:
        self.place = answers["nation"]
        self.old = answers["pension-age"] == "yes"
        self.hours = {"full": 16, "under-16": 8, "no": 0}[answers["working"]]
        self.ill, self.limited = answers["illness"] == "yes", answers["daily"] != "little"
        self.severe = self.ill and answers["daily"] == "much"
        self.unable = answers["unable"]
        self.cares, self.expects = answers["carer"] == "yes", answers["pregnant"] == "yes"
        self.alone = answers["partner"] == "no"
        self.home, self.rich = answers["home"], answers["savings"] == "over-16"
        self.poor = answers["savings"] == "under-6"
        self.gets = answers["benefits"]
        self.supported = self.gets != "none"
        self.main = self.gets in ("universal-credit", "pension-credit")
        self.children = children
        self.ill_child = bool(children) and answers["child-ill"] == "yes"

    def child(self, first: str, last: str = "") -> bool:
        """True for somebody with a child between two ages."""
        places = [AGES.index(each) for each in self.children]
        low, high = AGES.index(first), AGES.index(last or first)
        return any(low <= place <= high for place in places)


def everywhere(p: Person) -> Iterator[str]:
    """Support that does not differ by nation."""
    if p.old:
        yield "state-pension"
    if p.supported:
        yield "budgeting"
        if p.home == "mortgage":
            yield "mortgage-interest"
    if p.gets == "pension-credit":
        yield "christmas"
    if not p.old and p.hours and p.unable == "short":
        yield "sick-pay"
    if not (p.rich or p.supported):
        yield "health-costs"
    if p.severe:
        yield "vehicle-tax"
    if p.cares and not p.old and not p.hours:
        yield "carers-credit"
    if p.children:
        yield "child-benefit"
    if p.child("under-1", "eight-to-ten") and p.hours >= 16 and p.gets != "universal-credit":
        yield "tax-free-childcare"
    if p.expects and p.hours:
        yield "maternity-pay" if p.hours >= 16 else "maternity-allowance"


def with_a_twin(p: Person) -> Iterator[str]:
    """Support that Northern Ireland has under a name of its own."""
    ni = "-ni" if p.place == "northern-ireland" else ""
    if not p.old:
        if p.gets != "universal-credit" and not p.rich:
            yield f"universal-credit{ni}"
        if p.hours < 16:
            yield f"{'jobseekers' if p.unable == 'no' else 'employment-support'}{ni}"
    elif p.gets != "pension-credit":
        yield f"pension-credit{ni}"
    if p.ill and p.hours:
        yield f"access-to-work{ni}"
    if p.old and p.home in ("private", "social") and not p.rich:
        yield f"housing-benefit{ni}"
    if p.place == "scotland":
        return
    if p.old:
        yield f"winter-fuel{ni}"
    if p.main:
        yield f"cold-weather{ni}"
    if p.ill and p.limited:
        yield f"{'attendance' if p.old else 'independence-payment'}{ni}"
    if p.ill_child:
        yield f"disabled-child{ni}"
    if p.cares and p.hours < 16:
        yield f"carers-allowance{ni}"
    if p.severe:
        yield "home-changes"
    if p.supported and (p.expects or p.child("under-1", "three-to-four")):
        yield "healthy-start"
    if p.supported and p.expects:
        yield "maternity-grant"


def in_britain(p: Person) -> Iterator[str]:
    """Support of councils outside Northern Ireland."""
    if p.place == "northern-ireland":
        return
    if p.home in ("private", "social") and p.supported:
        yield "discretionary-housing"
    if not p.rich:
        yield "council-tax"
    if p.alone:
        yield "single-discount"
    if p.place != "scotland" and p.main:
        yield "warm-home"


def by_nation(p: Person) -> Iterator[str]:
    """Support that is called by its nation."""
    short = "ni" if p.place == "northern-ireland" else p.place
    if p.severe:
        yield f"blue-badge-{short}"
    if p.ill and p.limited:
        yield f"bus-pass-{short}"
    if p.cares:
        yield f"carer-plan-{short}"
    if p.supported and p.child("five-to-seven", "eleven-to-fifteen"):
        yield f"meals-{short}"
    if p.child("sixteen-up") and (p.place == "england" or not p.rich):
        yield "bursary" if p.place == "england" else f"maintenance-{short}"


def england(p: Person) -> Iterator[str]:
    """Support in England alone."""
    if p.supported:
        yield "prescriptions"
        if p.child("two"):
            yield "early-two"
    if p.child("three-to-four"):
        yield "early-three"
    if p.hours >= 16 and p.child("one", "three-to-four"):
        yield "thirty-hours"


def scotland(p: Person) -> Iterator[str]:
    """Support in Scotland alone."""
    if p.old:
        yield "winter-heating-pension"
    if p.main:
        yield "winter-heating"
    if p.ill_child:
        yield from ("child-winter-heating", "disabled-child-scotland")
    if p.ill and p.limited:
        yield "pension-age-disability" if p.old else "adult-disability"
    if p.severe:
        yield "home-changes-scotland"
    if p.cares and p.hours < 16:
        yield "carer-support"
        if p.supported:
            yield "carer-supplement"
    if p.child("three-to-four"):
        yield "early-scotland"
    if not p.supported:
        return
    yield "warm-home-scotland"
    if p.child("under-1", "eleven-to-fifteen"):
        yield "scottish-child-payment"
    if p.expects or p.child("under-1", "two"):
        yield "best-start-foods"
    if p.expects or p.child("under-1"):
        yield "best-start-birth"
    if p.child("two", "three-to-four"):
        yield "best-start-learning"
    if p.child("five-to-seven"):
        yield "best-start-school"
    if p.main and p.child("five-to-seven", "eleven-to-fifteen"):
        yield "clothing-scotland"


def wales(p: Person) -> Iterator[str]:
    """Support in Wales alone."""
    if p.supported and p.child("two", "three-to-four"):
        yield "flying-start"
    if p.hours >= 16 and p.child("three-to-four"):
        yield "childcare-wales"
    if p.main and p.child("five-to-seven", "eleven-to-fifteen"):
        yield "essentials-wales"


def northern_ireland(p: Person) -> Iterator[str]:
    """Support in Northern Ireland alone."""
    if p.poor:
        yield "affordable-warmth"
    if p.child("three-to-four"):
        yield "preschool-ni"
    if not p.rich and p.home != "other":
        yield "rate-rebate"


NATIONS = dict(zip(PLACES, (england, scotland, wales, northern_ireland), strict=True))


def reading(p: Person) -> set[str]:
    """Everything that somebody can get."""
    parts = (everywhere, with_a_twin, in_britain, by_nation, NATIONS[p.place])
    return {item for part in parts for item in part(p)}


def people(number: int, seed: int) -> Iterator[tuple[dict[str, str], set[str]]]:
    """Somebody with random answers, and the ages of the children."""
    dice = random.Random(seed)
    for _ in range(number):
        answers = {question: dice.choice(options) for question, options in OPTIONS.items()}
        yield answers, {age for age in AGES if dice.random() < 0.25}


def page() -> FlowPage:
    """The flow."""
    (flow,) = load_site(CASE).value.flows
    return flow


def test_people_get_what_the_reading_gives() -> None:
    """Every item for somebody and not for everybody."""
    collected = page().collected
    assert collected is not None
    counts = dict.fromkeys(collected.items, 0)
    number = 4_000
    for answers, children in people(number, 5):
        given: dict[str, tuple[str, ...]] = {question: (answer,) for question, answer in answers.items()}
        given["children"] = tuple(children) or ("none",)
        found = {id_ for id_, diagram in collected.items.items() if way(diagram, given).given}
        assert found == reading(Person(answers, children))
        for id_ in found:
            counts[id_] += 1
    assert len(counts) == 90
    assert all(0 < count < number for count in counts.values())


def test_lines_of_answers(tmp_path: Path) -> None:
    """`builder flow run` gives the same items, each with a reason that is a part of what was asked."""
    some = list(people(300, 6))
    lines = [json.dumps({**answers, "children": sorted(children) or ["none"]}) for answers, children in some]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines), "utf-8")
    done = run_builder(CASE, "flow", "run", "find-support", "--answers", str(tmp_path / "lines.jsonl"))
    said = [json.loads(line) for line in done.stdout.splitlines()]
    for (answers, children), reply in zip(some, said, strict=True):
        assert {each["item"] for each in reply["results"]} == reading(Person(answers, children))
        assert all(set(each["because"]) <= set(reply["asked"]) for each in reply["results"])


def test_it_is_proved() -> None:
    """Without an error or a warning; the counts are of all combinations."""
    assert run_builder(CASE, "check").stdout == "no problems\n"
    said = run_builder(CASE, "flow", "check").stdout
    assert "find-support: 84,934,656 combinations of answers, 90 items" in said


@pytest.mark.parametrize("item", ["warm-home", "nothing-found"])
def test_each_item_has_a_page(item: str, tmp_path: Path) -> None:
    """With who gets it."""
    assert run_builder(CASE, "build", "--out", str(tmp_path / "site")).exit_code == 0
    text = (tmp_path / f"site/flows/find-support/outcomes/{item}/index.html").read_text("utf-8")
    assert 'class="given-when"' in text
