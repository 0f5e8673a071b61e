"""The check in the browser believes what `verify.py` believes, and the page on how a flow works says what it found."""

from __future__ import annotations

import hashlib
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route, expect

from builder.flows.model import Flow
from tests.browser.published import page, site_url
from tests.corruptions import corruptions, random_corruptions
from tests.flows.kernel.test_format_1 import FROZEN
from tests.flows.random_flows import OUTCOMES, flows, trees
from tests.properties import examples
from tests.test_verify import (
    FIGURES,
    LIMITS,
    ODD,
    OLDER,
    REDUNDANCY,
    about,
    claims_file,
    law_holds,
    published,
    refused,
    with_laws,
)

__all__ = ["page", "site_url"]
pytestmark = pytest.mark.browser
HOW = "flows/attend-or-cancel/how/"
KERNELS = sorted(FROZEN.parent.glob("*/*.kernel.json"))
BELIEVED = """async ([module, all]) => {
    const {check} = await import(module);
    const found = [];
    for (const files of all) found.push(await check(files, async () => {}).then(() => true, () => false));
    return found;
}"""
Json = Any


class Checker:
    """The modules of the built site, in a real browser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.module = page.locator('script[src$="/how.js"]').evaluate("script => script.src.replace('how', 'verify')")

    def believed(self, pairs: Sequence[tuple[bytes, bytes]]) -> list[bool]:
        """For each kernel with its claims, True if they are believed."""
        files = [
            {"kernel": kernel.decode(), "claims": claims.decode(), "digest": hashlib.sha256(kernel).hexdigest()}
            for kernel, claims in pairs
        ]
        found: list[bool] = self.page.evaluate(BELIEVED, [self.module, files])
        return found


@pytest.fixture(scope="module")
def checker(browser: Browser, site_url: str) -> Iterator[Checker]:
    """The check, on a page of its own."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site_url + HOW)
    yield Checker(page)
    context.close()


def corrupted(kernel: Path, made: Iterator[tuple[object, Json]]) -> list[tuple[bytes, bytes]]:
    """A kernel with each of some corrupted claims."""
    return [(kernel.read_bytes(), json.dumps(claims).encode()) for _, claims in made]


@pytest.mark.one_in(3)
@pytest.mark.parametrize("kernel", KERNELS, ids=lambda file: file.name)
def test_each_single_corruption_is_refused(kernel: Path, checker: Checker) -> None:
    """As by `verify.py`: 300 of each file, and 60 at random; the claims as they are, are believed."""
    claims = claims_file(kernel).read_bytes()
    made = itertools.chain(corruptions(json.loads(claims), 300), random_corruptions(json.loads(claims), 60, 7))
    pairs = corrupted(kernel, made)
    assert checker.believed([(kernel.read_bytes(), claims)]) == [True]
    assert [pair[1] for pair, believed in zip(pairs, checker.believed(pairs), strict=True) if believed] == []


