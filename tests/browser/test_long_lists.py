"""Long and odd parts of a flow: many options, endless words, words of another direction, a single outcome."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import page, served
from tests.browser.reader import Reader, violations
from tests.knowledge_bases import write_files

__all__ = ["page"]
pytestmark = pytest.mark.browser

COUNTRIES = (
    "Åland", "Austria", "Belgium", "Curaçao", "Denmark", "Estonia", "Finland", "France", "Germany", "Greece",
    "Hungary", "Ireland", "Italy", "Latvia", "New Zealand", "Norway",
)  # fmt: skip
OPTIONS = "\n".join(f"      c{number}: {name}" for number, name in enumerate(COUNTRIES))
FLOW = f"""\
format: 1
title: Where to
summary: One long list.
questions:
  country:
    ask: Which country?
    options:
{OPTIONS}
rules:
  - {{when: {{country: c3}}, advise: far}}
  - {{otherwise: near}}
outcomes:
  far: {{title: Far, verdict: Far away., advice: Take time.}}
  near: {{title: Near, verdict: Near., advice: Walk.}}
"""


def test_a_long_list_can_be_searched(page: Page, tmp_path: Path) -> None:
    """By words, without accents or case; what is chosen stays; nothing is lost, and Enter sends nothing."""
    write_files(tmp_path, {"content/site.yaml": "title: Test\n", "content/flows/where/flow.yaml": FLOW})
    assert build(tmp_path, tmp_path / "site", Options()).ok
    with served(tmp_path / "site") as url:
        reader = Reader(page, f"{url}flows/where/")
        reader.start()
        options, status = page.locator(".option:visible"), page.locator("[data-part=matching]")
        field = page.get_by_label("Search these 16 answers")
        assert violations(page) == []
        field.fill("CURACAO")
        expect(options).to_have_count(1)
        expect(status).to_have_text("1 answer matches")
        field.press("Enter")
        expect(page.get_by_role("alert")).not_to_be_visible()
        page.get_by_label("Curaçao").check()
        field.fill("land")
        expect(status).to_have_text("4 answers match")
        expect(options).to_have_count(5)
        field.fill("nowhere")
        expect(status).to_have_text("No answer matches")
        assert violations(page) == []
        field.fill("")
        expect(options).to_have_count(16)
        page.get_by_role("button", name="Continue", exact=True).click()
        assert "Far" == reader.heading()
        said = page.locator("[data-part=changes] li").all_inner_texts()
        others = "or with 14 other answers to the same question"
        assert said == [f"If you answered “Åland” to “Which country?”, {others}, the advice is: Near"]


LUGGAGE = """\
format: 1
title: What to take
summary: Many boxes.
questions:
  things:
    ask: What do you take?
    choose: many
    options:
      coat: {label: A coat, group: To wear}
%s
      tent: {label: A tent, group: To sleep in}
rules:
  - {when: {things: [coat, tent]}, advise: long}
  - {when: {things: {at-least: 2, of: [%s]}}, advise: long}
  - {otherwise: short}
outcomes:
  long: {title: Stay long, verdict: Stay., advice: Stay as long as you like.}
  short: {title: Come back, verdict: Come back., advice: Come back soon.}
"""


@pytest.mark.long
def test_a_long_list_of_boxes_can_be_searched(page: Page, tmp_path: Path) -> None:
    """Headings without a box that matches go, ticks stay, and so does the box for none of them."""
    ids = [f"s{number}" for number in range(15)]
    boxes = "\n".join(f"      {each}: Sock {number + 1}" for number, each in enumerate(ids))
    flow = LUGGAGE % (boxes, ", ".join(ids))
    write_files(tmp_path, {"content/site.yaml": "title: Test\n", "content/flows/take/flow.yaml": flow})
    assert build(tmp_path, tmp_path / "site", Options()).ok
    with served(tmp_path / "site") as url:
        reader = Reader(page, f"{url}flows/take/")
        reader.start()
        options, groups = page.locator(".option:visible"), page.locator(".option-group:visible")
        field = page.get_by_label("Search these 17 answers")
        page.get_by_label("A coat").check()
        field.fill("tent")
        expect(page.locator("[data-part=matching]")).to_have_text("1 answer matches")
        expect(options).to_have_count(3)
        expect(groups).to_have_count(2)
        page.get_by_label("None of these").check()
        field.fill("sock 1")
        expect(page.get_by_label("A coat")).not_to_be_checked()
        expect(groups).to_have_count(1)
        expect(options).to_have_count(8)
        assert violations(page) == []
        page.get_by_label("Sock 12").check()
        field.fill("")
        expect(options).to_have_count(18)
        page.get_by_role("button", name="Continue", exact=True).click()
        assert "Come back" == reader.heading()


WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung" * 2
ODD = f"""\
format: 1
title: هل أذهب؟
summary: Long words.
questions:
  word:
    ask: {WORD}?
    options: {{a: {WORD}, b: "نعم (ربما)"}}
rules:
  - {{when: {{word: a}}, advise: long}}
  - {{otherwise: other}}
outcomes:
  long: {{title: {WORD}, verdict: {WORD}., advice: Words.}}
  other: {{title: اذهب, verdict: اذهب., advice: كلمات}}
"""
SINGLE = """\
format: 1
title: One
summary: One outcome.
questions:
  which: {ask: Which?, options: {a: A, b: B}}
rules:
  - {otherwise: only}
outcomes:
  only:
    title: Only
    verdict: The only one.
    advice: |
      ::: when {which: a}
      For A.
      :::

      ::: when {which: b}
      For B.
      :::
"""


def test_endless_words_and_other_directions(page: Page, tmp_path: Path) -> None:
    """On the smallest screen no word is cut off at any step, and each label reads in its own direction."""
    write_files(tmp_path, {"content/site.yaml": "title: Test\n", "content/flows/odd/flow.yaml": ODD})
    assert build(tmp_path, tmp_path / "site", Options()).ok
    page.set_viewport_size({"width": 320, "height": 500})
    with served(tmp_path / "site") as url:
        reader = Reader(page, f"{url}flows/odd/")
        page.goto(reader.url)
        wide = "document.documentElement.scrollWidth"
        assert page.evaluate(wide) <= 320
        reader.start()
        assert page.evaluate(wide) <= 320
        direction = "label => getComputedStyle(label).unicodeBidi"
        assert "plaintext" == page.get_by_text("نعم (ربما)").evaluate(direction)
        reader.answer(WORD)
        assert page.evaluate(wide) <= 320


def test_a_single_outcome(page: Page, tmp_path: Path) -> None:
    """It is listed alone."""
    write_files(tmp_path, {"content/site.yaml": "title: Test\n", "content/flows/one/flow.yaml": SINGLE})
    assert build(tmp_path, tmp_path / "site", Options()).ok
    with served(tmp_path / "site") as url:
        page.goto(f"{url}flows/one/")
        expect(page.locator(".all-advice li")).to_have_count(1)
        page.wait_for_load_state("networkidle")  # outcomes are fetched in idle time, while somebody serves them
