"""The table of all problems: complete, true to the program, and the source of the manual."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from builder.check.ids import GROUPS, IDS
from builder.check.manual import manual
from builder.check.problem_id import COMMAND, EITHER, ERROR, WARNING
from docs.pages import doc_page
from tests.architecture import nodes_of
from tests.conftest import Golden

ROOT = Path(__file__).parent.parent.parent
PLACES = {"Problem": 1, "problem": 1, "Broken": 2, "unread": 2, "HistoryError": 0, "Refusal": 0, "Refused": 0,
          "_warning": 0, "warning": 1}  # fmt: skip
"""Everything that takes an id, by its name, with the place of the id among its arguments."""
PASSED_ON = {"check", "error"}
"""Names of variables and fields that hold an id, or an error with one, that comes from another of these calls."""


@cache
def calls() -> tuple[tuple[str, ast.Call, ast.expr], ...]:
    """Every call in the program that takes an id: its place, the call and the argument."""
    found: list[tuple[str, ast.Call, ast.expr]] = []
    for file in sorted((ROOT / "builder").rglob("*.py")):
        for node in nodes_of(file):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                place = PLACES.get(name, len(node.args))
                by_name = [word.value for word in node.keywords if word.arg == "check" and name in PLACES]
                for argument in [*node.args[place : place + 1], *by_name]:
                    found.append((f"{file.relative_to(ROOT)}:{node.lineno}", node, argument))
    return tuple(found)


def given() -> dict[str, set[str]]:
    """Every id that is written in the program, with the severities that it is given there."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, call, argument in calls():
        if isinstance(argument, ast.Constant):
            found[str(argument.value)].add(severity_of(call))
    return found


def severity_of(call: ast.Call) -> str:
    """The severity that such a call gives; errors are the default, and trouble with git is a warning."""
    text = ast.unparse(call)
    if text.startswith(("_warning(", "warning(", "HistoryError(")) or "Severity.WARNING" in text:
        return WARNING
    return EITHER if "severity=severity" in text else ERROR


def test_each_id_of_the_program_is_in_the_table_and_the_other_way_round() -> None:
    """No problem has an id that is not in the table, and the table has no id that is not in use."""
    assert set(given()) | {"broken-link"} == set(IDS)  # the link check's default
    for place, _, argument in calls():
        passed_on = ast.unparse(argument).rpartition(".")[2] in PASSED_ON
        assert isinstance(argument, ast.Constant) or passed_on, f"{place}: write the id itself"


def test_severities() -> None:
    """The table has the severity that the program gives a problem."""
    for name, severities in given().items():
        if IDS[name].severity != COMMAND:
            assert IDS[name].severity == (severities.pop() if len(severities) == 1 else EITHER), name


def test_severities_of_the_cases() -> None:
    """So it is in everything that the tests expect a check to print."""
    texts = (file.read_text("utf-8") for file in (ROOT / "tests").rglob("expected.txt"))
    for severity, name in {found for text in texts for found in re.findall(r": (error|warning)\[([a-z-]+)\]", text)}:
        assert severity in IDS[name].severity, name


@pytest.mark.parametrize("name", [each.id for each in IDS.values() if each.severity != COMMAND])
def test_each_id_has_a_test(name: str) -> None:
    """Some case or test expects each problem by its id."""
    forms = ("[{}]", "[{}.", ": {}: ", '"{}"', "'{}'", "`{}`")
    assert any(form.format(name) in other_tests() for form in forms)


@cache
def other_tests() -> str:
    """The text of all other tests, and of what they expect."""
    files = [file for kind in ("*.txt", "*.py") for file in (ROOT / "tests").rglob(kind) if file != Path(__file__)]
    return "\n".join(file.read_text("utf-8", "replace") for file in files)


def test_entries_are_in_order_and_say_something() -> None:
    """Each id is in one group, in alphabetical order but for those that end a command; each entry has sentences."""
    names = [each.id for group in GROUPS.values() for each in group]
    assert len(names) == len(set(names))
    for group in GROUPS.values():
        shown = [each.id for each in group if each.severity != COMMAND]
        assert shown == sorted(shown)
    for each in IDS.values():
        assert all(re.fullmatch(r"(?s)[A-Z`].*\.", words) for words in (each.meaning, each.fix) if words[:3] != "git")


def test_manual(golden: Golden) -> None:
    """The manual is what the table and the docstrings of the checks say (`--update-goldens` writes it)."""
    golden(doc_page("problems"), manual())
