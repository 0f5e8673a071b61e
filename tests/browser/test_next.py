"""From one flow's result to the next flow: what was answered is not asked again, and nothing else holds the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.build import build, read_and_check
from builder.flows.answers import Answers
from builder.flows.next_flow import told
from builder.flows.walk import walk
from builder.render.flows.export import export_flow
from builder.render.options import Options
from builder.site import FlowPage
from tests.browser.published import BASE_PATH, page, served
from tests.browser.reader import Reader, settled, violations
from tests.browser.test_engine import some_answers
from tests.flows.naive_next import first_left, taken
from tests.knowledge_bases import CASES

__all__ = ["page"]
pytestmark = pytest.mark.browser
CASE = CASES / "flows/next"
TOOK = "We took {} answers from “Shall we meet?”."
ONE = "We took 1 answer from “Shall we meet?”."
TICKED = "What you ticked in “Shall we meet?” is ticked here, too. Look over it when you come to it."


@pytest.fixture(scope="module")
def next_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of the two flows."""
    out = tmp_path_factory.mktemp("next") / "site"
    assert build(CASE, out, Options("https://example.org" + BASE_PATH)).ok
    with served(out) as url:
        yield url


@pytest.fixture
def reader(page: Page, next_url: str) -> Reader:
    """A reader at the start of the first flow."""
    return Reader(page, f"{next_url}flows/meet/")


def notice(reader: Reader) -> str:
    """The words above the step."""
    return reader.page.locator("[data-part=notice]").inner_text()


def rows(reader: Reader) -> dict[str, str]:
    """The answers that were taken over, by the short name of their question."""
    box = reader.page.locator("details.taken")
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    names = box.locator("dt").all_inner_texts()
    return dict(zip(names, box.locator("dd:not(.answer-change)").all_inner_texts(), strict=True))


def cancelled(reader: Reader) -> None:
    """Walk to the first result."""
    reader.start()
    reader.answer("I am ill", "It costs too much")
    reader.answer("Today")
    reader.advice()
    assert "Cancel" == reader.heading()


def test_answers_are_carried_over(reader: Reader, next_url: str) -> None:
    """All that decides was answered: the advice comes at once, with the answers that were taken over."""
    cancelled(reader)
    reader.page.get_by_role("link", name="Find the words", exact=True).click()
    expect(reader.page.get_by_role("heading", name="Call", exact=True)).to_be_focused()
    assert f"{next_url}flows/word/" == reader.page.url
    assert reader.page.title().startswith("Call ")
    expect(reader.page.locator("[data-part=notice]")).to_have_text(f"{TOOK.format(2)} They already settle your advice.")
    assert {"When do you write?": "Right now", "What is the reason?": "My health"} == rows(reader)
    assert violations(reader.page) == []


def test_a_carried_answer_can_be_changed(reader: Reader) -> None:
    """Change one of them: only what is missing is asked, with ticks of the first flow, and the others stay."""
    cancelled(reader)
    reader.page.get_by_role("link", name="Find the words", exact=True).click()
    assert 2 == len(rows(reader))
    reader.page.locator("details.taken").get_by_role("button", name="When do you write?").click()
    expect(reader.page.locator("details.taken")).to_have_count(0)
    assert "" == notice(reader)
    expect(reader.page.get_by_label("Right now")).to_be_checked()
    reader.answer("Another day")
    assert "Check your answers" == reader.heading(), "which has the answer to the third question, carried as well"
    assert {"Is any of this true, too?": "Money is short"}.items() <= reader.answers().items()
    reader.advice()
    assert "Call" == reader.heading()


