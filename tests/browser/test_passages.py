"""Passages by country in a browser: chosen, carried to the next page, cleared, linked into, printed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from builder.build import build
from builder.render.options import Options
from tests.browser.published import page, served
from tests.browser.reader import Reader, violations
from tests.browser.structure import Look, look
from tests.knowledge_bases import CASES, read_files, write_files

__all__ = ["look", "page"]
pytestmark = pytest.mark.browser
FRONT = "---\ntitle: {title}\nsummary: Words.\n---\n"
ONE = (
    FRONT.format(title="One")
    + """\
For everybody. See [the part](#a-part).

::: in England and Wales
Of two nations.
:::

::: in Scotland
Of one nation.
:::

::: in UK
Of all four.
:::

::: in Germany
## A part

Of Germany.
:::

The end.
"""
)
TWO = FRONT.format(title="Two") + "::: in Ireland\nOf Ireland.\n:::\n\n::: in UK\nOf the kingdom.\n:::\n"
THREE = FRONT.format(title="Three") + "::: in Ireland\nOf Ireland.\n:::\n\nFor everybody.\n"
ADVICE = "\n\n::: in UK\nOf the kingdom.\n:::\n\n::: in Ireland\nOf Ireland.\n:::\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a flow and articles, two of which have a choice."""
    root = tmp_path_factory.mktemp("passages")
    tree = {name: data for name, data in read_files(CASES / "good/tree").items() if not name.startswith("expected")}
    tree[next(name for name in tree if name.endswith("/stop.md"))] += ADVICE.encode()
    write_files(root, {**tree,
        "content/articles/decide/one.md": ONE,
        "content/articles/decide/two.md": TWO,
        "content/articles/decide/three.md": THREE
    })  # fmt: skip
    assert build(root, root / "site", Options()).ok
    with served(root / "site") as url:
        yield url


def shown(page: Page) -> list[str]:
    """The passages that can be read."""
    return [title.inner_text() for title in page.locator(".passage:visible .passage-title").all()]


def choose(page: Page, country: str) -> None:
    """Choose a country by its name."""
    page.get_by_label("Show for:").select_option(label=country)


def said(page: Page) -> Locator:
    """The line below the choice."""
    return page.locator(".passage-choice [role=status]")


def test_a_choice_hides_the_others(page: Page, address: str) -> None:
    """With the parts of the country and what it is a part of; one button shows all again and has the focus go back."""
    page.goto(address + "decide/one/")
    everything = ["England and Wales", "Scotland", "United Kingdom", "Germany"]
    assert shown(page) == everything
    choose(page, "Germany")
    assert shown(page) == ["Germany"]
    expect(said(page)).to_have_text("Shown for Germany. Hidden: England and Wales, Scotland, United Kingdom.")
    choose(page, "Scotland")
    assert shown(page) == ["Scotland", "United Kingdom"]
    choose(page, "United Kingdom")
    assert shown(page) == everything[:3]
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == everything
    expect(page.get_by_label("Show for:")).to_be_focused()
    expect(page.get_by_label("Show for:")).to_have_value("")
    expect(said(page)).to_be_empty()
    choose(page, "I live elsewhere")
    assert shown(page) == everything
    expect(said(page)).to_contain_text("Nothing on this page is for your country alone")


def test_the_choice_goes_along(page: Page, address: str) -> None:
    """To pages of other countries, and back; it is in no address and no cookie."""
    page.goto(address + "decide/one/")
    choose(page, "Scotland")
    page.goto(address + "decide/two/")
    assert shown(page) == ["United Kingdom"]
    expect(page.get_by_label("Show for:").locator(":checked")).to_have_text("Scotland")
    choose(page, "Ireland")
    page.goto(address + "decide/three/")
    expect(page.get_by_label("Show for:")).to_have_count(0)
    page.goto(address + "decide/one/")
    assert len(shown(page)) == 4
    expect(said(page)).to_have_text("Nothing on this page is for Ireland alone, so nothing is hidden.")
    assert page.context.cookies() == []
    assert page.url == address + "decide/one/"
    page.reload()
    expect(said(page)).to_contain_text("Ireland")


def test_a_page_that_is_shown_again_follows(page: Page, address: str) -> None:
    """The browser may keep a page whole for Back."""
    page.goto(address + "decide/one/")
    page.goto(address + "decide/two/")
    choose(page, "United Kingdom")
    page.evaluate("setTimeout(() => history.back())")
    expect(page.get_by_role("heading", name="One")).to_be_visible()
    expect(page.locator(".passage:visible")).to_have_count(3)


@pytest.mark.one_in(4)
@pytest.mark.one_in(4)
@pytest.mark.parametrize("kept", ['{"places": "<b>", "name": "x"}', '{"places": "DE"}', "[1", "null", '{"places": 7}'])
def test_what_others_may_have_written(page: Page, address: str, kept: str) -> None:
    """Anything that is no choice of ours is none."""
    page.goto(address + "decide/one/")
    page.evaluate("kept => sessionStorage.setItem('passages.country', kept)", kept)
    page.reload()
    assert len(shown(page)) == 4
    expect(said(page)).to_be_empty()


def test_a_name_is_text(page: Page, address: str) -> None:
    """Whatever name is kept, it is shown as it is."""
    page.goto(address + "decide/one/")
    page.evaluate(
        """sessionStorage.setItem('passages.country', '{"places": "XX", "name": "<img src=x> {countries}"}')"""
    )
    page.reload()
    expect(said(page)).to_have_text("Nothing on this page is for <img src=x> {countries} alone, so nothing is hidden.")


def test_a_link_into_a_hidden_passage_shows_it(page: Page, address: str) -> None:
    """In the page, and from another one."""
    page.goto(address + "decide/one/")
    choose(page, "Scotland")
    for _ in range(2):  # the address is the same the second time
        page.get_by_role("link", name="the part").click()
        assert shown(page) == ["Scotland", "United Kingdom", "Germany"]
        expect(said(page)).to_have_text("Shown for Scotland. Hidden: England and Wales.")
        choose(page, "All countries")
        choose(page, "Scotland")
    page.goto("about:blank")
    page.goto(address + "decide/one/#a-part")
    assert "Germany" in shown(page)
    expect(page.get_by_role("heading", name="A part")).to_be_in_viewport()


def test_in_a_result(page: Page, address: str) -> None:
    """A result and the page of its outcome have the choice, too; clearing the answers clears it."""
    page.goto(address + "decide/one/")
    choose(page, "Germany")
    reader = Reader(page, address + "flows/message/")
    reader.start()
    for label in ("A message out of the blue", "No", "They are in a hurry"):
        reader.answer(label)
    reader.advice()
    expect(said(page)).not_to_be_empty()  # the choice of a result is made live after the result is shown
    assert shown(page) == ["United Kingdom", "Ireland"]
    choose(page, "Ireland")
    assert shown(page) == ["Ireland"]
    assert violations(page) == []
    page.goto(address + "flows/message/outcomes/stop/")
    assert shown(page) == ["Ireland"]
    page.go_back()
    page.get_by_role("button", name="Clear my answers").click()
    expect(page.get_by_role("link", name="Start now")).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0
    page.goto(address + "flows/message/outcomes/stop/")
    assert shown(page) == ["United Kingdom", "Ireland"]


def test_paper(page: Page, address: str) -> None:
    """Passages that are shown, and the line that says for which country; the control stays on the screen."""
    page.goto(address + "decide/one/")
    choose(page, "Germany")
    page.emulate_media(media="print")
    expect(page.get_by_label("Show for:")).to_be_hidden()
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()
    expect(said(page)).to_be_visible()
    assert shown(page) == ["Germany"]


def test_without_scripts(browser: Browser, address: str) -> None:
    """No control, every passage with its name."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "decide/one/")
    expect(page.locator(".passage-choice")).to_be_hidden()
    assert shown(page) == ["England and Wales", "Scotland", "United Kingdom", "Germany"]
    context.close()


@pytest.mark.parametrize("country", ["All countries", "Germany"])
def test_for_everyone(page: Page, address: str, country: str, look: Look) -> None:
    """No violation, nothing wider than a phone, also from right to left."""
    page.goto(address + "decide/one/")
    choose(page, country)
    look.sound(page)
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_nothing_moves(browser: Browser, address: str) -> None:
    """A choice from an earlier page is there before the page is first shown."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address + "decide/two/")
    choose(page, "Ireland")
    page.goto(address + "decide/two/")
    moved = """() => new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().length))
        .observe({type: 'layout-shift', buffered: true}) ?? setTimeout(() => done(0), 500))"""
    assert page.evaluate(moved) == 0
    context.close()


def test_pages_without_a_choice_load_nothing_more(page: Page, address: str) -> None:
    """One country, or none."""
    page.goto(address + "decide/three/")
    assert page.locator("script[src], link[href*='passages']").count() == 0
