"""The prose of a knowledge base, split into sentences once for all checks."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.problems import Location, Problem, Severity
from builder.site import Site
from builder.site.prose import ProsePassage, ProseRules
from builder.text.sentences import sentence_spans
from builder.text.words import words_of


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage; a heading or an item is one, too."""

    passage: ProsePassage
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.passage.text[self.start : self.end]

    @property
    def where(self) -> Location:
        """The place of its first character."""
        return self.passage.place(self.start)

    @property
    def begins(self) -> str:
        """Its first words, for a message."""
        words = self.text.split()
        return " ".join(words[:6]) + ("…" if len(words) > 6 else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteProse:
    """The subject of every check of prose."""

    site: Site
    today: datetime.date
    passages: Mapping[str, tuple[ProsePassage, ...]]
    """By file."""
    sentences: Mapping[str, tuple[Sentence, ...]]
    """By file."""

    @property
    def rules(self) -> ProseRules:
        """The limits in `site.yaml`."""
        return self.site.settings.prose

    @property
    def english(self) -> bool:
        """True if the site is in English, for which alone words and grades are known."""
        return self.site.settings.language.partition("-")[0].lower() == "en"


def prose_of(site: Site, passages: Mapping[str, tuple[ProsePassage, ...]], today: datetime.date) -> SiteProse:
    """The prose of a site, from the passages of its files."""
    language = site.settings.language
    sentences = {
        file: tuple(each for passage in of_file for each in _sentences(passage, language))
        for file, of_file in passages.items()
    }
    return SiteProse(site=site, today=today, passages=passages, sentences=sentences)


def _sentences(passage: ProsePassage, language: str) -> Iterator[Sentence]:
    for start, end in sentence_spans(passage.text, language):
        if words_of(passage.text[start:end]):
            yield Sentence(passage, start, end)


def warning(where: Location, check: str, message: str, fix: str, why: str = "") -> Problem:
    """A problem of prose, which stops no build."""
    return Problem(where, check, message, fix, why=why, severity=Severity.WARNING)
