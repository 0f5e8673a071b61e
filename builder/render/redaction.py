"""Remove withdrawn advice from the data before any page is made: no page can show what it was not given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from builder.languages import t
from builder.site import (
    Article,
    ChangeNote,
    ContentPage,
    Document,
    FlowPage,
    OutcomePage,
    Section,
    Settings,
    Site,
    Withdrawal,
)  # fmt: skip
from builder.site.picture import image_file

AnyPage = TypeVar("AnyPage", Article, FlowPage, ContentPage)


def marked(title: str) -> str:
    """A title with a mark, in every list: readers need it to see what was withdrawn, so that the title itself stays."""
    return t("withdrawn.mark", title=title)


def unmarked(title: str) -> str:
    """A title as its editor wrote it."""
    begin, end = t("withdrawn.mark", title="\0").split("\0")
    return title[len(begin) : len(title) - len(end)] if title.startswith(begin) and title.endswith(end) else title


def notice(withdrawal: Withdrawal) -> str:
    """The summary of what was withdrawn."""
    return t("withdrawn.notice", day=withdrawal.date, reason=withdrawal.reason)


def redacted_site(site: Site, in_force: Mapping[str, str] | None) -> Site:
    """A site without the advice, and the pictures, that its settings withdraw.

    `in_force` names the version of each page that is as it was committed, by file; other pages have none yet.
    Where no history was read it is None: any version may be in force, so that a withdrawal of one counts for all.
    """
    if not site.settings.withdrawn:
        return site
    if in_force is None:
        whole = tuple(each.of_every_version() for each in site.settings.withdrawn)
        site = replace(site, settings=replace(site.settings, withdrawn=whole))
    settings, versions = site.settings, in_force or {}

    def left_of(page: AnyPage) -> AnyPage:
        return redacted(page, settings, page.file, versions.get(page.file, ""))

    standalone = tuple(left_of(page) for page in site.standalone)
    sections = tuple(replace(each, articles=tuple(left_of(a) for a in each.articles)) for each in site.sections)
    left = replace(site, standalone=standalone, sections=sections)
    left = replace(left, sections=_still_listed(left))
    shown = pictures_of(left.documents)
    return replace(left, pictures={file: each for file, each in site.pictures.items() if file in shown})


def _still_listed(site: Site) -> tuple[Section, ...]:
    """The sections that still list a page: a withdrawn one is in the list of its own section alone."""
    entries = {page.file: page.entry for page in site.pages if not page.withdrawal}
    invited = (
        tuple(entries[guest.file] for guest in each.cross_listed if guest.file in entries) for each in site.sections
    )
    sections = (
        replace(each, cross_listed=cross_listed) for each, cross_listed in zip(site.sections, invited, strict=True)
    )
    return tuple(each for each in sections if each.listed)


def pictures_of(documents: Iterable[Document]) -> set[str]:
    """The files of the pictures that documents show."""
    return {image_file(document.file, image.target) for document in documents for image in document.images}


def redacted(
    page: AnyPage, settings: Settings, file: str, version: str, titles: Mapping[str, str] | None = None
) -> AnyPage:
    """A page without what is withdrawn of it; `file` is what it is called today, `version` its own name.

    `titles` are those to use for outcomes, by id, instead of their own.
    """
    whole = settings.withdrawal(file, version)
    if isinstance(page, FlowPage):
        gone = {id_: each for id_ in page.outcomes if (each := whole or settings.withdrawal(file, version, id_))}
        page = _without_outcomes(page, gone, titles or {}) if gone else page
    return page.withdrawn(marked, _change(whole), whole) if whole else page


def _change(withdrawal: Withdrawal) -> ChangeNote:
    """The one note that is left: feed readers that kept the page's entry get it anew."""
    return ChangeNote(withdrawal.date, notice(withdrawal), withdrawal.where)


def _without_outcomes(page: FlowPage, gone: Mapping[str, Withdrawal], titles: Mapping[str, str]) -> FlowPage:
    """Its logic stays, so that it still runs; what rules and outcomes say to those who get them goes."""
    titled = {id_: marked(titles.get(id_, page.outcomes[id_].title)) for id_ in gone}
    words = {id_: _outcome(page.outcomes[id_], titled[id_], each) for id_, each in gone.items()}
    logic = {id_: replace(page.flow.outcomes[id_], title=titled[id_], then=(), next=(), figures=()) for id_ in gone}
    silent = (replace(rule, because="", because_filled="") for rule in page.flow.rules)
    rules = tuple(now if now.advise in gone else was for now, was in zip(silent, page.flow.rules, strict=True))
    flow = replace(page.flow, outcomes={**page.flow.outcomes, **logic}, rules=rules)
    return replace(page, flow=flow, outcomes={**page.outcomes, **words})


def _outcome(outcome: OutcomePage, title: str, withdrawal: Withdrawal) -> OutcomePage:
    return replace(
        outcome,
        title=title,
        verdict=t("withdrawn.verdict"),
        verdict_filled="",
        body=Document(file=outcome.file, html=""),
        do_now=(),
        messages=(),
        keep=(),
        message_reads={},
        read=(),
        evidence=(),
        conditions=(),
        guards=(),
        weighed=frozenset(),
        withdrawal=withdrawal,
    )
