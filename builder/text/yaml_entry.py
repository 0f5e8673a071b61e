"""Append an entry to a list at the top of a YAML file, and leave every other character as its editor wrote it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import yaml

PLAIN = re.compile(r"[a-z][a-z0-9-]*(?:/[a-z0-9._-]+)*|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:\.[0-9]+)?")
"""Text that every reader of YAML takes for text, or for a date that reads the same."""
AMBIGUOUS = ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
Entry = Mapping[str, str]


def with_entry(text: str, key: str, entry: Entry) -> str | None:
    """The text with one more entry in the list `key`; None where that cannot be done without touching the rest.

    The result is read again: it is the one that was there, and the entry.
    """
    try:
        added = _added(text, key, entry)
        before, after = _read(text), _read(added)
    except yaml.YAMLError:
        return None
    if not isinstance(before, dict):
        return None
    wanted = {**before, key: [*(before.get(key) or []), dict(entry)]}
    return added if after == wanted else None


def lines(entry: Entry, indent: int = 2) -> str:
    """The entry as one of a list in lines."""
    pairs = [f"{name}: {_scalar(value)}" for name, value in entry.items()]
    first, rest = " " * indent + "- ", " " * (indent + 2)
    return first + f"\n{rest}".join(pairs) + "\n"


def _read(text: str) -> object:
    """Plain data in which every value is text."""
    return yaml.load(text, yaml.BaseLoader)


def _added(text: str, key: str, entry: Entry) -> str:
    value = _value(text, key)
    newline = "\r\n" if "\r\n" in text else "\n"
    if isinstance(value, yaml.SequenceNode) and value.flow_style:
        comma = "" if _ends_in_comma(text, value.end_mark.index) or not value.value else ", "
        place = value.end_mark.index - 1
        pairs = ", ".join(f"{name}: {_scalar(each)}" for name, each in entry.items())
        return f"{text[:place]}{comma}{{{pairs}}}{text[place:]}"
    if value is None:
        place, new = len(text), f"{key}:\n{lines(entry)}"
    else:
        last = _last(value)
        place = _line_after(text, last.end_mark.index)
        indent = value.start_mark.column if isinstance(value, yaml.SequenceNode) else 2
        new = lines(entry, indent)
    before = text[:place]
    gap = newline if before and not before.endswith("\n") else ""
    return before + gap + new.replace("\n", newline) + text[place:]


def _value(text: str, key: str) -> yaml.Node | None:
    """The node of a key at the top."""
    root = yaml.compose(text, yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _last(node: yaml.Node) -> yaml.Node:
    """The last node inside another one; the mark of a block is after the comments that follow it."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    return node


def _line_after(text: str, place: int) -> int:
    """The beginning of the line after a place, or that place where it begins a line."""
    if place and text[place - 1] == "\n":
        return place
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _ends_in_comma(text: str, end: int) -> bool:
    """True if the last character of a list that ends at a place is a comma, comments aside."""
    tokens = [token for token in yaml.scan(text, yaml.SafeLoader) if token.end_mark.index <= end]
    return isinstance(tokens[-2], yaml.FlowEntryToken)


def _scalar(value: str) -> str:
    """A value as YAML; JSON's text is YAML's, too."""
    plain = PLAIN.fullmatch(value) and value not in AMBIGUOUS
    return value if plain else json.dumps(value, ensure_ascii=False)
