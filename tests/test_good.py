"""Sound knowledge bases, from the smallest to one with every key and every form of Markdown.

Rooms: builder/load, builder/site.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.load import (
    article,
    blocks,
    comparisons,
    conditions,
    expression_sorts,
    figures,
    flow,
    flow_rules,
    flow_tests,
    flow_tree,
    glossary,
    help_services,
    message,
    message_variables,
    option_sets,
    outcome,
    questions,
    rates,
    rule_tables,
    settings,
    sources,
    values,
)
from tests.conftest import Golden
from tests.knowledge_bases import CASES, read_files, run_builder

GOOD = sorted((CASES / "good").iterdir())


@pytest.mark.parametrize("case", GOOD, ids=[case.name for case in GOOD])
def test_sound(case: Path) -> None:
    """Nothing is found that would have to be mended."""
    checked = run_builder(case, "check")
    assert checked.stdout == "no problems\n"
    assert checked.exit_code == 0


@pytest.mark.parametrize("case", GOOD, ids=[case.name for case in GOOD])
def test_building_twice_gives_the_same_bytes(case: Path, tmp_path: Path) -> None:
    """Nothing of the time, the machine, the order of files or an earlier build gets into a site."""
    for name, *more in (("one",), ("two", "--no-cache"), ("one",)):
        built = run_builder(case, "build", "--out", str(tmp_path / name / "site"), *more)
        assert built.exit_code == 0, built.output
    assert read_files(tmp_path / "one/site") == read_files(tmp_path / "two/site")
    beside = [sorted(child.name for child in (tmp_path / name).iterdir()) for name in ("one", "two")]
    assert beside == [["site", "site.spare"], ["site"]]


def test_every_key_is_used() -> None:
    """The case `everything` leaves out no key of any file; those of translations are in `languages`."""
    cases = (read_files(CASES / "good" / name) for name in ("everything", "languages"))
    text = "".join(data.decode() for files in cases for file, data in files.items() if "content" in file)
    keys = {
        *article.KEYS, *settings.KEYS, *sources.KEYS, *help_services.KEYS, *glossary.KEYS, *flow.KEYS,
        *questions.QUESTION_KEYS, *questions.OPTION_KEYS,
        *flow_rules.RULE_KEYS, *flow_rules.SCORE_KEYS, *flow_tests.LAW_KEYS, *flow_tests.SCENARIO_KEYS,
        *outcome.INLINE_KEYS, *outcome.THEN_KEYS, *flow_tree.WAY_KEYS, *blocks.KEYS, *blocks.USE_KEYS,
        *rule_tables.TABLE_KEYS, *option_sets.SET_KEYS,
        *message.KEYS, *message_variables.KEYS, *conditions.FORMS, *values.VALUE_KEYS, *values.DIFFERENCE_KEYS,
        *comparisons.COMPARISONS, *figures.FIGURE_KEYS, *expression_sorts.EXPRESSION_KEYS, *rates.RATE_KEYS,
        *conditions.BOUND_KEYS, *conditions.RESERVED,
    }  # fmt: skip
    assert {key for key in keys if not re.search(rf"\b{key}:", text)} == set()


def test_every_form_of_markdown(golden: Golden, tmp_path: Path) -> None:
    """The whole of an article's `<main>`, as a browser gets it."""
    run_builder(CASES / "good/everything", "build", "--out", str(tmp_path / "site"))
    page = (tmp_path / "site/decide/go-or-not/index.html").read_text("utf-8")
    main = re.search(r"<main.*</main>\n", page, re.DOTALL)
    assert main
    golden(CASES / "good/everything/article.html", main[0])
