"""A figure that is a claim names its source in its sentence or later in its paragraph (`uncited-figure`).

Figures are shares, money, “3 of 5” and numbers of people. Not judged are takeaways, which repeat the text below them,
quotations, messages, and values that take plain text. A figure of ours cites our own judgement, or is listed with its
reason: `prose: {figures: {"20 per cent": …}}` in site.yaml. Numbers in words, and people, are known in English.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from builder.check.prose.prose import Sentence, SiteProse, warning
from builder.problems import Problem
from builder.site import Article, FlowPage
from builder.text.words import without_quotations

_NUMBER = r"(?<![\d.,])\d[\d.,]{0,30}(?:\s?(?:million|billion|bn|m|k)\b)?"
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_PEOPLE = (
    "people|adults|applicants|candidates|students|employers|employees|workers|participants|jobseekers|studies|women|men"
)
_FIGURES = (
    rf"{_NUMBER}\s?(?:%|‰|per cent\b|percent\b|percentage points?\b)",
    rf"[£$€¥]\s?{_NUMBER}",
    rf"{_NUMBER}\s?(?:£|€|pounds?\b|euros?\b|dollars?\b|pence\b|cents?\b)",
    rf"\b{_SMALL} (?:(?:out )?of (?:every )?|in (?:every )?){_SMALL}\b(?! (?:minute|hour|day|week|month|year)s?)",
    rf"\b{_NUMBER} (?:\w{1, 30} )?(?:{_PEOPLE})\b",
    rf"\b(?:{_NUMBER}|twice|three|four|five) times (?:as|more|less|higher|lower|likelier)\b",
)
_FIGURE = re.compile("|".join(_FIGURES), re.IGNORECASE)


def check(prose: SiteProse) -> Iterator[Problem]:
    """The first such figure of each sentence of articles and flows."""
    pages: list[Article | FlowPage] = [*prose.site.articles, *prose.site.flows]
    judged = {part.file for page in pages for part in page.parts}
    for file in sorted(judged & prose.sentences.keys()):
        for sentence in prose.sentences[file]:
            figure = _uncited(sentence, prose.rules.figures)
            if figure:
                message = f"“{figure[0].strip()}” has no source"
                fix = "cite one after the sentence, `[@key]`, or leave the figure out"
                yield warning(sentence.passage.place(figure.start()), "uncited-figure", message, fix)


def _uncited(sentence: Sentence, allowed: Collection[str]) -> re.Match[str] | None:
    """The first figure of a sentence that needs a source and has none."""
    passage = sentence.passage
    exempt = not passage.markdown or passage.quoted or passage.level or "takeaways" in passage.boxes
    if exempt or any(place >= sentence.start for place in passage.citations):
        return None
    text = without_quotations(passage.text)
    return (
        None if any(words in sentence.text for words in allowed) else _FIGURE.search(text, sentence.start, sentence.end)
    )
