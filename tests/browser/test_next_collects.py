"""From a result to a flow that collects items: it takes over answers, asks the rest, and says how many were taken.

Rooms: templates/assets/js/flow-take.js, templates/assets/js/collect.js.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builder.flows.model import Flow
from builder.flows.next_flow import exported
from builder.flows.walk import walk
from builder.load.knowledge_base import load_site
from tests.browser.phone import phone
from tests.browser.published import served
from tests.browser.reader import Reader, violations
from tests.flows.naive import every_combination
from tests.flows.naive_collected import given
from tests.flows.naive_next import taken
from tests.knowledge_bases import run_builder, write_files

pytestmark = pytest.mark.browser
ASK = """format: 1
title: Shall we go?
summary: By money and children.
questions:
  home: {ask: Where do you live?, options: {rent: I rent, own: I own}}
  kids: {ask: Have you children?, short: Children, options: {"yes": "Yes", "no": "No"}}
rules:
  - {id: tenant, when: {home: rent}, advise: go}
  - {id: parent, when: {kids: "yes"}, advise: go}
  - {id: rest, otherwise: stay}
outcomes:
  go:
    title: Go
    verdict: Go.
    advice: There is help.
    next:
      - {label: Find help, flow: ../help/flow.yaml, carry: {home: home, kids: children}, tell: {ill: none}}
      - {label: Look over it, flow: ../help/flow.yaml, carry: {home: {to: ill, options: {rent: back}}}}
  stay:
    title: Stay
    verdict: Stay.
    advice: There is none.
    next:
      - {label: All the same, flow: ../help/flow.yaml, carry: {home: home}, tell: {ill: none, job: "no"}}
"""
HELP = """format: 1
title: Help
summary: All that there is.
questions:
  home: {ask: Where do you live?, short: Home, options: {rent: {label: I rent, clause: you rent}, own: I own}}
  children: {ask: Have you children?, short: Children, options: {"yes": "Yes", "no": "No"}}
  ill: {ask: What hurts?, choose: many, short: Health, options: {back: My back, head: My head}, none: Nothing}
  job: {ask: Have you a job?, short: Job, options: {"yes": "Yes", "no": "No"}}
nothing: none
collects:
  money:
    title: Money
    items:
      - {give: rent-help, when: {home: rent}}
      - {give: child-help, when: {all: [{home: rent}, {children: "yes"}]}}
      - {give: sick-pay, when: {all: [{ill: back}, {job: "yes"}]}}
outcomes:
  rent-help: {title: Help with rent, verdict: You can get it., advice: Ask for it.}
  child-help: {title: Help with children, verdict: You can get it., advice: Ask for it.}
  sick-pay: {title: Sick pay, verdict: You can get it., advice: Ask for it.}
  none: {title: Nothing, verdict: There is none., advice: Ask again.}
"""
FILES: dict[str, str | bytes] = {
    "content/site.yaml": "title: Help\nbase-url: https://example.org/\n",
    "content/flows/ask/flow.yaml": ASK,
    "content/flows/help/flow.yaml": HELP,
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base of both flows."""
    return write_files(tmp_path_factory.mktemp("collects") / "kb", FILES)


@pytest.fixture(scope="module")
def site(root: Path) -> Iterator[str]:
    """The address of both flows."""
    built = run_builder(root, "build", "--out", str(root / "site"))
    assert built.exit_code == 0, built.stderr
    with served(root / "site") as url:
        yield url


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    """A phone; anything written to the console fails the test."""
    with phone(browser) as (page, said):
        yield page
    assert said == [], said


def goes_on(reader: Page, site: str, link: str, *answers: str) -> None:
    """Walk to a result of the first flow, and on to the other one."""
    first = Reader(reader, f"{site}flows/ask/")
    first.start()
    for answer in answers:
        first.answer(answer)
    first.advice()
    reader.get_by_role("link", name=link, exact=True).click()
    reader.wait_for_url(f"{site}flows/help/")


def items(reader: Page) -> list[str]:
    """The items of the result."""
    return reader.locator("[data-item] h3").all_text_contents()


