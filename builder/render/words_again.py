"""Check and render anew all that an edit of nothing but words can change; the rest is as the last build kept it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder.history.inputs import ReadState
from builder.history.past import Past
from builder.load.edited_site import EditedSite, read_edited
from builder.load.last_words import FoundInWords, LastWords, texts_of
from builder.load.left_files import Last, LeftPages
from builder.problems import Problem, has_errors
from builder.render.kept_build import KeptBuild
from builder.render.options import Options
from builder.render.pages_again import EditedWords, PagesAgain, pages_again
from builder.render.template_mistakes import TemplateMistakeError
from builder.site import Article, Site


@dataclass(frozen=True, slots=True)
class WordsChecks:
    """The checks of words, which need the whole site to look at a few articles."""

    hold: Callable[[Site, tuple[Article, ...]], bool]
    """True if nothing is wrong with the words of some articles."""
    compare: Callable[[Site, Past, tuple[Article, ...]], list[Problem]]
    """The problems that comparing them with older versions shows."""


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
    checks: WordsChecks,
) -> WordsAgain | None:
    """The problems, and the pages that show the words of the edited articles.

    None where more than words has changed, where something is wrong with them, or where an article is again as it was
    committed: then all of the site must be looked at.
    """
    if any(kept.is_committed(root, file) for file in edited):
        return None
    now = read_edited(
        root,
        kept.sections,
        edited,
        inputs.articles,
        day=kept.day,
        drafts=options.drafts,
        edit_url=options.edit_url,
    )
    if now is None or has_errors(now.problems) or not checks.hold(now.site, now.edited):
        return None
    uncommitted = frozenset((*last.edited, *edited))
    with kept.past(root, uncommitted) as past:
        found = {**last.found, **_found(now, checks.compare(now.site, past, now.edited) if past else ())}
        words = replace(last, texts=texts_of(inputs.articles), found=found, edited=tuple(sorted(uncommitted)))
        state = Last(left, inputs.others, inputs.articles)
        try:
            pages = pages_again(
                EditedWords(now.site, edited, frozenset(edited) - set(last.edited), uncommitted),
                root,
                options,
                kept.pages,
                past,
                state,
            )
        except TemplateMistakeError:
            return None
    return WordsAgain(words.problems(kept.problems), words, pages) if pages else None


def _found(now: EditedSite, compared: Sequence[Problem]) -> Mapping[str, FoundInWords]:
    def found(file: str) -> FoundInWords:
        read, told = (
            tuple(problem for problem in problems if problem.where.file == file)
            for problems in (now.problems, compared)
        )
        return FoundInWords(read, told)

    return {article.file: found(article.file) for article in now.edited}
