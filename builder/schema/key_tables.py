"""Tables of keys for the documentation, made from the schemas.

A page names the keys of a table in a comment above it, `<!-- keys: question -->`: a document or a part of the schemas.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder.load.text_keys import MARKDOWN
from builder.problems import one_of
from builder.schema import DOCUMENTS, PARTS

HEAD = "| key | value | meaning |\n| --- | --- | --- |\n"
MARK = re.compile(r"^(<!-- keys: ([a-z-]+) -->\n\n)((?:\|.*\n)*)", re.MULTILINE)
"""A comment with the name of a group of keys, and the table that follows."""
SECTIONS = {"condition": "conditions", "expression": "expressions"}
"""The parts that a page has a section about, with its anchor."""
SAMPLES = {"word": "text", "today": "day", "1.5": "number", "7": "whole number", "2026-11-23": "date"}
"""Texts, each with the kind of value that takes it and none of those before it."""


def with_key_tables(page: str) -> str:
    """The page with every table of keys as the schemas have it. Raises `KeyError` for keys that no schema has."""
    return MARK.sub(lambda match: match[1] + table(match[2]), page)


def table(name: str) -> str:
    """The keys of a document or part, each with its kind of value and its meaning."""
    keys, needed = keys_of(name)
    rows = (
        f"| `{key}` | {_value(key, each)}{', needed' if key in needed else ''} | {each['description']} |\n"
        for key, each in keys.items()
    )
    return HEAD + "".join(rows)


def keys_of(name: str) -> tuple[Mapping[str, Mapping[str, Any]], frozenset[str]]:
    """The schema of each key of a document or part, and the keys that it cannot be without."""
    schema: Any = DOCUMENTS.get(name) or PARTS[name]
    group = schema if "properties" in schema else schema["then"]  # a group, or else something shorter
    return group["properties"], frozenset(group.get("required", ()))


def _value(key: str, schema: Mapping[str, Any]) -> str:
    """The kind of value in words."""
    kinds = list(dict.fromkeys(_kinds(schema)))
    if key in MARKDOWN and kinds == ["text"]:
        return "Markdown"
    return ", or ".join(
        f"a {kind}" if kind in ("group", "list") and place else kind for place, kind in enumerate(kinds)
    )


def _kinds(schema: Mapping[str, Any]) -> Iterator[str]:
    """The kinds of value that a schema takes, the shortest first."""
    if "$ref" in schema:
        part = schema["$ref"].removeprefix("#/$defs/")
        if part in SECTIONS:
            yield f"[{part}](#{SECTIONS[part]})"
        else:
            yield from _kinds(PARTS[part])
    elif "enum" in schema:
        yield _one_of(schema["enum"])
    elif "anyOf" in schema:
        for each in schema["anyOf"]:
            yield from _kinds(each)
    elif "if" in schema:
        yield from _kinds(schema["else"])
        yield from _kinds(schema["then"])
    elif schema["type"] in ("object", "array"):
        yield "group" if schema["type"] == "object" else "list"
    elif "pattern" not in schema:
        yield "text"
    else:
        takes = re.compile(schema["pattern"]).search
        yield next((kind for sample, kind in SAMPLES.items() if takes(sample)), "text")


def _one_of(values: Sequence[object]) -> str:
    """The values that YAML may have, each once: some are there as text, too."""
    return one_of(dict.fromkeys(json.dumps(each).strip('"') for each in values))
