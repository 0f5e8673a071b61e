"""Read what decides in a flow: facts, scores and the ordered rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from builder.flows.conditions import ALWAYS, Condition, FactHolds, ScoreWithin, parts_of
from builder.flows.model import Fact, Rule, Score, Term
from builder.load.conditions import Names, read_condition
from builder.load.fields import Fields, wrong_type
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.problems import Location, Problem, did_you_mean


def read_facts(node: MappingNode | None, names: Names, found: list[Problem]) -> dict[str, Fact]:
    """Named conditions: `name: condition`, or `name: {when: condition, clause: words}`."""
    facts = {}
    for key, value in node.entries if node else ():
        when: Node | None = value
        clause = ""
        if isinstance(value, MappingNode) and (value.get("when") or value.get("clause")):
            fields = Fields(value, "a fact", ("when", "clause"), found)
            when, clause = fields.node_of("when"), fields.text("clause")
            if when is None:
                message = f"the fact `{key.text}` has no `when`"
                found.append(Problem(value.where, "missing-key", message, "add `when: {question: option}`"))
        condition = read_condition(when, names, found)
        if condition is not None:
            facts[key.text] = Fact(key.text, condition, key.where, clause)
    return facts


def read_scores(node: MappingNode | None, names: Names, found: list[Problem]) -> dict[str, Score]:
    """Sums of points: a list of `{when: condition, add: number}` for each score."""
    scores = {}
    for key, value in node.entries if node else ():
        if not isinstance(value, Sequence):
            found.append(wrong_type(value, f"the score `{key.text}`", "a list"))
            continue
        terms = []
        for item in value.items:
            if not isinstance(item, MappingNode):
                found.append(wrong_type(item, f"an entry of the score `{key.text}`", "a mapping"))
                continue
            fields = Fields(item, "an entry of a score", ("when", "add"), found)
            points = fields.integer("add", required=True)
            when = _required_condition(fields, names)
            if points is not None and when is not None:
                terms.append(Term(when, points, item.where))
        if not value.items:
            found.append(
                Problem(value.where, "empty-value", f"the score `{key.text}` is empty", "add `{when: …, add: 1}`")
            )
        scores[key.text] = Score(key.text, tuple(terms), key.where)
    return scores


def _required_condition(fields: Fields, names: Names) -> Condition | None:
    node = fields.node_of("when")
    if node is None:
        fields.problem(
            fields.node.where, "missing-key", f"{fields.what} has no `when`", "add `when: {question: option}`"
        )
    return read_condition(node, names, fields.found)


def read_rules(fields: Fields, names: Names, outcomes: Collection[str], found: list[Problem]) -> tuple[Rule, ...]:
    """The rules in their order; one without an id gets its place."""
    rules: list[Rule] = []
    places: dict[str, Location] = {}
    for place, node in enumerate(fields.mappings("rules", required=True), start=1):
        rule = _rule(node, place, names, outcomes, found)
        if rule is None:
            continue
        if rule.id in places:
            message = f"the rule id `{rule.id}` stands twice"
            also = ((places[rule.id], "the first one"),)
            found.append(Problem(rule.where, "duplicate-id", message, "give one of them another id", also=also))
        places.setdefault(rule.id, rule.where)
        rules.append(rule)
    return tuple(rules)


def _rule(node: MappingNode, place: int, names: Names, outcomes: Collection[str], found: list[Problem]) -> Rule | None:
    fields = Fields(node, "a rule", ("id", "when", "advise", "otherwise", "because"), found)
    otherwise = fields.has("otherwise")
    if otherwise and (fields.has("when") or fields.has("advise")):
        fix = "keep `otherwise: outcome` alone, or `when` and `advise`"
        found.append(Problem(node.where, "wrong-value", "this rule has both `otherwise` and a condition", fix))
        return None
    outcome = fields.scalar("otherwise" if otherwise else "advise", required=True)
    if outcome is not None and not check_outcome(outcome, outcomes, found):
        outcome = None
    when = ALWAYS if otherwise else _required_condition(fields, names)
    rule_id = fields.slug("id") or f"rule-{place}"
    if outcome is None or when is None:
        return None
    return Rule(rule_id, when, outcome.text, node.where, fields.text("because"), otherwise)


def check_outcome(name: Scalar, outcomes: Collection[str], found: list[Problem]) -> bool:
    """Whether the outcome exists; a problem where it does not."""
    if name.text in outcomes:
        return True
    fix = did_you_mean(name.text, outcomes, f"write its advice in `{name.text}.md` beside the flow")
    found.append(Problem(name.where, "unknown-outcome", f"there is no outcome `{name.text}`", fix))
    return False


def check_circles(facts: Mapping[str, Fact], scores: Mapping[str, Score], found: list[Problem]) -> bool:
    """Whether no fact or score depends on itself, directly or through others (depth-first search)."""
    uses: dict[str, set[str]] = {name: _named(fact.when) for name, fact in facts.items()}
    for name, score in scores.items():
        uses[name] = set().union(*(_named(term.when) for term in score.terms))
    places = {name: fact.where for name, fact in facts.items()} | {name: s.where for name, s in scores.items()}
    settled: set[str] = set()
    for start in uses:
        trail: dict[str, Iterator[str]] = {start: iter(sorted(uses[start]))}
        while trail:
            name = next(reversed(trail))
            following = next((n for n in trail[name] if n not in settled), None)
            if following is None:
                settled.add(name)
                del trail[name]
            elif following in trail:
                circle = " → ".join([*list(trail)[list(trail).index(following) :], following])
                message = f"`{following}` is defined by itself: {circle}"
                found.append(Problem(places[following], "circle", message, "take one of these references out"))
                return False
            else:
                trail[following] = iter(sorted(uses.get(following, ())))
    return True


def _named(condition: Condition) -> set[str]:
    parts = parts_of(condition)
    return {p.fact if isinstance(p, FactHolds) else p.score for p in parts if isinstance(p, FactHolds | ScoreWithin)}
