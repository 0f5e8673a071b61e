"""The flows after an outcome exist and are told what they can ask (`unknown-flow`), by somebody (`dead-carry`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.chosen_at import can_choose
from builder.flows.model import Flow, Outcome, Question
from builder.flows.next_flow import Carry, Named, NextFlow
from builder.flows.walk import possible_outcomes
from builder.problems import Problem, did_you_mean, one_of
from builder.site import FlowPage, Site
from builder.site.links import Broken, Internal, Targets, targets_of

PATH = "write the path of its file, like `../attend-or-cancel/flow.yaml`"


def check(site: Site) -> Iterator[Problem]:
    """Each `next` of an outcome: its flow, the questions and options of both sides, and who brings these answers."""
    named = [(page, outcome) for page in site.flows for outcome in page.flow.outcomes.values() if outcome.next]
    targets = targets_of(site) if named else None
    flows = {page.file: page for page in site.flows}
    for page, outcome in named:
        assert targets is not None, "there are targets where something is named"
        for next_flow in outcome.next:
            yield from _next_flow(page, outcome, next_flow, targets, flows)
            for carry in next_flow.carry:
                yield from _dead(page, outcome, carry)


def _next_flow(
    page: FlowPage, outcome: Outcome, next_flow: NextFlow, targets: Targets, flows: dict[str, FlowPage]
) -> Iterator[Problem]:
    path = next_flow.flow
    target = targets.resolve(page.outcomes[outcome.id].file, path.id)
    if isinstance(target, Broken):
        yield Problem(path.where, target.check, target.message, target.fix, why=target.why)
    elif isinstance(target, Internal) and target.file == page.file:
        fix = "name another flow; `then` asks a question of this one again"
        yield Problem(path.where, "unknown-flow", "this is the flow itself", fix)
    elif isinstance(target, Internal) and target.file in flows:
        yield from _told(flows[target.file].flow, next_flow)
    elif not (isinstance(target, Internal) and target.file.endswith("/flow.yaml")):
        yield Problem(path.where, "unknown-flow", f"`{path.id}` is not a flow", PATH)


def _told(flow: Flow, next_flow: NextFlow) -> Iterator[Problem]:
    """The names of the other flow, which is there and could be read."""
    for carry in next_flow.carry:
        question = flow.questions.get(carry.to.id)
        if question is None:
            yield _unknown_question(flow, carry.to)
            continue
        lacking = [theirs for _, theirs in carry.options if theirs.id not in question.option_ids]
        if lacking and carry.same:
            yield _not_the_same(flow, question, carry, lacking)
        else:
            yield from (_unknown_option(flow, question, option) for option in lacking)
    for tell in next_flow.tell:
        question = flow.questions.get(tell.to.id)
        if question is None:
            yield _unknown_question(flow, tell.to)
            continue
        lacking = [option for option in tell.options if option.id not in question.option_ids]
        yield from (_unknown_option(flow, question, option) for option in lacking)
        misuse = question.kind.misuse([option.id for option in tell.options])
        if misuse and not lacking:
            message = f"the question `{question.id}` of `{flow.slug}` {misuse.says}"
            yield Problem(tell.options[0].where, "wrong-value", message, misuse.fix)


def _unknown_question(flow: Flow, name: Named) -> Problem:
    former = {was: question.id for question in flow.questions.values() for was in question.was}
    fix = _now(name.id, former) or did_you_mean(name.id, flow.questions)
    return Problem(name.where, "unknown-question", f"the flow `{flow.slug}` has no question `{name.id}`", fix)


def _unknown_option(flow: Flow, question: Question, name: Named) -> Problem:
    former = {was: option.id for option in question.options for was in option.was}
    fix = _now(name.id, former) or did_you_mean(name.id, question.option_ids)
    message = f"the question `{question.id}` of `{flow.slug}` has no option `{name.id}`"
    return Problem(name.where, "unknown-option", message, fix)


def _now(name: str, former: dict[str, str]) -> str:
    return f"write `{former[name]}`, which is its id now" if name in former else ""


def _not_the_same(flow: Flow, question: Question, carry: Carry, lacking: list[Named]) -> Problem:
    """Options that were said to be the same in both flows, and are not."""
    message = f"`{carry.question}` has the option `{lacking[0].id}`, which `{question.id}` of `{flow.slug}` has not"
    fix = f"write `{{to: {question.id}, options: {{…}}}}` with those that mean the same"
    return Problem(
        lacking[0].where, "unknown-option", message, fix, why=f"there it has {one_of(question.option_ids, 'and')}"
    )


def _can_choose(page: FlowPage, outcome: str, question: str, option: str | None = None) -> bool:
    """True if somebody is asked the question before this outcome, and chooses the option if one is given.

    Of a flow that was not proved in the written order, this is also true if it is not known that nobody does.
    """
    if page.flow.proof_order:
        given = {question: (option,)} if option else {}
        return outcome in possible_outcomes(page.diagram, page.diagram.root, given)
    return can_choose(page.diagram, outcome, question, option)


def _dead(page: FlowPage, outcome: Outcome, carry: Carry) -> Iterator[Problem]:
    """Answers that nobody who gets the outcome brings; an outcome that nobody gets is reported as such."""
    if not any(leaf.outcome == outcome.id for leaf in page.diagram.leaves):
        return
    if carry.question in page.follow_ups.askable.get(outcome.id, ()):
        return
    if not _can_choose(page, outcome.id, carry.question):
        message = f"nobody who gets the outcome `{outcome.id}` has been asked `{carry.question}`"
        fix = f"take it out; or mark the question with `ask-after: {outcome.id}` if a paragraph there reads it"
        yield Problem(carry.where, "dead-carry", message, fix)
        return
    for own, theirs in () if carry.same else carry.options:
        if not _can_choose(page, outcome.id, carry.question, own):
            message = f"nobody who gets the outcome `{outcome.id}` has chosen `{own}` of `{carry.question}`"
            yield Problem(theirs.where, "dead-carry", message, "take it out, or correct the option")
