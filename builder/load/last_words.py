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


def found_apart(
    read: Sequence[Problem], checked: Sequence[Problem], past: Sequence[Problem], articles: Collection[str]
) -> tuple[dict[str, FoundInWords], tuple[Problem, ...]]:
    """The problems in the words of each article, and all others in the order in which they were found."""
    words, compared = defaultdict[str, list[Problem]](list), defaultdict[str, list[Problem]](list)
    rest: list[Problem] = []
    for problem in read:
        (words[problem.where.file] if problem.where.file in articles else rest).append(problem)
    rest += checked
    for problem in past:
        alone = problem.where.file in articles and problem.check in COMPARED
        (compared[problem.where.file] if alone else rest).append(problem)
    files = dict.fromkeys([*words, *compared])
    found = {file: FoundInWords(tuple(words.get(file, ())), tuple(compared.get(file, ()))) for file in files}
    return found, tuple(rest)
