"""The promises of languages.md: its example is part of a catalogue, and the languages are those there are."""

from __future__ import annotations

import re

import yaml

from builder.languages import catalogue, languages
from builder.languages.message import message
from builder.languages.plurals import rule_of
from docs.pages import doc_page

PAGE = doc_page("languages").read_text("utf-8")
NAMES = {"de": "German", "en": "English"}


def test_the_languages_are_named() -> None:
    """All of them."""
    said = re.search(r"The program speaks (.*)\. For", PAGE)
    assert said
    assert sorted(said[1].split(" and ")) == sorted(NAMES[code] for code in languages())


def test_the_example_is_part_of_a_catalogue() -> None:
    """Each message exists, with these slots and the plural forms of Polish."""
    example = yaml.safe_load(re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)[0])
    rule = rule_of("pl")
    assert rule
    for group, messages in example.items():
        for name, written in messages.items():
            english = catalogue("en").messages[f"{group}.{name}"]
            assert message(written).slots == english.slots
            assert isinstance(written, str) or written.keys() == rule.categories
