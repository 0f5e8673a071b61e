"""Read `sources.yaml`: every source with the grade of its evidence."""

from __future__ import annotations

import re

from builder.load.fields import GROUP, Fields, is_slug, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, Node, Scalar
from builder.load.yaml_file import read_yaml_file
from builder.problems import Problem
from builder.site import Source
from builder.text.web_address import is_web_address

KEYS = ("title", "by", "publisher", "year", "url", "read", "grade", "shows")
GRADES = ("A", "B", "C", "D")
FILE = "content/sources.yaml"


def read_sources(files: Files) -> dict[str, Source]:
    """The sources by key; there need not be any. One that is wrong stays in, so that citing it is no second mistake."""
    node = read_yaml_file(files, FILE) if files.exists(FILE) else None
    sources = {}
    for key, value in node.entries if node else ():
        sources[key.text] = read_source(key, value, files.found)
    return sources


def read_source(key: Scalar, value: Node, found: list[Problem]) -> Source:
    """The source of one entry; what cannot be read of it is reported, and empty."""
    is_slug(key, "the key of a source", found)
    if isinstance(value, Mapping):
        return _source(key.text, Fields(value, "this source", KEYS, found, key.where))
    found.append(wrong_type(value, f"the source `{key.text}`", GROUP))
    return Source(key.text, "", GRADES[-1], key.where)


def _source(key: str, fields: Fields) -> Source:
    grade = fields.scalar("grade", required=True)
    if grade and grade.text not in GRADES:
        fix = "write A, B, C or D"
        fields.problem(grade.where, "wrong-value", f"`grade` is `{grade.text}`, which is not a grade", fix)
    year = fields.scalar("year")
    if year and not re.fullmatch(r"[1-9][0-9]{3}", year.text):
        fields.problem(year.where, "no-date", f"`year` is `{year.text}`, which is not a year", "write it as 2026")
    return Source(
        key,
        fields.text("title", required=True),
        grade.text if grade else "D",
        fields.begin,
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
    if not is_web_address(scalar.text):
        fix = "write it in full, like https://example.org/page"
        fields.problem(scalar.where, "wrong-value", f"`{key}` is `{scalar.text}`, which is not an address", fix)
        return ""
    return scalar.text
