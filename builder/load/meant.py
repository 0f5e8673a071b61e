"""Advice where something else was meant: a key of another program, a slip that made a key, a name and its address."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as MappingOf
from dataclasses import replace

from builder.load.located import Mapping, Node, Scalar
from builder.problems import Problem, did_you_mean


def key_meant(key: Scalar, value: Node, known: Collection[str], elsewhere: MappingOf[str, str]) -> str:
    """Advice for an unknown key; `elsewhere` are keys of other programs, each with the one here, or with advice."""
    same = elsewhere.get(key.text, "")
    if same:
        return f"did you mean `{same}`?" if same in known else same
    return _slip(key, value, known) or did_you_mean(key.text, known)


def _slip(key: Scalar, value: Node, known: Collection[str]) -> str:
    """Advice where an unknown key comes of a comma in a text, or of a colon without a space; else nothing."""
    if not isinstance(value, Scalar) or value.written:
        return ""
    name, colon, rest = key.text.partition(":")
    if colon and name in known:
        return f"write a space after the colon, `{name}: {rest}`"
    return "if it belongs to the text before the comma, put all of that text in quotes" if " " in key.text else ""


def name_meant(problem: Problem, node: Node) -> Problem:
    """The problem of a group of keys in the place of text; one with a `name`, like an author, has advice of its own."""
    entries = node.entries if isinstance(node, Mapping) else ()
    name = next((value.text for key, value in entries if key.text == "name" and isinstance(value, Scalar)), "")
    return replace(problem, fix=f"write the name alone, `{name}`") if name else problem
