"""Read what must hold for a flow: laws, which hold whatever anyone edits, and scenarios, the editor's own tests."""

from __future__ import annotations

from collections.abc import Mapping

from builder.flows.collect import SomeOf
from builder.flows.decision import Independent
from builder.flows.model import Law, Monotone, Never, Outcome, SameAdvice, Scenario
from builder.flows.questions.values import Values
from builder.load.conditions import Names
from builder.load.fields import Fields
from builder.load.flow_limits import MAX_OUTCOMES
from builder.load.flow_rules import check_outcome, named_rules, read_when, rule_ids
from builder.load.former_ids import meant, now_called
from builder.load.located import Mapping as MappingNode
from builder.load.located import Scalar
from builder.load.named_options import read_options
from builder.load.reader import Reader
from builder.load.typed_answers import read_typed
from builder.problems import Problem, Result

LAW_KEYS = ("never", "when", "monotone", "towards", "away-from", "alike", "independent", "some-of")
INDEPENDENT_KEYS = ("of", "decision")
KINDS = {"never": ("when",), "monotone": ("towards", "away-from"), "alike": (), "independent": (), "some-of": ("when",)}
"""The kinds of law by the key that makes them, with the keys that belong to each."""
ONE_OUTCOME = ("monotone", "alike")
"""The kinds of law that compare outcomes, of which each reader has one."""
SCENARIO_KEYS = ("name", "answers", "expect", "rule")


def read_laws(flow: Fields, names: Names, outcomes: Mapping[str, Outcome]) -> tuple[Law, ...]:
    """`{never: outcomes, when: condition}`, `{monotone: …}`, `{alike: …}`, `{independent: {of: question}}`."""
    laws: list[Law] = []
    for node in flow.mappings("laws"):
        fields = Fields(node, "this law", LAW_KEYS, within=flow)
        kinds = [kind for kind in KINDS if fields.has(kind)]
        if len(kinds) != 1:
            if not fields.misspelt & KINDS.keys():
                fix = "write `never: outcome` with `when`, `monotone: question` with `towards` and `away-from`, "
                fix += "`alike: {question: [option, option]}`, `independent: {of: question}`, or `some-of` with `when`"
                message = "a law has one of `never`, `monotone`, `alike`, `independent` and `some-of`"
                fields.problem(node.where, "wrong-value", message, fix)
            continue
        for key in LAW_KEYS:
            if key != kinds[0] and key not in KINDS[kinds[0]] and fields.has(key):
                message = f"`{key}` has no meaning in a law with `{kinds[0]}`"
                fields.problem(fields.where(key), "wrong-value", message, "remove it")
        if (kinds[0] == "some-of" and not flow.has("collects")) or (kinds[0] in ONE_OUTCOME and flow.has("collects")):
            of = "collects items" if flow.has("collects") else "gives one outcome"
            message = f"a law with `{kinds[0]}` has no meaning in a flow that {of}"
            fields.problem(fields.where(kinds[0]), "wrong-value", message, "write another law, or remove it")
            continue
        law = _law(kinds[0], fields, names, outcomes)
        if law is not None:
            laws.append(law)
    return tuple(laws)


def _law(kind: str, fields: Fields, names: Names, outcomes: Mapping[str, Outcome]) -> Law | None:
    if kind == "alike":
        return _same_advice(fields, names)
    if kind == "independent":
        return _independent(fields, names)
    if kind == "some-of":
        items, when = _outcomes(fields, "some-of", outcomes), read_when(fields, names)
        return SomeOf(items, when, fields.begin) if items and when is not None else None
    return _never(fields, names, outcomes) if kind == "never" else _monotone(fields, names, outcomes)


def _same_advice(fields: Fields, names: Names) -> Law | None:
    group = fields.mapping("alike", required=True)
    if group is None:
        return None
    if not group.entries:
        fields.problem(fields.where("alike"), "empty-value", "`alike` is empty", "write `{question: [option, option]}`")
        return None
    (key, value), *others = group.entries
    if others:
        fields.problem(others[0][0].where, "wrong-value", "a law is about one question", "write a law for each of them")
    if not fields.take(check_question(key, names)):
        return None
    question = names.questions[key.text]
    options = fields.take(read_options(question, value))
    if question.kind.takes_back:
        message, fix = f"`{question.id}` takes several answers", "name a question that takes one answer"
        fields.problem(key.where, "wrong-value", message, fix)
        return None
    if len(options) == 1:
        fields.problem(value.where, "wrong-value", f"`{options[0]}` is one option", "name two or more")
    return SameAdvice(question.id, options, fields.begin) if len(options) > 1 and not others else None


