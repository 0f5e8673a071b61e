"""Differences of front matter."""

from __future__ import annotations

import datetime
from dataclasses import replace

from builder.changes.front_matter import FieldChange, article_fields
from builder.changes.prose.passages import passages
from builder.changes.show.prose_as_markdown import fields_as_markdown
from builder.changes.show.prose_as_text import as_text, field_in_marks
from builder.problems import Location
from builder.site import Article, Document, Listing, Reference

FILE = "content/articles/decide/here.md"
OLD = Article(FILE, "decide", "here", "Go or stay", "What to do.", Document(FILE, ""))


def test_nothing_changed() -> None:
    """The body is no field."""
    assert [] == article_fields(OLD, replace(OLD, body=Document(FILE, "<p>x</p>")))


def test_each_field() -> None:
    """In the order in which readers meet them, as text."""
    tags = tuple(Reference(tag, Location(FILE)) for tag in ("one", "two"))
    day = datetime.date(2026, 11, 23)
    new = replace(
        OLD, section="reply", title="Go or not", summary="What now?", reviewed=day, countries=("UK", "US"), weight=5
    )
    new = replace(new, listing=Listing(tags, tags[:1], tags[1:], tags))
    assert [
        ("Title", "Go or stay", "Go or not"),
        ("Summary", "What to do.", "What now?"),
        ("Address", "decide/here/", "reply/here/"),
        ("Reviewed", "", "2026-11-23"),
        ("Applies to", "", "UK, US"),
        ("Tags", "", "one; two"),
        ("In the index as", "", "one"),
        ("Also in", "", "one; two"),
        ("Former addresses", "", "two"),
        ("Weight in its section", "0", "5"),
    ] == article_fields(OLD, new)


def test_as_one_text() -> None:
    """Only the words that changed are marked, and what somebody wrote stays text."""
    change = FieldChange("Title", "Go <b> or stay", "Go <b> or wait")
    assert "Go <b> or [-stay-]{+wait+}" == as_text(passages(change.prose)).strip()


def test_as_text_and_markdown() -> None:
    """One line each; on GitHub nobody is called by it."""
    fields = [FieldChange("Title", "Go\nnow", "Go, @all"), FieldChange("Tags", "", "one")]
    assert ["[-Go\nnow-] {+Go, @all+}", "{+one+}"] == [field_in_marks(field) for field in fields]
    assert "- Title: Go now → Go, \\@\u200ball\n- Tags: (none) → one" == fields_as_markdown(fields)
