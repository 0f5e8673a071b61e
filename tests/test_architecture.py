"""The program stays as easy to find one's way in as architecture.md says: figures, docstrings, tests, pictures."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import Graph, circles, figures, floors, modules, nodes_of, tree_of
from tests.knowledge_bases import ROOT

CODE = ("builder", "tests", "bench", "docs")
QUESTION = re.compile(r"\s*(?:What|Where|Whether|Which|How)\b")
"""The beginning of a docstring that asks, where a noun or a verb would say."""
ROOMS = re.compile(r"^Rooms:((?:.|\n(?!\n))*)", re.MULTILINE)
"""The rooms of a whole-output test: folders, each with the modules directly in it, or single modules."""


def test_figures() -> None:
    """Each is within its bound."""
    assert [str(figure) for figure in figures() if not figure.met] == []


def test_circles_and_floors_are_found() -> None:
    """So that a figure of 0 means something."""
    graph: Graph = {
        name: frozenset(others) for name, others in {"a": "b", "b": "cd", "c": "a", "d": "e", "e": ""}.items()
    }
    assert circles(graph) == [["a", "b", "c"]]
    assert floors({name: frozenset(others) for name, others in {"a": "bc", "b": "c", "c": ""}.items()})["a"] == 3


def docstrings(file: Path) -> Iterator[tuple[int, str]]:
    """Each docstring of a file, those below fields included, with its line."""
    for node in nodes_of(file):
        for child in getattr(node, "body", None) or () if not isinstance(node, ast.Lambda | ast.IfExp) else ():
            if (
                isinstance(child, ast.Expr)
                and isinstance(child.value, ast.Constant)
                and isinstance(child.value.value, str)
            ):
                yield child.lineno, child.value.value


def test_docstrings_say_and_do_not_ask() -> None:
    """A value has a noun, an action a verb."""
    files = [file for folder in CODE for file in sorted((ROOT / folder).rglob("*.py"))] + sorted(ROOT.glob("*.py"))
    asking = [file for file in files if re.search(rf'"""{QUESTION.pattern}', file.read_text("utf-8"))]
    found = [(file, line, text) for file in asking for line, text in docstrings(file) if QUESTION.match(text)]
    assert [f"{file.relative_to(ROOT)}:{line}: {text[:60]}" for file, line, text in found] == []


def named_rooms() -> Iterator[str]:
    """Everything that the docstrings of tests name in a paragraph `Rooms: …`."""
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        for paragraph in ROOMS.findall(ast.get_docstring(tree_of(file)) or ""):
            yield from re.findall(r"builder(?:/\w+)*(?:\.py)?", paragraph)


def test_rooms_that_tests_name_are_there() -> None:
    """A name that nothing has any more would hold nothing."""
    assert [name for name in named_rooms() if not (ROOT / name).exists()] == []


def test_every_module_has_a_test() -> None:
    """Of its own name in the same place, or one of a whole output that names it or its folder."""
    named = set(named_rooms())
    without = []
    for file in modules().values():
        place = file.relative_to(ROOT)
        own = ROOT / "tests" / place.parent.relative_to("builder") / f"test_{place.name}"
        bare = file.name == "__init__.py" and not any(map(_does_something, tree_of(file).body))
        if not bare and not own.is_file() and not {place.as_posix(), place.parent.as_posix()} & named:
            without.append(place.as_posix())
    assert without == []


def _does_something(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef | ast.ClassDef)


def test_lines_of_templates_are_short() -> None:
    """At most 160 characters, so that a change of one can be read."""
    files = sorted((ROOT / "templates").rglob("*.html"))
    lines = [
        (file, number, line) for file in files for number, line in enumerate(file.read_text("utf-8").split("\n"), 1)
    ]
    assert [f"{file.name}:{number}" for file, number, line in lines if len(line) > 160] == []


def test_no_test_reads_a_clock() -> None:
    """The speed of a thing depends on the machine; a clock only ends a waiting that would never end."""
    waiting = {"killed.py", "listening.py", "test_killed.py", "test_programs.py", Path(__file__).name}
    clock = re.compile(r"process_time|perf_counter|monotonic\(|performance\.now|\btime\.time\(")
    files = [file for file in sorted((ROOT / "tests").rglob("*.py")) if file.name not in waiting]
    assert [file.name for file in files if clock.search(file.read_text("utf-8"))] == []
