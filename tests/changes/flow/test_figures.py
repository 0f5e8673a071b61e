"""Amounts and days that results show otherwise: a change of advice, for whom and by how much, in every form.

Rooms: builder/changes/flow/compare_figures.py, builder/changes/flow/tried_answers.py.
"""

from __future__ import annotations

import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.changes.flow.compare_advice import compare_advice
from builder.changes.flow.compare_figures import compare_figures
from builder.changes.flow.figure_change import FigureChange, FigureFate
from builder.changes.flow.model import Extent, FlowChanges
from builder.changes.flow.tried_answers import tried_answers
from builder.changes.page import compare_pages
from builder.changes.show.advice import figures_as_data
from builder.changes.show.flow_as_markdown import flow_as_markdown
from builder.changes.show.flow_as_text import flow_as_text
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.flows.model import Flow
from builder.load.kernel import read_kernel
from builder.render.templates import environment
from tests.changes.flow.test_typed_answers import diff, page, version
from tests.properties import examples

OLD = version(6000, 90, 2.5)
TOTAL = "{multiply: [length, {rate: daily, on: days.first}]}"
EXAMPLE = (
    "How much have you saved? “under £6,000”; From when until when? “First day: 1 January 2026; "
    "Last day: 31 December 2027”"
)


def changes(tmp_path: Path, old: str, new: str) -> FlowChanges:
    """The comparison of two versions, as all forms get it."""
    found = compare_pages(page(tmp_path / "one", old), page(tmp_path / "other", new))
    assert found.flow is not None
    assert found.lacks_note or found.extent is not Extent.ADVICE, "a change of advice needs a note"
    return found.flow


def only(tmp_path: Path, old: str, new: str) -> FigureChange:
    """The one figure that changed, and no words with it."""
    found = changes(tmp_path, old, new)
    assert found.extent is Extent.ADVICE
    (change,) = found.figures
    return change


def test_a_changed_rate(tmp_path: Path) -> None:
    """It is told with the outcome, both amounts, the answers that make the most of it, both ranges, and the rates."""
    found = changes(tmp_path, OLD, version(6000, 90, 3))
    assert (found.extent, list(found.words)) == (Extent.ADVICE, [])
    assert found.sentences == [
        "The outcome stays the same for all 4 combinations of answers that both versions have.",
        "1 amount or day that results show changes.",
    ]
    (change,) = found.figures
    assert change.headline == "“In all” changes in “A grant”"
    assert change.values == ("£1,822.50", "£2,187")  # 729 days
    assert change.example == EXAMPLE
    assert change.lines == [
        f"£1,822.50 before, £2,187 now, for example with these answers: {EXAMPLE}",
        "Range before: \N{MINUS SIGN}£1,822.50 to £1,822.50; now: \N{MINUS SIGN}£2,187 to £2,187",
        "Worked out before: the rate “daily” from 1 January 2026: 2.5",
        "Worked out now: the rate “daily” from 1 January 2026: 3",
    ]
    text, markdown = flow_as_text(found, 1000), flow_as_markdown(found)
    assert "“In all” changes in “A grant”\n  £1,822.50 before, £2,187 now, for" in text
    assert "**“In all” changes in “A grant”**\n\n- £1,822\\.50 before, £2,187 now, for" in markdown
    (data,) = figures_as_data(found.figures)
    assert (data["values"], data["outcomes"], data["alike"]) == (["£1,822.50", "£2,187"], ("grant",), False)


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_command_says_the_same(tmp_path: Path, form: str) -> None:
    """All of its forms have both amounts."""
    said = diff(tmp_path, OLD, version(6000, 90, 3), "--format", form).replace("\\.", ".")
    assert "£1,822.50" in said
    assert "£2,187" in said


def test_only_the_way_changed(tmp_path: Path) -> None:
    """The same in other words is found to be the same; a law alone changes no amount."""
    twice = OLD.replace(TOTAL, "{divide: [{multiply: [2, length, {rate: daily, on: days.first}]}, 2]}")
    law = OLD.replace("In all, type", "In all, never-above: 2000, type")
    for new in (twice, law):
        change = only(tmp_path / str(new is law), OLD, new)
        assert change.is_alike
        assert change.lines[0].startswith("Only how it is worked out changes")
    assert only(tmp_path, OLD, law).lines[-1] == "Worked out now: “In all” is never more than £2,000"


def test_an_order_of_parts_that_kernels_tell_apart_is_no_other_amount(tmp_path: Path) -> None:
    """Nothing that was tried comes out otherwise."""
    assert only(tmp_path, OLD, OLD.replace("[length, {rate", "[1, length, {rate")).is_alike


def test_rounding(tmp_path: Path) -> None:
    """An amount that is rounded otherwise is found between the ends."""
    change = only(
        tmp_path, version(6000, 90, 2.55), version(6000, 90, 2.55).replace(TOTAL, f"{TOTAL}, round: up, to: 1")
    )
    before, now = (Fraction(words.strip("£").replace(",", "")) for words in change.values)
    assert 0 < now - before < 1


def test_an_example_leads_to_the_outcome(tmp_path: Path) -> None:
    """The greatest amounts are no longer given here, so that the example has less."""
    old, new = (version(6000, 90, rate).replace("length: {at-least: 90}", "length: {at-most: 9}") for rate in (2.5, 3))
    change = only(tmp_path, old, new)
    assert change.values in (("\N{MINUS SIGN}£1,822.50", "\N{MINUS SIGN}£2,187"), ("£22.50", "£27"))
    floor = "{max: [0, {multiply: [length, {rate: daily, on: days.first}]}]}"
    change = only(tmp_path / "floor", old.replace(TOTAL, floor), new.replace(TOTAL, floor))
    assert change.values == ("£22.50", "£27")
    assert change.ranges == ("£0 to £1,822.50", "£0 to £2,187")


