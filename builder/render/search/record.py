"""A record of a page for the search: an HTML file for Pagefind, which no reader gets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from builder.load.countries import whole_country
from builder.render.addresses import INDEX

_HEADING = re.compile(r"<h[2-6]\b.*?</h[2-6]>", re.DOTALL)
_AROUND = "".join(sign for sign in map(chr, range(0x3100)) if unicodedata.category(sign)[0] == "P")
"""Signs that stand around words."""
EVERYWHERE = "everywhere"
"""The country of what holds in all of them."""


def filter_name(name: str, value: str) -> str:
    """The filter that lets one value through, named without a sign that means something to Pagefind.

    Pagefind writes the values of a filter in any order, so each has a filter of its own.
    """
    return f"{name}.{quote(value, safe='')}"


def _words_once(body: Markup) -> Markup:
    """The headings of a body, then each of its words once, by the alphabet.

    Nobody reads them, and the index is much smaller: a word is at about the same place of each page.
    """
    headings = _HEADING.findall(body)
    text = Markup(str(body).replace("<", " <")).striptags()
    words = {word.casefold(): word for word in (each.strip(_AROUND) for each in text.split())}
    return Markup("\n".join(headings)) + Markup("\n<p>{}</p>").format(" ".join(words[key] for key in sorted(words)))


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """A page, or a part of one, that the search finds."""

    url_path: str
    """Its address below the base address."""
    fragment: str = ""
    kind: str
    """`article`, `questions`, `advice`, `message` or `help`."""
    what: str
    """Words for what it is."""
    title: str
    summary: str
    body: Markup
    words: tuple[str, ...] = ()
    """Words that find it besides its own."""
    sections: tuple[str, ...]
    """The addresses of the parts of the site that it is in."""
    countries: tuple[str, ...] = ()
    """The countries that it is for; empty if it is for all."""

    @property
    def file(self) -> str:
        """The name of its file, from its address."""
        part = f"{self.fragment}.html" if self.fragment else INDEX
        return self.url_path + part

    def html(self, language: str) -> bytes:
        """The file. Titles weigh most; an element of the body weighs by its name, as Pagefind has it."""
        mark = f"#{self.fragment}" if self.fragment else ""
        head = Markup("\n").join(self._head(self.url_path + mark))
        title = Markup('<h1 data-pagefind-weight="10">{}</h1>\n').format(self.title)
        summary = Markup('<p data-pagefind-weight="5">{}</p>\n').format(self.summary)
        more = Markup("\n").join(Markup('<p data-pagefind-weight="8">{}</p>').format(words) for words in self.words)
        begin = Markup('<!doctype html>\n<html lang="{}">\n<head>\n').format(language)
        body = Markup("</head>\n<body data-pagefind-body>\n") + title + summary + more + _words_once(self.body)
        return (begin + head + body + Markup("\n</body>\n</html>\n")).encode()

    def _head(self, address: str) -> Iterator[Markup]:
        yield Markup("<title>{}</title>").format(self.title)
        shown = {"title": self.title, "summary": self.summary, "what": self.what, "address": address}
        for name, value in shown.items():
            yield Markup('<meta data-pagefind-meta="{}[content]" content="{}">').format(name, value)
        wholes = tuple(dict.fromkeys(map(whole_country, self.countries))) or (EVERYWHERE,)
        for name, values in (("kind", (self.kind,)), ("section", self.sections), ("country", wholes)):
            for value in values:
                yield Markup('<meta data-pagefind-filter="{}:1">').format(filter_name(name, value))
