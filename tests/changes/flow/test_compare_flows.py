"""Differences of flows: whose advice, what is asked, and which words, told apart.

Rooms: builder/changes/flow.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from builder.changes.flow.compare_flows import compare_flows
from builder.changes.flow.compare_wording import FlowVersion
from builder.changes.flow.model import Extent, FlowChanges, FlowPart, percent
from builder.changes.prose.documents import unplaced
from builder.changes.show.flow_as_markdown import flow_as_markdown
from builder.changes.show.flow_as_text import flow_as_text
from builder.flows.product import leaf_pairs
from builder.load.knowledge_base import load_site
from builder.load.reader import in_the_way
from builder.render.templates import environment
from builder.render.versions.differences import marking
from tests.changes.versions import tree_of
from tests.knowledge_bases import write_files

FLOW = """format: 1
title: Go or stay
summary: What to do.
start: Begin here.
questions:
  keen:
    ask: Are you keen?
    help: Think of the job itself.
    options: {very: {label: Very, clause: you are keen}, little: {label: A little, clause: you are a little keen}}
  ill:
    ask: Are you ill?
    options: {"yes": {label: "Yes", clause: you are ill}, "no": {label: "No", clause: you are well}}
rules:
  - {id: ill, when: {ill: "yes"}, advise: stay, because: Your health comes first.}
  - {id: keen, when: {keen: very}, advise: go, because: You want it.}
  - {id: rest, otherwise: stay, because: Little speaks for it.}