def test_what_is_not_known_is_asked_with_its_ticks(reader: Reader) -> None:
    """The first question that is left comes first; ticks that leave others open are in place when it comes."""
    reader.start()
    reader.answer("Something is odd", "It costs too much")
    reader.page.get_by_role("link", name="Find the words to ask").click()
    expect(reader.page.get_by_role("heading", name="When do you write?")).to_be_focused()
    expect(reader.page.locator("[data-part=notice]")).to_have_text(f"{ONE} {TICKED}")
    assert {"What is the reason?": "I have a question"} == rows(reader)
    assert violations(reader.page) == []
    reader.answer("Another day")
    assert "Is any of this true, too?" == reader.heading()
    expect(reader.page.get_by_label("Money is short")).to_be_checked()
    expect(reader.page.get_by_label("It is far")).not_to_be_checked()
    reader.page.get_by_label("No", exact=True).check()
    reader.answer()
    assert "Who are they?" == reader.heading(), "the reason was given, and is not asked again"
    reader.page.go_back()
    reader.page.go_back()
    expect(reader.page.locator("[data-part=notice]")).to_have_text(f"{ONE} {TICKED}")


@pytest.mark.long
def test_prototype_names_are_questions_like_others(reader: Reader) -> None:
    """A question called `constructor` is carried where it was asked; the list has it though it is not reached yet."""
    reader.start()
    reader.answer("None of these")
    reader.answer("Later")
    reader.answer("No")
    reader.answer("A stranger")
    reader.advice()
    reader.page.get_by_role("link", name="Find the words to ask").click()
    expect(reader.page.locator("[data-part=notice]")).to_have_text(TOOK.format(3))
    assert {
        "What is the reason?": "I have a question",
        "Who are they?": "Nobody I know",
        "Are you paid?": "No",
    } == rows(reader)


def test_back_leads_to_the_first_result(reader: Reader) -> None:
    """The browser's Back and the page's own; Forward returns to what was taken over, and so does a reload."""
    for back in (reader.page.go_back, lambda: reader.page.get_by_role("link", name="Back", exact=True).click()):
        cancelled(reader)
        answers = reader.answers()
        reader.page.get_by_role("link", name="Find the words", exact=True).click()
        expect(reader.page.get_by_role("heading", name="Call", exact=True)).to_be_focused()
        reader.page.reload()
        expect(reader.page.get_by_role("heading", name="Call", exact=True)).to_be_visible()
        assert 2 == len(rows(reader))
        back()
        expect(reader.page.get_by_role("heading", name="Cancel", exact=True)).to_be_visible()
        assert answers == reader.answers()
        reader.page.go_forward()
        expect(reader.page.get_by_role("heading", name="Call", exact=True)).to_be_visible()
        assert 2 == len(rows(reader))


def states(page: Page) -> list[str]:
    """The state of the current entry, and the one that other pages can read."""
    return page.evaluate("() => [JSON.stringify(history.state), JSON.stringify(navigation.currentEntry.getState())]")  # type: ignore[no-any-return]  # as the script says


def test_no_address_and_no_storage_holds_an_answer(reader: Reader, next_url: str) -> None:
    """Requests, addresses and storage of both pages name none; the history of the tab does, and no other tab."""
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    cancelled(reader)
    reader.page.get_by_role("link", name="Find the words", exact=True).click()
    expect(reader.page.get_by_role("heading", name="Call", exact=True)).to_be_focused()
    assert [] == [url for url in asked if "?" in url or "#" in url or "health" in url]
    assert [0, 0, ""] == reader.page.evaluate("[sessionStorage.length, localStorage.length, window.name]")
    held, mark = states(reader.page)
    assert '"reason":["health"]' in held
    assert '"made"' == mark, "what was handed on has become the mark of an entry"
    other = reader.page.context.new_page()
    other.goto(f"{next_url}flows/word/")
    expect(other.get_by_role("link", name="Start now")).to_be_visible()
    assert "" == other.locator("[data-part=notice]").inner_text()


def test_clearing_clears_both_flows(reader: Reader, next_url: str) -> None:
    """After Clear my answers in the second flow, neither Back nor Forward finds an answer of either."""
    cancelled(reader)
    reader.page.get_by_role("link", name="Find the words", exact=True).click()
    expect(reader.page.get_by_role("heading", name="Call", exact=True)).to_be_focused()
    reader.page.get_by_role("button", name="Clear my answers").click()
    expect(reader.page.get_by_text("Your answers are gone")).to_be_visible()
    reader.page.wait_for_url(reader.url)
    expect(reader.page.get_by_role("link", name="Start now")).to_be_visible()
    for move in (reader.page.go_back, reader.page.go_forward, reader.page.go_forward):
        move()
        assert "health" not in "".join(map(str, states(reader.page))), "the second flow's"
        assert '"ill"' not in "".join(map(str, states(reader.page))), "the first flow's"


