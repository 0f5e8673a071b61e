"""Items whose conditions are bounds of values that readers type, number by number."""

from __future__ import annotations

import datetime
import json
from itertools import product

from click.testing import CliRunner

from builder.commands.main import main
from builder.flows.collected_batch import run_collected
from builder.flows.kernel.claims import claims_bytes
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.load.kernel import read_kernel
from builder.load.knowledge_base import load_site
from builder.site import FlowPage
from tests.knowledge_bases import CASES
from tests.verifier import verify

CASE = CASES / "flows/money-help"
INCOMES = (0, 899, 900, 2000, 2001, 9999)
BIRTHDAYS = ("1900-01-01", "1960-05-05", "1960-05-06", "2026-12-31")


def page() -> FlowPage:
    """The flow of the case."""
    (flow,) = load_site(CASE).value.flows
    return flow


def given(income: int, born: str, kids: str) -> list[str]:
    """The items of somebody, by the words of the conditions."""
    young_enough = datetime.date.fromisoformat(born) > datetime.date(1960, 5, 5)
    holds = {
        "housing": income < 900,
        "child": kids == "yes" and income <= 2000,
        "pension": not young_enough,
    }
    return [item for item, one in holds.items() if one]


def test_each_number_gives_its_items() -> None:
    """At each bound and beside it; who earns too much for it is not asked for children."""
    flow = page()
    assert flow.collected is not None
    people = list(product(INCOMES, BIRTHDAYS, ("yes", "no")))
    lines = [json.dumps(dict(zip(("income", "born", "kids"), person, strict=True))) for person in people]
    for person, reply in zip(people, run_collected(flow.flow, flow.collected, lines), strict=True):
        said = json.loads(reply.json)
        assert [each["item"] for each in said["results"]] == given(*person)
        assert said["asked"] == ["income", "born", *(["kids"] if person[0] <= 2000 else [])]
        assert said.get("outcome") == (None if given(*person) else "nothing")


def test_its_kernel_comes_back_and_is_checked() -> None:
    """`verify.py` cuts the ranges by itself, also at the bounds of the law: four of income, three of birthdays."""
    flow = page()
    assert flow.collected is not None
    kernel = kernel_bytes(flow.flow)
    assert kernel_bytes(read_kernel(kernel)) == kernel
    said = verify.check(kernel, claims_bytes(flow.flow, flow.diagram, flow.collected))
    assert said == "find: 24 combinations, outcomes: 4, laws: 1; all as claimed"


def test_an_interview_names_the_ranges() -> None:
    """On the terminal, what counts is the range that the answer is in."""
    said = CliRunner().invoke(main, ["--root", str(CASE), "flow", "run", "find"], input="850\n1950-01-01\n1\n").stdout
    assert "A pension (pension)\n    because: When were you born? “before 6 May 1960”" in said
    assert "What do you earn in a month? “£500 or more, and under £900”; Do you have children? “Yes”" in said
