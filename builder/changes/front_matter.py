"""Compare the front matter of two versions of a page."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from builder.changes.prose.compare_prose import Prose, compare_prose
from builder.changes.prose.documents import of_text
from builder.languages import t
from builder.site import Article, ContentPage, FlowPage, Listing, Reference


class FieldChange(NamedTuple):
    """A field that says something else now; empty text is a field that is not there."""

    label: str
    old: str
    new: str

    @property
    def prose(self) -> Prose:
        """The change as one text."""
        return compare_prose(of_text(self.old), of_text(self.new))


def fields_of(old: ContentPage, new: ContentPage) -> list[FieldChange]:
    """The fields of a page that changed; of a kind of page that is new here, those that all kinds have."""
    if isinstance(old, Article) and isinstance(new, Article):
        return article_fields(old, new)
    rows = [
        ("Title", old.title, new.title),
        ("Summary", old.entry.summary, new.entry.summary),
        ("Address", old.url_path, new.url_path),
        ("Reviewed", _day(old.entry.reviewed), _day(new.entry.reviewed)),
        *_listing(old.listing, new.listing),
    ]
    return _changed(rows)


def article_fields(old: Article, new: Article) -> list[FieldChange]:
    """The fields of an article that changed, in the order in which readers meet them; its place is one of them."""
    rows = [
        (t("field.title"), old.title, new.title),
        (t("field.summary"), old.summary, new.summary),
        (t("field.address"), old.url_path, new.url_path),
        (t("field.authors"), t("list.semicolon").join(old.authors), t("list.semicolon").join(new.authors)),
        (t("field.reviewed"), _day(old.reviewed), _day(new.reviewed)),
        (t("field.reviewer"), old.reviewer, new.reviewer),
        (t("field.review-every"), str(old.review_every or ""), str(new.review_every or "")),
        (t("field.countries"), t("list.comma").join(old.countries), t("list.comma").join(new.countries)),
        *_listing(old.listing, new.listing),
        (t("field.related"), _names(old.related), _names(new.related)),
        (t("field.contents"), _yes(old.contents), _yes(new.contents)),
        (t("field.sheet"), _yes(old.sheet), _yes(new.sheet)),
        (t("field.weight"), str(old.weight), str(new.weight)),
    ]
    return _changed(rows)


def flow_fields(old: FlowPage, new: FlowPage) -> list[FieldChange]:
    """The fields of a flow that changed."""
    rows = [
        (t("field.title"), old.flow.title, new.flow.title),
        (t("field.short-title"), old.flow.short, new.flow.short),
        (t("field.summary"), old.flow.summary, new.flow.summary),
        (t("field.address"), old.url_path, new.url_path),
        (t("field.reviewed"), _day(old.reviewed), _day(new.reviewed)),
        (t("field.reviewer"), old.reviewer, new.reviewer),
        (t("field.review-every"), str(old.review_every or ""), str(new.review_every or "")),
        (t("field.sensitive"), _yes(old.flow.sensitive), _yes(new.flow.sensitive)),
        *_listing(old.listing, new.listing),
        (t("field.related"), _names(old.related), _names(new.related)),
        (t("field.weight"), str(old.weight), str(new.weight)),
    ]
    return _changed(rows)


def _listing(old: Listing, new: Listing) -> list[tuple[str, str, str]]:
    return [
        (t("field.tags"), _names(old.tags), _names(new.tags)),
        (t("field.index-as"), _names(old.index_as), _names(new.index_as)),
        (t("field.also-in"), _names(old.also_in), _names(new.also_in)),
        (t("field.aliases"), _names(old.aliases), _names(new.aliases)),
    ]


def _changed(rows: Sequence[tuple[str, str, str]]) -> list[FieldChange]:
    return [FieldChange(*row) for row in rows if row[1].split() != row[2].split()]


def _names(references: Sequence[Reference]) -> str:
    return t("list.semicolon").join(reference.target for reference in references)


def _day(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def _yes(said: object) -> str:
    return t("field.yes") if said else ""
