"""The state of the words of all articles at a build, so that the next one can tell if nothing else has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from builder.problems import Problem, in_order

MOST = 50
"""So many edited articles are looked at one by one."""
COMPARED = ("missing-note", "lost-anchor")
"""The ids of the warnings that compare the words of an article with those of older versions."""


@dataclass(frozen=True, slots=True)
class FoundInWords:
    """The problems of one article that an edit of its words can change."""

    read: tuple[Problem, ...] = ()
    """Those found while it was read."""
    past: tuple[Problem, ...] = ()
    """Those found by comparing it with older versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastWords:
    """The part of a build that an edit of words changes."""

    others: str
    """A digest of everything that was read and is no article."""
    texts: Mapping[str, str]
    """A digest of the bytes of each article, by file."""
    found: Mapping[str, FoundInWords]
    """The problems in the words of articles, by file."""
    kept: str
    """A digest of all the rest, which is kept apart."""
    edited: tuple[str, ...] = ()
    """The articles that were edited since the rest was kept."""

    def edited_since(self, others: bytes, texts: Mapping[str, bytes]) -> tuple[str, ...]:
        """The articles that differ now; none where anything else does, too, or where they are many."""
        if others.hex() != self.others or texts.keys() != self.texts.keys():
            return ()
        edited = tuple(file for file, text in texts.items() if text.hex() != self.texts[file])
        return edited if len(edited) <= MOST else ()

    def problems(self, rest: Iterable[Problem]) -> list[Problem]:
        """All problems in order: those in words, and the `rest`, which an edit of words leaves as it is."""
        read = (problem for found in self.found.values() for problem in found.read)
        past = (problem for found in self.found.values() for problem in found.past)
        return in_order([*read, *rest, *past])


def texts_of(articles: Mapping[str, bytes]) -> dict[str, str]:
    """The digests of articles as they are kept."""
    return {file: text.hex() for file, text in articles.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundProblems:
    """The problems of a site by what they rest on, each in the order in which they were found."""

    read: Sequence[Problem] = ()
    """Those found while it was read."""
    checked: Sequence[Problem] = ()
    """Those in words, flows and templates."""
    records: Sequence[Problem] = ()
    """Those in what pages say of themselves."""
    past: Sequence[Problem] = ()

    @property
    def all(self) -> list[Problem]:
        """All of them in order."""
        return in_order([*self.read, *self.checked, *self.records, *self.past])


def found_apart(found: FoundProblems, articles: Collection[str]) -> tuple[dict[str, FoundInWords], tuple[Problem, ...]]:
    """The problems in the words of each article, and all others but those in records."""
    words, compared = defaultdict[str, list[Problem]](list), defaultdict[str, list[Problem]](list)
    rest: list[Problem] = []
    for problem in found.read:
        (words[problem.where.file] if problem.where.file in articles else rest).append(problem)
    rest += found.checked
    for problem in found.past:
        alone = problem.where.file in articles and problem.check in COMPARED
        (compared[problem.where.file] if alone else rest).append(problem)
    files = dict.fromkeys([*words, *compared])
    in_words = {file: FoundInWords(tuple(words.get(file, ())), tuple(compared.get(file, ()))) for file in files}
    return in_words, tuple(rest)
