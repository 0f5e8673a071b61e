"""Measure how the program is laid out: its rooms, floors, circles, files, functions and class names.

usage: python -m tests.architecture

A room is a file or folder at the top of `builder/`. It imports others, and its floor is the longest chain of rooms
below it. Circles are strongly connected components (Tarjan, «Depth-first search and linear graph algorithms», 1972).
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median, quantiles

from tests.knowledge_bases import ROOT

Graph = Mapping[str, frozenset[str]]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured number and its bound."""

    name: str
    measured: float
    most: float
    found: tuple[str, ...] = ()
    """The places to look at where the bound is missed."""

    @property
    def met(self) -> bool:
        """True within the bound."""
        return self.measured <= self.most

    def __str__(self) -> str:
        """One line of the report, and a line for each place where the bound is missed."""
        line = f"{self.name:<34} {self.measured:>5g}   at most {self.most:>3g}   {'met' if self.met else 'MISSED'}"
        return "\n".join([line, *(f"    {place}" for place in self.found if not self.met)])


@cache
def modules() -> Mapping[str, Path]:
    """Each module of the program by its dotted name."""
    files = sorted((ROOT / "builder").rglob("*.py"))
    return {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file for file in files}


@cache
def tree_of(file: Path) -> ast.Module:
    """The parsed code of a file."""
    return ast.parse(file.read_text("utf-8"))


@cache
def nodes_of(file: Path) -> tuple[ast.AST, ...]:
    """Every node of a file's code; the tests that read all of the program share them."""
    return tuple(ast.walk(tree_of(file)))


@cache
def imports() -> Graph:
    """Each module with those it imports, wherever in the file it does so."""
    return {name: frozenset(_imported(file)) - {name} for name, file in modules().items()}


def _imported(file: Path) -> Iterator[str]:
    """A name taken from a package is the module of that name, or the package's own file."""
    for node in nodes_of(file):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            names = [name if name in modules() else node.module for name in whole]
        yield from (name for name in names if name in modules())


def joined(group: Callable[[str], str]) -> Graph:
    """The imports between groups of modules; those inside a group are left out."""
    found: dict[str, set[str]] = {}
    for name, others in imports().items():
        one = group(name)
        found.setdefault(one, set()).update(group(other) for other in others if group(other) != one)
    return {name: frozenset(others) for name, others in found.items()}


def rooms() -> Graph:
    """The rooms at the top of `builder/` with those they import; the package's own two files are none."""
    graph = joined(lambda name: name.split(".")[1] if "." in name else "")
    doors = frozenset({"", "__main__"})
    return {room: others - doors for room, others in graph.items() if room not in doors}


def folders() -> Graph:
    """The folders below the rooms' with those they import; a folder and one inside it are one place here."""
    graph = joined(lambda name: modules()[name].parent.relative_to(ROOT).as_posix())
    return {one: frozenset(other for other in others if _apart(one, other)) for one, others in graph.items()}


def _apart(one: str, other: str) -> bool:
    return not f"{one}/".startswith(f"{other}/") and not f"{other}/".startswith(f"{one}/")


def floors(graph: Graph) -> Mapping[str, int]:
    """The length of the longest chain that begins at each room, itself included; the graph has no circle."""
    found: dict[str, int] = {}

    def floor(room: str) -> int:
        if room not in found:
            found[room] = 1 + max(map(floor, graph[room]), default=0)
        return found[room]

    for room in graph:
        floor(room)
    return found


def circles(graph: Graph) -> list[list[str]]:
    """The groups of more than one that all import each other, directly or by way of others. Linear."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    open_: list[str] = []
    found: list[list[str]] = []

    def visit(one: str) -> None:
        number[one] = lowest[one] = len(number)
        open_.append(one)
        for other in sorted(graph[one]):
            if other not in number:
                visit(other)
            if other in open_:
                lowest[one] = min(lowest[one], lowest[other])
        if lowest[one] == number[one]:  # all that is open above it is its circle
            place = open_.index(one)
            found.append(sorted(open_[place:]))
            del open_[place:]

    for one in graph:
        if one not in number:
            visit(one)
    return [group for group in found if len(group) > 1]


def functions() -> Iterator[tuple[str, int]]:
    """Each function or method with its length in lines."""
    for name, file in modules().items():
        for node in nodes_of(file):
            if isinstance(node, Function):
                yield f"{name}.{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def public_classes() -> Iterator[tuple[str, str]]:
    """Each class at the top of a module without an underscore in front, with its module."""
    for name, file in modules().items():
        classes = [node.name for node in tree_of(file).body if isinstance(node, ast.ClassDef)]
        yield from ((found, name) for found in classes if not found.startswith("_"))


def figures() -> list[Figure]:
    """All that is measured."""
    lines = {name: len(file.read_text("utf-8").splitlines()) for name, file in modules().items()}
    lengths = dict(functions())
    names = Counter(name for name, _ in public_classes())
    twice = tuple(f"{name}: {module}" for name, module in sorted(public_classes()) if names[name] > 1)
    round_files, round_folders = circles(imports()), circles(rooms()) + circles(folders())
    return [
        Figure("rooms at the top of builder/", len(rooms()), 16, tuple(rooms())),
        Figure("floors of imports", 0 if circles(rooms()) else max(floors(rooms()).values()), 9),
        Figure("circles among files", len(round_files), 0, tuple(", ".join(group) for group in round_files)),
        Figure("circles among folders", len(round_folders), 0, tuple(", ".join(group) for group in round_folders)),
        Figure("lines of a file, median", median(lines.values()), 110),
        Figure("lines of a file, most", max(lines.values()), 250, tuple(n for n, size in lines.items() if size > 250)),
        Figure("lines of a function, p90", quantiles(lengths.values(), n=10)[-1], 20),
        Figure("public class names there twice", len({place.split(":")[0] for place in twice}), 0, twice),
    ]


def main() -> None:
    """Print the figures beside their bounds."""
    print(*figures(), sep="\n")


if __name__ == "__main__":
    main()
