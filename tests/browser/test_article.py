"""An article with all that one can have: for a thumb, a screen reader, a wide screen and paper."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import page, served
from tests.browser.reader import until
from tests.browser.structure import Look, look
from tests.knowledge_bases import write_files

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser
ARTICLE = """\
---
title: What to take along
summary: A short list.
countries: [UK]
reviewed: 2020-01-01
review-every: 12
tags: [day]
{draft}
---
![A blue room](room.png)

## Tasks

- [ ] Find the [room](https://example.org/)
- [x] Say that you are coming

Notice
: The time before you leave.

### A wide table

| A long heading | Another heading | A heading again | The fourth heading | Comprehensively |
| --- | --- | --- | --- | --- |
| Unquestionably | Understandably | Extraordinarily | Uncomfortable | Straightforward |

## The end

Words.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of a site with two articles, one of them a draft."""
    root, photo = tmp_path_factory.mktemp("article"), BytesIO()
    Image.new("RGB", (1600, 900), (20, 40, 160)).save(photo, "PNG")
    write_files(root, {
        "content/site.yaml": "title: Test\nedit-url: https://example.org/edit/{file}\n",
        "content/articles/decide/one.md": ARTICLE.format(draft=""),
        "content/articles/decide/two.md": ARTICLE.format(draft="draft: true"),
        "content/articles/decide/room.png": photo.getvalue(),
    })  # fmt: skip
    assert build(root, root / "site", Options(drafts=True)).ok
    with served(root / "site") as url:
        yield url


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["one", "two"])
def test_axe_finds_nothing(same_page: Page, address: str, name: str, width: int, look: Look) -> None:
    """Overdue and as a draft, narrow and wide, in both schemes; nothing sticks out."""
    same_page.set_viewport_size({"width": width, "height": 740})
    same_page.goto(f"{address}decide/{name}/")
    look.sound(same_page)


def test_contents_on_a_phone(page: Page, address: str) -> None:
    """Closed until somebody wants it."""
    page.goto(address + "decide/one/")
    link = page.get_by_role("navigation", name="On this page").get_by_role("link", name="The end")
    expect(link).not_to_be_visible()
    page.get_by_text("On this page").locator("visible=true").click()
    link.click()
    expect(page).to_have_url(address + "decide/one/#the-end")


def test_contents_on_a_wide_screen(page: Page, address: str) -> None:
    """Beside the text, open, also to those who only hear it, and still there further down."""
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(address + "decide/one/")
    contents = page.get_by_role("navigation", name="On this page")
    contents.get_by_role("link", name="The end").click()
    expect(page).to_have_url(address + "decide/one/#the-end")
    expect(contents.get_by_role("link", name="A wide table")).to_be_in_viewport()
    beside, text = contents.bounding_box(), page.locator(".prose").bounding_box()
    assert beside
    assert text
    assert beside["x"] >= text["x"] + text["width"]


def test_wide_table_on_a_phone(page: Page, address: str) -> None:
    """It is reached and moved with the keys."""
    page.goto(address + "decide/one/")
    table = page.get_by_role("region", name="Table 1: A long heading")
    table.focus()
    page.keyboard.press("ArrowRight")
    until(page, "document.querySelector('.table').scrollLeft > 0")


def test_tasks_are_read_aloud(page: Page, address: str) -> None:
    """Each box has its words, and cannot be ticked."""
    page.goto(address + "decide/one/")
    done, left = page.get_by_role("checkbox", name="Say that"), page.get_by_role("checkbox", name="Find the room")
    expect(done).to_be_checked()
    expect(left).not_to_be_checked()
    expect(left).to_be_disabled()


def test_image_of_the_right_size(page: Page, address: str) -> None:
    """A phone loads the smaller one, and the place is kept free from the start."""
    page.goto(address + "decide/one/")
    image = page.get_by_role("img", name="A blue room")
    until(page, "document.images[0].complete")
    assert image.evaluate("image => image.currentSrc === image.src")  # `src` is the smallest
    box = image.bounding_box()
    assert box
    assert abs(box["width"] / box["height"] - 16 / 9) < 0.01


def test_paper(page: Page, address: str) -> None:
    """Nothing that leads around, and the addresses of links."""
    page.goto(address + "decide/one/")
    page.emulate_media(media="print")
    for gone in page.get_by_role("navigation").all():
        expect(gone).not_to_be_visible()
    expect(page.locator(".related, .edit").locator("visible=true")).to_have_count(0)
    shown = page.get_by_role("link", name="room").evaluate("link => getComputedStyle(link, '::after').content")
    assert "https://example.org/" in shown
