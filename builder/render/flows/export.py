"""The compiled flow as the browser's engine reads it: the diagram, and nothing that would have to be interpreted."""

from __future__ import annotations

from collections.abc import Sequence

from builder.flows.conditions_in_words import clause_of
from builder.flows.diagram import Diagram
from builder.flows.model import Question, Score
from builder.flows.next_flow import exported
from builder.flows.weighed_scores import weighed_by_rule
from builder.languages import t
from builder.render.flows.diagram_data import diagram_data
from builder.render.flows.export_items import export_items
from builder.render.flows.figures import exported_figures, is_dated
from builder.site import FlowPage, Weight


def export_flow(page: FlowPage) -> dict[str, object]:
    """The flow as JSON data; `templates/assets/js/engine.js` documents its shape for the browser."""
    if page.collected:
        return export_items(page)
    flow, scores = page.flow, list(page.weights)
    after = page.follow_ups.askable
    asked_after = {question for questions in after.values() for question in questions}
    reached = {question: diagram for question, diagram in page.reached.items() if question in asked_after}
    read = [diagram for outcome in page.outcomes.values() for diagram in outcome.reads]
    conditions = dict.fromkeys([*read, *reached.values()])
    places = {diagram: place for place, diagram in enumerate(conditions)}
    return {
        "slug": flow.slug,
        "questions": [
            {
                "id": q.id,
                **q.kind.exported,
                "options": [o.id for o in q.options],
                **_ranks(q),
                **_forms(q),
                **_texts(q),
            }
            for q in flow.questions.values()
        ],
        "variables": [[v.question, v.options[0]] if v.checkbox else [v.question] for v in page.diagram.variables],
        "diagram": diagram_data(page.diagram),
        "leaves": [[leaf.outcome, leaf.rule] for leaf in page.diagram.leaves],
        "because": {rule.id: rule.because_filled or rule.because for rule in flow.rules if rule.because},
        "says": {q.id: [clause_of(q, option) for option in q.option_ids] for q in flow.questions.values()},
        "scores": [_score(flow.scores[score], weights) for score, weights in page.weights.items()],
        "weighs": {rule: [scores.index(s) for s in read] for rule, read in weighed_by_rule(flow).items() if read},
        "conditions": [_condition(diagram) for diagram in conditions],
        "when": {
            outcome.id: [places[diagram] for diagram in outcome.reads]
            for outcome in page.outcomes.values()
            if outcome.reads
        },
        "after": after,
        "reached": {question: places[diagram] for question, diagram in reached.items()},
        "weighed": {outcome.id: sorted(outcome.weighed) for outcome in page.outcomes.values() if outcome.weighed},
        "then": {
            outcome.id: [{"remove": way.remove} if way.remove else {"ask": way.ask} for way in outcome.then]
            for outcome in flow.outcomes.values()
            if outcome.then
        },
        **_next(page),
        **exported_figures(page),
        **({"dated": True} if is_dated(flow) else {}),
        **({"otherwise": True} if flow.proof_order else {}),
        **({"exist": diagram_data(page.diagram.exist)} if page.diagram.exist else {}),
    }


def _next(page: FlowPage) -> dict[str, object]:
    """All that the flows after outcomes are told; no key where there are none, as names of versions hash this."""
    flows = {o.id: [exported(each) for each in o.next] for o in page.flow.outcomes.values() if o.next}
    return {"next": flows} if flows else {}


def _condition(condition: Diagram) -> dict[str, object]:
    """The diagram of a condition, with the leaf at which it holds."""
    yes = next((~index for index, leaf in enumerate(condition.leaves) if leaf.outcome == "yes"), None)
    return diagram_data(condition) | {"yes": yes}


def _ranks(question: Question) -> dict[str, object]:
    """By what rank each option is offered as a change, if any of them has one."""
    ranks = [option.changeable for option in question.options]
    return {"ranks": ranks} if any(rank is not None for rank in ranks) else {}


def _forms(question: Question) -> dict[str, object]:
    """The form of messages that fits whoever chooses an option, if any option has one."""
    forms = {option.id: option.send_as for option in question.options if option.send_as}
    return {"forms": forms} if forms else {}


def _texts(question: Question) -> dict[str, object]:
    """The words of options inside of a sentence, where they are not their labels."""
    texts = {option.id: option.in_text for option in question.options if option.in_text}
    return {"texts": texts} if texts else {}


def _score(score: Score, weights: Sequence[Weight]) -> dict[str, object]:
    return {
        "adds": score.adds or t("result.adds"),
        "takes": score.takes or t("result.takes"),
        "weights": [{"add": w.add, "says": w.words, "when": _condition(w.condition)} for w in weights],
    }
