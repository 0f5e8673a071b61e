"""Check and render anew all that an edit of some articles can change; the rest is as the last build kept it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.history.inputs import ReadState
from builder.history.past import Past
from builder.load.edited_site import EditedSite, read_edited, with_words_of
from builder.load.last_words import FoundInWords, LastWords, texts_of
from builder.load.left_files import Last, LeftPages
from builder.load.program import digest_of_text
from builder.load.translated_site import COMPARED, compared_again
from builder.problems import Problem, has_errors
from builder.render.kept_build import KeptBuild, encoded
from builder.render.options import Options
from builder.render.pages_again import EditedArticles, PagesAgain, pages_again
from builder.render.template_mistakes import TemplateMistakeError
from builder.site import Article, Site


@dataclass(frozen=True, slots=True)
class ChecksAgain:
    """The checks that an edit of a few articles concerns, each of a site whose other articles have no words."""

    hold: Callable[[Site, tuple[Article, ...]], bool]
    """True if nothing is wrong with the words of some articles."""
    compare: Callable[[Site, Past, tuple[Article, ...]], list[Problem]]
    """The problems that comparing them with older versions shows."""
    records: Callable[[Site], list[Problem]]
    """The problems in what all pages say of themselves."""


@dataclass(frozen=True, slots=True)
class WordsAgain:
    """A site after an edit of some articles."""

    problems: list[Problem]
    """All problems of the site, in order."""
    words: LastWords
    pages: PagesAgain
    rest: bytes = b""
    """Everything else that is kept for the next build; empty where that is as it was."""
    search: Mapping[str, bytes] = field(default_factory=dict)
    """The records that the index of the search is made from; none where the site has no index."""


def words_again(
    root: Path,
    options: Options,
    inputs: ReadState,
    kept: KeptBuild,
    last: LastWords,
    edited: tuple[str, ...],
    left: LeftPages,
    checks: ChecksAgain,
) -> WordsAgain | None:
    """The problems, and the pages that show something of the edited articles.

    None where one of these is elsewhere now, where something is wrong with it, or where an article is again as it was
    committed: then all of the site must be looked at.
    """
    if any(kept.is_committed(root, file) for file in edited):
        return None
    now = read_edited(
        root,
        kept.articles,
        edited,
        inputs.articles,
        drafts=options.drafts,
        edit_url=options.edit_url,
    )
    if now is None or has_errors(now.problems) or not checks.hold(now.site, now.edited):
        return None
    differences = compared_again(root, edited)
    if any(map(has_errors, differences.values())):
        return None
    records = checks.records(now.site) if now.listed else kept.records
    if has_errors(records):
        return None
    uncommitted = frozenset((*last.edited, *edited))
    with kept.past(root, uncommitted) as past:
        found = {**last.found, **_found(now, checks.compare(now.site, past, now.edited) if past else ())}
        found |= {file: _otherwise(found.get(file), anew) for file, anew in differences.items()}
        words = replace(last, texts=texts_of(inputs.articles), found=found, edited=tuple(sorted(uncommitted)))
        state = Last(left, inputs.others, inputs.articles)
        changed = EditedArticles(
            before=replace(now.site, sections=kept.articles.sections) if now.listed else None,
            site=now.site,
            files=frozenset(edited),
            newly=frozenset(edited) - set(last.edited),
            uncommitted=uncommitted,
            with_words=lambda site, more: with_words_of(root, site, more, inputs.articles),
        )
        try:
            pages = pages_again(changed, root, options, kept.pages, past, state)
        except TemplateMistakeError:
            return None
    if pages is None:
        return None
    problems, rest = words.problems((*kept.problems, *records)), b""
    search = {**kept.search, **{name: data.decode() for name, data in pages.records.items()}}
    if now.listed or search != kept.search:
        rest = encoded(replace(kept, articles=now.kept, pages=pages.kept, records=tuple(records), search=search))
        words = replace(words, kept=digest_of_text(rest).hex())
    return WordsAgain(problems, words, pages, rest, search={name: text.encode() for name, text in search.items()})


def _otherwise(before: FoundInWords | None, differences: Sequence[Problem]) -> FoundInWords:
    """The problems of a translation, whose original was edited."""
    before = before or FoundInWords()
    return replace(before, read=(*(each for each in before.read if each.check not in COMPARED), *differences))


def _found(now: EditedSite, compared: Sequence[Problem]) -> Mapping[str, FoundInWords]:
    def found(file: str) -> FoundInWords:
        read, told = (
            tuple(problem for problem in problems if problem.where.file == file)
            for problems in (now.problems, compared)
        )
        return FoundInWords(read, told)

    return {article.file: found(article.file) for article in now.edited}
