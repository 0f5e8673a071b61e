"""Pages in the place of others: of a version in force, withdrawn or not to be read, and of a page that is gone."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace
from functools import partial

from builder.history.model import PageHistory, Version
from builder.history.past import Past
from builder.history.states.state import PageState
from builder.history.withdrawable import outcome_names
from builder.languages import t
from builder.render.citable import day_named, history_address, older
from builder.render.flows.withdrawn import home, notice_page
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.render.versions.archive import Archive
from builder.site import FlowPage, Withdrawal
from builder.site.page_kinds import Kind


def outcomes_of(past: Past, version: Version, content: object) -> set[str]:
    """The outcomes that a version had: those that were read, and every file that was to be one."""
    return outcome_names(past, version) | (content.outcomes.keys() if isinstance(content, FlowPage) else set())


def notices(
    archive: Archive, page: PageHistory, version: Version, state: PageState, shown: Container[str]
) -> Iterator[Page]:
    """At each address of a version at which nothing is `shown`: that it was withdrawn, or why it cannot be read."""
    withdrawal = archive.withdrawn.get(version.address)
    notice = withdrawn_version(archive, page, version, withdrawal) if withdrawal else None
    outcomes = sorted(outcomes_of(archive.past, version, state.page))
    inside = ["rules/", *(f"outcomes/{outcome}/" for outcome in outcomes)] if version.kind is Kind.FLOW else []
    for address in (f"{version.address}{part}" for part in ("", *inside)):
        if address not in shown:
            yield replace(notice, url_path=address) if notice else _unreadable(archive, page, state, address)


def withdrawn_version(archive: Archive, page: PageHistory, version: Version, withdrawal: Withdrawal) -> Page:
    """The notice in place of a version, with the way to what can be read today."""
    title, said, now = archive.title_of(page, version), older(page, version), archive.today(page)
    ways = [(said.now, t("version.now"))] if now and not now.withdrawal else []
    if page.ended or len(page.published) > 1:
        ways.append((said.history, t("version.all")))
    lede = t("version.of", title=title, day=day_named(version))
    words = {"heading": t("withdrawn.version"), "lede": lede}
    notice = notice_page(version.address, title, withdrawal, [home()], ways, **words)
    return replace(notice, now=said.now, past=True)


def _unreadable(archive: Archive, page: PageHistory, state: PageState, address: str) -> Page:
    title, said = archive.title_of(page, state.version), older(page, state.version)
    variables = {"older": said, "problems": state.problems}
    words = t("version.description", version=state.version.name)
    return Page(
        url_path=address,
        template="unreadable.html",
        title=title,
        description=words,
        inputs=partial(Inputs, variables),
        indexed=False,
        now=said.now,
        past=True,
    )


def leads_on(context: RenderContext, page: PageHistory, version: Version) -> Page:
    """The permanent address of the version in force, which leads to the page until it is superseded."""
    title = context.titles.get(page.file, "")
    target = context.addresses(page.url_path).canonical
    variables = {"target": page.url_path, "target_url": target, "in_force": version.day}
    return Page(
        url_path=version.address,
        template="redirect.html",
        title=title,
        description=title,
        inputs=partial(Inputs, variables),
        indexed=False,
    )


def gone(archive: Archive, page: PageHistory) -> Page:
    """In the place of a page that was taken off the site."""
    assert page.ended is not None
    context = archive.context
    successor = context.targets.url_paths.get(page.successor, "")
    variables = {
        "day": page.ended.day,
        "withdrawal": context.site.settings.withdrawal(page.file, page.newest.name),
        "before_url": history_address(page),
        "instead": (successor, context.titles[page.successor]) if successor else None,
    }
    title = archive.title_of(page, page.newest)
    return Page(
        url_path=page.url_path,
        template="gone.html",
        title=title,
        description=t("gone.description"),
        inputs=partial(Inputs, variables),
        indexed=False,
    )
