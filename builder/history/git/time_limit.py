"""The time that git is given to answer, as the environment sets it."""

from __future__ import annotations

import os

VARIABLE = "BUILDER_GIT_TIMEOUT"
"""The variable with the seconds that git may say nothing."""
USUAL, LONGEST = 120.0, 86_400.0


def time_limit() -> float:
    """The seconds that a git may say nothing. Raises `ValueError` if the environment sets no such number."""
    text = os.environ.get(VARIABLE) or str(USUAL)
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST:
        raise ValueError(f"{VARIABLE} is `{text}`, which is not a number of seconds from above 0 to {LONGEST:,.0f}")
    return seconds
