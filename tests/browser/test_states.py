"""The states of every flow page, in both schemes: start, each question, error, check, each result."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build import build, read_and_check
from builder.flows.collected import Collected
from builder.flows.diagram import Diagram
from builder.render.options import Options
from tests.browser.published import page, served
from tests.browser.reader import Reader
from tests.browser.structure import Look, look
from tests.flows.ways import as_answers, ways_to
from tests.knowledge_bases import CASES

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser


def check_flow(reader: Reader, diagram: Diagram, look: Look) -> Iterator[str]:
    """Go to one node of every question and one leaf of every outcome; yields the headings seen.

    The error of a question, and the changing of answers, are looked at where the question or result has something new.
    """
    page = reader.page
    page.goto(reader.url)
    look.sound(page)
    url, seen = reader.url, set[str]()
    for reference, way in ways_to(diagram).items():
        name = diagram.question(reference) if reference >= 0 else f"→ {diagram.leaves[~reference].outcome}"
        if name in seen:
            continue
        seen.add(name)
        reader.url = f"{url}?{len(seen)}"  # another address, which is loaded anew
        if way:
            reader.open(as_answers(diagram, way))
        else:
            reader.start()
        expect(page.locator("h1:visible")).to_have_count(1)
        if reference < 0:
            expect(page.locator(".result .verdict")).to_be_visible()
        is_new = look.sound(page)
        if reference >= 0 and is_new:
            page.get_by_role("button", name="Continue", exact=True).click()
            expect(page.get_by_role("alert")).to_be_focused()
            look.sound(page)
        elif reference < 0 and is_new and page.locator(".answer").count() > 1:
            page.get_by_role("button", name="Change").last.click()
            if page.locator("[data-part=typed]").first.is_visible():  # its range was known, and nothing typed
                look.sound(page)
                yield name
                continue
            page.get_by_role("button", name="Continue", exact=True).click()
            while page.get_by_role("button", name="Show the advice now").is_visible():
                look.sound(page)
                page.locator(".option input").first.check()
                page.get_by_role("button", name="Continue", exact=True).click()
            assert "Check your answers" == reader.heading()
            look.sound(page)
        yield name


def check_items(reader: Reader, collected: Collected, look: Look) -> None:
    """Answer each question of a flow that collects, after its error; then see a result with items and one without."""
    page = reader.page
    reader.start()
    while page.locator("form.question").count():
        look.sound(page)
        page.get_by_role("button", name="Continue", exact=True).click()
        expect(page.get_by_role("alert")).to_be_focused()
        look.sound(page)
        page.locator(".option input").first.check()
        page.get_by_role("button", name="Continue", exact=True).click()
        expect(page.locator("h1:visible")).to_be_focused()
    look.sound(page)
    ways = ways_to(collected.nothing)
    for place, leaf in enumerate(collected.nothing.leaves):
        answers = as_answers(collected.nothing, ways[~place])
        while question := collected.position(answers).next:
            answers[question] = [next(each.options[0] for each in collected.variables if each.question == question)]
        reader.open(answers)
        expect(page.locator(".result .verdict")).to_be_visible()
        assert page.locator("[data-item]:visible").count() == len(collected.position(answers).given)
        assert (leaf.outcome == "yes") == page.locator("[data-part=nothing]").is_visible()
        look.sound(page)


@pytest.mark.one_in(2)
@pytest.mark.parametrize("case", ["good/tree", "good/everything"])
def test_flows_of_other_kinds(case: str, page: Page, tmp_path: Path, look: Look) -> None:
    """Every key there is, and a plain tree."""
    assert build(CASES / case, tmp_path / "site", Options()).ok
    site, _ = read_and_check(CASES / case)
    with served(tmp_path / "site") as url:
        for flow in site.flows:
            if flow.collected is not None:
                check_items(Reader(page, url + flow.url_path), flow.collected, look)
                continue
            seen = set(check_flow(Reader(page, url + flow.url_path), flow.diagram, look))
            assert {f"→ {outcome}" for outcome in flow.outcomes} <= seen
