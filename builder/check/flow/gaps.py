"""Every combination of answers has an outcome (`gap`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.counts import combinations_per_leaf
from builder.flows.model import Option, Question
from builder.flows.tree import Case
from builder.flows.witness import answers_in_words, shortest_answers
from builder.problems import Location, Problem, one_of
from builder.site import FlowPage, Site
from builder.text.counted import plural


def check(site: Site) -> Iterator[Problem]:
    """Combinations that no rule covers and ways that end without advice, each with a shortest case."""
    reported: set[Location] = set()
    for page in site.flows:
        found = _of_tree(page) if page.tree else _of_rules(page)
        for problem in found:
            if problem.where not in reported:  # in a block, every flow that uses it has its own case
                reported.add(problem.where)
                yield problem


def _of_rules(page: FlowPage) -> Iterator[Problem]:
    diagram = page.diagram
    for index, leaf in enumerate(diagram.leaves):
        if leaf.outcome is None:
            count = combinations_per_leaf(diagram)[index]
            case = answers_in_words(page.flow, shortest_answers(diagram, ~index))
            combinations = plural(count, "combination of answers has", "combinations of answers have")
            message = f"{combinations} no outcome, for example: {case}"
            fix = "add a rule for this case, or end the rules with `otherwise: outcome`"
            yield Problem(page.flow.rules[-1].where, "gap", message, fix)


def _of_tree(page: FlowPage) -> Iterator[Problem]:
    """Each dead end; options of one question that lead nowhere are one."""
    endings: dict[str, list[tuple[Option, Case]]] = {}
    for gap, case in page.tree.gaps.items() if page.tree else ():
        question = page.flow.questions[gap.question]
        if not gap.option:
            yield _question(page, question, case)
        elif question.option(gap.option).go:
            yield _left_out(page, question.option(gap.option), f"the option `{gap.option}` of `{gap.question}`", case)
        else:
            endings.setdefault(gap.question, []).append((question.option(gap.option), case))
    for id_, options in endings.items():
        written = page.flow.questions[id_].option_ids
        yield _options(page, id_, sorted(options, key=lambda each: written.index(each[0].id)))


def _question(page: FlowPage, question: Question, case: Case) -> Problem:
    name = f"the question `{question.id}`"
    if question.go:
        return _left_out(page, question, name, case)
    message = f"{name} leads nowhere, {_example(page, case)}"
    return Problem(question.where, "gap", message, "write `go: target` on it, or on each of its options")


def _left_out(page: FlowPage, place: Question | Option, name: str, case: Case) -> Problem:
    message = f"the ways on from {name} leave some cases out, {_example(page, case)}"
    fix = "add a way for these cases, or end the list with `otherwise: target`"
    return Problem(place.go[-1].where, "gap", message, fix)


def _options(page: FlowPage, question: str, options: list[tuple[Option, Case]]) -> Problem:
    """The dead end of one option or of several, with the case of the first that has the fewest answers."""
    first, *others = (option for option, _ in options)
    case = min((case for _, case in options), key=len)
    which = (
        f"the options {one_of([option.id for option, _ in options], 'and')}" if others else f"the option `{first.id}`"
    )
    message = f"{which} of `{question}` {'lead' if others else 'leads'} nowhere, {_example(page, case)}"
    fix = f"write `go: target` on {'each' if others else 'it'}, or on its question for every option that has none"
    also = tuple((option.where, f"`{option.id}`") for option in others)
    return Problem(first.where, "gap", message, fix.replace("its", "their") if others else fix, also=also)


def _example(page: FlowPage, case: Case) -> str:
    return f"for example: {answers_in_words(page.flow, case)}"
