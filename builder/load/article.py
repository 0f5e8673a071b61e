"""Read an article: front matter and Markdown body."""

from __future__ import annotations

from pathlib import PurePosixPath

from builder.load import front_matter
from builder.load.fields import Fields
from builder.load.files import Files
from builder.load.markdown import parse_markdown
from builder.problems import Location
from builder.site import Article

KEYS = ("title", "summary", "slug", "reviewed", "tags", "countries", "weight")
SUMMARY_LIMIT = 160
"""What search engines and lists show."""


def read_article(files: Files, file: str, section: str) -> Article | None:
    """The article of one file; None where it cannot be read or has no front matter."""
    text = files.read_text(file)
    example = "`title: …` and `summary: …`"
    parts = front_matter.split(text, file, example, files.found) if text is not None else None
    if parts is None:
        return None
    fields = Fields(parts.front_matter, "this article", KEYS, files.found)
    title = fields.text("title", required=True)
    summary = fields.text("summary", required=True, limit=SUMMARY_LIMIT)
    body = parse_markdown(parts.body, Location(file, parts.body_line), files.found)
    if not parts.body.strip():
        fix = "write its text below the front matter"
        fields.problem(Location(file), "empty-value", "this article has no text", fix)
    return Article(
        file,
        section,
        fields.slug("slug") or PurePosixPath(file).stem,
        title,
        summary,
        body,
        fields.date("reviewed"),
        tuple(tag.text for tag in fields.scalars("tags")),
        tuple(country.text for country in fields.scalars("countries")),
        fields.integer("weight") or 0,
    )
