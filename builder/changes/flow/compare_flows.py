"""Compare two versions of a flow: put the change of advice beside that of words, in terms that people read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from builder.changes.flow.compare_advice import Comparison, Moved, compare_advice
from builder.changes.flow.compare_figures import compare_figures
from builder.changes.flow.compare_wording import FlowVersion, changed_words
from builder.changes.flow.model import FlowChanges, FlowPart, NewAdvice, percent
from builder.changes.front_matter import flow_fields
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Flow
from builder.flows.witness import answers_in_words
from builder.languages import t
from builder.site import FlowPage

IN_WORDS = ("title", "short-title", "summary")
"""Fields that are compared among the words."""


def compare_flows(old: FlowVersion, new: FlowVersion) -> FlowChanges:
    """Compare two versions of a flow. If their advice has too many states, only their words are compared."""
    comparison = _compare_advice(old.page.flow, new.page.flow)
    old_page, new_page = old.page, new.page
    before, now = old.seen_from(new), new
    in_words_too = {t(f"field.{field}") for field in IN_WORDS}
    moved = comparison.moved if comparison else ()
    total = comparison.same + comparison.changed if comparison else 0
    return FlowChanges(
        compared=comparison is not None,
        total=total,
        moved=comparison.changed if comparison else 0,
        appeared=comparison.appeared if comparison else 0,
        gone=comparison.gone if comparison else 0,
        advice=[
            replace(_new_advice(each, total, before.page, now.page, comparison.both), **_item(each, before, now))
            if comparison.items
            else _new_advice(each, total, before.page, now.page, comparison.both)
            for each in moved
        ]
        if comparison
        else (),
        added=list(_only_in(now.page.flow, before.page.flow)),
        removed=list(_only_in(before.page.flow, now.page.flow)),
        words=list(changed_words(before, now)),
        redefined=comparison.redefined if comparison else (),
        figures=comparison.figures if comparison else compare_figures(old_page.flow, new_page.flow, None),
        fields=[field for field in flow_fields(old_page, new_page) if field.label not in in_words_too],
    )


def _compare_advice(old: Flow, new: Flow) -> Comparison | None:
    try:
        return compare_advice(old, new)
    except TooManyStatesError:
        return None


def _new_advice(moved: Moved, total: int, old: FlowPage, new: FlowPage, both: Flow) -> NewAdvice:
    before, after = _title(moved.before, old), _title(moved.after, new)
    if before == after:  # the outcome has another id, or two outcomes have one title
        before, after = _named(before, moved.before), _named(after, moved.after)
    return NewAdvice(
        before=before,
        after=after,
        count=moved.count,
        share=percent(moved.count, total),
        classes=moved.classes,
        left=moved.left,
        example=answers_in_words(both, moved.witness),
        rule_before=_rule(moved.rule_before, old.flow),
        rule_after=_rule(moved.rule_after, new.flow),
        titles=_titles(moved, old, new),
        reasons=(_because(moved.rule_before, old.flow), _because(moved.rule_after, new.flow)),
    )


def _item(moved: Moved, before: FlowVersion, now: FlowVersion) -> dict[str, Any]:
    """The words for readers who did not get an item and get it now, or the other way round."""
    title = _title(moved.after, now.page) if moved.after else _title(moved.before, before.page)
    ways = t("difference.without-item", item=title), t("difference.with-item", item=title)
    was, then = ways if moved.after else ways[::-1]
    return {"before": was, "after": then, "titles": (was, then)}


def _titles(moved: Moved, old: FlowPage, new: FlowPage) -> tuple[str, str]:
    before, after = _title(moved.before, old), _title(moved.after, new)
    if before != after or moved.before is None or moved.after is None:
        return before, after
    verdicts = old.outcomes[moved.before].verdict, new.outcomes[moved.after].verdict
    return _named(before, verdicts[0]), _named(after, verdicts[1])


def _because(rule_id: str | None, flow: Flow) -> str:
    return next((rule.because for rule in flow.rules if rule.id == rule_id), "")


def _named(title: str, outcome: str | None) -> str:
    return t("difference.outcome-of-id", title=title, id=outcome)


def _title(outcome: str | None, page: FlowPage) -> str:
    return page.outcomes[outcome].title if outcome is not None else ""


def _rule(rule_id: str | None, flow: Flow) -> str:
    because = _because(rule_id, flow)
    return t("difference.rule", id=rule_id, because=because) if because else rule_id or ""


def _only_in(flow: Flow, other: Flow) -> Iterator[FlowPart]:
    """The questions, options and outcomes that only one version has."""
    for id_, question in flow.questions.items():
        twin = other.questions.get(id_)
        if twin is None:
            yield FlowPart("question", question.ask)
            continue
        if question.kind.is_typed:  # ranges come and go with what is compared
            continue
        known = {option.id for option in twin.options}
        for option in question.options:
            if option.id not in known:
                yield FlowPart("answer", option.label, question.ask)
    for id_, outcome in flow.outcomes.items():
        if id_ not in other.outcomes:
            yield FlowPart("outcome", outcome.title)
