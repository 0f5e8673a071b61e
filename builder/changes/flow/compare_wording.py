"""The words of two versions of a flow side by side: questions, options, outcomes and reasons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from builder.changes.flow.union import renamed
from builder.changes.prose.compare_prose import Prose, compare_prose
from builder.changes.prose.documents import of_text
from builder.flows.figures.figure import Figure
from builder.flows.model import Fact, Flow, Outcome, Question, Rule, Score
from builder.flows.next_flow import in_words
from builder.languages import t
from builder.site import Document, FlowPage, OutcomePage, Reference
from builder.text.element_ids import element_id

Html = Callable[[Document | None, Sequence[str], str], str]
"""The HTML of a document on the page of its version, with the words of its conditions, in the part of this id."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of something, whose label may be another one in another version."""

    id: str
    label: str = field(compare=False)


HtmlFields = Mapping[Field, str]
"""HTML by field."""
Names = tuple[str, str]
"""The name of something for editors, and for readers."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FlowVersion:
    """A version of a flow, and a function that renders its documents."""

    page: FlowPage
    html: Html

    def seen_from(self, newer: FlowVersion) -> FlowVersion:
        """This version with the ids that its questions and options have in a newer one."""
        return FlowVersion(_with_ids_of(self.page, newer.page.flow), self.html)


@dataclass(frozen=True, slots=True)
class Wording:
    """A field of a question, an outcome … that says something else now."""

    kind: str
    """The kind of thing that has the field: `Question`, `Outcome` …"""
    name: str
    """Its name for readers, empty for the flow itself."""
    field: str
    prose: Prose
    known_as: str = ""
    """Its name for readers, who know no ids; empty where it has no words of its own."""


def changed_words(old: FlowVersion, new: FlowVersion) -> Iterator[Wording]:
    """Every field that both versions have with other words, and all words of new outcomes."""
    was, now = old.page.flow, new.page.flow
    yield from _changed("Flow", ("", ""), _flow(old), _flow(new))
    for key, names, fields in _all(old, new, was.questions, now.questions, _question, _asked):
        yield from _changed("Question", names, *fields) if key in was.questions else ()
    for _, names, fields in _all(old, new, old.page.outcomes, new.page.outcomes, _outcome, _titled):
        yield from _changed("Outcome", names, *fields)
    for key, names, fields in _all(old, new, was.figures, now.figures, _figure, _labelled):
        yield from _changed("Figure", names, *fields) if key in was.figures else ()
    before, after = _reasons(was), _reasons(now)
    for key, names, fields in _all(old, new, before, after, _reason, _named):
        yield from _changed("Reason", names, *fields) if key in before else ()


def _all(
    old: FlowVersion,
    new: FlowVersion,
    before: Mapping[str, T],
    after: Mapping[str, T],
    fields_of: Callable[[FlowVersion, T], HtmlFields],
    name_of: Callable[[T], Names],
) -> Iterator[tuple[str, Names, tuple[HtmlFields, HtmlFields]]]:
    """The fields before and now of everything there is now, with its id and its names."""
    for key, thing in after.items():
        fields = fields_of(old, before[key]) if key in before else {}
        yield key, name_of(thing), (fields, fields_of(new, thing))


def _changed(kind: str, names: Names, before: HtmlFields, after: HtmlFields) -> Iterator[Wording]:
    """The fields of something that was there that both versions have, or all fields of something new."""
    for each in (each for each in after if not before or each in before):
        prose = compare_prose(before.get(each, ""), after[each])
        if prose.changed:
            name, known_as = names
            yield Wording(kind=kind, name=name, field=each.label, prose=prose, known_as=known_as)


def _field(name: str) -> Field:
    return Field(name, t(f"field.{name}"))


def _answer(id_: str, label: str) -> Field:
    return Field(f"answer {id_}", t("field.answer", label=label))


def _flow(version: FlowVersion) -> HtmlFields:
    flow = version.page.flow
    return {
        _field("title"): of_text(flow.title),
        _field("short-title"): of_text(flow.short),
        _field("summary"): of_text(flow.summary),
        _field("introduction"): version.html(version.page.start, (), ""),
    }


def _question(version: FlowVersion, question: Question) -> HtmlFields:
    fields = {
        _field("question"): of_text(question.ask),
        _field("short-name"): of_text(question.short),
        _field("help"): version.html(version.page.helps.get(question.id), (), element_id("help", question.id)),
        _field("ask-after"): _items(of_text(version.page.outcomes[outcome].title) for outcome in question.ask_after),
    }
    if question.kind.is_typed:
        return fields | {_field("typed"): _items(map(of_text, question.kind.typed_in_words))}
    for option in question.options:
        words = option.label, option.hint, option.clause, option.in_text
        fields[_answer(option.id, option.label)] = "".join(map(of_text, words))
    return fields | {_answer(id_, label): of_text(label) for id_, label in question.kind.added.items()}


def _outcome(version: FlowVersion, outcome: OutcomePage) -> HtmlFields:
    logic = version.page.flow.outcomes[outcome.id]
    within = element_id("outcome", outcome.id)
    return {
        _field("title"): of_text(outcome.title),
        _field("verdict"): of_text(outcome.verdict_filled or outcome.verdict),
        _field("do-now"): _items(
            _if(outcome, "do-now", place) + version.html(step, (), within) for place, step in enumerate(outcome.do_now)
        ),
        _field("advice"): version.html(outcome.body, [words for words, _ in outcome.conditions], within),
        _field("messages"): _targets(outcome.messages),
        _field("keep"): _items(of_text(t(f"keep.open.{name}")) for name in outcome.keep),
        _field("then"): _items(
            _if(outcome, "then", place) + of_text(way.label) for place, way in enumerate(logic.then)
        ),
        _field("next"): _items(
            _if(outcome, "next", place) + of_text(f"{each.label} ({in_words(each)})")
            for place, each in enumerate(logic.next)
        ),
        _field("read"): _targets(outcome.read),
        _field("evidence"): _targets(outcome.evidence),
    }


def _if(outcome: OutcomePage, of: str, place: int) -> str:
    """The condition of an entry, if it has one that could be read."""
    at = outcome.guarded(of).get(place, len(outcome.conditions))
    return of_text(t("article.if", condition=outcome.conditions[at][0])) if at < len(outcome.conditions) else ""


def _reasons(flow: Flow) -> dict[str, Rule | Fact | Score]:
    """The rules, facts and scores, which give reasons in words, by kind and id."""
    rules = {f"rule {rule.id}": rule for rule in flow.rules}
    facts = {f"fact {id_}": fact for id_, fact in flow.facts.items()}
    return rules | facts | {f"score {id_}": score for id_, score in flow.scores.items()}


def _reason(_: FlowVersion, reason: Rule | Fact | Score) -> HtmlFields:
    match reason:
        case Rule():
            return {_field("because"): of_text(reason.because_filled or reason.because)}
        case Fact():
            return {_field("holds"): of_text(reason.clause), _field("holds-not"): of_text(reason.unless)}
        case Score():
            return {_field("points"): "".join(map(of_text, (reason.clause, reason.adds, reason.takes)))}


def _figure(_: FlowVersion, figure: Figure) -> HtmlFields:
    return {_field("label"): of_text(figure.label)}


def _labelled(figure: Figure) -> Names:
    return figure.label, figure.label


def _items(htmls: Iterable[str]) -> str:
    items = "".join(f"<li>{html}</li>" for html in htmls)
    return f"<ul>{items}</ul>" if items else ""


def _targets(references: Sequence[Reference]) -> str:
    return _items(of_text(reference.target) for reference in references)


def _asked(question: Question) -> Names:
    return question.name, question.name


def _titled(outcome: OutcomePage | Outcome) -> Names:
    return outcome.title, outcome.title


def _named(reason: Rule | Fact | Score) -> Names:
    words = reason.because if isinstance(reason, Rule) else reason.clause
    return t(f"field.{type(reason).__name__.lower()}", id=reason.id), words


def _with_ids_of(page: FlowPage, newer: Flow) -> FlowPage:
    flow = renamed(page.flow, newer)
    now = dict(zip(page.flow.questions, flow.questions, strict=True))
    outcomes = dict(zip(page.outcomes, flow.outcomes, strict=True))
    return replace(
        page,
        flow=flow,
        helps={now[id_]: help_ for id_, help_ in page.helps.items()},
        outcomes={outcomes[id_]: replace(outcome, id=outcomes[id_]) for id_, outcome in page.outcomes.items()},
    )
