"""GOV.UK's «uk-benefits-abroad» in our own words, read step by step from its own source, with what nobody can reach."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from builder.flows.walk import walk
from builder.site import FlowPage
from tests.flows import naive
from tests.guidance import CASE, flows
from tests.knowledge_bases import run_builder, write_files

Ask = Callable[[str], str]
IN_EEA = (
    "austria belgium bulgaria croatia cyprus czechia denmark estonia finland france germany gibraltar greece hungary "
    "iceland ireland italy latvia liechtenstein lithuania luxembourg malta netherlands norway poland portugal romania "
    "slovakia slovenia spain sweden switzerland"
)
BY_TREATY = "barbados bermuda guernsey israel jamaica jersey mauritius philippines turkey"
EEA = frozenset(IN_EEA.split())
YUGOSLAVIA = frozenset({"bosnia-and-herzegovina", "kosovo", "montenegro", "north-macedonia", "serbia"})
TREATY = YUGOSLAVIA.union(BY_TREATY.split())


class Abroad:
    """Somebody with a benefit of the United Kingdom in another country, asked as the source asks."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.leaving = ask("going") == "leaving"

    def either(self, leaving: str, there: str) -> str:
        """One outcome for people who leave, and one for those who live there."""
        return leaving if self.leaving else there

    def outcome(self) -> str:
        """The way from the question about the benefit."""
        way: dict[str, Callable[[], str]] = {
            "pension": lambda: self.either("pension-leaving", "pension-there"), "jobseekers": self.jobseekers,
            "winter-fuel": lambda: "winter-fuel-none", "maternity": self.maternity, "child": self.child,
            "injuries": self.injuries, "sick-pay": self.sick_pay, "support": self.support,
            "disability": self.disability, "bereavement": self.bereavement, "tax-credits": self.tax_credits,
            "income-support": self.income_support,
        }  # fmt: skip
        return way[self.ask("benefit")]()

    def lived(self, kept: str, none: str) -> str:
        """The way from the question about work in the EEA."""
        before = self.ask("worked") == "before" or self.ask("parents") == "before"
        return kept if before else none

    def jobseekers(self) -> str:
        """Jobseeker's Allowance."""
        country = self.ask("country")
        if not self.leaving:
            known = TREATY | {"canada", "new-zealand", "usa"}
            return "jobseekers-from-eea" if country in EEA else (
                "jobseekers-by-treaty-there" if country in known else "jobseekers-none"
            )  # fmt: skip
        if country == "ireland" and self.ask("irish") == "yes":
            return "jobseekers-ireland"
        if country == "gibraltar":
            return "jobseekers-maybe"
        if country in EEA:
            return self.lived("jobseekers-maybe", "jobseekers-none")
        return "jobseekers-by-treaty" if country in YUGOSLAVIA | {"guernsey", "new-zealand"} else "jobseekers-none"

    def maternity(self) -> str:
        """Maternity pay or allowance."""
        country = self.ask("country")
        if country in EEA:
            if self.ask("uk-employer") == "no":
                return "maternity-allowance"
        elif self.ask("insurance") == "no":
            entitled = country in YUGOSLAVIA | {"barbados", "guernsey", "jersey", "israel", "turkey"}
            return self.either("maternity-by-treaty", "maternity-by-treaty-there") if entitled else "maternity-none"
        return "maternity-pay" if self.ask("statutory") == "yes" else "maternity-allowance"

    def child(self) -> str:
        """Child Benefit."""
        country = self.ask("country")
        if country in EEA:
            return "child-none" if self.ask("pensions") == "none" else "child-kept"
        if country in YUGOSLAVIA:
            return self.either("child-yugoslavia", "child-yugoslavia-there")
        if country in {"barbados", "canada", "guernsey", "israel", "jersey", "mauritius", "new-zealand"}:
            return "child-by-treaty"
        return "child-from-three" if country in {"jamaica", "turkey", "usa"} else "child-none"

    def injuries(self) -> str:
        """Industrial Injuries Disablement Benefit."""
        if self.ask("injuries-claimed") == "no":
            return "injuries-maybe"
        if self.ask("country") in TREATY:
            return self.either("injuries-by-treaty", "injuries-by-treaty-there")
        return self.either("injuries-leaving", "injuries-there")

    def sick_pay(self) -> str:
        """Statutory Sick Pay."""
        kept = self.ask("sick-employer" if self.ask("country") in EEA else "insurance") == "yes"
        return f"sick-pay-{'kept' if kept else 'none'}{'' if self.leaving else '-there'}"

    def support(self) -> str:
        """Employment and Support Allowance."""
        length = self.ask("support-length")
        if length != "longer":
            return f"support-{length}{'' if self.leaving else '-there'}"
        country, kept = self.ask("country"), self.either("support-kept", "support-kept-there")
        if country == "ireland" and self.ask("irish") == "yes":
            return kept
        treaty = YUGOSLAVIA | {"barbados", "guernsey", "jersey", "jamaica", "turkey", "usa"}
        if country == "gibraltar" or (self.leaving and country in treaty | {"israel"}):
            return kept
        if country in EEA:
            return self.lived(kept, self.either("support-none", "support-none-there"))
        return self.either("support-none", "support-by-treaty-there" if country in treaty else "support-none-there")

    def disability(self) -> str:
        """Benefits for disabled people."""
        if self.ask("disability-length") == "while":
            return self.either("disability-while", "disability-while-there")
        none = self.either("disability-none", "disability-none-there")
        kept = self.either("disability-kept", "disability-kept-there")
        return self.lived(kept, none) if self.ask("country") in EEA else none

    def bereavement(self) -> str:
        """Bereavement benefits."""
        country = self.ask("country")
        known = TREATY | {"canada", "new-zealand", "usa"}
        kind = "eea" if country in EEA else "by-treaty" if country in known else "none"
        return f"bereavement-{kind}{'' if self.leaving else '-there'}"

    def tax_credits(self) -> str:
        """Tax credits."""
        if (work := self.ask("credits-work")) != "neither":
            return f"credits-{work}"
        if self.ask("credits-length") == "year":
            return "credits-holiday" if self.ask("credits-why") == "holiday" else "credits-medical"
        if self.ask("credits-children") == "no" or self.ask("country") not in EEA:
            return "credits-unlikely"
        return "credits-unlikely" if self.ask("credits-claimed") == "none" else "credits-eea"

    def income_support(self) -> str:
        """Income Support."""
        if not self.leaving:
            return "income-none-there"
        if (length := self.ask("income-length")) != "year":
            return f"income-{length}"
        if self.ask("premiums") != "none":
            return "income-premium"
        if self.ask("unwell") == "none":
            return "income-kept" if self.ask("disputes") == "none" else "income-none"
        if self.ask("for-treatment") == "yes":
            return "income-kept"
        return "income-none" if self.ask("periods") == "none" else "income-kept"


