"""Content as it comes: long, short, wide, mixed and a lot of it. Nothing is wider than a phone; axe finds nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import BASE_PATH, page, served
from tests.browser.structure import Look, look
from tests.knowledge_bases import write_files
from tests.shared import shared

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser
LONG_TITLE = (
    "Should I go to an interview for a job that " + "I am not at all sure about, and neither is anybody I know, " * 3
)
LONG_WORD = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt"
MIXED = "They wrote «أهلا وسهلا بكم في المقابلة» and then שלום, 3 times, on 12:30."
SHORT = "Go if you can. Write one line today, and say when you come. That is all there is to know now."
TABLE = "\n".join(
    [
        "|" + "|".join(f" Column {number} " for number in range(12)) + "|",
        "|" + " --- |" * 12,
        *("|" + "|".join(f" {row * 1000 + number} pounds " for number in range(12)) + "|" for row in range(4)),
    ]
)
LONG = "\n\n".join(
    f"## Part {part}\n\n" + " ".join(f"Sentence {number} says that you may go, ask or stay." for number in range(50))
    for part in range(40)
)
FLOW = """format: 1
title: Question set {name}, about something that can be said in one line or two
summary: One question.
questions: {{ill: {{ask: Are you ill?, choose: yes-no}}}}
rules: [{{when: {{ill: yes}}, advise: stay}}, {{otherwise: go}}]
outcomes:
  go: {{title: Go, verdict: Go., advice: A coat.}}
  stay: {{title: Stay, verdict: Stay., advice: Tea.}}
"""
ADDRESSES = (
    "", "many/", "one/", "flows/", "tags/", "tags/tag-7/", "a-z/", "many/long-title/", "many/long-word/", "many/table/",
    "many/long/", "many/short/", "many/picture/", "many/mixed/", "one/alone/", "flows/flow-30/",
)  # fmt: skip


def article(title: str, text: str, more: str = "") -> str:
    """An article without any key that it can do without."""
    return f"---\ntitle: {title}\nsummary: {SHORT[:60]}\n{more}---\n{text}\n"


def rough_content(folder: Path) -> Path:
    """All of it."""
    picture = io.BytesIO()
    Image.new("RGB", (6000, 4000), "#857").save(picture, "JPEG")
    tags = [[f"tag {number}" for number in range(first, first + 50)] for first in range(0, 500, 50)]
    return write_files(folder, {
        "content/site.yaml": f"title: {LONG_WORD} and more\ntagline: {LONG_TITLE}\n"
        "home:\n  ask: flows/flow-0/flow.yaml\n  shortcuts:\n"
        f"    - {{title: {LONG_WORD[:30]}, page: articles/many/short.md}}\n"
        "    - {title: Short, page: articles/many/short.md}\n",
        "content/articles/one/alone.md": article("Alone", SHORT),
        "content/articles/many/long-title.md": article(LONG_TITLE, SHORT),
        "content/articles/many/long-word.md": article(LONG_WORD, f"{LONG_WORD}\n\n## {LONG_WORD}\n\n- {LONG_WORD}"),
        "content/articles/many/table.md": article("Table", TABLE),
        "content/articles/many/long.md": article("Long", LONG),
        "content/articles/many/short.md": article("Short", SHORT),
        "content/articles/many/picture.md": article("Picture", "![A wall](wall.jpg)"),
        "content/articles/many/wall.jpg": picture.getvalue(),
        "content/articles/many/mixed.md": article(f'"{MIXED}"', f"{MIXED}\n\n- {MIXED}"),
        **{
            f"content/articles/many/tagged-{number}.md": article(f"Tagged {number}", SHORT, f"tags: {each}\n")
            for number, each in enumerate(tags)
        },
        **{f"content/flows/flow-{name}/flow.yaml": FLOW.format(name=name) for name in range(60)},
    })  # fmt: skip


@pytest.fixture(scope="module")
def rough_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of its site."""

    def make(out: Path) -> None:
        built = build(rough_content(tmp_path_factory.mktemp("rough")), out, Options("https://example.org" + BASE_PATH))
        assert built.ok, built.problems[:3]

    with served(shared(tmp_path_factory, "rough", make)) as url:
        yield url


@pytest.mark.one_in(3)
@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_wider_than_the_screen(same_page: Page, rough_url: str, address: str, look: Look) -> None:
    """On a phone and on a desk, and axe is content, too."""
    same_page.goto(rough_url + address)
    for width in (360, 1280):
        same_page.set_viewport_size({"width": width, "height": 740})
        assert same_page.evaluate("document.documentElement.scrollWidth") <= width
    same_page.set_viewport_size({"width": 360, "height": 740})
    if address != "many/long/":
        look.sound(same_page)


def test_a_wide_table_scrolls_within_itself(page: Page, rough_url: str) -> None:
    """It is a region with a name, which keys reach and scroll."""
    page.goto(rough_url + "many/table/")
    frame = page.locator(".table")
    expect(frame).to_have_role("region")
    frame.focus()
    expect(frame).to_be_focused()
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth + 100")


def test_sixty_flows_are_a_list(page: Page, rough_url: str) -> None:
    """The menu and home stay short."""
    page.goto(rough_url)
    assert page.locator(".menu li").count() <= 4
    assert page.locator(".section-list li").count() <= 20
