"""Few examples in the ordinary tier, the same in each run, and many others in the long tier."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

MORE = 30
"""So many times the examples are tried in the long tier."""
_ORDINARY = 30
"""Examples of a property that does not say how many."""
_tier = {"times": 1}


def choose_tier(long: bool) -> None:
    """Decide how many examples there are, before any test is read."""
    _tier["times"] = MORE if long else 1
    slow = [HealthCheck.too_slow]  # that of the machine says nothing of the program
    settings.register_profile(
        "tier", max_examples=examples(_ORDINARY), derandomize=not long, suppress_health_check=slow
    )
    settings.load_profile("tier")


def examples(ordinary: int) -> int:
    """The number of examples in the tier that runs, for a property with so many in the ordinary one."""
    return ordinary * _tier["times"]


def is_property(item: pytest.Item) -> bool:
    """True for a test with examples."""
    return bool(getattr(getattr(item, "obj", None), "is_hypothesis_test", False))
