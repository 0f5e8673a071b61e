"""A page ends with something to do (`no-next-step`).

The last section of an article has a link or a help service; an outcome has `do-now`, `messages`, `next`,
`read` or `then`. Articles of the sections in `prose: {apart: …}` need none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.check.prose.prose import SiteProse, warning
from builder.problems import Location, Problem
from builder.site import FlowPage
from builder.site.prose import ProsePassage


def check(prose: SiteProse) -> Iterator[Problem]:
    """Articles and outcomes after which readers are left alone."""
    for article in prose.site.articles:
        passages = prose.passages.get(article.file, ())
        if passages and article.section not in prose.rules.apart and not article.withdrawal:
            last = _last_section(passages)
            if not _leads_on(last):
                message, fix = "this article ends with no link, message or help service", "end with what to do next"
                yield warning(last[0].place(0), "no-next-step", message, fix)
    for flow in prose.site.flows:
        yield from _of_outcomes(flow)


def _last_section(passages: Sequence[ProsePassage]) -> Sequence[ProsePassage]:
    """The passages from the last heading of the second level on, or of the whole body."""
    body = [number for number, passage in enumerate(passages) if not passage.key]
    headings = [number for number in body if passages[number].level == 2]
    return passages[headings[-1] if headings else body[0] if body else 0 :]


def _leads_on(passages: Sequence[ProsePassage]) -> bool:
    return any(passage.links or passage.helps for passage in passages)


def _of_outcomes(flow: FlowPage) -> Iterator[Problem]:
    for outcome in flow.outcomes.values():
        logic = flow.flow.outcomes.get(outcome.id)
        leads_on = logic is not None and (logic.then or logic.next)
        named = outcome.do_now or outcome.messages or outcome.read or leads_on
        if not named and not outcome.withdrawal:
            where = outcome.where if outcome.where.line else Location(outcome.file, 1)
            message, fix = "this outcome names no next step", "add `do-now`, `messages`, `next`, `read` or `then`"
            yield warning(where, "no-next-step", message, fix)
