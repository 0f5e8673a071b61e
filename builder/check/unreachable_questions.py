"""Every question can be asked (`unreachable-question`), and every checkbox matters (`idle-option`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem, Severity
from builder.site import FlowPage, Site


def check(site: Site) -> Iterator[Problem]:
    """Questions no answer leads to or depends on, and checkboxes that change no outcome and no paragraph."""
    for page in site.flows:
        yield from _check(page)


def _check(page: FlowPage) -> Iterator[Problem]:
    conditions = [diagram for outcome in page.outcomes.values() for _, diagram in outcome.conditions]
    read = {node.variable for diagram in (page.diagram, *conditions) for node in diagram.nodes}
    asked = {page.diagram.variables[variable].question for variable in read}
    if page.tree:
        asked |= page.tree.reached
    for question in page.flow.questions.values():
        if question.id not in asked:
            if page.tree:
                why, fix = "no option leads to it", "let an option lead to it, or remove it"
            else:
                why, fix = "no answer to it ever changes the outcome or a paragraph", "use it in a rule, or remove it"
            message = f"the question `{question.id}` is never asked"
            yield Problem(question.where, "unreachable-question", message, fix, why)
    for index, variable in enumerate(page.diagram.variables):
        if variable.checkbox and variable.question in asked and index not in read:
            option = page.flow.questions[variable.question].option(variable.options[0])
            message = f"ticking `{option.id}` changes no outcome and no paragraph"
            fix = "use it in a rule or a paragraph, or remove it"
            yield Problem(option.where, "idle-option", message, fix, severity=Severity.WARNING)
