"""Read what decides in a flow: facts, scores and the ordered rules."""

from __future__ import annotations

from collections.abc import Mapping

from builder.flows.answer_slots import without_answers
from builder.flows.conditions import ALWAYS, Condition
from builder.flows.model import Fact, Outcome, Rule, Score, Term
from builder.load.answer_slots import filled_text, text_problems
from builder.load.conditions import Names, read_condition
from builder.load.fields import GROUP, LIST, Fields, wrong_type
from builder.load.former_ids import VERSIONS, Named, meant, read_was, reused
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.load.reader import Reader
from builder.problems import Location, Problem, Result

FACT_KEYS = ("when", "clause", "unless", "was")
SCORE_KEYS = ("points", "clause", "for", "against", "was")
TERM_KEYS = ("when", "add")
RULE_KEYS = ("id", "when", "advise", "otherwise", "because", "was")
WHEN_FIX = "add `when: {question: option}`"


def read_facts(flow: Fields, names: Names) -> dict[str, Fact]:
    """Named conditions: `name: condition`, or `name: {when: condition, clause: words}`."""
    node = flow.mapping("facts")
    facts = {}
    for key, value in node.entries if node else ():
        when: Node | None = value
        clause = unless = ""
        was: tuple[str, ...] = ()
        if isinstance(value, MappingNode) and (value.get("when") or value.get("clause")):
            fields = Fields(value, "this fact", FACT_KEYS, key.where, within=flow)
            fields.lacks("when", WHEN_FIX)
            when, clause, unless = fields.node_of("when"), fields.text("clause"), fields.text("unless")
            was = read_was(fields)
        condition = flow.take(read_condition(when, names))
        if condition is not None:
            facts[key.text] = Fact(id=key.text, when=condition, where=key.where, clause=clause, unless=unless, was=was)
    return facts


def read_scores(flow: Fields, names: Names) -> dict[str, Score]:
    """Sums of points: a list of `{when: condition, add: number}` for each score, or `{points: list, clause: words}`."""
    node = flow.mapping("scores")
    scores = {}
    for key, written in node.entries if node else ():
        value, clause, adds, takes = written, "", "", ""
        was: tuple[str, ...] = ()
        if isinstance(written, MappingNode) and any(map(written.get, SCORE_KEYS)):
            fields = Fields(written, "this score", SCORE_KEYS, key.where, within=flow)
            clause, adds, takes = fields.text("clause"), fields.text("for"), fields.text("against")
            was = read_was(fields)
            points = fields.node_of("points")
            if points is None:
                fields.lacks("points", "add `points:` and below it `- {when: {question: option}, add: 1}`")
                continue
            value = points
        if isinstance(value, Sequence):
            terms = flow.take(_terms(key, value, names))
            scores[key.text] = Score(key.text, terms, key.where, clause=clause, adds=adds, takes=takes, was=was)
        else:
            flow.report(wrong_type(value, f"the score `{key.text}`", LIST))
    return scores


def _terms(key: Scalar, node: Sequence, names: Names) -> Result[tuple[Term, ...]]:
    reader = Reader()
    terms = []
    if not node.items:
        fix = "write `- {when: {question: option}, add: 1}` below it"
        reader.problem(key.where, "empty-value", f"the score `{key.text}` is empty", fix)
    for item in node.items:
        if not isinstance(item, MappingNode):
            reader.report(wrong_type(item, f"an entry of the score `{key.text}`", GROUP))
            continue
        fields = Fields(item, "this entry of a score", TERM_KEYS, within=reader)
        points, when = fields.integer("add", required=True), read_when(fields, names)
        if points is not None and when is not None:
            terms.append(Term(when, points, item.where))
    return reader.result(tuple(terms))


def read_when(fields: Fields, names: Names) -> Condition | None:
    """The condition under `when`, which must be there."""
    fields.lacks("when", WHEN_FIX)
    return fields.take(read_condition(fields.node_of("when"), names))


def rule_ids(flow: Fields) -> list[str]:
    """The id of each rule that is written, also of one that cannot be read; its place where it has none."""
    node = flow.node_of("rules")
    rules = [item for item in node.items if isinstance(item, MappingNode)] if isinstance(node, Sequence) else []
    ids = [rule.get("id") for rule in rules]
    return [name.text if isinstance(name, Scalar) else f"rule-{place}" for place, name in enumerate(ids, start=1)]


def named_rules(flow: Fields) -> list[Named]:
    """The rules that are written, with their former ids; one without an id has none that could be reused."""
    node = flow.node_of("rules")
    rules = [item for item in node.items if isinstance(item, MappingNode)] if isinstance(node, Sequence) else []
    return [(id_, rule.where, rule.get("was")) for id_, rule in zip(rule_ids(flow), rules, strict=True)]


def read_rules(flow: Fields, names: Names, outcomes: Mapping[str, Outcome]) -> tuple[Rule, ...]:
    """The rules in their order; one without an id gets its place."""
    rules: list[Rule] = []
    places: dict[str, Location] = {}
    for node, rule_id in zip(flow.mappings("rules", required=flow.has("rules")), rule_ids(flow), strict=True):
        fields = Fields(node, "this rule", RULE_KEYS, within=flow)
        fields.slug("id")
        if rule_id in places:
            message = f"the rule id `{rule_id}` is written twice"
            where, also = fields.where("id"), ((places[rule_id], "the first one"),)
            flow.problem(where, "duplicate-id", message, "give one of them another id", also=also)
        places.setdefault(rule_id, node.where)
        rule = _rule(fields, rule_id, names, outcomes)
        if rule is not None:
            rules.append(rule)
    flow.report(*reused(named_rules(flow), "a rule", VERSIONS))
    return tuple(rules)


def _rule(fields: Fields, rule_id: str, names: Names, outcomes: Mapping[str, Outcome]) -> Rule | None:
    because, was = fields.text("because"), read_was(fields)
    fields.report(*text_problems(fields, "because", names))
    otherwise = fields.has("otherwise")
    if otherwise and (fields.has("when") or fields.has("advise")):
        fix = "keep `otherwise` alone for every case that is left, or `when` and `advise`"
        message = "this rule has both a condition and `otherwise`"
        fields.problem(fields.where("otherwise"), "wrong-value", message, fix)
        return None
    if "otherwise" in fields.misspelt:
        return None
    if not (otherwise or fields.has("when") or fields.has("advise") or fields.misspelt):
        fix = "add `when: …` and `advise: …`, or `otherwise: outcome` for every case that is left"
        fields.problem(fields.begin, "missing-key", "this rule has neither a condition nor advice", fix)
        return None
    outcome = fields.scalar("otherwise" if otherwise else "advise", required=True)
    known = outcome is not None and fields.take(check_outcome(outcome, outcomes))
    when = ALWAYS if otherwise else read_when(fields, names)
    if outcome is None or not known or when is None:
        return None
    return Rule(
        id=rule_id,
        when=when,
        advise=outcome.text,
        where=fields.begin,
        because=without_answers(because),
        otherwise=otherwise,
        was=was,
        because_filled=filled_text(because),
    )


def check_outcome(name: Scalar, outcomes: Mapping[str, Outcome]) -> Result[bool]:
    """True if the outcome exists."""
    if name.text in outcomes:
        return Result(True)
    former = {was: outcome.id for outcome in outcomes.values() for was in outcome.was}
    fix = meant(name.text, outcomes, former, f"write its advice in `{name.text}.md` beside flow.yaml")
    return Result(False, (Problem(name.where, "unknown-outcome", f"there is no outcome `{name.text}`", fix),))
