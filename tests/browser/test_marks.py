"""The marks of sources: named by what is seen, and numbered without gaps when paragraphs are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served, site_url
from tests.browser.reader import Reader
from tests.knowledge_bases import write_files

__all__ = ["page", "site_url"]
pytestmark = pytest.mark.browser

GRADES = {"first": "A", "second": "B", "third": "C", "fourth": "D", "fifth": "A"}
CONTENT = {
    "content/site.yaml": "title: Go\n",
    "content/sources.yaml": "".join(f"{key}: {{title: The {key}, grade: {GRADES[key]}}}\n" for key in GRADES),
    "content/flows/pick/flow.yaml": """\
format: 1
title: Which one?
summary: To pick.
questions:
  ill: {ask: Are you ill?, options: {yes: "Yes", no: "No"}}
rules:
  - {otherwise: rest}
outcomes:
  rest:
    title: Rest
    verdict: Rest today.
    evidence: [second, fourth]
    advice: |
      ::: when {ill: "yes"}
      Sleep [@first].
      :::

      Eat [@third].

      ::: when {ill: "no"}
      Run [@second; @first; @fifth].
      :::
""",
}
CONDITIONAL = CONTENT["content/flows/pick/flow.yaml"].replace(
    "  - {otherwise: rest}", '  - {when: {ill: "yes"}, advise: rest}\n  - {otherwise: rest}'
)


@pytest.fixture(scope="module")
def pick_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A flow whose paragraphs cite sources, and are dropped by answers."""
    root: Path = tmp_path_factory.mktemp("marks")
    write_files(root, {**CONTENT, "content/flows/pick/flow.yaml": CONDITIONAL})
    built = build(root, root / "site", Options("https://example.org" + BASE_PATH))
    assert built.ok, built
    with served(root / "site") as url:
        yield f"{url}flows/pick/"


@pytest.mark.parametrize(
    ("answer", "marks", "sources"),
    [
        ("yes", ["1 A", "2 C"], ["first", "third", "second", "fourth"]),
        ("no", ["1 C", "2 B", "3 A", "4 A"], ["third", "second", "first", "fifth", "fourth"]),
    ],
)
def test_numbers_do_not_skip(page: Page, pick_url: str, answer: str, marks: list[str], sources: list[str]) -> None:
    """The sources of shown words are numbered in their order, then the evidence; those of dropped words are gone."""
    Reader(page, pick_url).open({"ill": [answer]})
    shown = page.locator(".result:visible .cite a")
    expect(shown).to_have_text(marks)
    for mark, words in zip(shown.all(), marks, strict=True):
        expect(mark).to_have_accessible_name(f"Source and grade: {words}")
    listed = page.locator(".result:visible .sources ol > li")
    assert [f"source.{key}" for key in sources] == [each.get_attribute("id") for each in listed.all()]
    grades = [GRADES[key] for key in sorted(sources, key=GRADES.get)]  # type: ignore[arg-type]  # all have one
    counted = ", ".join(f"{grades.count(grade)} {grade}" for grade in dict.fromkeys(grades))
    expect(page.locator(".result:visible .sources summary")).to_have_text(f"{len(sources)} sources: {counted}")
    assert page.locator(".sources li[value]:visible").count() == 0


def test_a_name_contains_what_is_seen(page: Page, site_url: str) -> None:
    """Whoever speaks to the browser says what they read (WCAG 2.5.3); every link and button of every kind of page."""
    for address in ("decide/unsure-about-the-job/", "flows/attend-or-cancel/outcomes/rebook/", "sources/"):
        page.goto(site_url + address)
        for each in page.locator("a[aria-label], button[aria-label]").all():
            seen = re.sub(r"\s+", " ", each.inner_text()).strip().lower()
            assert seen in (each.get_attribute("aria-label") or "").lower()
        assert address == "sources/" or page.locator(".cite a[aria-label]").count() > 0
