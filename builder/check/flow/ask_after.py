"""A question marked to be asked after an outcome can be asked there (`idle-ask-after`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem, Severity
from builder.site import FlowPage, Site


def check(site: Site) -> Iterator[Problem]:
    """Marks for outcomes none of whose paragraphs read the question, and marks of questions that need none.

    A flow with a paragraph that cannot be read is not judged: that may be what the mark is for.
    """
    for page in site.flows:
        if page.is_whole:
            yield from _idle(page)


def _idle(page: FlowPage) -> Iterator[Problem]:
    deciding = {page.diagram.question(reference) for reference in range(len(page.diagram.nodes))}
    for question in page.flow.questions.values():
        for outcome, where in question.ask_after.items():
            read = {each.question(node) for each in page.outcomes[outcome].reads for node in range(len(each.nodes))}
            if question.id not in read:
                message = f"`{question.id}` is marked to be asked after `{outcome}`, where no paragraph reads it"
                fix = f"let a paragraph of `{outcome}` begin with `::: when {{{question.id}: …}}`, or remove the mark"
                yield Problem(where, "idle-ask-after", message, fix)
            elif question.id not in deciding:
                message = f"the mark of `{question.id}` for `{outcome}` changes nothing"
                why = "nothing decides by this question, so it is asked after every outcome whose paragraphs read it"
                yield Problem(where, "idle-ask-after", message, "remove it", why=why, severity=Severity.WARNING)
