"""The HTML of a document away from any page, for comparisons that are shown as text only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markdown_it.common.utils import escapeHtml

from builder.changes.prose.normal import with_words
from builder.load.cited import Cited, unpacked
from builder.load.placeholders import Placeholder, fill
from builder.site import Document, Source
from builder.text.element_ids import element_id


def unplaced(
    document: Document | None,
    conditions: Sequence[str] = (),
    within: str = "",
    *,
    sources: Mapping[str, Source] = {},
) -> str:
    """The document with addresses as they were written, and citations by key; nothing for none.

    `conditions` are the words of its `when` paragraphs, in order; `within` is the id of the part of the page that it
    belongs to; `sources` give citations their grades.
    """
    if document is None:
        return ""
    left = iter(conditions)

    def filling(placeholder: Placeholder, inside: str) -> str:
        match placeholder:
            case Placeholder.LINK | Placeholder.IMAGE:
                return escapeHtml(inside)
            case Placeholder.CITATION:
                return _cited(unpacked(inside), sources)
            case Placeholder.HELP:
                return escapeHtml(f"[help:{inside}]")
            case Placeholder.FIGURE:
                return escapeHtml(f"[figure:{inside}]")
            case Placeholder.TERM:
                key, words = inside.split("\n")
                return escapeHtml(words or key.replace("-", " "))
            case Placeholder.ANSWER:
                return escapeHtml("{" + " or ".join(filter(None, inside.split("\n"))) + "}")
            case Placeholder.GLOSSARY:
                return ""
            case Placeholder.CONDITION:
                return f'<div class="when">\n<p class="when-title">If {escapeHtml(next(left, "…"))}:</p>\n'
            case Placeholder.CONDITION_END:
                return "</div>\n"
            case Placeholder.NAME:
                return f"{within}." if within else ""

    return fill(document.html, filling)


def _cited(cited: Sequence[Cited], sources: Mapping[str, Source]) -> str:
    marks = []
    for each in cited:
        grade = sources[each.key].grade if each.key in sources else ""
        link = f'<a href="#{element_id("source", each.key)}"><span class="grade">{grade}</span></a>'
        marks.append(with_words(each, link))
    return f'<sup class="cite">{" ".join(marks)}</sup>'


def of_text(text: str) -> str:
    """Plain text as a paragraph."""
    return f"<p>{escapeHtml(text)}</p>" if text.strip() else ""
