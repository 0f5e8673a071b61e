"""Check and render anew what an edit of nothing but words can change, with the rest as the last build kept it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder.check.words_alone import past_problems, words_hold
from builder.history.inputs import ReadState
from builder.history.past import Past
from builder.load.edited_site import EditedSite, read_edited
from builder.load.last_words import FoundInWords, LastWords, texts_of
from builder.load.left_files import Last, LeftPages
from builder.problems import Problem, has_errors
from builder.render.kept_build import KeptBuild
from builder.render.options import Options
from builder.render.pages_again import Edited, PagesAgain, pages_again
from builder.render.template_mistakes import TemplateMistakeError


@dataclass(frozen=True, slots=True)
class WordsAgain:
    """A site after an edit of words."""

    problems: list[Problem]
    """All problems of the site, in order."""
    words: LastWords
    pages: PagesAgain


def words_again(
    root: Path,
    options: Options,
    inputs: ReadState,
    kept: KeptBuild,
    last: LastWords,
    edited: tuple[str, ...],
    left: LeftPages,
) -> WordsAgain | None:
    """The problems, and the pages that show the words of the edited articles.

    None where more than words has changed, where something is wrong with them, or where an article is again as it was
    committed: then all of the site must be looked at.
    """
    if any(kept.is_committed(root, file) for file in edited):
        return None
    now = read_edited(root, kept.sections, edited, inputs.articles, day=kept.day, drafts=options.drafts)
    if now is None or has_errors(now.problems) or not words_hold(now.site, now.edited):
        return None
    uncommitted = frozenset((*last.edited, *edited))
    with kept.past(root, uncommitted) as past:
        found = {**last.found, **_found(now, past)}
        words = replace(last, texts=texts_of(inputs.articles), found=found, edited=tuple(sorted(uncommitted)))
        state = Last(left, inputs.others, inputs.articles)
        try:
            pages = pages_again(Edited(now.site, edited, uncommitted), root, options, kept.pages, past, state)
        except TemplateMistakeError:
            return None
    return WordsAgain(words.problems(kept.problems), words, pages) if pages else None


def _found(now: EditedSite, past: Past | None) -> Mapping[str, FoundInWords]:
    compared = past_problems(now.site, past, now.edited) if past else []

    def found(file: str) -> FoundInWords:
        read, told = (
            tuple(problem for problem in problems if problem.where.file == file)
            for problems in (now.problems, compared)
        )
        return FoundInWords(read, told)

    return {article.file: found(article.file) for article in now.edited}
