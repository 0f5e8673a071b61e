"""Rules in a table mean what they mean in YAML, and belong to the flow in every way."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.flows.model import Flow
from builder.history.history import read_history
from builder.load.files import Files
from builder.load.flows import read_all, read_one
from builder.load.located import Sequence, read_yaml
from builder.load.memory import Memory
from builder.load.rule_tables import RuleTables
from builder.load.storage import MemoryStorage
from builder.site import FlowPage
from tests.history.pages import page
from tests.history.repositories import Commit, make
from tests.knowledge_bases import run_builder, write_files
from tests.plain_yaml import plain

FILE = "content/flows/pick/flow.yaml"
OPTIONS = {"pay": ("good", "bad", "none-yet"), "ill": ("none", "fever", "cough")}
HEAD = """
format: 1
title: Pick
summary: Two questions.
questions:
  pay: {ask: How is the pay?, options: {good: Good, bad: Bad, none-yet: Not known}}
  ill: {ask: Are you ill?, choose: many, options: {fever: A fever, cough: A cough}}
outcomes:
  go: {title: Go, verdict: Go., advice: Take a coat.}
  stay: {title: Stay, verdict: Stay at home., advice: Drink tea.}
"""
Cell = tuple[bool, tuple[str, ...]]


@st.composite
def rows(draw: st.DrawFn) -> list[tuple[dict[str, Cell], str]]:
    """The rules of a table: by question, if its options are denied, and which."""
    made = []
    for _ in range(draw(st.integers(1, 4))):
        cells = {
            question: (draw(st.booleans()), tuple(draw(st.lists(st.sampled_from(options), min_size=1, unique=True))))
            for question, options in OPTIONS.items()
            if draw(st.booleans())
        }
        made.append((cells, draw(st.sampled_from(("go", "stay")))))
    return made


def flow_of(rules: str, table: str | bytes = "") -> Flow:
    """The flow with these rules, and a table beside it."""
    files = {FILE: (HEAD + rules).encode()}
    if table:
        files["content/flows/pick/rules.csv"] = table if isinstance(table, bytes) else table.encode()
    page, found = read_one(Files(MemoryStorage(files)), FILE)
    assert isinstance(page, FlowPage), found
    return page.flow


def cell_of(question: str, cells: dict[str, Cell]) -> str:
    """The cell of a question."""
    if question not in cells:
        return "-"
    denied, options = cells[question]
    return ("not " if denied else "") + " | ".join(options)


@given(rows(), st.sampled_from(",;"), st.sampled_from(("\n", "\r\n")), st.sampled_from(("", "\ufeff")))
def test_a_table_is_the_same_as_yaml(
    written: list[tuple[dict[str, Cell], str]], separator: str, end: str, mark: str
) -> None:
    """Whatever the spreadsheet writes between cells, at the end of lines and at the beginning of the file."""
    lines = [separator.join(("advise", *OPTIONS))]
    lines += [
        separator.join((outcome, *(cell_of(question, cells) for question in OPTIONS))) for cells, outcome in written
    ]
    rules = [
        {
            "when": {q: {"none-of": [*names]} if denied else [*names] for q, (denied, names) in cells.items()},
            "advise": outcome,
        } if cells else {"otherwise": outcome}
        for cells, outcome in written
    ]  # fmt: skip
    from_table = flow_of("rules: [{table: rules.csv}]\n", (mark + end.join([*lines, ""])).encode())
    in_yaml = flow_of(f"rules: {json.dumps(rules)}\n")
    said = [
        [(rule.id, rule.when, rule.advise, rule.otherwise) for rule in flow.rules] for flow in (from_table, in_yaml)
    ]
    assert said[0] == said[1]


def test_rules_before_and_after() -> None:
    """A table has its place among the rules; each rule without an id is called by its place among all."""
    table = "id,pay,because,was,advise\n,good,Well paid.,,go\npoor,bad,,low | worse,stay\n"
    rules = "rules: [{id: ill, when: {ill: fever}, advise: stay}, {table: rules.csv}, {otherwise: go}]\n"
    found = flow_of(rules, table).rules
    assert [rule.id for rule in found] == ["ill", "rule-2", "poor", "rule-4"]
    assert [rule.because for rule in found] == ["", "Well paid.", "", ""]
    assert found[2].was == ("low", "worse")
    assert [str(rule.where) for rule in found[1:3]] == [f"content/flows/pick/rules.csv:{line}:1" for line in (2, 3)]


def test_a_table_belongs_to_the_versions_of_its_flow(tmp_path: Path) -> None:
    """A change in it alone is a version, and the difference of the advice is told; a change of separators is none."""
    root = tmp_path / "kb"
    flow = HEAD + "rules: [{table: rules.csv}, {otherwise: stay}]\n"
    names = {"content/site.yaml": "title: T\n", FILE: flow}
    table = "content/flows/pick/rules.csv"
    first, second = "pay,advise\ngood,go\n", "pay,advise\nnot bad,go\n"
    make(root, [
        Commit("2026-01-01", {**names, table: first}),
        Commit("2026-02-01", {table: second}),
        Commit("2026-03-01", {table: second.replace(",", ";")}),
    ])  # fmt: skip
    versions = page(read_history(root), FILE).versions
    assert [version.name for version in versions] == ["2026-01-01", "2026-02-01"]
    told = run_builder(root, "flow", "diff", "pick", "HEAD~2", "--format", "json").stdout
    assert [change["combinations"] for change in json.loads(told)["changed"]] == [4]


@pytest.mark.parametrize("name", ["flow.yaml", ""])
def test_a_folder_elsewhere(tmp_path: Path, name: str) -> None:
    """A version in a folder has its tables."""
    flow = HEAD + "rules: [{table: rules.csv}, {otherwise: stay}]\n"
    root = write_files(tmp_path / "kb", {
        "content/site.yaml": "title: T\n", FILE: flow, "content/flows/pick/rules.csv": "pay,advise\nbad,go\n",
    })  # fmt: skip
    other = write_files(tmp_path / "other", {"flow.yaml": flow, "rules.csv": "pay,advise\ngood,go\n"})
    told = run_builder(root, "flow", "diff", "pick", str(other / name), "--format", "json").stdout
    assert [change["combinations"] for change in json.loads(told)["changed"]] == [4, 4]


def test_a_preview_notices_a_change(tmp_path: Path) -> None:
    """A table that changed alone is read again, though all else is remembered."""
    table = "content/flows/pick/rules.csv"
    flow = HEAD + "rules: [{table: rules.csv}, {otherwise: stay}]\n"
    root = write_files(tmp_path, {"content/site.yaml": "title: T\n", FILE: flow, table: "pay,advise\ngood,go\n"})
    memory = Memory()

    def advice() -> list[str]:
        files = Files(root, memory)
        for folder in ("content", "content/flows"):
            list(files.entries(folder))
        (page,) = read_all(files).value
        return [rule.advise for rule in page.flow.rules]

    assert advice() == advice() == ["go", "stay"]
    write_files(root, {table: "pay,advise\ngood,go\nbad,go\n"})
    assert advice() == ["go", "go", "stay"]


def test_a_list_with_other_keys() -> None:
    """The key of what a row gives can be another one, as in a list that is no list of rules."""
    file = "content/flows/pick/cases.csv"
    files = Files(MemoryStorage({file: b"is,pay\nfull,good\nhalf,\n"}))
    list(files.entries("content/flows/pick"))
    tables = RuleTables(files, "content/flows/pick")
    written = read_yaml("- {table: cases.csv}\n- {when: {pay: bad}, is: none}", "flow.yaml").value
    assert isinstance(written, Sequence)
    made = tables.rules(written, ["pay"], ("is",))
    assert (tables.problems, tables.complete) == ((), True)
    assert [plain(item) for item in made.items] == [
        {"when": {"pay": "good"}, "is": "full"}, {"otherwise": "half"}, {"when": {"pay": "bad"}, "is": "none"},
    ]  # fmt: skip


def test_reasons_are_prose(tmp_path: Path) -> None:
    """The reasons in a table are judged as words, each at its cell."""
    flow = HEAD + "rules: [{table: rules.csv}, {otherwise: stay}]\n"
    rows = "pay,advise,because\ngood,go,You should basically utilise this.\n"
    names = {"content/site.yaml": "title: T\n", FILE: flow, "content/flows/pick/rules.csv": rows}
    said = run_builder(write_files(tmp_path, dict(names)), "check", "--prose", "--format", "concise").stdout
    assert "content/flows/pick/rules.csv:2:9: warning[word-to-avoid]: “basically” is a word to avoid" in said


def test_cases_of_a_decision_can_be_in_a_table(tmp_path: Path) -> None:
    """They are what they would be in YAML, among others; a mistake names its cell, and an unused table is named."""
    decided = "decisions:\n  pays: {values: {much: they pay much, little: they pay little}, cases: [%s]}\n"
    rules = "rules: [{when: {pays: much}, advise: go}, {otherwise: stay}]\n"
    cases = "{when: {pay: good, ill: [none]}, is: much}, {otherwise: little}"
    written = flow_of(decided % cases + rules)
    tabled = flow_of(decided % "{table: rules.csv}" + rules, "pay,ill,is\ngood,none,much\n-,-,little\n")
    for flow in (written, tabled):
        assert [(each.value, each.otherwise) for each in flow.decisions["pays"].cases] == [
            ("much", False), ("little", True),
        ]  # fmt: skip
    assert plain_condition(written) == plain_condition(tabled)
    wrong = {FILE: HEAD + decided % "{table: rules.csv}, {otherwise: little}" + rules}
    table = {"content/flows/pick/rules.csv": "pay,is\ngood,mutch\n"}
    root = write_files(tmp_path, {"content/site.yaml": "title: T\n", **wrong, **table})
    assert "rules.csv:2:6: error[unknown-value]" in run_builder(root, "check", "--format", "concise").stdout


def plain_condition(flow: Flow) -> str:
    """The condition of the first case, without places."""
    return re.sub(r"Location\([^)]*\)", "", repr(flow.decisions["pays"].cases[0].when))
