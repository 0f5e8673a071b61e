"""A flow that is too large to be compiled."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.flows import annealed_order
from builder.flows.annealed_order import compile_in_some_order
from tests.knowledge_bases import CASES
from tests.load.odd import knowledge_base, problems

FLOW = (CASES / "bad/proof-gap/content/flows/pick/flow.yaml").read_text("utf-8")


def test_too_many_states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions far from those they are combined with, and no other order to be found: the message names them."""
    monkeypatch.setattr(compile_in_some_order, "__defaults__", (1_000,))  # the real bound takes seconds to reach
    monkeypatch.setattr(annealed_order, "TRIES", ())
    pairs = range(12)
    first = "".join(f"  a{n}: {{ask: A{n}?, options: {{x: X, y: Y}}}}\n" for n in pairs)
    second = "".join(f"  b{n}: {{ask: B{n}?, options: {{x: X, y: Y}}}}\n" for n in pairs)
    both = ", ".join(f"{{all: [{{a{n}: x}}, {{b{n}: x}}]}}" for n in pairs)
    rules = f"rules:\n  - id: both\n    when: {{any: [{both}]}}\n    advise: go\n  - {{id: rest, otherwise: stay}}\n"
    start, _, end = FLOW.partition("rules:\n")
    flow = start[: start.index("  pay:")] + first + second + rules + end[end.index("outcomes:") :]
    assert (
        problems(knowledge_base(tmp_path, **{"content/flows/pick/flow.yaml": flow}))
        == """\
content/flows/pick/flow.yaml:30:5: error[too-many-states]: there are more than 1,000 different states to go through here
   30 |   - id: both
            ^
  why: every answer to one question would have to be told apart until another one far below is asked
  fix: let fewer rules combine these questions, or ask them closer together: `a8`, `a9`, `a10`, `a11`, `b8`, `b9`"""
    )
