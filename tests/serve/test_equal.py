"""A preview shows what a build would make.

Rooms: builder/serve/steps.py, builder/load/memory.py, builder/render/site_plan.py.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.build import check_today, load_and_check, read, render
from builder.problems import Problem, has_errors
from builder.render.options import Options
from builder.serve.steps import Steps
from tests.properties import examples
from tests.serve.edits import EDITS, EDITS_IN_LANGUAGES, Edit, restore, restore_translated


@settings(max_examples=examples(2), deadline=None)
@given(
    seed=st.integers(0, 2**32),
    drafts=st.booleans(),
    rounds=st.lists(st.lists(st.sampled_from(EDITS), min_size=1, max_size=3), min_size=1, max_size=5),
)
def test_every_edit(seed: int, drafts: bool, rounds: list[list[Edit]]) -> None:
    """Every file and every problem is that of a cold build, whatever is edited in between, healed or broken."""
    equal_after(seed, drafts, [[restore], *rounds])


@settings(max_examples=examples(3), deadline=None)
@given(
    seed=st.integers(0, 2**32),
    drafts=st.booleans(),
    rounds=st.lists(st.lists(st.sampled_from(EDITS_IN_LANGUAGES), min_size=1, max_size=2), min_size=1, max_size=8),
)
def test_every_edit_in_two_languages(seed: int, drafts: bool, rounds: list[list[Edit]]) -> None:
    """So it is where there are translations, also of pages that come and go, and into other languages."""
    equal_after(seed, drafts, [[restore_translated], *rounds])


def equal_after(seed: int, drafts: bool, rounds: list[list[Edit]]) -> None:
    """Compare a preview with a cold build after each round of edits."""
    draw, options = Random(seed), Options("http://localhost/", preview=True, cache=False, drafts=drafts)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        steps = Steps(root, options, read, check_today)
        for edits in rounds:
            for edit in edits:
                edit(root, draw)
            assert cold(root, options) == seen(steps), [edit.__name__ for edit in edits]


def seen(steps: Steps) -> tuple[list[Problem], dict[str, bytes]]:
    """The problems and files of a preview."""
    draft = steps.read()
    problems = steps.check(draft, lambda: None)
    return problems, dict(draft.plan) if draft.plan and not has_errors(problems) else {}


def cold(root: Path, options: Options) -> tuple[list[Problem], dict[str, bytes]]:
    """The problems and files of a build."""
    with load_and_check(root, options) as checked:
        rendered = render(checked, root, options)
    return rendered.problems, dict(rendered.files.made)