def test_what_is_left_is_asked(site: str, reader: Page) -> None:
    """The place where she lives, and that nothing hurts is taken over; the question for children is left."""
    goes_on(reader, site, "Find help", "I rent")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Have you children?")
    expect(reader.locator("[data-part=notice]")).to_have_text("We took 2 answers from “Shall we go?”.")
    assert violations(reader) == []
    reader.get_by_label("Yes", exact=True).check()
    reader.get_by_role("button", name="Continue").click()
    reader.get_by_role("button", name="Show").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("These apply to you")
    assert items(reader) == ["Help with rent", "Help with children"]


@pytest.mark.parametrize(("kids", "link"), [("Yes", "Find help"), ("No", "All the same")])
def test_the_result_comes_at_once(site: str, reader: Page, kids: str, link: str) -> None:
    """All items are settled; of the answers, those that no item reads play no part, and are not counted."""
    goes_on(reader, site, link, "I own", kids)
    expect(reader.get_by_role("heading", level=1)).to_have_text("Nothing")
    notice = "We took 2 answers from “Shall we go?”. They already settle your advice."
    expect(reader.locator("[data-part=notice]")).to_have_text(notice)
    reader.locator("details.taken summary").click()
    assert reader.locator("details.taken dt").all_text_contents() == ["Home", "Health"]
    assert items(reader) == []
    reader.reload()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Nothing")


def test_ticks_are_in_place(site: str, reader: Page) -> None:
    """A question that is told in part is asked, with its boxes ticked."""
    goes_on(reader, site, "Look over it", "I rent")
    expect(reader.locator("[data-part=notice]")).to_contain_text(
        "What you ticked in “Shall we go?” is ticked here, too."
    )
    for heading in ("Where do you live?", "Have you children?"):
        expect(reader.get_by_role("heading", level=1)).to_have_text(heading)
        reader.locator("form.question input").first.check()
        reader.get_by_role("button", name="Continue").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("What hurts?")
    expect(reader.get_by_label("My back")).to_be_checked()
    expect(reader.get_by_label("My head")).not_to_be_checked()


TAKEN = """async ([module, all]) => {
    const {taken} = await import(module);
    const {wholeWay} = await import(module.replace('flow-take.js', 'collect.js'));
    const {bare} = await import(module.replace('flow-take.js', 'engine.js'));
    const {told} = await import(module.replace('flow-take.js', 'flow-carry.js'));
    const flow = bare(JSON.parse(document.querySelector('script[data-flow]').textContent));
    const first = {collect: {wholeWay: (_, given) => ({given})}};
    return all.map(([next, counted]) => {
        const {answers, ticks} = taken(flow, told(first, next, new Map(Object.entries(counted))));
        return [Object.fromEntries(answers), Object.fromEntries(ticks), wholeWay(flow, answers).next];
    });
}"""


def test_every_answer_is_taken_as_it_reads(root: Path, site: str, reader: Page) -> None:
    """For all answers to the first flow: what an independent reading takes over, and the question that is left."""
    ask, into = sorted(load_site(root).value.flows, key=lambda page: page.flow.slug)
    cases = []
    for counted in every_combination(ask.flow):
        known = {q: list(counted[q]) for q in walk(ask.diagram, counted).asked}
        outcome = ask.diagram.leaves[~walk(ask.diagram, counted).reference].outcome or ""
        cases += [(each, known) for each in ask.flow.outcomes[outcome].next]
    reader.goto(f"{site}flows/help/")
    module = reader.locator('script[src$="/flow.js"]').evaluate(
        "script => script.src.replace('flow.js', 'flow-take.js')"
    )
    found = reader.evaluate(TAKEN, [module, [[exported(each), known] for each, known in cases]])
    expected = []
    for each, known in cases:
        answers, ticks = taken(each, known, into.flow)
        expected.append([answers, ticks, first_left(into.flow, answers)])
    assert found == expected


def first_left(flow: Flow, answers: Mapping[str, Sequence[str]]) -> str | None:
    """§42: the first question that some item still depends on."""
    people = [each for each in every_combination(flow) if all(each[q] == tuple(a) for q, a in answers.items())]
    for question in flow.questions:
        rest: dict[str, set[str]] = {}
        for each in people:
            others = str([(q, a) for q, a in each.items() if q != question])
            rest.setdefault(others, set()).add(str(given(flow, each)))
        if any(len(said) > 1 for said in rest.values()):
            return question
    return None
