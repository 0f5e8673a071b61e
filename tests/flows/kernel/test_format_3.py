"""Files of format 3 as they were first published; and what figures are in kernels, read as kernel.md has them."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.flows.figures.bounds import Ranges, UnsoundError
from builder.flows.figures.evaluate import Evaluation
from builder.flows.figures.figure import Figure
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.flows.model import Flow
from builder.flows.questions.day import CalendarDay
from builder.flows.questions.number import Quantity
from builder.load.kernel import read_kernel
from builder.load.kernel_error import KernelError
from tests.flows.kernel.test_format_2 import claims_again
from tests.flows.naive import flow_of
from tests.flows.random_figures import HERE, Case, expressions, given_to
from tests.knowledge_bases import CASES
from tests.properties import examples
from tests.verifier import verify

FROZEN = CASES / "kernels/3"
DIGESTS = {
    "gifts.claims.json": "a263454a8008db067f19289e743416d817642ba1ea645e6ccdafd1d423788c1a",
    "gifts.kernel.json": "ab20d28654fde4c84ed7969d85bd844156d28026f0048d9795542561fa1c3035",
    "leave-dates.claims.json": "b182abe1a22364dd5aca11e12068d9f0d368b2dc7d433665005bd5aab96dcd6f",
    "leave-dates.kernel.json": "3b643f9ce71d351eef0ae825185171533de13173ed53a5a6bcc70020e6c747df",
    "meal.claims.json": "b7b0ce3396e6b40cd266a7ae6f864db8bea5d8e4e96f70b87068b9f3d93a1e87",
    "meal.kernel.json": "a28ce470b9db30c4bada2e8e15db02132d585a251d2d91af71fb90eb9901c2bb",
    "redundancy.claims.json": "f4771e66e4942080631b4e52ecb4c01d81a5bfba8c1483e020fce595648c00d9",
    "redundancy.kernel.json": "ad35e67c7485ab980f36ca8b3500f90cccee19d6c48927f013257cf1d8a7d776",
    "type-in.claims.json": "2c48b670a890c07e89d51ceb180c600d853f8488fb7bf299ce14b7713aa20ff5",
    "type-in.kernel.json": "f7e3702d9a6da3ec980b7cd3b86a1d8059d3a75e8d3230493b2158f88383c5de",
}
"""The SHA-256 of each file. None is ever changed or taken out: whoever downloaded one can still have it read."""


def test_they_are_as_they_were() -> None:
    """Byte for byte."""
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(FROZEN.iterdir())}
    assert found == DIGESTS


@pytest.mark.parametrize("kernel", sorted(FROZEN.glob("*.kernel.json")), ids=lambda file: file.name)
def test_they_are_read_as_they_were(kernel: Path) -> None:
    """The claims of then are those of now: diagrams, counts, laws, ranges of figures."""
    claims = json.loads(kernel.with_name(kernel.name.replace("kernel", "claims")).read_bytes())
    assert claims_again(kernel) == claims


PLAIN = """
format: 1
title: T
summary: S
questions: {q: {ask: Q?, options: {x: X, y: Y}}}
rules: [{when: {q: x}, advise: a}, {otherwise: b}]
"""


def with_figure(case: Case) -> Flow:
    """A flow with one figure. Raises `UnsoundError`."""
    low, high = Ranges(case.questions, {}, case.rates).of(case.expression)
    measure = CalendarDay() if case.is_day else Quantity(decimals=2)
    figure = Figure("f", "F", case.expression, measure, HERE, way="up")
    figure = replace(figure, bounds=(figure.rounded(low), figure.rounded(high)))
    flow = flow_of(PLAIN)
    questions = {**flow.questions, **case.questions}
    return replace(
        flow, questions=questions, figures={"f": figure}, rates={id_: tuple(rates) for id_, rates in case.rates.items()}
    )


@settings(max_examples=examples(150), deadline=None)
@given(expressions(), st.data())
def test_an_expression_means_the_same_in_a_kernel(case: Case, data: st.DataObject) -> None:
    """The checker finds the same range in the few operations of kernels, and what is read back has the same value."""
    try:
        flow = with_figure(case)
    except UnsoundError:
        return
    kernel, _ = verify.read(kernel_bytes(flow), "the kernel")
    domains = {each["id"]: each["domain"] for each in kernel["questions"]}
    assert verify.Figures(kernel, domains).ranges == {"f": flow.figures["f"].bounds}
    read, answers = read_kernel(kernel_bytes(flow)), data.draw(given_to(case))
    before, after = (
        Evaluation(each.figures, each.rates, answers, datetime.date(2026, 2, 28)).figure("f") for each in (flow, read)
    )
    assert before == after
    assert kernel_bytes(read) == kernel_bytes(flow)


TYPED, LATER = {"type": "value", "question": "age", "value": ""}, {"type": "figure", "figure": "later"}
REFUSED: list[tuple[str, Callable[[Any], object]]] = [
    ("the figure `counted` twice", lambda k: k["figures"].append(k["figures"][0])),
    ("names `cap`, which is not in it", lambda k: k["figures"][-1]["outcomes"].append("cap")),
    ("`amount` can be outside of the bounds", lambda k: k["figures"][-1].update({"never-above": "5"})),
    ("`amount` is a number that is not rounded", lambda k: k["figures"][-1].update(value={"type": "today"})),
    ("this kernel rounds to `0`", lambda k: k["figures"][0]["value"].update(to="0")),
    ("matching regex", lambda k: k["figures"][0]["value"].update(to="1/0")),
    ("can ask for `weekly-cap` on a day for which", lambda k: k["rates"][0]["entries"].pop()),
    ("names `day`, which is not in it", lambda k: k["figures"][0]["value"].update(part={**TYPED, "question": "day"})),
    ("names `x`, which is not in it", lambda k: k["figures"][0]["value"].update(part={**TYPED, "value": "x"})),
    ("names `later`, which is not in it", lambda k: k["figures"][0]["value"].update(part=LATER)),
    ("length >= 2", lambda k: k["figures"][0]["value"].update(part={"type": "add", "parts": []})),
]


@pytest.mark.parametrize(("said", "change"), REFUSED, ids=range(len(REFUSED)))
def test_a_figure_that_cannot_be_read(said: str, change: Callable[[Any], object]) -> None:
    """With a sentence that names what is wrong; and it is no kernel for the checker either."""
    kernel = json.loads((FROZEN / "redundancy.kernel.json").read_bytes())
    change(kernel)
    with pytest.raises(KernelError) as raised:
        read_kernel(json.dumps(kernel).encode())
    assert said in str(raised.value)
