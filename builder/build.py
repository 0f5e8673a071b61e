"""The spine: load -> check -> render -> write. Every command that reads a knowledge base goes through here."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from builder.check.history.open_past import open_past
from builder.check.prose.found import ProseFound
from builder.check.run_checks import check_records, check_site, check_translations, check_words_and_flows
from builder.check.templates.own_templates import template_problems
from builder.check.today import Day, today
from builder.check.words_alone import past_problems, words_hold
from builder.history.commit_day import commit_day
from builder.history.inputs import ReadState, is_still
from builder.history.past import Past
from builder.history.withdrawn_versions import with_main_names
from builder.load.garbage_collection import collector_off
from builder.load.knowledge_base import load_site
from builder.load.last_words import FoundProblems
from builder.load.left_files import Last, SiteFiles
from builder.load.memory import Memory
from builder.problems import Problem, Result, has_errors, in_order
from builder.render.address_clash import AddressClashError
from builder.render.kept_build import kept_build_of, kept_words
from builder.render.options import Options
from builder.render.pages import plan_site
from builder.render.pages_again import kept_pages
from builder.render.search.search_page import INDEX_FOLDER
from builder.render.site_plan import SitePlan
from builder.render.template_mistakes import TemplateMistakeError
from builder.render.templates import has_own_templates
from builder.render.words_again import ChecksAgain, words_again
from builder.site import Site
from builder.write.built import Built, built_of
from builder.write.last_build import LastBuild, note_of
from builder.write.last_look import LastLook, last_look
from builder.write.left_site import ChangedMeanwhileError, LeftSite, Unchanged, keep_beside
from builder.write.search.index import search_index
from builder.write.write_again import write_again
from builder.write.write_site import Kept, write_site


@dataclass(frozen=True, slots=True)
class CheckedSite:
    """A knowledge base that was read and checked."""

    site: Site
    problems: list[Problem]
    past: Past | None
    """The older versions; None if there are none, or if they were not asked for."""
    found: FoundProblems
    """The same problems by what they rest on."""


@dataclass(frozen=True, slots=True)
class RenderedSite:
    """The files of a site in memory."""

    problems: list[Problem]
    files: SiteFiles = field(default_factory=SiteFiles)
    """None if there is an error."""
    plan: SitePlan | None = None


@collector_off()
def build(root: Path, out: Path, options: Options, known: LastLook | None = None) -> Built:
    """Build the knowledge base in `root` into the folder `out`. With errors, `out` is unchanged.

    `known` is what a look at both has found before. Raises `SearchIndexError` if the index of the search cannot be
    made; `out` is unchanged then, too.
    """
    if known is None:
        known = last_look(
            root, out, today(), options.same_site, cache=options.cache, own_templates=options.own_templates
        )
    if known.built:
        return known.built
    date, inputs = known.day, known.inputs
    try:
        return _build(root, out, options, date, inputs)
    except ChangedMeanwhileError:
        return _build(root, out, options, date, None)


def _build(root: Path, out: Path, options: Options, date: datetime.date, inputs: ReadState | None) -> Built:
    """Build what differs from the last build. Raises `ChangedMeanwhileError` if the content or the site changes."""
    day = Day(date)
    left = LeftSite(out) if inputs else None
    built = _build_edited(root, out, options, date, inputs, left) if inputs and left else None
    if built:
        return built
    with load_and_check(root, options, day, inputs.articles if inputs else None) as checked:
        before = Last(left, inputs.others, inputs.articles) if left and inputs else None
        rendered = render(checked, root, options, before)
        words, rest = None, b""
        if inputs and rendered.plan and rendered.files.outline:
            listed, search = kept_pages(rendered.plan, rendered.files.outline), rendered.files.records.get("", {})
            words, rest = kept_words(checked.site, listed, checked.past, checked.found, inputs, search)
    if has_errors(rendered.problems):
        return Built(rendered.problems, 0)
    files = rendered.files
    made = dict(files.made)
    for path, pages in files.records.items():
        made |= search_index(pages, f"{path}{INDEX_FOLDER}", cache=options.cache)
    still = inputs is not None and is_still(inputs, root)
    if files.left and not still:
        raise ChangedMeanwhileError
    last = LastBuild(inputs.digest, day.first, day.last, rendered.problems, words=words) if inputs and still else None
    kept = Kept(
        note=note_of(last) if last else "",
        keys=files.keys if still else {},
        unchanged=Unchanged(files.left, left.assets if left else "", files.assets),
    )
    write_site(made, out, spare=options.cache, kept=kept)
    keep_beside(out, rest if last else b"")
    return built_of(rendered.problems, {name: len(data) for name, data in made.items()} | files.sizes_left)


def _build_edited(
    root: Path, out: Path, options: Options, date: datetime.date, inputs: ReadState, left: LeftSite
) -> Built | None:
    """Build after an edit of some articles; None where anything else has changed, or is wrong with them."""
    last, files = left.last, left.files
    if not (last and last.words and last.first <= date <= last.last):
        return None
    edited = last.words.edited_since(inputs.others, inputs.articles)
    data = left.kept(last.words.kept) if edited else None
    kept = kept_build_of(data) if data else None
    checks = ChecksAgain(words_hold, past_problems, partial(check_records, day=(day := Day(date))))
    again = words_again(root, options, inputs, kept, last.words, edited, left, checks) if kept else None
    if again is None or again.pages.assets != left.assets or not again.pages.made.keys() <= files.keys():
        return None
    if not is_still(inputs, root):
        raise ChangedMeanwhileError
    index = search_index(again.search, INDEX_FOLDER, cache=options.cache)
    gone = {name for name in files if name.startswith(INDEX_FOLDER)} - index.keys()
    first, until = max(last.first, day.first), min(last.last, day.last)
    now = LastBuild(inputs=inputs.digest, first=first, last=until, problems=again.problems, words=again.words)
    sizes = write_again({**again.pages.made, **index}, gone, out, left, note_of(now), again.pages.keys)
    keep_beside(out, again.rest)
    return built_of(again.problems, sizes)


@collector_off()
def find_problems(root: Path, options: Options) -> list[Problem]:
    """Find every problem that a build would report, without writing anything.

    The program's own templates are tested. Those of a knowledge base can be wrong in ways that only show while a page
    is rendered, such as an undefined name; so the pages are rendered in memory if it has any.
    """
    with load_and_check(root, options) as checked:
        return _problems_in_memory(checked, root, options)


@collector_off()
def find_problems_and_judge(root: Path, options: Options) -> ProseFound:
    """Find the same, and judge the prose; the libraries that this needs are loaded here alone."""
    from builder.check.prose.run_prose import judge
    from builder.load.prose.read_prose import read_prose

    with load_and_check(root, options) as checked:
        problems = _problems_in_memory(checked, root, options)
        found = judge(checked.site, read_prose(root, checked.site), today())
        return ProseFound(in_order([*problems, *found.problems]), found.notes)


def _problems_in_memory(checked: CheckedSite, root: Path, options: Options) -> list[Problem]:
    if has_own_templates(root, own=options.own_templates):
        return render(checked, root, options).problems
    return checked.problems


@contextmanager
def load_and_check(
    root: Path, options: Options, day: Day | None = None, texts: Mapping[str, bytes] | None = None
) -> Iterator[CheckedSite]:
    """Load a knowledge base, and check its content, templates and history. Its past is open within the block."""
    day = day or Day(today())
    site, read_first = read(root, options, texts=texts)
    checked = [*check_words_and_flows(site), *check_translations(site, day), *_in_templates(root, options)]
    records = check_records(site, day)
    with open_past(root, site, history=options.history, day=day, cache=options.cache) as (past, more):
        site = with_main_names(site, past) if past else site
        found = FoundProblems(read=read_first, checked=checked, records=records, past=more)
        yield CheckedSite(site, found.all, past, found)


def read_and_check(
    root: Path, jobs: int = 1, *, drafts: bool = False, cache: bool = True, own_templates: bool = True
) -> tuple[Site, list[Problem]]:
    """The site in `root` as it is now and its problems in order, without its history or, by default, its drafts."""
    options = Options(jobs=jobs, drafts=drafts, cache=cache, own_templates=own_templates)
    with collector_off():
        site, found = read(root, options)
        return site, in_order([*found, *check(site, root, options, Day(today()))])


def read(
    root: Path, options: Options, memory: Memory | None = None, texts: Mapping[str, bytes] | None = None
) -> Result[Site]:
    """The site in `root` as it is now, with the problems found while reading it.

    `memory` has what was read before, `texts` a digest of each article, where it is known.
    """
    site, found = load_site(root, options.jobs, drafts=options.drafts, cache=options.cache, memory=memory, texts=texts)
    settings = site.settings.with_edit_url(options.edit_url)
    return Result(replace(site, settings=settings, day=commit_day(root)), found)


def check(
    site: Site,
    root: Path,
    options: Options,
    day: Day,
    memory: Memory | None = None,
    pause: Callable[[], None] = lambda: None,
) -> list[Problem]:
    """The problems of a site that was read, without those of its history. `pause` may raise to break off."""
    return [*check_site(site, day, memory, pause), *_in_templates(root, options)]


def _in_templates(root: Path, options: Options) -> list[Problem]:
    return list(template_problems(root)) if options.own_templates else []


def check_today(
    site: Site, root: Path, options: Options, memory: Memory | None = None, pause: Callable[[], None] = lambda: None
) -> list[Problem]:
    """As `check`, with what a build without older versions finds: for previews."""
    found = check(site, root, options, Day(today()), memory, pause)
    with open_past(root, site, history=False) as (_, more):
        return [*found, *more]


def render(checked: CheckedSite, root: Path, options: Options, last: Last | None = None) -> RenderedSite:
    """Render every page of a site that has no errors, but for those that the `last` build left."""
    if has_errors(checked.problems):
        return RenderedSite(checked.problems)
    try:
        plan = plan_site(checked.site, root, options, checked.past)
        return RenderedSite(checked.problems, plan.make_all(options.jobs, last), plan)
    except (TemplateMistakeError, AddressClashError) as mistake:
        return RenderedSite(in_order([*checked.problems, mistake.problem]))
