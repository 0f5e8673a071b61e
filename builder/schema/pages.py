"""The shape of what else there is in a knowledge base: articles, settings and sources."""

from __future__ import annotations

from builder.load import article, settings, sources
from builder.schema.shapes import Schema, by_id, date, group, one_of, refer, slug, text, texts, whole

ARTICLE = group(
    article.KEYS,
    {
        "title": text("The title of the article."),
        "summary": text("One or two sentences for lists and search engines, at most 160 characters."),
        "slug": slug("The last part of its address, where it is not the name of the file."),
        "reviewed": date("The day of its last review, as 2026-11-23."),
        "tags": texts("Words to find it by."),
        "countries": texts("The countries it is about."),
        "weight": whole("Its place in the section: smaller numbers come first."),
    },
    ["title", "summary"],
)
SECTION = group(
    settings.SECTION_KEYS,
    {
        "title": text("The title of the section."),
        "summary": text("What it is about, in a sentence."),
    },
    ["title"],
)
SITE = group(
    settings.KEYS,
    {
        "title": text("The name of the site."),
        "tagline": text("A line that follows the name."),
        "base-url": text("Where the site will be, in full."),
        "language": text("The code of its language, like `en-GB`."),
        "welcome": text("Markdown for the first page."),
        "grades": text("The article that explains the grades of evidence."),
        "sections": by_id(refer("section"), "Titles and words of sections, in the order in which they are shown."),
    },
    ["title"],
)
SOURCE = group(
    sources.KEYS,
    {
        "title": text("The title of the work."),
        "by": text("Who wrote it."),
        "publisher": text("Where it appeared."),
        "year": text("The year it appeared in."),
        "url": text("Its address, in full."),
        "read": date("The day on which it was last read, as 2026-11-23."),
        "grade": one_of(sources.GRADES, "How strong this evidence is."),
        "shows": text("What it shows, in a sentence."),
    },
    ["title", "grade"],
)
SOURCES = by_id(refer("source"))
PARTS: dict[str, Schema] = {"section": SECTION, "source": SOURCE}
