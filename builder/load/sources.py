"""Read `sources.yaml`: every source with the grade of its evidence."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from builder.load.fields import SLUG, Fields, slug_hint, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, read_yaml
from builder.problems import Problem
from builder.site import Source

KEYS = ("title", "by", "publisher", "year", "url", "read", "grade", "shows")
GRADES = ("A", "B", "C", "D")
FILE = "content/sources.yaml"


def read_sources(files: Files) -> dict[str, Source]:
    """The sources by key; there need not be any."""
    text = files.read_text(FILE) if files.exists(FILE) else None
    node = read_yaml(text, FILE, files.found) if text is not None else None
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        files.found.append(wrong_type(node, FILE, "a mapping"))
        return {}
    sources = {}
    for key, value in node.entries:
        if not SLUG.fullmatch(key.text):
            message = f"`{key.text}` cannot be the key of a source"
            files.found.append(Problem(key.where, "odd-name", message, slug_hint(key.text)))
        elif not isinstance(value, Mapping):
            files.found.append(wrong_type(value, f"the source `{key.text}`", "a mapping"))
        else:
            sources[key.text] = _source(key.text, Fields(value, "a source", KEYS, files.found))
    return sources


def _source(key: str, fields: Fields) -> Source:
    grade = fields.scalar("grade", required=True)
    if grade and grade.text not in GRADES:
        fix = "write A, B, C or D"
        fields.problem(grade.where, "wrong-value", f"`grade` is `{grade.text}`, which is not a grade", fix)
    year = fields.scalar("year")
    if year and not re.fullmatch(r"\d{4}", year.text):
        fields.problem(year.where, "no-date", f"`year` is `{year.text}`, which is not a year", "write it as 2026")
    return Source(
        key,
        fields.text("title", required=True),
        grade.text if grade else "D",
        fields.node.where,
        fields.text("by"),
        fields.text("publisher"),
        year.text if year else "",
        web_address(fields, "url"),
        fields.date("read"),
        fields.text("shows"),
    )


def web_address(fields: Fields, key: str) -> str:
    """An absolute address of the web, or the empty string."""
    scalar = fields.scalar(key)
    if scalar is None:
        return ""
    try:
        parts = urlsplit(scalar.text)
        valid = parts.scheme in ("https", "http") and bool(parts.hostname) and not re.search(r"[\s<>\"]", scalar.text)
    except ValueError:
        valid = False
    if not valid:
        fix = "write it in full, like https://example.org/page"
        fields.problem(scalar.where, "wrong-value", f"`{key}` is `{scalar.text}`, which is not an address", fix)
        return ""
    return scalar.text