class _MissingError(Exception):
    """The question that comes next."""


def ways(page: FlowPage, given: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Every way of the source: its outcome, and the answers on it; of several boxes one, or none, is ticked."""

    def ask(question: str) -> str:
        if question not in given:
            raise _MissingError(question)
        return given[question]

    try:
        yield Abroad(ask).outcome(), given
    except _MissingError as missing:
        question = page.flow.questions[str(missing)]
        for answer in naive.every_answer(question):
            if len(answer) == 1:
                yield from ways(page, {**given, question.id: answer[0]})


def test_benefits_abroad() -> None:
    """Every way for every country that the source names, and every outcome that it can reach."""
    page = flows()["benefits-abroad"]
    read = list(ways(page, {}))
    for expected, given in read:
        position = walk(page.diagram, {question: (answer,) for question, answer in given.items()})
        assert page.diagram.leaves[~position.reference].outcome == expected
        assert set(position.asked) <= given.keys()
    assert {expected for expected, _ in read} == set(page.outcomes)


def test_what_nobody_can_reach_is_found(tmp_path: Path) -> None:
    """Old questions on Winter Fuel Payments, to which no way leads any more, and advice for Ireland that none gives."""
    root = tmp_path / "copy"
    name = "content/flows/benefits-abroad"
    shutil.copytree(CASE / name, root / name)
    text = (root / name / "flow.yaml").read_text("utf-8")
    chain = {"born": "gets", "gets": "means-tested", "means-tested": "winter-fuel-maybe"}
    asked = "".join(
        f"  {question}:\n    ask: Was this asked before ({question})?\n    choose: yes-no\n"
        f"    options: {{yes: {{label: Yes, go: {to}}}, no: {{label: No, go: winter-fuel-none}}}}\n"
        for question, to in chain.items()
    )
    new = "".join(
        f"  {id_}: {{title: {id_}, verdict: Yes., advice: Ask.}}\n" for id_ in ("winter-fuel-maybe", "irish-dla")
    )
    files: dict[str, str | bytes] = {
        "content/site.yaml": "title: Guidance\n",
        f"{name}/flow.yaml": text.replace("sets:\n", f"{asked}sets:\n") + new,
    }
    write_files(root, files)
    said = run_builder(root, "check", "--format", "concise").stdout
    assert "error[unreachable-question]: the question `born` is never asked" in said
    assert "error[unreachable-outcome]: no option leads to the outcome `irish-dla`" in said
