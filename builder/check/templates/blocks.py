"""A template that extends another one fills in blocks that are there (`template-block`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from builder.load.template_files import PACKAGED, PROGRAM_PREFIX, in_template
from builder.problems import Problem, did_you_mean


def unknown_blocks(own: Mapping[str, str]) -> Iterator[Problem]:
    """Problems of the templates of a knowledge base, given as texts by name."""
    for name, text in own.items():
        tree, line, parent = _parsed(text)
        if tree is None or not parent:
            continue
        known, missing = _blocks_above(parent, own)
        if parent == name:
            fix = f'write `{{% extends "{PROGRAM_PREFIX}/{name}" %}}` for the program\'s own'
            yield Problem(in_template(name, line), "template", "this template extends itself", fix)
            continue
        if missing:
            names = [*own, *(f"{PROGRAM_PREFIX}/{each}" for each in _packaged_names())]
            fix = did_you_mean(missing, names, f"write the program's own as `{PROGRAM_PREFIX}/{missing}`")
            yield Problem(in_template(name, line), "template", f"there is no template `{missing}`", fix)
            continue
        for block in (each for each in tree.body if isinstance(each, nodes.Block) and each.name not in known):
            message = f"`{parent}` has no block `{block.name}`, so that this would be shown nowhere"
            fix = did_you_mean(block.name, sorted(known))
            yield Problem(in_template(name, block.lineno), "template-block", message, fix)


def _blocks_above(parent: str, own: Mapping[str, str]) -> tuple[set[str], str]:
    """The blocks of a template and of those that it extends; and the first of these that is missing, or nothing."""
    known: set[str] = set()
    seen: set[str] = set()
    while parent and parent not in seen:
        seen.add(parent)
        text = own.get(parent, _packaged(parent.removeprefix(f"{PROGRAM_PREFIX}/")))
        if text is None:
            return known, parent
        tree, _, parent = _parsed(text)
        known |= {block.name for block in tree.find_all(nodes.Block)} if tree else set()
    return known, ""


@cache
def _parsed(text: str) -> tuple[nodes.Template | None, int, str]:
    """The tree of a template, and the line and the name of the one it extends, if that is written as a text."""
    try:
        tree = Environment(autoescape=True).parse(text)
    except TemplateSyntaxError:  # reported where templates are compiled
        return None, 0, ""
    extends = next(iter(tree.find_all(nodes.Extends)), None)
    named = extends.template.value if extends and isinstance(extends.template, nodes.Const) else ""
    return tree, extends.lineno if extends else 0, str(named)


@cache
def _packaged(name: str) -> str | None:
    """The text of one of the program's templates; None if there is none of this name."""
    return (PACKAGED / name).read_text("utf-8") if name in _packaged_names() else None


@cache
def _packaged_names() -> tuple[str, ...]:
    return tuple(sorted(file.relative_to(PACKAGED).as_posix() for file in PACKAGED.rglob("*.html")))