"""
GO = "---\ntitle: Go\nverdict: Go today.\ndo-now: [Pack a bag.]\n---\nTake the early train.\n"
STAY = '---\ntitle: Stay\nverdict: Stay at home.\n---\nRest.\n\n::: when {ill: "yes"}\nCall a doctor.\n:::\n'
FILES: dict[str, str | bytes] = {"flow.yaml": FLOW, "go.md": GO, "stay.md": STAY}


def read(folder: Path, files: dict[str, str | bytes]) -> FlowVersion:
    """The flow of these files."""
    write_files(folder, {f"content/flows/f/{name}": content for name, content in files.items()})
    write_files(folder, {"content/site.yaml": "title: T\n"})
    site, problems = load_site(folder)
    assert not in_the_way(problems)
    return FlowVersion(site.flows[0], unplaced)


def changed(folder: Path, **replacements: tuple[str, str]) -> FlowChanges:
    """The changes after words of these files are replaced."""
    files = dict(FILES)
    for name, (old, new) in replacements.items():
        file = "flow.yaml" if name == "flow" else f"{name}.md"
        assert old in str(files[file])
        files[file] = str(files[file]).replace(old, new)
    before, now = read(folder / "old", FILES), read(folder / "new", files)
    return compare_flows(before, now)


def test_nothing_changed(tmp_path: Path) -> None:
    """A flow does not differ from itself."""
    found = changed(tmp_path)
    assert (Extent.NONE, [], [], [], []) == (found.extent, found.words, found.added, found.removed, found.fields)
    assert "Unchanged. The advice stays the same for all 4 combinations of answers" in flow_as_text(found)


def test_only_words_changed(tmp_path: Path) -> None:
    """Everybody gets the outcome they got; what it says is shown."""
    found = changed(tmp_path, go=("early train", "first train"), stay=("Call a", "Ring a"))
    assert Extent.WORDS == found.extent
    assert [("Outcome", "Go", "Advice"), ("Outcome", "Stay", "Advice")] == [
        (wording.kind, wording.name, wording.field) for wording in found.words
    ]
    assert "Outcome “Go”, Advice:\n  Take the [-early-] {+first+} train." in flow_as_text(found)
    assert "> ~~Call~~ **Ring** a doctor\\." in flow_as_markdown(found)


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "text"),
    [
        ("flow", "title: Go or stay", "title: Go or wait", "Flow, Title", "Go or [-stay-]{+wait+}"),
        ("flow", "Begin here", "Start here", "Flow, Introduction", "[-Begin-] {+Start+} here."),
        ("flow", "Are you keen", "Are you eager", "Question “Are you eager?”, Question", "Are you [-keen-]{+eager+}?"),
        (
            "flow",
            "job itself",
            "work itself",
            "Question “Are you keen?”, Help",
            "Think of the [-job-] {+work+} itself.",
        ),
        ("flow", "label: Very,", "label: Much,", "Question “Are you keen?”, Answer “Much”", "[-Very-]\n\n  {+Much+}"),
        (
            "flow",
            "Are you ill?",
            "Are you ill?\n    ask-after: stay",
            "Question “Are you ill?”, Also asked after",
            "{+Stay+}",
        ),
        ("flow", "You want it", "You like it", "Reason “rule keen”, Because", "You [-want-] {+like+} it."),
        ("go", "title: Go", "title: Go on", "Outcome “Go on”, Title", "Go {+on+}"),
        ("go", "Go today", "Go now", "Outcome “Go”, Verdict", "Go [-today-]{+now+}."),
        ("go", "a bag", "the bag", "Outcome “Go”, To do now", "Pack [-a-] {+the+} bag."),
        ("go", "Go today.", "Go today.\nkeep: record", "Outcome “Go”, Forms to keep something", "{+Keep a record"),
        ("stay", '{ill: "yes"}', "{keen: very}", "Outcome “Stay”, Advice", "If you are [-ill-]{+keen+}:"),
    ],
)
def test_each_field(file: str, old: str, new: str, place: str, text: str, tmp_path: Path) -> None:
    """All that a reader can see is compared, and named."""
    found = changed(tmp_path, **{file: (old, new)})
    assert Extent.WORDS == found.extent
    assert f"{place}:\n  {text}" in flow_as_text(found)


def test_advice_changed(tmp_path: Path) -> None:
    """Whose, from what to what, by which rules and with what reasons."""
    found = changed(tmp_path, flow=('{ill: "yes"}, advise: stay', '{ill: "yes"}, advise: go'))
    assert Extent.ADVICE == found.extent
    assert ["The advice changes for 2 of 4 combinations of answers (50%)."] == found.sentences
    (advice,) = found.advice
    assert ("Stay", "Go", 2, "50%", ("you are ill",), 0) == (
        advice.before, advice.after, advice.count, advice.share, advice.classes, advice.left,
    )  # fmt: skip
    assert "ill: Your health comes first." == advice.rule_before == advice.rule_after
    assert "Are you ill? “Yes”" in advice.example
    assert found.words == []
    assert "**Stay → Go**: 2 combinations (50%), if\n\n- you are ill" in flow_as_markdown(found)


def test_what_came_and_went(tmp_path: Path) -> None:
    """Questions, answers and outcomes by their words; those with new ids are the same ones."""
    flow = FLOW.replace("keen:\n", "eager:\n    was: keen\n").replace("{keen: very}", "{eager: very}")
    flow = flow.replace("{very: {label: Very,", "{huge: {label: Hugely, clause: you burn for it}, very: {label: Very,")
    flow = flow.replace("rules:", "  far:\n    ask: Is it far?\n    options: {near: Near, away: Far}\nrules:")
    flow = flow.replace("  - {id: rest", "  - {id: far, when: {far: away}, advise: wait}\n  - {id: rest")
    wait = "---\ntitle: Wait\nverdict: Wait a day.\n---\nSleep on it.\n"
    before = read(tmp_path / "old", FILES)
    now = read(tmp_path / "new", FILES | {"flow.yaml": flow, "wait.md": wait})
    found = compare_flows(before, now)
    assert [
        FlowPart("answer", "Hugely", "Are you keen?"),
        FlowPart("question", "Is it far?"),
        FlowPart("outcome", "Wait"),
    ] == found.added
    assert [] == found.removed
    assert "Outcome “Wait”, Advice:\n  {+Sleep on it.+}" in flow_as_text(found)
    back = compare_flows(now, before)
    assert {"question", "outcome"} == {named.kind for named in back.removed}
    assert "Gone question: “Is it far?”" in flow_as_text(back)


def test_not_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is told that advice is the same if it cannot be compared."""
    before, now = read(tmp_path / "old", FILES), read(tmp_path / "new", FILES)
    monkeypatch.setattr(leaf_pairs, "__defaults__", (1,))
    found = compare_flows(before, now)
    assert Extent.UNKNOWN == found.extent
    assert "same" not in flow_as_text(found)


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(0, 5, "0%"), (1, 3, "33.3%"), (1, 2, "50%"), (1, 99_999, "less than 0.1%"), (99_998, 99_999, "more than 99.9%")],
)
def test_percent(part: int, whole: int, text: str) -> None:
    """Never none or all where it is not so."""
    assert text == percent(part, whole)


