"""The flows after an outcome: what they are told, who can bring it, and what it is in versions.

Rooms: builder/flows, builder/changes/flow, builder/render/flows.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from builder.build import read_and_check
from builder.changes.flow.compare_flows import compare_flows
from builder.changes.flow.compare_wording import FlowVersion
from builder.changes.flow.model import Extent
from builder.changes.prose.documents import unplaced
from builder.flows.chosen_at import can_choose
from builder.flows.next_flow import Told, in_words, told
from builder.flows.walk import walk
from builder.render.flows.export import export_flow
from builder.render.flows.fingerprint import fingerprint
from builder.site import FlowPage
from tests.flows import naive
from tests.knowledge_bases import CASES, read_files, write_files

CASE = CASES / "flows/next"


def flow_called(slug: str, root: Path = CASE) -> FlowPage:
    """A flow of the case, or of a copy of it."""
    return next(flow for flow in read_and_check(root)[0].flows if flow.flow.slug == slug)


def edited(folder: Path, before: str, after: str) -> FlowPage:
    """The first flow with other words."""
    files = {name: data.decode() for name, data in read_files(CASE).items()}
    file = "content/flows/meet/flow.yaml"
    assert before in files[file]
    write_files(folder, {**files, file: files[file].replace(before, after)})
    return flow_called("meet", folder)


def test_told() -> None:
    """Options hold or do not, by the answers that count; fixed ones come last, and make a question whole."""
    (words, plain), (ask,) = (flow_called("meet").flow.outcomes[outcome].next for outcome in ("cancel", "wait"))
    assert told(words, {"trouble": ("far",), "time": ("soon",)}) == {
        "reason": Told(["other"], ["health"], whole=True),
        "besides": Told(["far"], ["money"]),
        "moment": Told(["now"], ["later"]),
    }
    assert told(words, {"trouble": ("ill",)})["reason"] == Told(["health", "other"], [], whole=True)
    assert told(plain, {"trouble": ("ill",)}) == {}
    assert told(ask, {"constructor": ("friend",)}) == {
        "constructor": Told(["friend"], ["stranger"]),
        "reason": Told(["question"], [], whole=True),
    }


def test_in_words() -> None:
    """One line for differences: the flow, the questions, options where they have other ids, and fixed answers."""
    (words, plain), (ask,) = (flow_called("meet").flow.outcomes[outcome].next for outcome in ("cancel", "wait"))
    assert in_words(plain) == "../word/flow.yaml"
    assert in_words(words) == (
        "../word/flow.yaml; trouble → reason (ill → health); trouble → besides (far → far, dear → money); "
        "time → moment (soon → now, later → later); reason: other"
    )
    assert in_words(ask).startswith("../word/flow.yaml; constructor → constructor; pay → paid; ")


@pytest.mark.parametrize("slug", ["meet", "word"])
def test_who_can_bring_an_answer(slug: str) -> None:
    """Just those who are asked on the way to an outcome, found by trying all combinations."""
    page = flow_called(slug)
    found = set()
    for answers in naive.every_combination(page.flow):
        position = walk(page.diagram, answers)
        outcome = page.diagram.leaves[~position.reference].outcome
        found |= {(outcome, q, option) for q in position.asked for option in (None, *answers[q])}
    for outcome, question in product(page.outcomes, page.flow.questions.values()):
        for option in (None, *question.option_ids):
            expected = (outcome, question.id, option) in found
            assert expected == can_choose(page.diagram, outcome, question.id, option), (outcome, question.id, option)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("label: Find the words to ask", "label: Ask them in words", "Ask them in words"),
        ("pay: paid", "pay: [paid]", ""),
        ("          pay: paid\n", "", "pay → paid"),
        ("tell: {reason: question}", "tell: {reason: other}", "reason: other"),
    ],
)
def test_a_change_of_it_is_one_of_words(before: str, after: str, line: str, tmp_path: Path) -> None:
    """Nobody gets other advice; the outcome says something else, and the version has another name."""
    old, new = flow_called("meet"), edited(tmp_path, before, after)
    changes = compare_flows(FlowVersion(old, unplaced), FlowVersion(new, unplaced))
    assert changes.extent is (Extent.WORDS if line else Extent.NONE)
    assert [(each.kind, each.name, each.field) for each in changes.words] == (
        [("Outcome", "Wait", "Flows after it")] if line else []
    )
    names = {fingerprint(page, export_flow(page)) for page in (old, new)}
    assert len(names) == 1 + bool(line)


def test_new_ids_are_no_change_of_it(tmp_path: Path) -> None:
    """A question and an option with other ids are carried as before."""
    before = "time: {to: moment, options: {soon: now, later: later}}"
    file = "content/flows/meet/flow.yaml"
    edited(tmp_path, before, "hour: {to: moment, options: {today: now, later: later}}")
    text = (tmp_path / file).read_text("utf-8")
    text = text.replace("  time:\n", "  hour:\n    was: time\n").replace("{time: soon}", "{hour: today}")
    text = text.replace("soon: {label", "today: {was: soon, label").replace("{time: later,", "{hour: later,")
    write_files(tmp_path, {file: text})
    changes = compare_flows(
        FlowVersion(flow_called("meet"), unplaced), FlowVersion(flow_called("meet", tmp_path), unplaced)
    )
    assert changes.extent is Extent.NONE


def test_a_flow_without_any_pays_nothing() -> None:
    """Its data has no word of it, so that the names of its versions stay."""
    assert "next" not in export_flow(flow_called("word"))