def test_new_and_gone(tmp_path: Path) -> None:
    """A figure that an outcome shows newly, and one that it no longer shows."""
    shown = OLD.replace("advice: Ask again.", 'advice: "It would be [figure:total]."')
    change = only(tmp_path, OLD, shown)
    assert (change.became, change.titles, change.ranges[0], change.values[0]) == (FigureFate.NEW, ("No grant",), "", "")
    assert change.lines[0].startswith("£1,822.50, for example with these answers: How much have you saved?")
    back = only(tmp_path / "back", shown, OLD)
    assert (back.became, back.headline) == (FigureFate.GONE, "“In all” is no longer in “No grant”")
    assert back.values == ("£1,822.50", "")


def test_other_names_are_no_change(tmp_path: Path) -> None:
    """A figure, a rate, a question and an outcome with new ids come to the same."""
    names = OLD.replace("figure:total", "figure:sum").replace("\n  total:", "\n  sum:").replace("daily", "each-day")
    names = (
        names.replace("days", "stay")
        .replace("unit: stay", "unit: days")
        .replace("choose: values", "was: days\n    choose: values")
    )
    found = changes(
        tmp_path, OLD, names.replace("grant: {title", "aid: {was: grant, title").replace("advise: grant", "advise: aid")
    )
    assert list(found.figures) == []


def test_a_kernel_has_the_same_figures(tmp_path: Path) -> None:
    """A published kernel is compared by its meaning."""
    one = page(tmp_path, OLD)
    kernel = read_kernel(kernel_bytes(one.flow), "kernel.json")
    assert compare_advice(kernel, one.flow).figures == ()


def test_days_of_answers(tmp_path: Path) -> None:
    """A figure that reads today has the day in its example, and days of rates are tried."""
    text = OLD.replace(TOTAL, "{multiply: [length, {rate: daily, on: today}]}").replace(
        "from: 2026-01-01, rate", "from: 2000-01-01, rate: 1}, {from: 2026-04-06, rate"
    )
    change = only(tmp_path, text, text.replace("2026-04-06, rate: 2.5", "2026-04-06, rate: 2"))
    assert change.values == ("£1,822.50", "£1,458")
    assert change.example.endswith("; answered on 6 April 2026")


def test_versions_that_cannot_be_compared(tmp_path: Path) -> None:
    """Without combinations, answers are tried wherever they lead."""
    old, new = (page(tmp_path / str(rate), version(6000, 90, rate)).flow for rate in (2.5, 3))
    (change,) = compare_figures(old, new, None)
    assert change.values == ("£1,822.50", "£2,187")
    assert change.example == EXAMPLE.partition("; ")[2]


def flow_of(tmp_path: Path, text: str) -> Flow:
    """The flow alone."""
    return page(tmp_path, text).flow


@settings(max_examples=examples(8), deadline=None)
@given(st.integers(-30, 60), st.integers(-30, 60), st.integers(0, 2000), st.integers(0, 2000))
def test_a_cap_that_moved_is_found(
    tmp_path_factory: pytest.TempPathFactory, low: int, other: int, cap: int, other_cap: int
) -> None:
    """An example is found if two capped amounts differ for some number of days, and only then."""
    caps = "{min: [CAP, {max: [LOW, {multiply: [length, {rate: daily, on: days.first}]}]}]}"
    texts = [
        OLD.replace(TOTAL, caps.replace("CAP", str(c)).replace("LOW", str(b)))
        for c, b in ((cap, low), (other_cap, other))
    ]
    old, new = (flow_of(tmp_path_factory.mktemp("cap"), text) for text in texts)
    pairs = [(min(cap, max(low, days * 2.5)), min(other_cap, max(other, days * 2.5))) for days in range(90, 730)]
    found = compare_advice(old, new).figures
    differs = any(one != two for one, two in pairs)
    assert differs == any(each.example for each in found)
    for each in found:
        values = tuple(
            float(v.replace("£", "").replace(",", "").replace("\N{MINUS SIGN}", "-")) for v in each.values if v
        )
        assert not values or values in pairs


def test_tried_answers_are_few_and_the_same(tmp_path: Path) -> None:
    """Some thousands at most, in one order, all within what both versions take."""
    old, new = (page(tmp_path / str(rate), version(6000, 90, rate)).flow for rate in (2.5, 3))
    tried = list(tried_answers("total", old, new))
    assert tried == list(tried_answers("total", old, new))
    assert 100 < len(tried) <= 2501
    days = [datetime.date.fromisoformat(day) for each in tried for day in each.typed["days"].split("~")]
    assert (min(days), max(days)) == (datetime.date(2026, 1, 1), datetime.date(2027, 12, 31))


def test_the_page_of_what_changed(tmp_path: Path) -> None:
    """Readers see the same lines under a heading of their own."""
    found = changes(tmp_path, OLD, version(6000, 90, 3))
    module: Any = environment(tmp_path).get_template("parts/flow_changes.html").module
    html = str(module.flow_changes(found, str, 3))
    assert "Advice changed." in html
    assert "<h3>“In all” changes in “A grant”</h3>" in html
    assert all(f"<li>{line}</li>" in html for line in found.figures[0].lines)
