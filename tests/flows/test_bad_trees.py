"""Trees with a mistake that is too long to write down, or that only shows in more than one place at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.flows.expand import TooManyStatesError
from builder.flows.order import ordered
from builder.flows.tree import compile_tree
from builder.flows.tree_states import Branch, End, Fan
from tests.flows.naive import flow_of
from tests.knowledge_bases import run_builder, write_files

START = "format: 1\ntitle: Pick\nsummary: A tree.\nquestions:\n"
END = """\
outcomes:
  go: {title: Go, verdict: Go., advice: Take a coat.}
  stay: {title: Stay, verdict: Stay at home., advice: Drink tea.}
"""


def problems(root: Path, questions: str) -> str:
    """The output of the check for a tree with these questions, without its last line, which counts."""
    write_files(
        root, {"content/site.yaml": "title: Test site\n", "content/flows/pick/flow.yaml": START + questions + END}
    )
    return run_builder(root, "check").stdout.rpartition("\n\n")[0]


def chain(number: int, last: str) -> str:
    """Questions that are asked one after the other, and what comes then."""
    following = [*(f"q{n}" for n in range(1, number)), last]
    return "".join(f"  q{n}: {{ask: Q{n}?, choose: yes-no, go: {to}}}\n" for n, to in enumerate(following))


def test_too_many_questions(tmp_path: Path) -> None:
    """The bound is said; many are proved, drawn and built."""
    assert (
        problems(tmp_path / "many", chain(301, "go"))
        == """\
content/flows/pick/flow.yaml:4:1: error[too-many-questions]: this flow asks for 301 single answers, more than the 300 \
that a flow may have
    4 | questions:
        ^
  fix: split it into several flows; each checkbox counts as one"""
    )
    proved_drawn_and_built(tmp_path, 60)


@pytest.mark.long
def test_as_many_questions_as_are_allowed(tmp_path: Path) -> None:
    """They are proved, drawn and built, too."""
    proved_drawn_and_built(tmp_path, 300)


def proved_drawn_and_built(folder: Path, number: int) -> None:
    """Do all that with a tree of so many questions."""
    root = folder / "most"
    ways = ""
    for n in range(number):
        to = f"q{n + 1}" if n < number - 1 else "go"
        ways += f"  q{n}: {{ask: Q{n}?, options: {{x: {{label: X, go: {to}}}, y: {{label: Y, go: stay}}}}}}\n"
    assert "error" not in problems(root, ways)
    assert run_builder(root, "build", "--out", str(folder / "site")).exit_code == 0
    write_files(folder / "old", {"flow.yaml": START + ways + END})
    assert run_builder(root, "flow", "diff", "pick", str(folder / "old")).exit_code == 0


def test_too_many_states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers that a guard far below reads multiply: the message names their questions."""
    monkeypatch.setattr(compile_tree, "__defaults__", (1_000,))  # the real bound takes seconds to reach
    guards = "".join(f"      - {{when: {{q{n}: 'no'}}, to: stay}}\n" for n in range(4, 12))
    last = f"  last:\n    ask: Last?\n    choose: yes-no\n    go:\n{guards}      - otherwise: go\n"
    assert (
        problems(tmp_path, chain(12, "last") + last)
        == """\
content/flows/pick/flow.yaml:4:1: error[too-many-states]: there are more than 1,000 different states to go through here
    4 | questions:
        ^
  why: every answer to one question would have to be told apart until another one far below is asked
  fix: let fewer guards combine these questions, or ask them closer together: `q4`, `q5`, `q6`, `q7`, `q8`, `q9`"""
    )


def test_too_many_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound also holds inside one question, whose checkboxes a question further on tells apart one by one."""
    boxes = ", ".join(f"o{n}: O{n}" for n in range(12))
    guards = ", ".join(f"{{when: {{ticked: o{n}}}, to: stay}}" for n in range(12))
    flow = flow_of(
        f"{START}  ticked: {{ask: Which?, choose: many, options: {{{boxes}}}, go: last}}\n"
        f"  last: {{ask: Last?, choose: yes-no, go: [{guards}, {{when: {{last: 'no'}}, to: stay}}, go]}}\n",
        ("go", "stay"),
    )
    added: list[Branch | End] = []
    add = Fan.add

    def count(fan: Fan, edge: Branch | End) -> int:
        added.append(edge)
        return add(fan, edge)

    monkeypatch.setattr(Fan, "add", count)
    with pytest.raises(TooManyStatesError) as stopped:
        compile_tree(flow, max_states=50)
    assert stopped.value.questions == ("ticked",)
    assert len(set(added)) == 51


def test_too_many_states_in_one_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree that asks pairs of questions which are written far apart: it can be walked, but hardly be proved."""
    monkeypatch.setattr(ordered, "__defaults__", (200,))
    pairs = range(8)
    first = "".join(f"  a{n}: {{ask: A{n}?, choose: yes-no, go: b{n}}}\n" for n in pairs)
    second = "".join(
        f"  b{n}: {{ask: B{n}?, choose: yes-no, go: [{{when: {{a{n}: 'no', b{n}: 'no'}}, to: stay}}, {to}]}}\n"
        for n, to in zip(pairs, [*(f"a{n}" for n in pairs[1:]), "go"], strict=True)
    )
    assert (
        problems(tmp_path, first + second)
        == """\
content/flows/pick/flow.yaml:4:1: error[too-many-states]: there are more than 200 different states to go through here
    4 | questions:
        ^
  why: every answer to one question would have to be told apart until another one far below is asked
  fix: write these questions as nearly as you can in the order in which they are asked: `a7`, `b0`, `b3`, `b6`, `b7`"""
    )


def test_a_circle_of_many_questions(tmp_path: Path) -> None:
    """The whole way is named."""
    assert (
        problems(tmp_path, chain(5, "q2"))
        == """\
content/flows/pick/flow.yaml:9:38: error[asks-twice]: this way comes back to `q2`: \
`q0` → `q1` → `q2` → `q3` → `q4` → `q2`, \
for example: Q0? “Yes”; Q1? “Yes”; Q2? “Yes”; Q3? “Yes”; Q4? “Yes”
    9 |   q4: {ask: Q4?, choose: yes-no, go: q2}
                                             ^
  why: the second answer could contradict the first
  fix: let it lead elsewhere; no reader can be asked the same question twice"""
    )


def test_every_option_that_leads_nowhere(tmp_path: Path) -> None:
    """Those of one question are one mistake, and each is named with its place."""
    questions = "  pay:\n    ask: Pay?\n    options: {good: Good, fair: {label: Fair, go: go}, bad: Bad}\n"
    said = problems(tmp_path, questions)
    assert said.count("error[gap]: the options `good` and `bad` of `pay` lead nowhere, for example: Pay? “Good”") == 1
    assert "see: content/flows/pick/flow.yaml:7:56: `bad`" in said