@pytest.mark.long
def test_starting_again_forgets_what_was_taken(reader: Reader) -> None:
    """After Start again in the second flow, nothing is there, not even a tick."""
    reader.start()
    reader.answer("Something is odd", "It costs too much")
    reader.page.get_by_role("link", name="Find the words to ask").click()
    expect(reader.page.get_by_role("heading", name="When do you write?")).to_be_focused()
    reader.page.get_by_role("button", name="Start again").click()
    reader.page.get_by_role("link", name="Start now").click()
    for label in ("Another day", "Something else"):
        assert 0 == reader.page.locator("input:checked").count()
        reader.answer(label)
    assert "Is any of this true, too?" == reader.heading()
    assert 0 == reader.page.locator("input:checked").count()


HOSTILE = [
    {"from": "meet", "told": {"reason": {"chosen": ["hasOwnProperty"], "clear": [], "whole": False}}},
    {"from": "meet", "told": {"reason": "health", "__proto__": {"chosen": ["health"]}, "besides": [1]}},
    {"from": "meet", "told": {"besides": {"chosen": ["wrong"], "clear": ["far"], "whole": True}}},
    {"from": "meet", "told": {"reason": {"chosen": {"0": "health"}}, "moment": {"chosen": [["now"]]}}},
    {"from": "constructor", "told": {"reason": {"chosen": ["health"], "clear": [], "whole": False}}},
    {"from": {"title": "meet"}, "told": {"reason": {"chosen": ["health"], "clear": [], "whole": False}}},
    {"from": "meet", "told": 7},
    {"from": "word", "told": {"reason": {"chosen": ["health"], "clear": [], "whole": False}}},
]


@pytest.mark.long
@pytest.mark.one_in(3)
@pytest.mark.parametrize("state", HOSTILE)
def test_what_does_not_fit_is_left_out(reader: Reader, next_url: str, state: object) -> None:
    """From another flow, or with names that are none here: the flow begins at its start, without a word."""
    reader.page.goto(f"{next_url}flows/word/")
    reader.page.evaluate("(brought) => history.replaceState({brought}, '')", state)
    reader.page.reload()
    expect(reader.page.get_by_role("link", name="Start now")).to_be_visible()
    expect(reader.page.locator("script[data-takes]")).to_be_attached()
    assert "" == notice(reader)
    reader.page.get_by_role("link", name="Start now").click()
    assert "When do you write?" == reader.heading()
    assert 0 == reader.page.locator("input:checked").count()
    assert "brought" not in states(reader.page)[0]


def test_a_state_of_the_history_that_is_no_longer_true(reader: Reader, next_url: str) -> None:
    """A reloaded entry whose list of what was taken is nonsense shows its step, and says nothing."""
    reader.page.goto(f"{next_url}flows/word/")
    state = {"flow": "word", "at": "reason", "answers": {}, "taken": {"from": "meet", "questions": ["toString", 3]}}
    reader.page.evaluate("(state) => history.replaceState(state, '')", state)
    reader.page.reload()
    expect(reader.page.get_by_role("heading", name="What is the reason?")).to_be_visible()
    expect(reader.page.locator("details.taken")).to_have_count(0)
    assert "" == notice(reader)


def test_in_a_new_tab_nothing_is_carried(reader: Reader) -> None:
    """A link that is opened in a new tab is a link."""
    cancelled(reader)
    with reader.page.context.expect_page() as opened:
        reader.page.get_by_role("link", name="Find the words", exact=True).click(modifiers=["ControlOrMeta"])
    expect(opened.value.get_by_role("link", name="Start now")).to_be_visible()
    assert "Cancel" == reader.heading()


@pytest.mark.long
def test_where_the_history_takes_no_state_the_flow_begins_at_its_start(reader: Reader) -> None:
    """As in a frame without an origin: the link is a link."""
    cancelled(reader)
    reader.page.evaluate("void (history.pushState = () => { throw new DOMException('no', 'SecurityError'); })")
    reader.page.get_by_role("link", name="Find the words", exact=True).click()
    expect(reader.page.get_by_role("link", name="Start now")).to_be_visible()
    expect(reader.page.get_by_role("heading", name="How do I say it?")).to_be_visible()


