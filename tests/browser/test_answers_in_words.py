"""The reader's answers in the words of the result; other words on the pages that know no answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import page, served
from tests.browser.reader import Reader, violations
from tests.knowledge_bases import run_builder, write_files

__all__ = ["page"]
pytestmark = pytest.mark.browser

FLOW = """\
format: 1
title: Presents
summary: What to bring.
questions:
  host:
    ask: Who is the host?
    options:
      friend: {label: A friend, in-text: a friend & neighbour}
      other: {label: Somebody else}
  likes:
    ask: What do they like?
    choose: many
    options: {tea: Tea, wine: Wine, books: Books}
rules:
  - id: known
    when: {host: friend, likes: [tea, wine, books]}
    advise: bring
    because: "You know {host or the host} well."
  - {otherwise: bring}
outcomes:
  bring:
    title: Bring something
    verdict: "Bring {likes or flowers} for {host or the host}."
    do-now: "Buy {likes or flowers}."
    messages: say
    advice: |
      ## For {host}

      You said {host}, who likes {likes or hardly anything}, \\{not this}, `{host}`.
"""
MESSAGE = """\
---
title: Say it
summary: What you bring.
occasion: Before
flow: presents
variables:
  who: {label: Who, example: a friend, from: host}
---
## Text

For {who}.
"""


def test_answers_in_words(page: Page, tmp_path: Path) -> None:
    """In the sentence at the top, headings, steps, paragraphs and messages."""
    files = {"site.yaml": "title: T\n", "flows/presents/flow.yaml": FLOW, "messages/say.md": MESSAGE}
    write_files(tmp_path, {f"content/{name}": text for name, text in files.items()})
    assert "no problems\n" == run_builder(tmp_path, "check").stdout
    assert build(tmp_path, tmp_path / "site", Options()).ok
    with served(tmp_path / "site") as url:
        reader = Reader(page, f"{url}flows/presents/")
        reader.start()
        reader.answer("A friend")
        reader.answer("Tea", "Books", "Wine")
        reader.finish()
        main = page.get_by_role("main")
        expect(main.locator("[data-part=because]")).to_have_text("You know a friend & neighbour well.")
        expect(main.get_by_role("heading", name="For a friend & neighbour", exact=True)).to_be_visible()
        expect(main.locator(".do-now p")).to_have_text("Buy Tea, Wine and Books.")
        expect(main.locator(".prose").last).to_contain_text(
            "You said a friend & neighbour, who likes Tea, Wine and Books, {not this}, {host}."
        )
        expect(main.locator(".send").first).to_contain_text("For a friend & neighbour.")
        assert violations(page) == []
        page.goto("about:blank")
        page.goto(f"{url}flows/presents/")
        reader.start()
        reader.answer("Somebody else")
        reader.finish()
        expect(main.locator("[data-part=because]")).to_have_text("Bring flowers for Somebody else.")
        expect(main.locator(".prose").last).to_contain_text("You said Somebody else, who likes hardly anything")
        page.goto(f"{url}flows/presents/outcomes/bring/")
        expect(main.locator("[data-part=because]")).to_have_text("Bring flowers for the host.")
        expect(main.locator(".prose").last).to_contain_text(
            "You said [your answer to “Who is the host?”], who likes hardly"
        )
