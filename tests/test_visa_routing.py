"""Real guidance with 221 passports: GOV.UK's «check-uk-visa», read step by step from its own source.

`groups.txt` has the groups of countries as that source lists them; the flow has them as sets.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.load.knowledge_base import load_site
from tests.knowledge_bases import CASES, run_builder

CASE = CASES / "flows/visa"
PURPOSES = ("tourism", "work", "study", "transit", "family", "marriage", "school", "medical", "diplomatic")
OPTIONS = {
    "dual": ("yes", "no", "unknown"), "israeli": ("full", "provisional"), "status": ("citizen", "alien"),
    "paper": ("passport", "document"), "purpose": PURPOSES, "to": ("islands", "ireland", "elsewhere"),
    "there": tuple(each for each in PURPOSES if each != "transit"), "border": ("yes", "no"),
    "length": ("short", "long"),
    "partner": ("yes", "no"), "british": ("yes", "no"), "european": ("yes", "no"),
}  # fmt: skip
Ask = Callable[[str], str]


def groups() -> dict[str, frozenset[str]]:
    """The passports of each group."""
    lines = (CASE / "groups.txt").read_text("utf-8").splitlines()
    return {name: frozenset(passports.split()) for name, passports in (line.split(": ") for line in lines)}


GROUPS = groups()
PASSPORTS = sorted(each for each in set().union(*GROUPS.values()) if not each.endswith("-passport"))


class _MissingError(Exception):
    """The question that comes next."""


class Reading:
    """One traveller, asked as the source asks."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.passport = ask("passport")
        self.document = False

    def of(self, *names: str) -> bool:
        """True if the passport is in one of these groups."""
        return any(self.passport in GROUPS[name] for name in names)

    @property
    def free(self) -> bool:
        """True if no visa is needed for a visit."""
        return self.of("non-visa-nationals", "eea", "territories")

    def outcome(self) -> str:
        """The way from the first question."""
        if self.passport == "ireland":
            return "no-visa-irish"
        if self.ask("dual") in ("yes", "unknown"):
            return "no-visa-dual"
        if self.passport == "israel":
            if self.ask("israeli") == "provisional":
                self.passport = "israel-provisional-passport"
        elif self.passport in ("estonia", "latvia"):
            if self.ask("status") == "alien":
                self.passport += "-alien-passport"
        elif self.passport in ("hong-kong", "macao"):
            self.document = self.ask("paper") == "document"
        return self.visit(self.ask("purpose"))

    def visit(self, purpose: str) -> str:
        """The way from the purpose of the visit, also of one to the islands."""
        match purpose:
            case "study" | "work":
                return self.stay(purpose)
            case "diplomatic":
                return "diplomatic"
            case "school":
                return "school-eta" if self.of("authorisation") else "school" if self.free else "school-visa"
            case "medical":
                if self.of("authorisation"):
                    return "medical-eta"
                return "medical" if self.free and not self.document else "medical-visa"
            case "tourism":
                if self.of("authorisation"):
                    return "tourism-eta"
                if self.of("non-visa-nationals", "eea", "territories-without-eta") and not self.document:
                    return "tourism"
                return "visit-partner" if self.ask("partner") == "yes" else "standard-visa"
            case "marriage":
                if self.free:
                    return "marriage"
                return "marriage-taiwan" if self.passport == "taiwan" else "marriage-visa"
            case "transit":
                return self.transit()
        return "family" if self.free else self.relative()

    def relative(self) -> str:
        """The way from the question about the relative."""
        if self.ask("british") == "yes":
            return "family-british"
        return "family-european" if self.ask("european") == "yes" else "family-other"

    def stay(self, purpose: str) -> str:
        """The way from the length of the stay."""
        if self.ask("length") == "long":
            return f"{purpose}-long"
        if self.of("authorisation"):
            return f"{purpose}-eta"
        if purpose == "study":
            return "study-visa" if self.of("airside", "visa-nationals") or self.document else "study"
        return "work" if self.free and not self.document else "work-visa"

    def transit(self) -> str:
        """The way from the question where the journey goes on to."""
        to = self.ask("to")
        if to == "islands":
            return self.visit(self.ask("there"))
        if to == "ireland" and self.of("authorisation"):
            return "to-ireland-with-eta"
        if self.free and not self.document:
            return "no-visa"
        if to == "ireland":
            return "to-ireland-with-visa"
        taiwan, visa = self.passport == "taiwan", self.of("visa-nationals") or self.document
        if self.ask("border") == "yes":
            if taiwan:
                return "transit-taiwan-landside"
            return "transit-landside" if visa else "transit-landside-any"
        if taiwan:
            return "transit-taiwan"
        if self.passport == "venezuela":
            return "no-visa"
        if self.passport == "stateless-or-refugee":
            return "transit-refugee"
        return "transit-airside" if self.of("airside") else "no-visa"


def ways(given: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Every way from some answers on: its outcome and all answers."""

    def ask(question: str) -> str:
        if question not in given:
            raise _MissingError(question)
        return given[question]

    try:
        yield Reading(ask).outcome(), given
    except _MissingError as missing:
        question = str(missing)
        for option in OPTIONS[question]:
            yield from ways({**given, question: option})


@pytest.mark.long
def test_every_way_of_every_passport(tmp_path: Path) -> None:
    """The flow has no problem, and gives what the source gives, by as many outcomes."""
    assert "no problems\n" == run_builder(CASE, "check").stdout
    (page,) = load_site(CASE)[0].flows
    assert [option.id for option in page.flow.questions["passport"].options] == PASSPORTS
    assert len(PASSPORTS) == 221
    read = [way for passport in PASSPORTS for way in ways({"passport": passport})]
    lines = "".join(f"{json.dumps(answers)}\n" for _, answers in read)
    (tmp_path / "answers.jsonl").write_text(lines, "utf-8")
    run = run_builder(CASE, "flow", "run", "uk-visa", "--answers", str(tmp_path / "answers.jsonl"))
    given = [json.loads(line).get("outcome") for line in run.stdout.splitlines()]
    wrong = [(way, outcome) for way, outcome in zip(read, given, strict=True) if way[0] != outcome]
    assert wrong == []
    assert {outcome for outcome, _ in read} == set(page.flow.outcomes)


def test_what_nobody_can_reach_is_found(tmp_path: Path) -> None:
    """Two rules of the source for Taiwan come after one that takes all of Taiwan, so they never decide."""
    root = Path(shutil.copytree(CASE, tmp_path / "visa"))
    flow = root / "content/flows/uk-visa/flow.yaml"
    text = flow.read_text("utf-8")
    for kind in ("tourism", "school"):
        rule = f"  - {{id: {kind}-taiwan, when: {{all: [is-{kind}, {{passport: taiwan}}]}}, advise: waiver}}\n"
        text = text.replace(f"  - {{id: {kind}-free,", f"{rule}  - {{id: {kind}-free,")
    flow.write_text(f"{text}  waiver: {{title: Waiver, verdict: A waiver., advice: For Taiwan.}}\n", "utf-8")
    said = run_builder(root, "check", "--format", "concise").stdout
    for kind in ("tourism", "school"):
        assert f"error[dead-rule]: the rule `{kind}-taiwan` never decides" in said
        assert f"`{kind}-authorised` takes every case it covers" in said
