"""Read what must hold for a flow: laws, which hold whatever anyone edits, and scenarios, the editor's own tests."""

from __future__ import annotations

from collections.abc import Collection

from builder.flows.model import NONE, Law, Monotone, Never, Scenario
from builder.load.conditions import Names, read_condition, read_options
from builder.load.fields import Fields
from builder.load.flow_rules import check_outcome
from builder.load.located import Mapping as MappingNode
from builder.load.located import Scalar
from builder.problems import Problem, did_you_mean


def read_laws(fields: Fields, names: Names, outcomes: Collection[str], found: list[Problem]) -> tuple[Law, ...]:
    """`{never: outcomes, when: condition}` and `{monotone: question, towards: outcomes, away-from: outcomes}`."""
    laws: list[Law] = []
    for node in fields.mappings("laws"):
        law = Fields(node, "a law", ("never", "when", "monotone", "towards", "away-from"), found)
        if law.has("never") == law.has("monotone"):
            fix = "write `never: outcome` with `when`, or `monotone: question` with `towards` and `away-from`"
            found.append(Problem(node.where, "wrong-value", "a law is either `never` or `monotone`", fix))
        elif law.has("never"):
            never = _outcomes(law, "never", outcomes, found)
            when = read_condition(law.node_of("when"), names, found)
            if not law.has("when"):
                found.append(
                    Problem(node.where, "missing-key", "a law has no `when`", "add `when: {question: option}`")
                )
            if never and when is not None:
                laws.append(Never(never, when, node.where))
        else:
            question = law.scalar("monotone", required=True)
            towards = _outcomes(law, "towards", outcomes, found)
            away_from = _outcomes(law, "away-from", outcomes, found)
            if question and check_question(question, names, found) and towards and away_from:
                laws.append(Monotone(question.text, towards, away_from, node.where))
    return tuple(laws)


def _outcomes(law: Fields, key: str, outcomes: Collection[str], found: list[Problem]) -> tuple[str, ...]:
    """The outcomes named by a key, all of which exist."""
    if not law.has(key):
        found.append(Problem(law.node.where, "missing-key", f"a law has no `{key}`", f"add `{key}: [outcome]`"))
    return tuple(name.text for name in law.scalars(key) if check_outcome(name, outcomes, found))


def check_question(name: Scalar, names: Names, found: list[Problem]) -> bool:
    """Whether the question exists; a problem where it does not."""
    if name.text in names.questions:
        return True
    fix = did_you_mean(name.text, names.questions)
    found.append(Problem(name.where, "unknown-question", f"there is no question `{name.text}`", fix))
    return False


def read_scenarios(
    fields: Fields, names: Names, outcomes: Collection[str], rules: Collection[str], found: list[Problem]
) -> tuple[Scenario, ...]:
    """`{name, answers, expect, rule}`; answers not given may be anything."""
    scenarios = []
    for node in fields.mappings("scenarios"):
        entry = Fields(node, "a scenario", ("name", "answers", "expect", "rule"), found)
        name = entry.text("name", required=True)
        answers = entry.mapping("answers", required=True)
        expect = entry.scalar("expect", required=True)
        rule = entry.scalar("rule")
        if rule and rule.text not in rules:
            fix = did_you_mean(rule.text, rules)
            found.append(Problem(rule.where, "unknown-rule", f"there is no rule `{rule.text}`", fix))
        given = read_answers(answers, names, found) if answers else {}
        if expect and check_outcome(expect, outcomes, found):
            scenarios.append(Scenario(name, given, expect.text, node.where, rule.text if rule else ""))
    return tuple(scenarios)


def read_answers(node: MappingNode, names: Names, found: list[Problem]) -> dict[str, tuple[str, ...]]:
    """Answers by question: one option, or a list where several can be ticked."""
    answers = {}
    for key, value in node.entries:
        if not check_question(key, names, found):
            continue
        question = names.questions[key.text]
        options = read_options(question, value, found)
        if len(options) > 1 and not question.many:
            fix = "keep one of the options"
            found.append(Problem(value.where, "wrong-value", f"the question `{key.text}` takes one answer", fix))
        elif len(options) > 1 and NONE in options:
            fix = "keep `none` alone, or take it out"
            found.append(Problem(value.where, "wrong-value", "`none` cannot be ticked with something else", fix))
        elif options:
            answers[key.text] = options
    return answers
