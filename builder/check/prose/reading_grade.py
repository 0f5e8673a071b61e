"""The median sentence of a page has at most the reading grade of `prose: {grade: …}`, 8 by default (`hard-to-read`).

The grade is that of Flesch and Kincaid. Sentences under four words do not count, nor pages with fewer than five others.
A word with a capital inside a sentence and the `names` of site.yaml count as one syllable. English only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from statistics import median

from builder.check.prose.prose import Sentence, SiteProse, warning
from builder.problems import Problem
from builder.text.reading_grade import sentence_grade
from builder.text.words import with_straight_apostrophes, words_of

FEWEST_WORDS = 4
"""A shorter sentence, such as most headings and labels, says nothing about how hard a page is."""
FEWEST_SENTENCES = 5
_SHOWN = 3
_NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w'-]+")
"""A word with a capital that does not begin a sentence."""
Graded = list[tuple[float, Sentence]]


def check(prose: SiteProse) -> Iterator[Problem]:
    """Pages above the limit, at the hardest of their sentences."""
    for graded in grades(prose).values():
        grade = page_grade(graded)
        if grade is None or round(grade, 1) <= prose.rules.grade:
            continue
        hardest = sorted(graded, key=lambda each: -each[0])[:_SHOWN]
        message = (
            f"the median sentence of this page has the reading grade {grade:.1f}; {prose.rules.grade} is the limit"
        )
        fix = "begin with its hardest sentences: one idea each, and common words"
        also = tuple((each.where, f"grade {number:.1f}: “{each.begins}”") for number, each in hardest)
        yield replace(warning(hardest[0][1].where, "hard-to-read", message, fix), also=also)


def grades(prose: SiteProse) -> Mapping[str, Graded]:
    """The grades of the sentences that count, by file; none in another language."""
    if not prose.english:
        return {}
    known = {word.lower() for name in prose.rules.names for word in words_of(name)}
    return {
        file: [(_grade(each, known), each) for each in sentences if len(words_of(each.text)) >= FEWEST_WORDS]
        for file, sentences in prose.sentences.items()
    }


def page_grade(graded: Graded) -> float | None:
    """The grade of the median sentence; None where a page has too few."""
    return median(grade for grade, _ in graded) if len(graded) >= FEWEST_SENTENCES else None


def _grade(sentence: Sentence, known: set[str]) -> float:
    names = {
        word.lower() for name in _NAME.findall(with_straight_apostrophes(sentence.text)) for word in words_of(name)
    }
    return sentence_grade(words_of(with_straight_apostrophes(sentence.text)), known | names)
