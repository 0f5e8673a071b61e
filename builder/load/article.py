"""Read an article: front matter and Markdown body."""

from __future__ import annotations

from pathlib import PurePosixPath

from builder.load import foreign_keys
from builder.load.address_names import check_address_part
from builder.load.changes import read_changes
from builder.load.countries import countries, countries_together, country_meant, country_named
from builder.load.fields import Fields
from builder.load.files import Files
from builder.load.former_anchors import read_former_anchors
from builder.load.front_matter import split
from builder.load.listing import KEYS as LISTING_KEYS
from builder.load.listing import read_listing
from builder.load.markdown import parse_markdown
from builder.load.reader import Reader
from builder.load.reviews import read_months, read_reviewer
from builder.load.translated_keys import ORIGINAL
from builder.problems import Location, Result, bounded_suggestions
from builder.site import Article, Reference
from builder.text.names import composed

KEYS = (
    "title", "summary", "slug", "reviewed", "reviewer", "review-every", "authors", "countries", "related", "weight",
    "toc", "anchors", "sheet", "draft", "original", "changes", *LISTING_KEYS,
)  # fmt: skip
SUMMARY_LIMIT = 160
"""Characters that search engines and lists show."""


@bounded_suggestions()
def read_article(files: Files, file: str, section: str) -> Result[Article | None]:
    """The article of one file; None where it cannot be read or has no front matter."""
    reader = Reader()
    text = reader.take(files.read_text(file))
    parts = reader.take(split(text, file, "`title: …` and `summary: …`")) if text is not None else None
    if parts is None:
        return reader.result(None)
    fields = Fields(parts.front_matter, "this article", KEYS, within=reader, elsewhere=foreign_keys.ARTICLE)
    title = fields.text("title", required=True)
    summary = fields.text("summary", required=True, limit=SUMMARY_LIMIT)
    body = fields.take(parse_markdown(parts.body, Location(file, parts.body_line)))
    if not parts.body.strip():
        fix = "write its text below the front matter"
        fields.problem(Location(file), "empty-value", "this article has no text", fix)
    reviewed = fields.scalar("reviewed")
    article = Article(
        file=file,
        section=composed(section),
        slug=composed(_slug(fields) or PurePosixPath(file).stem),
        title=title,
        summary=summary,
        body=body,
        reviewed=fields.date("reviewed") if reviewed else None,
        countries=read_countries(fields),
        weight=fields.integer("weight") or 0,
        listing=read_listing(fields),
        authors=tuple(author.text for author in fields.scalars("authors")),
        reviewer=read_reviewer(fields),
        review_every=read_months(fields, "review-every"),
        reviewed_at=reviewed.where if reviewed else None,
        related=tuple(Reference(other.text, other.where) for other in fields.scalars("related")),
        contents=fields.boolean("toc", otherwise=True),
        anchors=read_former_anchors(fields),
        sheet=fields.boolean("sheet", otherwise=False),
        draft=fields.boolean("draft", otherwise=False),
        changes=read_changes(fields),
        original=fields.where(ORIGINAL) if fields.scalar(ORIGINAL) else None,
    )
    return fields.result(article)


def _slug(fields: Fields) -> str:
    """The last part of its address, if it says so."""
    scalar = fields.scalar("slug")
    return scalar.text if scalar and fields.take(check_address_part(scalar, "`slug`")) else ""


def read_countries(fields: Fields) -> tuple[str, ...]:
    """The names of countries, whether names or codes are written."""
    names: dict[str, None] = {}
    for written in fields.scalars("countries", most=len(countries().names)):
        name = country_named(written.text)
        if name is None:
            message = f"`{written.text}` is not a country"
            fields.problem(written.where, "wrong-value", message, _country_meant(written.text))
        else:
            names[name] = None
    return tuple(names)


def _country_meant(written: str) -> str:
    """Advice for a text that names no country."""
    several = countries_together(written)
    if several:
        return f"write each in an entry of its own, `[{', '.join(several)}]`"
    otherwise = "write its name in English or its code, like `Ireland` or `IE`; without `countries` it is for all"
    return country_meant(written, otherwise)
