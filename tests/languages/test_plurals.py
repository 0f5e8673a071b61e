"""Plural rules are those of the CLDR, for every language and in the browser's form, too."""

from __future__ import annotations

import json

import pytest
from babel import Locale

from builder.languages.plurals import FILE, PluralRule, rule_of
from tests.languages.make_plurals import TRIED, made, tables


@pytest.mark.long
def test_the_file_is_that_of_the_cldr() -> None:
    """As the library of this version has it: `python -m tests.languages.make_plurals` writes it anew."""
    assert FILE.read_text("utf-8") == made()


@pytest.mark.parametrize("language", ["ar", "cy", "de", "en", "fr", "he", "ja", "lt", "lv", "pl", "ru", "sl"])
def test_categories(language: str) -> None:
    """Counted by another program, for small numbers, large ones and millions."""
    rule, other = rule_of(language), Locale.parse(language).plural_form
    assert rule
    assert {number: rule.category(number) for number in TRIED} == {number: other(number) for number in TRIED}
    assert {other(number) for number in TRIED} | {"other"} == rule.categories


def test_a_language_that_follows_no_table_is_left_out() -> None:
    """Cornish counts hundreds in its own way."""
    assert "kw" not in tables()
    assert rule_of("kw") is None
    assert rule_of("xx") is None


def test_scripts_get_the_same_rule() -> None:
    """English as it always was; others with their last digits and millions."""
    assert json.dumps(PluralRule({1: "one"}).for_scripts()) == '{"1": "one"}'
    french = rule_of("fr")
    assert french
    assert french.for_scripts() == {"0": "one", "1": "one", "million": "many"}
    polish = rule_of("pl")
    assert polish
    ends = polish.for_scripts()["ends"]
    assert isinstance(ends, dict)
    assert (ends[2], ends[12], ends[22], ends[5]) == ("few", "many", "few", "many")
