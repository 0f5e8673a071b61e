"""Describe a change around words that stayed: a link or emphasis."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.common.utils import escapeHtml
from markupsafe import Markup

from builder.changes.prose.addresses import Pages
from builder.changes.prose.inline import Element, Word
from builder.changes.prose.runs import Run
from builder.languages import spoken, t

_HREF = re.compile(r' href="[^"]*"')


@dataclass(frozen=True, slots=True)
class Restyling:
    """The change of the elements around some words, in words."""

    words: str
    before: Element | None = None
    """The link there was."""
    now: Element | None = None
    """The link there is."""


def restyling_of(run: Run) -> Restyling:
    """The change around a run of restyled words."""
    before, now = _link(run.was[0]), _link(run.words[0])
    if (before.key if before else "") != (now.key if now else ""):
        if before and now:
            return Restyling(t("difference.link-changed"), before, now)
        return (
            Restyling(t("difference.link-removed"), before)
            if before
            else Restyling(t("difference.link-added"), None, now)
        )
    return Restyling(t("difference.emphasis"))


def note_of(run: Run, pages: Pages) -> str:
    """The change as HTML, for the place after the words."""
    restyling = restyling_of(run)
    words = escapeHtml(t("difference.note", what=restyling.words))
    if restyling.before:
        opening = pages.deleted(restyling.before.open)
        label = escapeHtml(restyling.before.written)
        link = Markup(f"{opening}{label}</a>" if _HREF.search(opening) else label)  # both are HTML already
        words = spoken().html("difference.note-before", what=restyling.words, link=link)
    return f' <span class="change-note">{words}</span>'


def _link(word: Word) -> Element | None:
    return next((element for element in word.inside if element.is_link), None)
