"""The rules as their editor wrote them, as a list to go down: the first one that fits gives the advice.

It accompanies a folded chart (`graph.py`), which shows the order of questions but no longer every case; the two
together say all that the diagram does. Neighbouring rules about the same questions share a heading. It is as narrow as
a phone. Linear in the words.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.conditions import Compare, Condition, FactHolds, Literal, ScoreWithin, parts_of
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.decision import Decision, DecisionCase
from builder.flows.drawing import svg
from builder.flows.drawing.graph import NO_LINKS, Links
from builder.flows.drawing.lettering import wrap
from builder.flows.model import Fact, Flow, Rule, Score
from builder.flows.value_facts import own_facts, owners
from builder.languages import t

WIDTH, INDENT, POINTS = 320, 22, 34
TEXT, LINE, SMALL, SMALL_LINE = 14, 18, 12, 15
MINUS = "\u2212"
NAMED = 3
"""The number of questions that a heading names."""


def rule_list(flow: Flow, links: Links = NO_LINKS) -> svg.Drawing:
    """The picture of a flow's rules."""
    column = _Column()
    column.small(t("drawing.go-down"))
    group: frozenset[str] | None = None
    for number, rule in enumerate(flow.rules, start=1):
        asked = frozenset(_asked(rule.when, flow, set()))
        if group is None or not asked <= group:
            group = asked
            column.heading(_heading(group, flow))
        advice = flow.outcomes[rule.advise].title
        called, condition = t("drawing.rule", number=number), _condition(rule, flow, first=number == 1)
        column.rule(called, condition, advice, links.outcomes.get(rule.advise, ""))
    for name in _used(flow):
        column.heading(t("drawing.means", name=name.clause or name.id))
        if isinstance(name, Fact):
            column.small(t("drawing.meaning", meaning=condition_in_words(name.when, flow)))
        else:
            column.small(t("drawing.sum"))
            for term in name.terms:
                column.points(term.add, t("drawing.if", condition=condition_in_words(term.when, flow)))
    for decision in _decided(flow):
        column.heading(t("drawing.decided"))
        clauses = {value.id: value.clause or value.id for value in decision.values}
        for case in decision.cases:
            said = t("rules.otherwise" if case.otherwise else "rules.if", advice=clauses[case.value], **_if(case, flow))
            column.small(said)
    words = t("drawing.rules-described", count=len(flow.rules))
    linked = any(rule.advise in links.outcomes for rule in flow.rules)
    return svg.Drawing(
        title=t("drawing.rules"),
        description=words,
        body="\n".join(column.parts),
        width=WIDTH,
        height=column.y,
        links=linked,
    )


def _condition(rule: Rule, flow: Flow, *, first: bool) -> str:
    if rule.otherwise:
        return t("drawing.always" if first else "drawing.otherwise")
    return t("drawing.if", condition=condition_in_words(rule.when, flow))


def _asked(condition: Condition, flow: Flow, seen: set[str]) -> Iterator[str]:
    """The questions that a condition depends on, by itself or through facts and scores."""
    for part in parts_of(condition):
        match part:
            case Literal(question) | Compare(question):
                yield question
            case FactHolds(name) | ScoreWithin(name) if name not in seen:
                seen.add(name)
                terms = flow.scores[name].terms if name in flow.scores else (flow.facts[name],)
                for term in terms:
                    yield from _asked(term.when, flow, seen)


def _heading(asked: frozenset[str], flow: Flow) -> str:
    names = [question.short or question.ask for question in flow.questions.values() if question.id in asked]
    if len(names) > NAMED:
        return t("drawing.together", number=len(names))
    return t("list.dot").join(names) or t("drawing.everybody")


def _if(case: DecisionCase, flow: Flow) -> dict[str, str]:
    return {} if case.otherwise else {"condition": condition_in_words(case.when, flow)}


def _decided(flow: Flow) -> list[Decision]:
    """The decisions whose values the rules name, directly or through others."""
    owner = owners(flow.decisions)
    named: dict[str, None] = {}
    waiting = [rule.when for rule in flow.rules]
    while waiting:
        for part in parts_of(waiting.pop()):
            if isinstance(part, FactHolds) and part.fact not in named:
                named[part.fact] = None
                waiting.append(flow.facts[part.fact].when)
    return [flow.decisions[id_] for id_ in dict.fromkeys(owner[name] for name in named if name in owner)]


def _used(flow: Flow) -> list[Fact | Score]:
    """Facts with words of their own and scores: the rules name them without saying what they mean."""
    parts = [part for rule in flow.rules for part in parts_of(rule.when)]
    facts = [flow.facts[name] for name in dict.fromkeys(p.fact for p in parts if isinstance(p, FactHolds))]
    own = own_facts(flow)
    behind = [part for fact in facts for part in parts_of(fact.when)]
    scores = dict.fromkeys(part.score for part in [*parts, *behind] if isinstance(part, ScoreWithin))
    return [*(fact for fact in facts if fact.clause and fact.id in own), *(flow.scores[name] for name in scores)]


class _Column:
    """The parts written so far, and the height they take."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.y = 0

    def small(self, text: str) -> None:
        """A note in small type."""
        self._write(wrap(text, SMALL, WIDTH), 0, SMALL, SMALL_LINE, "drawn-small")
        self.y += 3

    def heading(self, text: str) -> None:
        """A heading for the entries that follow."""
        self.y += 12
        self._write(wrap(text, TEXT, WIDTH, bold=True), 0, TEXT, LINE, "drawn-strong")
        self.y += 4

    def points(self, add: int, condition: str) -> None:
        """A line of a score: its points in a column of their own, beside their condition."""
        points = f"{'+' if add > 0 else MINUS}{abs(add)}"
        self.parts.append(svg.lines((points,), 0, self.y + TEXT, LINE, "drawn-strong"))
        self._write(wrap(condition, TEXT, WIDTH - POINTS), POINTS, TEXT, LINE, "")
        self.y += 6

    def rule(self, name: str, condition: str, advice: str, link: str) -> None:
        """One rule, with a line at its side that leads to its advice."""
        top = self.y + 6
        self._write((name,), INDENT, SMALL, SMALL_LINE, "drawn-small")
        self._write(wrap(condition, TEXT, WIDTH - INDENT), INDENT, TEXT, LINE, "")
        self.y += 4
        lines = wrap(advice, TEXT, WIDTH - INDENT - 20, bold=True)
        height = LINE * len(lines) + 8
        middle = self.y + height // 2
        self.parts.append(svg.rounded([(6, top), (6, middle), (INDENT - 4, middle)], "drawn-line"))
        self.parts.append(f'<path d="M{INDENT} {middle}l-9 -5v10z" class="drawn-tip"/>')
        body = f'<rect x="{INDENT}" y="{self.y}" width="{WIDTH - INDENT}" height="{height}" rx="6"/>'
        body += svg.lines(lines, INDENT + 10, self.y + TEXT + 4, LINE, "drawn-strong")
        self.parts.append(svg.linked(body, link, "drawn-outcome"))
        self.y += height + 14

    def _write(self, lines: tuple[str, ...], x: int, size: int, step: int, class_: str) -> None:
        self.parts.append(svg.lines(lines, x, self.y + size, step, class_))
        self.y += step * len(lines)