def _independent(law: Fields, names: Names) -> Law | None:
    group = law.mapping("independent", required=True)
    if group is None:
        return None
    fields = Fields(group, "this law", INDEPENDENT_KEYS, law.where("independent"), within=law)
    question, decision = fields.scalar("of", required=True), fields.scalar("decision")
    known = question is not None and fields.take(check_question(question, names))
    if decision is not None and decision.text not in names.decisions:
        fix = meant(decision.text, names.decisions, names.former, "define it under `decisions`")
        message = f"there is no decision `{decision.text}`"
        if names.whole:
            fields.problem(decision.where, "unknown-decision", message, fix)
        return None
    if question is None or not known:
        return None
    return Independent(question.text, law.begin, decision.text if decision else "")


def _never(fields: Fields, names: Names, outcomes: Mapping[str, Outcome]) -> Law | None:
    never = _outcomes(fields, "never", outcomes)
    when = read_when(fields, names)
    return Never(never, when, fields.begin) if never and when is not None else None


def _monotone(fields: Fields, names: Names, outcomes: Mapping[str, Outcome]) -> Law | None:
    question = fields.scalar("monotone", required=True)
    towards, away_from = _outcomes(fields, "towards", outcomes), _outcomes(fields, "away-from", outcomes)
    if question is None or not fields.take(check_question(question, names)):
        return None
    if not names.questions[question.text].kind.has_order:
        message = f"`{question.text}` takes several answers or values, which have no order from most to least"
        fields.problem(question.where, "wrong-value", message, "name a question that takes one answer")
        return None
    return Monotone(question.text, towards, away_from, fields.begin) if towards and away_from else None


def _outcomes(fields: Fields, key: str, outcomes: Mapping[str, Outcome]) -> tuple[str, ...]:
    """The outcomes named by a key, all of which exist; at least one must be named."""
    named = fields.scalars(key, required=True, most=MAX_OUTCOMES)
    return tuple(name.text for name in named if fields.take(check_outcome(name, outcomes)))


def check_question(name: Scalar, names: Names) -> Result[bool]:
    """True if the question exists."""
    if name.text in names.questions:
        return Result(True)
    if not names.whole and name.text not in names.all:
        return Result(False)
    fix = meant(name.text, names.questions, names.former)
    return Result(False, (Problem(name.where, "unknown-question", f"there is no question `{name.text}`", fix),))


def read_scenarios(flow: Fields, names: Names, outcomes: Mapping[str, Outcome]) -> tuple[Scenario, ...]:
    """`{name, answers, expect, rule}`; answers not given may be anything."""
    rules = rule_ids(flow)
    scenarios = []
    for node in flow.mappings("scenarios"):
        fields = Fields(node, "this scenario", SCENARIO_KEYS, within=flow)
        name = fields.text("name", required=True)
        answers = fields.mapping("answers", required=True)
        several = flow.has("collects")
        expected = _expected(fields, outcomes) if several else None
        expect = None if several else fields.scalar("expect", required=True)
        rule = fields.scalar("rule")
        written = flow.has("rules") or "rules" in flow.misspelt
        if rule and rule.text not in rules and (rules or not written):
            otherwise = "" if rules else "remove `rule`; this flow has no rules"
            fix = meant(rule.text, rules, now_called(named_rules(flow)), otherwise)
            fields.problem(rule.where, "unknown-rule", f"there is no rule `{rule.text}`", fix)
        given = flow.take(read_answers(answers, names)) if answers else {}
        if expected is not None:
            scenarios.append(Scenario(name=name, answers=given, expect="", where=node.where, results=expected))
        elif expect and flow.take(check_outcome(expect, outcomes)):
            scenarios.append(
                Scenario(name=name, answers=given, expect=expect.text, where=node.where, rule=rule.text if rule else "")
            )
    return tuple(scenarios)


def _expected(fields: Fields, outcomes: Mapping[str, Outcome]) -> tuple[str, ...] | None:
    """The items that a scenario expects, or the outcome where there are none; None where they cannot be read."""
    named = fields.scalars("expect", required=True, most=MAX_OUTCOMES)
    known = tuple(name.text for name in named if fields.take(check_outcome(name, outcomes)))
    return known if known and len(known) == len(named) else None


def read_answers(node: MappingNode, names: Names) -> Result[dict[str, tuple[str, ...]]]:
    """Answers by question: one option, or a list where several can be ticked."""
    reader = Reader()
    answers = {}
    for key, value in node.entries:
        if not reader.take(check_question(key, names)):
            continue
        question = names.questions[key.text]
        if isinstance(question.kind, Values):
            options = reader.take(read_typed(question, question.kind, value)) if question.kind.cells else ("typed",)
        else:
            options = reader.take(read_options(question, value))
        misuse = question.kind.misuse(options)
        if misuse:
            reader.problem(value.where, "wrong-value", f"the question `{key.text}` {misuse.says}", misuse.fix)
        elif options:
            answers[key.text] = options
    return reader.result(answers)
