"""Compare two versions of a flow: put the change of advice beside that of words, in terms that people read."""

from __future__ import annotations

from collections.abc import Iterator

from builder.changes.flow.advice import Comparison, Moved
from builder.changes.flow.changes import FlowChanges, Named, NewAdvice, percent
from builder.changes.flow.wording import Version, changed_words
from builder.changes.front_matter import flow_fields
from builder.flows.model import Flow
from builder.flows.witness import in_words
from builder.languages import t
from builder.site import FlowPage

IN_WORDS = ("title", "short-title", "summary")
"""Fields that are compared among the words."""


def compare_flows(old: Version, new: Version, comparison: Comparison | None) -> FlowChanges:
    """The changes of a flow; `comparison` is that of its advice, or None where it could not be compared."""
    old_page, new_page = old.page, new.page
    before, now = old.seen_from(new), new
    in_words_too = {t(f"field.{field}") for field in IN_WORDS}
    moved = comparison.moved if comparison else ()
    total = comparison.same + sum(each.count for each in moved) if comparison else 0
    return FlowChanges(
        comparison is not None,
        total,
        sum(each.count for each in moved),
        comparison.appeared if comparison else 0,
        comparison.gone if comparison else 0,
        [_new_advice(each, total, old_page, new_page, comparison.both) for each in moved] if comparison else (),
        list(_only_in(now.page.flow, before.page.flow)),
        list(_only_in(before.page.flow, now.page.flow)),
        list(changed_words(before, now)),
        [field for field in flow_fields(old_page, new_page) if field.label not in in_words_too],
    )


def _new_advice(moved: Moved, total: int, old: FlowPage, new: FlowPage, both: Flow) -> NewAdvice:
    before, after = _title(moved.before, old), _title(moved.after, new)
    if before == after:  # the outcome has another id, or two outcomes have one title
        before, after = _named(before, moved.before), _named(after, moved.after)
    return NewAdvice(
        before,
        after,
        moved.count,
        percent(moved.count, total),
        moved.classes,
        moved.left,
        in_words(both, moved.witness),
        _rule(moved.rule_before, old.flow),
        _rule(moved.rule_after, new.flow),
    )


def _named(title: str, outcome: str | None) -> str:
    return t("difference.outcome-of-id", title=title, id=outcome)


def _title(outcome: str | None, page: FlowPage) -> str:
    return page.outcomes[outcome].title if outcome is not None else ""


def _rule(rule_id: str | None, flow: Flow) -> str:
    because = next((rule.because for rule in flow.rules if rule.id == rule_id), "")
    return t("difference.rule", id=rule_id, because=because) if because else rule_id or ""


def _only_in(flow: Flow, other: Flow) -> Iterator[Named]:
    """What one version has and the other has not."""
    for id_, question in flow.questions.items():
        twin = other.questions.get(id_)
        if twin is None:
            yield Named("question", question.ask)
            continue
        known = {option.id for option in twin.options}
        for option in question.options:
            if option.id not in known:
                yield Named("answer", option.label, question.ask)
    for id_, outcome in flow.outcomes.items():
        if id_ not in other.outcomes:
            yield Named("outcome", outcome.title)
