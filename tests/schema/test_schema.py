"""The schemas that editors check by: made from the loader's own keys, and of one mind with `builder check`.

Rooms: builder/schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest
from jsonschema.exceptions import ValidationError

from builder.load import front_matter
from builder.load.located import Mapping, Node, Scalar, Sequence, read_yaml
from builder.problems import Location
from builder.schema import DOCUMENTS, PUBLISHED, schema_text
from builder.schema.shapes import group, text
from tests.conftest import Golden
from tests.interview import INTERVIEW
from tests.knowledge_bases import CASES, ROOT
from tests.plain_yaml import plain

SHAPE = ("unknown-key", "missing-key", "wrong-type")
"""The checks that a schema can carry out, too."""


class Found(NamedTuple):
    """A file that some schema is for."""

    document: str
    file: str
    node: Node


def documents(root: Path) -> Iterator[Found]:
    """Every file of a knowledge base that a schema is for, and that is YAML."""
    for kind, pattern in (
        ("site", "site.yaml"), ("sources", "sources.yaml"), ("help", "help.yaml"), ("glossary", "glossary.yaml"),
        ("block", "blocks/*.yaml"), ("flow", "flows/*/flow.yaml"),
        ("outcome", "flows/*/*.md"), ("article", "articles/*/*.md"),
        ("message", "messages/*.md"),
    ):  # fmt: skip
        for path in sorted((root / "content").glob(pattern)):
            file = str(path.relative_to(root))
            text_ = path.read_text("utf-8")
            if path.suffix == ".md":
                parts, found = front_matter.split(text_, file, "")
                node: Node | None = parts.front_matter if parts else None
            else:
                node, found = read_yaml(text_, file)
                node = node or Mapping((), Location(file, 1))
            if node is not None and not found:
                yield Found(kind, file, node)


def errors(found: Found, typed: bool = False) -> list[ValidationError]:
    """The errors that a schema finds in a file."""
    validator = jsonschema.Draft202012Validator(json.loads(schema_text(found.document)))
    return sorted(validator.iter_errors(plain(found.node, typed)), key=lambda error: list(error.absolute_path))


@pytest.mark.parametrize("document", [*DOCUMENTS, *PUBLISHED])
def test_what_is_published_is_up_to_date(document: str, golden: Golden) -> None:
    """The file in docs/schemas/ is what the builder makes (`--update-goldens` writes it), and a schema."""
    golden(ROOT / f"docs/schemas/{document}.schema.json", schema_text(document))
    jsonschema.Draft202012Validator.check_schema(json.loads(schema_text(document)))


def test_a_key_without_a_schema_is_noticed() -> None:
    """A key that the loader knows and no schema does, or the other way round, stops at once."""
    with pytest.raises(ValueError, match=r"\['b'\]"):
        group(("a", "b"), {"a": text()})


@pytest.mark.parametrize("typed", [False, True], ids=["as-text", "as-yaml-1.2"])
@pytest.mark.parametrize("root", [INTERVIEW, *sorted((CASES / "good").iterdir())], ids=lambda root: root.name)
def test_what_is_right_is_accepted(root: Path, typed: bool) -> None:
    """The large fixture and every good case."""
    checked = [(found.file, [error.message for error in errors(found, typed)]) for found in documents(root)]
    assert checked
    assert [] == [(file, messages) for file, messages in checked if messages]


def problems(case: Path) -> list[tuple[str, int, int, str]]:
    """The problems of shape that a bad case has: file, line, column, check."""
    expected = case / "expected.txt"
    text_ = expected.read_text("utf-8") if expected.exists() else ""
    found = re.findall(r"^(\S+?):(\d+):(\d+): error\[([a-z-]+)\]", text_, re.MULTILINE)
    return [(file, int(line), int(column), check) for file, line, column, check in found if check in SHAPE]


def places(error: ValidationError, root: Node) -> Iterator[Location]:
    """The place of an error: at the value, at its key, or at the key that is too much."""
    key, node = None, root
    for step in error.absolute_path:
        if isinstance(node, Mapping):
            key, node = next((k, v) for k, v in node.entries if k.text == step)
        elif isinstance(node, Sequence):
            key, node = None, node.items[int(step)]
    yield node.where
    if isinstance(key, Scalar):
        yield key.where
    if error.validator == "additionalProperties" and isinstance(node, Mapping):
        known = error.schema["properties"] if isinstance(error.schema, dict) else {}
        yield from (k.where for k, _ in node.entries if k.text not in known)
    for part in error.context or ():
        yield from places(part, root)


CASES_OF_SHAPE = [case for case in sorted((CASES / "bad").iterdir()) if problems(case)]
BEYOND = {
    "condition-at-least-without-of": "`at-least` alone is right for a score, and no schema knows which id is one",
    "condition-fact-with-value": "a schema does not know which id is a fact",
    "score-bound-far-key": "`more-than` is right for a number, and no schema knows which id is one",
    "scenario-wrong-type": "a list is right where items are collected, a group where a question has several values",
    "translation-original-key": "a schema does not know the name of the file",
    "typed-conditions": "a schema does not know which id is a number, which a day, and which several values",
    "typed-questions": "a schema does not know how many decimals another key allows",
    "typed-scenarios": "a schema does not know which question has several values",
    "score-with-plain-bound": "a schema does not know which id is a score",
    "option-groups": "a schema does not know the order of keys, nor what another one says",
    "message-conditions": "the condition stands in Markdown",
    "message-forms": "the forms stand in Markdown",
    "message-markup": "the forms stand in Markdown",
    "message-no-subject": "the forms stand in Markdown",
    "message-variables": "a flow is needed for a variable inside of a group",
    "message-without-flow": "the condition stands in Markdown",
    "paragraph-list": "the condition stands in Markdown",
    "paragraph-without-condition": "the condition stands in Markdown",
    "table-no-advise": "the table is a file of its own",
}
"""Mistakes that a schema cannot see, and why."""


@pytest.mark.parametrize("case", CASES_OF_SHAPE, ids=lambda case: case.name)
def test_what_has_another_shape_is_refused(case: Path) -> None:
    """At the place where `builder check` finds it, unless a schema cannot know."""
    said = {
        (found.file, place.line, place.column)
        for found in documents(case) for error in errors(found) for place in places(error, found.node)
    }  # fmt: skip
    missed = {(file, line, column) for file, line, column, _ in problems(case)} - said
    assert (case.name in BEYOND) == bool(missed), missed


LONG = "x" * 1_001


def many_options(number: int) -> object:
    """A question with so many options."""
    return {"a": {"ask": "A?", "options": {f"o{n}": "O" for n in range(number)}}}


LIMITS: dict[str, dict[str, tuple[object, object]]] = {
    "flow": {
        "short": (LONG[1:], LONG + "x"),
        "summary": ("x" * 160, "x" * 162),
        "tags": (["x"] * 100, ["x"] * 101),
        "changes": ([{"date": "2026-11-23", "note": "x" * 300}], [{"date": "2026-11-23", "note": "x" * 302}]),
        "laws": ([{"never": ["go"] * 500, "when": "ill"}], [{"never": ["go"] * 501, "when": "ill"}]),
        "questions": (many_options(500), many_options(501)),
    },
    "outcome": {"verdict": (LONG[1:], LONG + "x"), "do-now": (["x" * 2_000], ["x" * 2_002])},
    "article": {"reviewer": (LONG[1:], LONG + "x"), "related": (["x"] * 100, ["x"] * 101)},
    "site": {"notice": (LONG[1:], LONG + "x"), "tags": ({"a": {"title": LONG[1:]}}, {"a": {"title": LONG + "x"}})},
    "sources": {"a": ({"grade": "A", "title": LONG[1:]}, {"grade": "A", "title": LONG + "x"})},
}
"""For some keys the longest value that `builder check` accepts, and a longer one."""


@pytest.mark.parametrize(("document", "key"), [(document, key) for document, keys in LIMITS.items() for key in keys])
def test_limits_of_length(document: str, key: str) -> None:
    """Texts, lists and options have the limits of limits.md; a line break at the end is not counted."""
    schema = json.loads(schema_text(document))
    inside = schema["properties"][key] if "properties" in schema else schema["additionalProperties"]
    validator = jsonschema.Draft202012Validator({**inside, "$defs": schema.get("$defs", {})})
    longest, longer = LIMITS[document][key]
    assert [] == [error.message for error in validator.iter_errors(longest)]
    assert not validator.is_valid(longer)
    if isinstance(longest, str):
        assert validator.is_valid(f"{longest}\n")
