"""A catalogue of the knowledge base: what it must have, and what becomes of the pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.build import read_and_check
from builder.languages import catalogue, spoken
from builder.load.own_words import FOLDER
from tests.knowledge_bases import ARTICLE, run_builder, write_files
from tests.languages.pseudo import CODE, pseudo, pseudo_words

WORDS = f"{FOLDER}/{CODE}.yaml"
BASE: dict[str, str | bytes] = {
    "content/site.yaml": f"title: Mine\nlanguage: {CODE}\n", "content/articles/decide/when.md": ARTICLE
}  # fmt: skip
COMPLETE = pseudo_words()


def problems_of(root: Path) -> list[str]:
    """Id, place and message of each problem."""
    return [f"{each.where.line}: {each.check}: {each.message} | {each.fix}" for each in read_and_check(root)[1]]


def test_a_complete_one_is_spoken(tmp_path: Path) -> None:
    """On every page, in scripts and from right to left; the days of notes, too."""
    write_files(tmp_path, {**BASE, WORDS: COMPLETE})
    assert problems_of(tmp_path) == []
    assert spoken().text("page.skip") == pseudo("Skip to the content")
    assert run_builder(tmp_path, "build", "--no-search").exit_code == 0
    html = (tmp_path / "site/decide/when/index.html").read_text("utf-8")
    assert f'<html lang="{CODE}" dir="rtl">' in html
    assert pseudo("Skip to the content") in html


def test_another_edition_makes_every_page_anew(tmp_path: Path) -> None:
    """Though no page has changed: what articles were read as holds words of the program."""
    table = "---\ntitle: Go or not\nsummary: When to go.\n---\n| a | b |\n| --- | --- |\n| 1 | 2 |\n"
    page = tmp_path / "site/decide/when/index.html"
    write_files(tmp_path, {**BASE, WORDS: COMPLETE, "content/articles/decide/when.md": table})
    run_builder(tmp_path, "build", "--no-search")
    before = page.read_text("utf-8")
    name = spoken().text("article.table", number=1, headings="a, b")
    assert name in before
    write_files(tmp_path, {WORDS: COMPLETE.replace(pseudo("Skip to the content"), "SKIP").replace("Ŧáƀłé", "TABLE")})
    run_builder(tmp_path, "build", "--no-search")
    after = page.read_text("utf-8")
    assert "SKIP" in after
    assert spoken().text("article.table", number=1, headings="a, b") != name
    assert spoken().text("article.table", number=1, headings="a, b") in after
    (tmp_path / "content/words").rename(tmp_path / "words")
    write_files(tmp_path, {"content/site.yaml": "title: Mine\n"})
    run_builder(tmp_path, "build", "--no-search")
    assert catalogue("en").text("article.table", number=1, headings="a, b") in page.read_text("utf-8")


@pytest.mark.parametrize(
    ("pattern", "replacement", "said"),
    [
        (r"(?m)^  \"skip\": .*\n", "", r"0: words: these messages are missing: `page.skip` | translate them from"),
        (r'"skip":', '"skpi":', r": words: the program has no message `page.skpi` | did you mean `page.skip`"),
        (
            r"\{day\} \{month\}",
            "{day}",
            r"has other slots (`{day}`, `{year}`) than the English one (`{day}`, `{month}`",
        ),
        (r"\{day\} \{month\}", "{day", r": words: `date.day`: a brace has no other half"),
        (r'"two": ', '"few": ', r"are not those of this language | write `one`, `two`, `other`"),
        (r'"skip": .*', '"skip": [a]', r"the message `page.skip` is a list"),
    ],
)
def test_mistakes(pattern: str, replacement: str, said: str, tmp_path: Path) -> None:
    """Each is told with its place, and English is spoken until it is mended."""
    text = re.sub(pattern, lambda _: replacement, COMPLETE, count=1)
    assert text != COMPLETE
    write_files(tmp_path, {**BASE, WORDS: text})
    assert any(said in each for each in problems_of(tmp_path)), problems_of(tmp_path)
    assert spoken() is catalogue("en")


def test_missing_ones_are_named_up_to_a_limit(tmp_path: Path) -> None:
    """A new catalogue begins with a few."""
    write_files(tmp_path, {**BASE, WORDS: "page: {skip: Weiter}\n"})
    (said,) = problems_of(tmp_path)
    assert said.startswith("0: words: these messages are missing: `number.thousands`, ")
    assert re.search(r"and \d{3,4} more \|", said)


def test_a_language_without_words(tmp_path: Path) -> None:
    """A warning; English words are better than none."""
    write_files(tmp_path, {**BASE, "content/site.yaml": "title: Mine\nlanguage: cy\n"})
    (said,) = problems_of(tmp_path)
    assert "no-words" in said
    assert "content/words/cy.yaml" in said


def test_files_of_other_languages(tmp_path: Path) -> None:
    """Nobody would read them; and a language whose plurals nobody knows cannot be spoken."""
    write_files(tmp_path, {**BASE, WORDS: COMPLETE, f"{FOLDER}/cy.yaml": COMPLETE})
    assert any("stray-file: cy.yaml has no place in content/words/" in each for each in problems_of(tmp_path))
    write_files(tmp_path, {"content/site.yaml": "title: Mine\nlanguage: kw\n", f"{FOLDER}/kw.yaml": COMPLETE})
    assert any("the CLDR does not know how the language `kw` forms plurals" in each for each in problems_of(tmp_path))
