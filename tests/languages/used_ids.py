"""The ids of messages that templates, modules and scripts ask for; `*` is a part that only running them would tell."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import nodes

import builder
from builder.languages.catalogue import SCRIPTS
from builder.load.template_files import PACKAGED
from builder.render.templates import environment
from tests.architecture import nodes_of

SOURCES = Path(builder.__file__).parent
_CALL = re.compile(r"\b(?:(?:t|pieces)\(|filled\('\w+',)([^,{})]*)")
_QUOTED = re.compile(r"'([a-z][\w-]*)'")


def in_templates() -> Iterator[str]:
    """Those that templates give to `t`."""
    env = environment(PACKAGED.parent, own=False)
    for file in sorted(PACKAGED.rglob("*.html")):
        for call in env.parse(file.read_text("utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "t":
                yield from _of_jinja(call.args[0])


def _of_jinja(node: nodes.Node) -> list[str]:
    match node:
        case nodes.Const(value=str() as value):
            return [value]
        case nodes.CondExpr(expr1=one, expr2=nodes.Node() as other):
            return [*_of_jinja(one), *_of_jinja(other)]
        case nodes.Concat(nodes=parts):
            return _joined([_of_jinja(part) for part in parts])
    return ["*"]


def in_modules() -> Iterator[str]:
    """Those that Python modules give to `t`."""
    for file in sorted(SOURCES.rglob("*.py")):
        for node in nodes_of(file):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "t":
                yield from _of_python(node.args[0])


def _of_python(node: ast.expr) -> list[str]:
    match node:
        case ast.Constant(value=str() as value):
            return [value]
        case ast.IfExp(body=one, orelse=other):
            return [*_of_python(one), *_of_python(other)]
        case ast.BinOp(left=left, right=right):
            return _joined([_of_python(left), _of_python(right)])
        case ast.JoinedStr(values=values):
            return _joined([_of_python(value) for value in values])
    return ["*"]


def _joined(parts: list[list[str]]) -> list[str]:
    found = [""]
    for part in parts:
        found = [before + each for before in found for each in part]
    return found


def texts_in_modules() -> set[str]:
    """Every text in a module: a table of ids is one of texts, which are given to `t` later."""
    nodes_of_all = (node for file in SOURCES.rglob("*.py") for node in nodes_of(file))
    constants = (node.value for node in nodes_of_all if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def in_scripts() -> Iterator[str]:
    """Those that scripts give to `t`, `pieces` and `filled`, without their group."""
    for file in sorted((PACKAGED / "assets/js").rglob("*.js")):
        for arguments in _CALL.findall(file.read_text("utf-8")):
            yield from _QUOTED.findall(arguments)


def ids_of_scripts(ids: set[str]) -> dict[str, str]:
    """The ids that scripts may use, by what they call them."""
    return {id_.removeprefix(SCRIPTS).partition(".")[2]: id_ for id_ in ids if id_.startswith(SCRIPTS)}
