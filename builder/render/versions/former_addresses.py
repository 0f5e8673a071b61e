"""What stands at addresses that a page, an outcome or a history had and has no more, so that no link to it dies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.history.model import Kind, PageHistory, Version
from builder.languages import t
from builder.render.page import Page
from builder.render.versions.archive import Archive
from builder.render.versions.citable import history_address, remains
from builder.render.versions.notices import outcomes_of
from builder.render.versions.shown_version import Told
from builder.site import FlowPage


def former_pages(archive: Archive, page: PageHistory, told: Sequence[Told], title: str) -> Iterator[Page]:
    """A page for each of them, older ones first; many are in use, by this page or by another one, and need none.

    `told` are the published versions, oldest first; `title` is that of the page now.
    """
    for each in told:
        at = each.version.url_path
        yield _moved(archive, at, remains(page), title)
        if len(told) > 1 or page.ended:
            yield _moved(archive, f"{at}history/", history_address(page), title)
        if each.version.kind is Kind.FLOW:
            yield from _of_flow(archive, page, told, each, title)


def _of_flow(archive: Archive, page: PageHistory, told: Sequence[Told], each: Told, title: str) -> Iterator[Page]:
    at, now = each.version.url_path, remains(page)
    today = archive.today(page)
    flow = today if isinstance(today, FlowPage) else None
    for part in ("how/", "rules/"):
        yield _moved(archive, f"{at}{part}", f"{page.url_path}{part}" if flow else now, title)
    for outcome in sorted(outcomes_of(archive.past, each.version, each.content)):
        address = f"{at}outcomes/{outcome}/"
        if flow and outcome in flow.outcomes:
            yield _moved(archive, address, flow.outcome_url_path(outcome), flow.outcomes[outcome].title)
        else:
            last = [one for one in told if isinstance(one.content, FlowPage) and outcome in one.content.outcomes]
            yield _gone(page, last[-1], outcome, address, title) if last else _moved(archive, address, now, title)


def _moved(archive: Archive, address: str, target: str, title: str) -> Page:
    context = {"target": target, "target_url": archive.desk.addresses(target).canonical}
    return Page(address, "redirect.html", title, title, context, indexed=False)


def _gone(page: PageHistory, last: Told, outcome: str, address: str, title: str) -> Page:
    """In the place of an outcome that its flow has no more: the flow as it is, and what the outcome said last."""
    assert isinstance(last.content, FlowPage)
    said = last.content.outcomes[outcome]
    context = {
        "withdrawal": said.withdrawal,
        "day": _end(last.version, page),
        "before_url": f"{last.version.address}outcomes/{outcome}/",
        "instead": None if page.ended else (page.url_path, title),
    }
    words = t("gone.outcome")
    return Page(address, "gone.html", said.title, words, context, indexed=False)


def _end(version: Version, page: PageHistory) -> object:
    """The day since which an outcome is no more; of one that is gone on disk alone, that of its last version."""
    end = version.until or page.ended
    return end.day if end else version.day
