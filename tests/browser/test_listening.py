"""A result that listens: nothing untrue about the ticks, and no reader is asked about points."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import page, served
from tests.browser.reader import Reader
from tests.knowledge_bases import write_files

__all__ = ["page"]
pytestmark = pytest.mark.browser

SITE = "title: Party\nlanguage: en-GB\nbase-url: https://example.org/\n"
FLOW = """
format: 1
title: Should I go?
summary: About a party.
questions:
  trouble:
    ask: Is any of this true?
    choose: many
    options:
      ill: {label: I am ill, clause: you are ill}
      late: {label: It ends late, clause: it ends late}
  wish:
    ask: Do you want to go?
    options: {much: A lot, little: A little}
  friend:
    ask: Is the host a friend?
    choose: yes-no
scores:
  pull:
    - {when: {wish: much}, add: 2}
    - {when: {friend: yes}, add: 1}
facts:
  close: {when: {pull: {at-least: 1, at-most: 1}}, clause: it is close}
rules:
  - {id: ill, when: {trouble: ill}, advise: stay}
  - {id: pull, when: {pull: {at-least: 1}}, advise: go}
  - {id: rest, otherwise: stay}
outcomes:
  stay: {title: Stay, verdict: Stay at home., advice: Rest well.}
scenarios:
  - {name: Ill, answers: {trouble: ill}, expect: stay}
  - {name: Wants to, answers: {trouble: none, wish: much}, expect: go}
"""
GO = """---
title: Go
verdict: Go.
---
Have a good time.

::: when close
Only just, though.
:::

::: when {friend: yes}
Say hello to the host.
:::

The end.
"""
WALK = """
format: 1
title: Should I go for a walk?
summary: About the weather.
questions:
  weather:
    ask: Is any of this true?
    choose: many
    options:
      storm: {label: There is a storm, clause: there is a storm}
      rain: {label: It rains, clause: it rains}
      wind: {label: It is windy, clause: it is windy}
rules:
  - {id: storm, when: {weather: storm}, advise: stay}
  - {id: rain, when: {weather: rain}, advise: umbrella}
  - {id: rest, otherwise: go}
outcomes:
  stay: {title: Stay, verdict: Stay at home., advice: Read.}
  umbrella: {title: Umbrella, verdict: Take an umbrella., advice: A large one.}
  go: {title: Go, verdict: Go., advice: Enjoy it.}
scenarios:
  - {name: Storm, answers: {weather: storm}, expect: stay}
  - {name: Rain, answers: {weather: rain}, expect: umbrella}
  - {name: Neither, answers: {weather: none}, expect: go}
"""
OTHER_BOXES = "The other boxes that you ticked do not change this advice."


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The flow of a small site."""
    root = tmp_path_factory.mktemp("party")
    files = {"site.yaml": SITE, "flows/party/flow.yaml": FLOW, "flows/party/go.md": GO, "flows/walk/flow.yaml": WALK}
    write_files(root / "content", dict(files))
    assert build(root, root / "site", Options("")).ok
    with served(root / "site") as base:
        yield f"{base}flows/party/"


def test_no_reader_is_asked_about_points(page: Page, url: str) -> None:
    """A paragraph about a score is shown where the answers settle it, and never offered as a question."""
    reader = Reader(page, url)
    reader.open({"trouble": ["none"], "wish": ["much"]})
    expect(page.get_by_text("Does this apply to you?")).to_have_count(1)
    expect(page.get_by_text("Only just, though.")).to_have_count(0)
    reader.open({"trouble": ["none"], "wish": ["little"], "friend": ["yes"]})
    expect(page.get_by_text("Only just, though.")).to_be_visible()
    expect(page.get_by_text("Does this apply to you?")).to_have_count(0)


def test_the_page_of_an_outcome_asks_nobody_about_points(page: Page, url: str) -> None:
    """Its other paragraphs are there, and what comes after them."""
    page.goto(f"{url}outcomes/go/")
    expect(page.get_by_text("Say hello to the host.")).to_be_visible()
    expect(page.get_by_text("The end.")).to_be_visible()
    expect(page.get_by_text("Only just, though.")).to_have_count(0)


@pytest.mark.long
@pytest.mark.parametrize(
    ("ticked", "causes", "besides"),
    [
        (["storm"], ["There is a storm"], []),
        (["storm", "wind"], ["There is a storm"], [OTHER_BOXES]),
        (["rain"], ["It rains", "No other box is ticked"], []),
        (["rain", "wind"], ["It rains"], [OTHER_BOXES]),
        (["wind"], [], ["What you ticked does not change this advice."]),
    ],
)
def test_reasons_are_true_of_the_other_boxes(
    page: Page, url: str, ticked: list[str], causes: list[str], besides: list[str]
) -> None:
    """Boxes that play no part are no cause; that they play none is said below, of “others” where one is a cause."""
    Reader(page, url.replace("party", "walk")).open({"weather": ticked})
    why = page.locator("[data-part=why]")
    expect(why.locator("li")).to_have_text(causes)
    expect(why.locator("p")).to_have_text(besides)


def test_boxes_that_play_no_part_are_not_mentioned(page: Page, url: str) -> None:
    """If another answer is the cause, nothing is said of a box that is none."""
    Reader(page, url).open({"trouble": ["late"], "wish": ["much"]})
    why = page.locator("[data-part=why]")
    expect(why.locator("li")).to_have_text(["You answered “A lot” to “Do you want to go?”"])
    expect(why).not_to_contain_text("tick")
