"""Two versions of a flow whose answers are typed: thresholds, bounds, figures and rates that changed.

Rooms: builder/changes/flow.
"""

from __future__ import annotations

import json
from pathlib import Path

from builder.changes.flow.compare_wording import FlowVersion, changed_words
from builder.load.knowledge_base import load_site
from builder.site import FlowPage
from tests.knowledge_bases import CASES, run_builder, write_files

FLOW = """format: 1
title: Grant
summary: By savings and age.
questions:
  savings: {ask: How much have you saved?, short: Savings, choose: money, currency: GBP, least: 0, most: MOST}
  days:
    ask: From when until when?
    choose: values
    values:
      first: {label: First day, type: day, least: 2026-01-01, most: 2027-12-31}
      last: {label: Last day, type: day, least: 2026-01-01, most: 2027-12-31}
    differences:
      length: {label: Length, of: last, minus: first}
rates:
  daily: [{from: 2026-01-01, rate: RATE}]
figures:
  length: {label: Days, unit: days, value: {subtract: [days.last, days.first]}}
  total:
    {label: In all, type: money, currency: GBP, value: {multiply: [length, {rate: daily, on: days.first}]}}
rules:
  - {id: rich, when: {savings: {at-least: RICH}}, advise: none}
  - {id: long, when: {days: {length: {at-least: LONG}}}, advise: grant}
  - {id: rest, otherwise: none}
outcomes:
  grant: {title: A grant, verdict: You get it., advice: "It comes to [figure:total]."}
  none: {title: No grant, verdict: You do not., advice: Ask again.}
"""


def version(rich: int, long: int, rate: float, most: int = 20_000) -> str:
    """The flow with these numbers."""
    text = FLOW.replace("RICH", str(rich)).replace("LONG", str(long))
    return text.replace("RATE", str(rate)).replace("MOST", str(most))


def diff(tmp_path: Path, old: str, new: str, *more: str) -> str:
    """The comparison of two versions."""
    site = (CASES / "flows/figures/content/site.yaml").read_text("utf-8")
    root = write_files(tmp_path / "kb", {"content/site.yaml": site, "content/flows/grant/flow.yaml": new})
    write_files(tmp_path, {"old.yaml": old})
    done = run_builder(root, "flow", "diff", "grant", str(tmp_path / "old.yaml"), *more)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def test_a_flow_does_not_differ_from_itself(tmp_path: Path) -> None:
    """Nothing is new, gone or otherwise."""
    said = json.loads(diff(tmp_path, version(6000, 90, 2.5), version(6000, 90, 2.5), "--format", "json"))
    assert not said.get("advice_changes"), said
    assert "answer" not in json.dumps(said.get("added", []))


def test_thresholds_that_moved(tmp_path: Path) -> None:
    """The ranges of both versions tell who gets something else; none of them is called new."""
    said = diff(tmp_path, version(6000, 90, 2.5), version(7000, 60, 2.5))
    assert "“Savings” is £6,000 or more, and under £7,000" in said
    assert "Length” is 60 to 89 days" in said
    assert "New" not in said


def test_bounds_and_rates_that_changed(tmp_path: Path) -> None:
    """Values that can be typed now are new for the advice; a rate is no word of the figure."""
    old, new = version(6000, 90, 2.5), version(6000, 90, 3, most=30_000)
    assert "2 combinations are new; 1 figure that results show changes." in diff(tmp_path, old, new)
    pages = [FlowVersion(page(tmp_path / name, text), lambda *_: "") for name, text in (("old", old), ("new", new))]
    found = {(each.kind, each.name, each.field) for each in changed_words(*pages)}
    assert found == {("Question", "Savings", "What is typed")}


def page(folder: Path, text: str) -> FlowPage:
    """The flow, read from a folder of its own."""
    site = (CASES / "flows/figures/content/site.yaml").read_text("utf-8")
    root = write_files(folder, {"content/site.yaml": site, "content/flows/grant/flow.yaml": text})
    loaded = load_site(root)
    assert loaded.value.flows, loaded.problems
    return loaded.value.flows[0]
