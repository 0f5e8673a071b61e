"""A sentence has at most the words of `prose: {sentence: …}`, 28 by default (`long-sentence`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.prose.prose import SiteProse, warning
from builder.problems import Problem
from builder.text.words import words_of


def check(prose: SiteProse) -> Iterator[Problem]:
    """Sentences above the limit."""
    most = prose.rules.sentence
    for sentences in prose.sentences.values():
        for sentence in sentences:
            length = len(words_of(sentence.text))
            if length > most:
                message = f"this sentence has {length} words; {most} are the limit"
                yield warning(sentence.where, "long-sentence", message, "make it two sentences, or take words out")
