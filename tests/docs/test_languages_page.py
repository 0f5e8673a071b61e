"""The promises of languages.md: its example is part of a catalogue, and the languages are those there are."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from builder.languages import catalogue, languages
from builder.languages.message import message
from builder.languages.plurals import rule_of
from docs.pages import doc_page
from tests.docs.fences import examples
from tests.knowledge_bases import run_builder, write_files

FLOW = """format: 1
title: Hingehen?
summary: Eine Frage.
questions:
  state:
    ask: Wie geht es Ihnen?
    options:
      {}
      well: {{label: Gut, clause: es Ihnen gut geht}}
rules: [{{when: {{state: sick}}, advise: absagen}}, {{otherwise: hingehen}}]
outcomes:
  absagen: {{title: Absagen, verdict: Sagen Sie ab., advice: Rufen Sie an.}}
  hingehen: {{title: Hingehen, verdict: Gehen Sie hin., advice: Fahren Sie früh los.}}
"""
PAGE = doc_page("languages").read_text("utf-8")
NAMES = {"de": "German", "en": "English"}


def test_the_languages_are_named() -> None:
    """All of them."""
    said = re.search(r"The program speaks (.*)\. For", PAGE)
    assert said
    assert sorted(said[1].split(" and ")) == sorted(NAMES[code] for code in languages())


def test_the_example_is_part_of_a_catalogue() -> None:
    """Each message exists, with these slots and the plural forms of Polish."""
    example = yaml.safe_load(examples("languages", "yaml")[0])
    rule = rule_of("pl")
    assert rule
    for group, messages in example.items():
        for name, written in messages.items():
            english = catalogue("en").messages[f"{group}.{name}"]
            assert message(written).slots == english.slots
            assert isinstance(written, str) or written.keys() == rule.categories


def test_the_clause_is_one(tmp_path: Path) -> None:
    """The option stands in a German flow without a problem, and its clause in a sentence."""
    _, option = examples("languages", "yaml")
    write_files(tmp_path, {
        "content/site.yaml": "title: Rat\nlanguage: de\n",
        "content/flows/hingehen/flow.yaml": FLOW.format(option.strip()),
    })  # fmt: skip
    assert run_builder(tmp_path, "check").stdout == "no problems\n"
    assert run_builder(tmp_path, "build", "--no-search").exit_code == 0
    assert "Wenn Sie krank sind: " in (tmp_path / "site/flows/hingehen/rules/index.html").read_text("utf-8")