@pytest.mark.long
def test_leaving_at_once_after_the_second_flow(reader: Reader, next_url: str) -> None:
    """Escape three times: Back finds no answer of either flow."""
    page = reader.page
    page.route(
        "https://example.org/weather*", lambda route: route.fulfill(body="<h1>Weather</h1>", content_type="text/html")
    )
    cancelled(reader)
    page.get_by_role("link", name="Find the words", exact=True).click()
    expect(page.get_by_role("heading", name="Call", exact=True)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="Weather")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="Start now")).to_be_visible()
    settled(page)
    assert reader.url == page.url, "the start of the first flow, which is empty, too"
    for move in (lambda: None, page.go_back, page.go_forward, page.go_forward):
        move()
        assert not {"health", "ill", "now"} & set(json.dumps(states(page)).replace('\\"', " ").split())


def test_without_javascript_links_lead_to_the_start(browser: Browser, next_url: str) -> None:
    """The page of an outcome names the flows that go on from it."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{next_url}flows/meet/outcomes/cancel/")
    page.get_by_role("link", name="Find the words", exact=True).click()
    assert f"{next_url}flows/word/" == page.url
    context.close()


@pytest.mark.long
def test_a_link_that_takes_nothing_is_a_link(reader: Reader, next_url: str) -> None:
    """A next flow without `carry` and `tell` begins at its start."""
    cancelled(reader)
    expect(reader.page.get_by_role("link", name="Find the words without")).to_have_count(0)
    reader.page.get_by_role("button", name="Is any of this true?").click()
    reader.answer("It is far away")
    reader.advice()
    reader.page.get_by_role("link", name="Find the words without what I said").click()
    expect(reader.page.get_by_role("link", name="Start now")).to_be_visible()
    assert "" == notice(reader)


TELL = """async ([module, from, to, answers, places]) => {
    const {told} = await import(module.replace(/engine\\.js$/, 'flow-carry.js'));
    const {taken} = await import(module.replace(/engine\\.js$/, 'flow-take.js'));
    const {leafOf, walk} = await import(module);
    return answers.map((given) => {
        const map = new Map(Object.entries(given));
        if (walk(from, map).reference >= 0) return null;
        return (from.next?.[leafOf(from, map)[0]] ?? []).map((each) => {
            const said = told(from, each, map);
            const {answers, ticks} = taken(to, said);
            return [said, Object.fromEntries(answers), Object.fromEntries(ticks), walk(to, answers).next];
        });
    });
}"""


def test_the_browser_and_the_command_tell_the_same(page: Page, next_url: str) -> None:
    """On random answers: what is told, and what the other flow makes of it, as a slow reading has it."""
    word, meet = sorted(read_and_check(CASE)[0].flows, key=lambda flow: flow.flow.slug != "word")
    page.goto(f"{next_url}flows/word/")
    module = page.locator('link[rel="modulepreload"]').first.evaluate("link => link.href")
    answers = some_answers(meet.flow, 300)
    said = page.evaluate(TELL, [module, export_flow(meet), export_flow(word), answers, 0])
    carried = 0
    for given, browsers in zip(answers, said, strict=True):
        position = walk(meet.diagram, given)
        if position.reference >= 0:
            assert browsers is None
            continue
        outcome = str(meet.diagram.leaves[~position.reference].outcome)
        counted = counting(meet, outcome, given, position.asked)
        for each, (names, took, ticks, left) in zip(meet.flow.outcomes[outcome].next, browsers, strict=True):
            assert {question: asdict(of) for question, of in told(each, counted).items()} == names
            assert taken(each, counted, word.flow) == (took, ticks)
            assert first_left(word.flow, took) == left
            carried += len(took)
    assert carried > 100


def counting(page: FlowPage, outcome: str, given: Answers, asked: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The answers that count."""
    after = page.follow_ups.follow(outcome, asked, given)
    return {question: tuple(given[question]) for question in (*asked, *after.asked)}
