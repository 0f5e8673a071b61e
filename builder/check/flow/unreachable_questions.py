"""Every question can be asked (`unreachable-question`), and every question of a tree matters (`idle-question`).

So does every checkbox (`idle-option`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.check.flow.dead_rules import alive_rules
from builder.flows.model import Option, Question
from builder.flows.next_flow import Carry
from builder.flows.ways import ways
from builder.problems import Location, Problem, Severity
from builder.site import FlowPage, Site

UNREACHED = "let an option lead to it, or a paragraph read it, or remove it"


def check(site: Site) -> Iterator[Problem]:
    """Questions no answer leads to or depends on, and checkboxes that change no outcome and no paragraph.

    A question that only paragraphs read is asked after the outcome, in a tree, too.

    A flow with a gap, a dead rule or way, or a broken paragraph is not judged: that may be what should use them.
    """
    pages = _sound(site)
    for page in pages:
        yield from _unreachable(page)
        yield from _idle(page)
    matter = {option.where for page in pages for option, is_read in _checkboxes(page) if is_read}
    for page in pages:
        for option, _ in _checkboxes(page):
            if option.where not in matter:
                message = f"ticking `{option.id}` changes no outcome and no paragraph"
                fix = "use it in a condition, or remove it"
                yield Problem(option.where, "idle-option", message, fix, severity=Severity.WARNING)


def _sound(site: Site) -> list[FlowPage]:
    """The flows in which all that is written takes effect, in this flow or, from a block, in another one."""
    alive: set[Location] = {rule.where for page in site.flows for rule in alive_rules(page)}
    alive |= {go.where for page in site.flows if page.tree for go in page.tree.taken}
    return [page for page in site.flows if page.is_whole and _deciding(page) <= alive and not _has_gap(page)]


def _deciding(page: FlowPage) -> set[Location]:
    """The rules of a flow, or the ways on from questions that somebody comes to."""
    reached = page.tree.reached if page.tree else ()
    ways_on = {go.where for go, (question, _) in ways(page.flow).items() if question in reached}
    return ways_on | {rule.where for rule in page.flow.rules}


def _has_gap(page: FlowPage) -> bool:
    return any(leaf.outcome is None for leaf in page.diagram.leaves)


def _read(page: FlowPage) -> set[int]:
    """The variables on which an outcome, a paragraph or a figure depends."""
    figures = {question for questions in page.figure_questions.values() for question in questions}
    typed = {place for place, variable in enumerate(page.diagram.variables) if variable.question in figures}
    conditions = [diagram for outcome in page.outcomes.values() for diagram in outcome.reads]
    return typed | {node.variable for diagram in (page.diagram, *conditions) for node in diagram.nodes}


def _asked(page: FlowPage) -> set[str]:
    """The questions that somebody is asked."""
    reached = page.tree.reached if page.tree else set()
    return reached | {page.diagram.variables[variable].question for variable in _read(page)}


def _unreachable(page: FlowPage) -> Iterator[Problem]:
    asked = _asked(page)
    lost = [question for question in page.flow.questions.values() if question.id not in asked]
    for question in _first_ones(lost) if page.tree else lost:
        why = "no answer to it ever changes the outcome or a paragraph"
        fix = "let a rule or a paragraph depend on it, or remove it"
        if page.tree:
            why, fix = "no way from the first question leads to it", UNREACHED
        yield Problem(
            question.where, "unreachable-question", f"the question `{question.id}` is never asked", fix, why=why
        )


def _idle(page: FlowPage) -> Iterator[Problem]:
    """Questions of a tree that ways come to and that are left out, since the same follows whatever is answered."""
    read = {page.diagram.variables[variable].question for variable in _read(page)}
    for question in page.flow.questions.values():
        if page.tree and question.id in page.tree.reached - read:
            message = f"no answer to the question `{question.id}` ever matters, so that it is not asked"
            fix = "let its options lead to different places, let a paragraph read it, or remove it"
            why = "the same advice follows from all of them, and no paragraph reads it"
            yield Problem(question.where, "idle-question", message, fix, why=why, severity=Severity.WARNING)


def _first_ones(lost: Iterable[Question]) -> Iterator[Question]:
    """Of questions nobody comes to, those that no other of them leads to, and one of each circle."""
    left = {question.id: question for question in lost}
    while left:
        led_to = {to for question in left.values() for to in _targets(question) if to != question.id}
        first = next((question for question in left.values() if question.id not in led_to), next(iter(left.values())))
        yield first
        behind = [first.id]
        while behind:
            question = left.pop(behind.pop(), None)
            behind += _targets(question) if question else []


def _targets(question: Question) -> list[str]:
    return [go.to for go in (*question.go, *(way for option in question.options for way in option.go))]


def _checkboxes(page: FlowPage) -> Iterator[tuple[Option, bool]]:
    """The checkboxes of questions that are asked, and whether anything depends on each, the next flow included."""
    read = _read(page)
    carried = {(carry.question, own) for carry in _carried(page) for own, _ in carry.options}
    asked = {page.diagram.variables[variable].question for variable in read}
    for index, variable in enumerate(page.diagram.variables):
        if variable.checkbox and variable.question in asked:
            option, question = variable.options[0], page.flow.questions[variable.question]
            # an option that excludes all others does so at least
            is_read = index in read or (variable.question, option) in carried or question.kind.excludes(option)
            yield question.option(option), is_read


def _carried(page: FlowPage) -> Iterator[Carry]:
    return (carry for outcome in page.flow.outcomes.values() for each in outcome.next for carry in each.carry)
