"""Read `sources.yaml`: every source with the grade of its evidence."""

from __future__ import annotations

import re

from builder.load.fields import GROUP, Fields, check_slug, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, Node, Scalar
from builder.load.reader import Reader
from builder.load.yaml_file import read_yaml_file
from builder.problems import Result
from builder.site import Source
from builder.text.web_address import is_web_address

KEYS = ("title", "by", "publisher", "year", "url", "read", "grade", "shows")
GRADES = ("A", "B", "C", "D")
FILE = "content/sources.yaml"


def read_sources(files: Files) -> Result[dict[str, Source]]:
    """The sources by key, if there are any. One with mistakes is kept, so that citing it is not another mistake."""
    reader = Reader()
    node = reader.take(read_yaml_file(files, FILE)) if files.exists(FILE) else None
    entries = node.entries if node else ()
    return reader.result({key.text: reader.take(read_source(key, value)) for key, value in entries})


def read_source(key: Scalar, value: Node) -> Result[Source]:
    """The source of one entry; fields that cannot be read are empty."""
    reader = Reader()
    reader.take(check_slug(key, "the key of a source"))
    if isinstance(value, Mapping):
        return reader.result(_source(key.text, Fields(value, "this source", KEYS, key.where, within=reader)))
    reader.report(wrong_type(value, f"the source `{key.text}`", GROUP))
    return reader.result(Source(key.text, "", GRADES[-1], key.where))


def _source(key: str, fields: Fields) -> Source:
    grade = fields.scalar("grade", required=True)
    if grade and grade.text not in GRADES:
        fix = "write A, B, C or D"
        fields.problem(grade.where, "wrong-value", f"`grade` is `{grade.text}`, which is not a grade", fix)
    year = fields.scalar("year")
    if year and not re.fullmatch(r"[1-9][0-9]{3}", year.text):
        fields.problem(year.where, "no-date", f"`year` is `{year.text}`, which is not a year", "write it as 2026")
    return Source(
        key=key,
        title=fields.text("title", required=True),
        grade=grade.text if grade else "D",
        where=fields.begin,
        by=fields.text("by"),
        publisher=fields.text("publisher"),
        year=year.text if year else "",
        url=web_address(fields, "url"),
        read=fields.date("read"),
        shows=fields.text("shows"),
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