HOSTILE = "<script>x</script> @someone and https://example.org"


def test_templates(tmp_path: Path) -> None:
    """The macros make valid HTML of everything at once, and words stay words."""
    found = changed(tmp_path, go=("Go today", HOSTILE), flow=("title: Go", "title: Stay"))
    other = changed(tmp_path / "other", flow=('{ill: "yes"}, advise: stay', '{ill: "yes"}, advise: go'))
    found = replace(found, added=[FlowPart("outcome", HOSTILE)], advice=other.advice)
    template = environment(tmp_path).from_string(
        '{% from "parts/flow_changes.html" import flow_changes %}'
        '{% from "parts/prose_changes.html" import prose_changes, difference_key %}'
        "{{ difference_key() }}{{ flow_changes(changes, marked, 3) }}"
        "{% for each in changes.words %}{{ prose_changes(each.prose, changes.fields, marked) }}{% endfor %}"
    )
    html = template.render(changes=found, marked=marking())
    assert not list(tree_of(html).iter("script"))
    assert 'Stay <span aria-hidden="true">→</span>' in html
    assert "@someone" not in flow_as_markdown(found)
    assert not re.search(r"(?<!\\)<script", flow_as_markdown(found))


TERMS = """facts:
  eager: {was: keen-one, when: {keen: very}, clause: you are eager}
scores:
  pull: {was: drive, points: [{when: eager, add: 1}]}
"""
PULLED = "  - {id: pulled, when: {pull: {at-least: 1}, ill: no}, advise: leave}\n"
RENAMED_FLOW = (
    FLOW.replace("advise: go", "advise: leave")
    .replace("{id: rest,", "{id: other, was: rest,")
    .replace("rules:\n", f"{TERMS}rules:\n{PULLED}")
)


def test_new_ids_are_no_change(tmp_path: Path) -> None:
    """An outcome, a rule, a fact and a score that say what they were called are compared with themselves."""
    now = {"flow.yaml": RENAMED_FLOW, "leave.md": GO.replace("---\nTake", "was: go\n---\nTake"), "stay.md": STAY}
    flow = RENAMED_FLOW.replace("leave", "go").replace("{id: other, was: rest,", "{id: rest,")
    flow = flow.replace("eager: {was: keen-one,", "keen-one: {").replace("when: eager", "when: keen-one")
    flow = flow.replace("pull: {was: drive,", "drive: {").replace("{pull: {at", "{drive: {at")
    was = read(tmp_path / "old", {"flow.yaml": flow, "go.md": GO, "stay.md": STAY})
    found = compare_flows(was, read(tmp_path / "new", dict(now)))
    assert (found.extent, found.moved, found.added, found.removed, found.words) == (Extent.NONE, 0, [], [], [])
    now["leave.md"] = now["leave.md"].replace("early train", "late train")
    now["flow.yaml"] = now["flow.yaml"].replace("Little speaks", "Nothing speaks").replace("are eager", "are keen")
    found = compare_flows(was, read(tmp_path / "words", dict(now)))
    assert (found.extent, found.added, found.removed) == (Extent.WORDS, [], [])
    assert [(each.kind, each.name, each.field) for each in found.words] == [
        ("Outcome", "Go", "Advice"),
        ("Reason", "rule other", "Because"),
        ("Reason", "fact eager", "Where it holds"),
    ]


def test_a_rule_that_took_in_another(tmp_path: Path) -> None:
    """Of two rules that became one, that with its id goes on as this one, else the first that is named."""
    worn = "  - {id: worn, when: {ill: yes, keen: very}, advise: stay, because: You are ill.}\n"
    two = FLOW.replace('{ill: "yes"}, advise', "{ill: yes, keen: little}, advise")
    two = two.replace("  - {id: keen", f"{worn}  - {{id: keen")
    for id_, former in (("ill", "worn"), ("unwell", "ill, worn")):
        one = FLOW.replace("{id: ill,", f"{{id: {id_}, was: [{former}],")
        was = read(tmp_path / f"old-{id_}", FILES | {"flow.yaml": two})
        found = compare_flows(was, read(tmp_path / f"new-{id_}", FILES | {"flow.yaml": one}))
        assert (found.extent, found.moved, found.words) == (Extent.NONE, 0, [])
