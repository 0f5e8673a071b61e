"""The questions after each outcome, as the pages about a flow list them."""

from __future__ import annotations

from builder.site import FlowPage


def after_outcomes(page: FlowPage) -> list[tuple[str, list[str]]]:
    """The title of each outcome after which something is asked, with the questions."""
    return [
        (page.outcomes[outcome].title, [page.flow.questions[question].ask for question in questions])
        for outcome, questions in page.follow_ups.askable.items()
    ]
