"""Bring our own HTML to a form that is equal for equal content: without numbers, ids and spaces that rendering made."""

from __future__ import annotations

import re

from markdown_it.common.utils import escapeHtml

from builder.load.cited import Cited

_CITATION = re.compile(r'<sup class="cite">(.*?)</sup>', re.DOTALL)
_WORDS = r'(?:<span class="cite-words">([^<]*)</span>)?'
_CITED = re.compile(
    rf'{_WORDS}<a href="[^"]*#source\.([^"]*)".*?<span class="grade">(.*?)</span></a>{_WORDS}', re.DOTALL
)
_FOOTNOTE = re.compile(r'<sup class="footnote-ref">.*?</sup>|<a [^>]*class="footnote-backref">.*?</a>', re.DOTALL)
_MADE = re.compile(r' (?:id|data-when)="[^"]*"')
_ADDRESS = re.compile(r'="([^"\0]*)\0[^"]*"')
_WRITTEN = re.compile(r'="[^"\0]*\0')
_HEADING = re.compile(r"(</?h)[1-6]")
_PARAGRAPH = re.compile(r"</?p>")


def both(written: str, address: str) -> str:
    """The value of an attribute that has an address which depends on the page, escaped, with what it was written as.

    Two versions are rendered for two pages; what editors wrote tells whether a link changed.
    """
    return f"{escapeHtml(written)}\0{escapeHtml(address)}"


def without_written(html: str) -> str:
    """The HTML with plain addresses in place of the pairs that `both` made."""
    return _WRITTEN.sub('="', html) if "\0" in html else html


def normal(html: str) -> str:
    """The same for all HTML that says the same; not to be shown.

    Citations are their keys and grades, and all marks of footnotes are equal: their numbers change when others come or
    go. Neither ids nor the level of a heading count.
    """
    if 'class="cite"' in html:
        html = _CITATION.sub(_keys, html)
    if 'class="footnote-' in html:
        html = _FOOTNOTE.sub("\0note\0", html)
    if "\0" in html:
        html = _ADDRESS.sub(r'="\1"', html)
    if "=" in html:
        html = _MADE.sub("", html)
    html = _PARAGRAPH.sub("", _HEADING.sub(r"\1", html))
    return " ".join(html.split())


def with_words(source: Cited, link: str) -> str:
    """The HTML of a source in a citation: its link, with the words before and after it."""
    before = f'<span class="cite-words">{escapeHtml(source.before)} </span>' if source.before else ""
    after = f'<span class="cite-words">, {escapeHtml(source.after)}</span>' if source.after else ""
    return f"{before}{link}{after}"


def cited(html: str) -> list[tuple[str, str, str, str]]:
    """The sources in the HTML of a citation: words before, the key (it may be percent-encoded), grade, words after."""
    return _CITED.findall(html)


def _keys(citation: re.Match[str]) -> str:
    return f"\0cite {cited(citation[1])}\0"
