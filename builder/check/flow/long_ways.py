"""No reader is asked too many questions (`long-way`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem, Severity
from builder.site import Site

MOST = 15
"""Number of questions that a reader can be asked without a warning."""


def check(site: Site) -> Iterator[Problem]:
    """Flows in which some answers lead through more questions than people answer."""
    for page in site.flows:
        length = page.length
        if length.most > MOST:
            can_be = "are" if length.exact else "may be"
            message = f"some readers of this flow {can_be} asked {length.most} questions"
            fix = f"ask what decides most first, or leave questions out, until there are at most {MOST}"
            why = "the more questions there are, the fewer readers come to the advice"
            yield Problem(page.flow.where, "long-way", message, fix, why=why, severity=Severity.WARNING)
