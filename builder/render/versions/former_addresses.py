"""Pages for the former addresses of pages, outcomes and histories, so that no link to them dies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from builder.history.model import PageHistory, Version
from builder.languages import t
from builder.render.citable import history_address, remains
from builder.render.page import Inputs, Page
from builder.render.versions.archive import Archive
from builder.render.versions.notices import outcomes_of
from builder.render.versions.shown_version import ShownVersion
from builder.site import FlowPage
from builder.site.page_kinds import Kind


def former_pages(archive: Archive, page: PageHistory, versions: Sequence[ShownVersion], title: str) -> Iterator[Page]:
    """A page for each of them, older ones first; many are in use, by this page or by another one, and need none.

    `versions` are the published versions, oldest first; `title` is that of the page now.
    """
    for each in versions:
        at = each.version.url_path
        yield _moved(archive, at, remains(page), title)
        if len(versions) > 1 or page.ended:
            yield _moved(archive, f"{at}history/", history_address(page), title)
        if each.version.kind is Kind.FLOW:
            yield from _of_flow(archive, page, versions, each, title)
        for other in each.version.also:
            yield from _equal(archive, page, each, other.address, title)


def _equal(archive: Archive, page: PageHistory, each: ShownVersion, address: str, title: str) -> Iterator[Page]:
    """Lead from the address of a state that looks like a version to that version: to the page while it is in force."""
    version, flow = each.version, each.content
    is_old = page.ended or version is not page.newest
    now = version.address if is_old else page.url_path
    yield _moved(archive, address, now, title)
    if version.kind is Kind.FLOW:
        yield _moved(archive, f"{address}rules/", f"{now}rules/", title)
        for outcome in sorted(outcomes_of(archive.past, version, flow)):
            yield _moved(archive, f"{address}outcomes/{outcome}/", f"{now}outcomes/{outcome}/", title)


def _of_flow(
    archive: Archive, page: PageHistory, versions: Sequence[ShownVersion], each: ShownVersion, title: str
) -> Iterator[Page]:
    at, now = each.version.url_path, remains(page)
    today = archive.today(page)
    flow = today if isinstance(today, FlowPage) else None
    for part in ("how/", "rules/"):
        yield _moved(archive, f"{at}{part}", f"{page.url_path}{part}" if flow else now, title)
    renamed = {was: one.id for one in flow.outcomes.values() for was in one.was} if flow else {}
    for outcome in sorted(outcomes_of(archive.past, each.version, each.content)):
        address, now_called = f"{at}outcomes/{outcome}/", renamed.get(outcome, outcome)
        if flow and now_called in flow.outcomes:
            yield _moved(archive, address, flow.outcome_url_path(now_called), flow.outcomes[now_called].title)
        else:
            last = [one for one in versions if isinstance(one.content, FlowPage) and outcome in one.content.outcomes]
            yield _gone(page, last[-1], outcome, address, title) if last else _moved(archive, address, now, title)


def _moved(archive: Archive, address: str, target: str, title: str) -> Page:
    variables = {"target": target, "target_url": archive.context.addresses(target).canonical}
    return Page(
        url_path=address,
        template="redirect.html",
        title=title,
        description=title,
        inputs=partial(Inputs, variables),
        indexed=False,
    )


def _gone(page: PageHistory, last: ShownVersion, outcome: str, address: str, title: str) -> Page:
    """In the place of an outcome that its flow has no more: the flow as it is, and what the outcome said last."""
    assert isinstance(last.content, FlowPage)
    said = last.content.outcomes[outcome]
    variables = {
        "withdrawal": said.withdrawal,
        "day": _end(last.version, page),
        "before_url": f"{last.version.address}outcomes/{outcome}/",
        "instead": None if page.ended else (page.url_path, title),
    }
    words = t("gone.outcome")
    return Page(
        url_path=address,
        template="gone.html",
        title=said.title,
        description=words,
        inputs=partial(Inputs, variables),
        indexed=False,
    )


def _end(version: Version, page: PageHistory) -> object:
    """The day since which an outcome is no more; of one that is gone on disk alone, that of its last version."""
    end = version.until or page.ended
    return end.day if end else version.day
