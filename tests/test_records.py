"""Records of many fields are built by keyword, and no function adds problems to a list that it was handed."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import builder
from tests.architecture import nodes_of

MOST = 4
"""The arguments that readers can tell apart by their order."""


@cache
def modules() -> dict[Path, ModuleType]:
    """The modules of the program by file, without the scripts that run when they are imported."""
    found = pkgutil.walk_packages(builder.__path__, "builder.")
    read = (importlib.import_module(each.name) for each in found if not each.name.endswith("__main__"))
    return {Path(module.__file__): module for module in read if module.__file__}


def width(record: object) -> int:
    """The number of fields of a record; 0 for anything else."""
    if isinstance(record, type) and is_dataclass(record):
        return len(fields(record))
    return len(getattr(record, "_fields", ()))


def called(name: ast.expr, names: Mapping[str, object]) -> object:
    """The object that `name` or `module.name` stands for; None for any other expression."""
    if isinstance(name, ast.Attribute):
        return getattr(called(name.value, names), name.attr, None)
    return names.get(name.id) if isinstance(name, ast.Name) else None


def by_order(nodes: Iterable[ast.AST], names: Mapping[str, object]) -> Iterator[tuple[int, str]]:
    """The line and class of each record with too many fields that is built by the order of its arguments."""
    for call in nodes:
        if isinstance(call, ast.Call):
            spread = any(isinstance(argument, ast.Starred) for argument in call.args)
            if (spread or len(call.args) > MOST) and width(called(call.func, names)) > MOST:
                yield call.lineno, ast.unparse(call.func)


def handed_lists(nodes: Iterable[ast.AST]) -> Iterator[tuple[int, str]]:
    """The line and name of each function with a list of problems as a parameter."""
    for function in nodes:
        if isinstance(function, ast.FunctionDef):
            arguments = function.args
            for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
                if each.annotation and ast.unparse(each.annotation) == "list[Problem]":
                    yield function.lineno, function.name


def test_records_are_built_by_keyword() -> None:
    """A record of more than four fields has at most four arguments without a name."""
    found = [
        f"{file}:{line}: {name}"
        for file, module in modules().items()
        for line, name in by_order(nodes_of(file), vars(module))
    ]
    assert found == []


def test_functions_return_their_problems() -> None:
    """A function that is given problems gets a `Sequence` of them; those that it finds it returns in a `Result`."""
    found = [f"{file}:{line}: {name}" for file in modules() for line, name in handed_lists(nodes_of(file))]
    assert found == []


def test_both_mistakes_are_seen() -> None:
    """Five arguments in order, arguments from a list, and a parameter to add problems to."""
    names = {"Problem": modules()[Path(builder.__path__[0]) / "problems.py"].Problem}
    built = ast.walk(ast.parse("Problem(1, 2, 3, 4, 5)\nProblem(*x)\nProblem(1, 2, 3, 4, why=5)"))
    assert [*by_order(built, names)] == [
        (1, "Problem"), (2, "Problem"),
    ]  # fmt: skip
    assert [*handed_lists(ast.walk(ast.parse("def read(found: list[Problem]) -> None: ...")))] == [(1, "read")]