@pytest.mark.long
@pytest.mark.parametrize("kernel", KERNELS, ids=lambda file: file.name)
def test_ten_thousand_corruptions_are_refused(kernel: Path, checker: Checker) -> None:
    """All the systematic ones, and random ones up to 10,000 of all files together."""
    claims = json.loads(claims_file(kernel).read_bytes())
    made = itertools.chain(corruptions(claims), random_corruptions(claims, 10_000 // len(KERNELS), 8))
    while pairs := corrupted(kernel, itertools.islice(made, 500)):
        assert not any(checker.believed(pairs))


@settings(max_examples=examples(10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some=st.lists(flows() | trees(), min_size=5, max_size=5),
    lawful=st.lists(with_laws(), min_size=5, max_size=5),
    seed=st.integers(0, 1_000_000),
)
def test_random_flows_and_laws(some: list[Flow], lawful: list[Flow], seed: int, checker: Checker) -> None:
    """Flows with and without gaps, laws that hold and do not, rules that give something else: as `verify.py` says."""
    dice = random.Random(seed)
    pairs = [published(flow) for flow in (*some, *lawful)]
    for whole, claims in [published(flow) for flow in some if flow.rules]:
        kernel = json.loads(whole)
        dice.choice(kernel["decides"]["rules"])["give"] = dice.choice(OUTCOMES)
        pairs.append(about(kernel, claims))
    believed = checker.believed(pairs)
    assert believed == [not refused(*pair) for pair in pairs]
    assert believed[len(some) : len(some) + len(lawful)] == [law_holds(flow.laws[0], flow) for flow in lawful]


def test_a_kernel_of_another_format_is_refused(checker: Checker) -> None:
    """Also with a key or a type that is not known."""
    kernel = json.loads(KERNELS[0].read_bytes())
    claims = claims_file(KERNELS[0]).read_bytes()
    domain = {"type": "day", "options": ["a"]}
    others = [kernel | {"format": 99}, kernel | {"items": []}]
    others.append(kernel | {"questions": [kernel["questions"][0] | {"domain": domain}, *kernel["questions"][1:]]})
    assert checker.believed([about(other, claims) for other in (kernel, *others)]) == [True, False, False, False]


def test_a_kernel_that_cannot_be_read_is_refused(checker: Checker) -> None:
    """All that `verify.py` refuses by name: two of a kind, names of nothing, gaps, and ways that lead in a circle."""
    pairs = []
    every = [*ODD, *LIMITS, *OLDER, *((said, REDUNDANCY, change) for said, change in FIGURES)]
    for _, file, change in every:
        kernel = json.loads(file.read_bytes())
        change(kernel)
        pairs.append(about(kernel, claims_file(file).read_bytes()))
    assert [said for (said, _, _), believed in zip(every, checker.believed(pairs), strict=True) if believed] == []


# The page


def press(page: Page) -> None:
    """Press the button with the keyboard alone."""
    page.get_by_role("button", name="Check it here").focus()
    page.keyboard.press("Enter")


def test_the_page_says_what_was_found(page: Page, site_url: str) -> None:
    """In words, announced; with nothing loaded before the button is pressed."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(site_url + HOW)
    late = {"verify-page.js", "verify.js", "verify-logic.js", "check-words.js", "kernel.json", "claims.json"}
    expect(page.get_by_role("button", name="Check it here")).to_be_visible()
    assert not late & {*asked}
    press(page)
    said = page.locator("[data-check] [role=status]")
    expect(said).to_have_text("21,233,664 combinations, 12 outcomes, 4 laws: all as this page says.")
    assert late <= {*asked}
    assert page.evaluate("document.activeElement.localName") == "button"


def answered(page: Page, pattern: str, change: Any) -> None:
    """Let the browser get other text than what is published."""

    def fulfil(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=change(response.text()))

    page.route(pattern, fulfil)


DIFFERENT = [
    ("**/kernel.json", lambda text: text.replace('"format":1', '"format": 1'), "the kernel is not the one"),
    ("**/claims.json", lambda text: text.replace('"format":1', '"format":99'), "Not checked: the kernel has a form"),
    ("**/claims.json", lambda text: text.replace('"nodes":[[0,', '"nodes":[[1,'), "do not follow one another"),
    ("**/claims.json", lambda text: text.replace('"outcome":"stop"', '"outcome":"go"', 1), "lead to other advice"),
    ("**/claims.json", lambda text: text.replace('"combinations":"21233664"', '"combinations":"1"'), "otherwise"),
    ("**/attend-or-cancel/", lambda text: text.replace('"root":0', '"root":1'), "readers are asked by other rules"),
    ("**/attend-or-cancel/how/", lambda text: text.replace('data-laws="4"', 'data-laws="5"'), "these numbers are not"),
]


@pytest.mark.one_in(3)
@pytest.mark.parametrize(("pattern", "change", "said"), DIFFERENT, ids=range(len(DIFFERENT)))
def test_the_page_says_what_differs(pattern: str, change: Any, said: str, page: Page, site_url: str) -> None:
    """Whatever it is, and nothing else is said."""
    answered(page, pattern, change)
    page.goto(site_url + HOW)
    press(page)
    status = page.locator("[data-check] [role=status]")
    expect(status).to_contain_text(said)
    expect(status).not_to_contain_text("all as this page says")


def test_without_a_connection(browser: Browser, site_url: str) -> None:
    """It is said, and the button works once there is one."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(site_url + HOW)
    status = page.locator("[data-check] [role=status]")
    for missing in ("**/verify-page.js", "**/kernel.json"):
        page.route(missing, lambda route: route.abort())
        press(page)
        expect(status).to_contain_text("There is no connection")
        page.unroute(missing)
    press(page)
    expect(status).to_contain_text("all as this page says")
    context.close()


def test_without_javascript(browser: Browser, site_url: str) -> None:
    """There is the program with its files, and no button."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + HOW)
    section = page.locator("[data-check]")
    expect(section.get_by_role("button")).to_have_count(0)
    for name in ("verify.py", "kernel.json", "claims.json"):
        address = section.get_by_role("link", name=name).evaluate("link => link.href")
        assert page.request.get(address).ok
    context.close()
