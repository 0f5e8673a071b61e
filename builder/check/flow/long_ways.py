"""No reader is asked too many questions (`long-way`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.flows.counts import most_questions
from builder.problems import Problem, Severity
from builder.site import Site

MOST = 15
"""Number of questions that a reader can be asked without a warning."""


def check(site: Site) -> Iterator[Problem]:
    """Flows in which some answers lead through more questions than people answer."""
    for page in site.flows:
        most = most_questions(page.diagram)[page.diagram.root] if page.diagram.root >= 0 else 0
        if most > MOST:
            message = f"some readers of this flow are asked {most} questions"
            fix = f"ask what decides most first, or leave questions out, until there are at most {MOST}"
            why = "the more questions there are, the fewer readers come to the advice"
            yield Problem(page.flow.where, "long-way", message, fix, why=why, severity=Severity.WARNING)
