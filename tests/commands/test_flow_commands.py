"""`builder flow` as an editor uses it: prove, run, show, and compare with what was.

Rooms: builder/commands/flow.
"""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.commands.main import main
from builder.flows.kernel.write_kernel import kernel_bytes
from builder.load.knowledge_base import load_site
from tests.knowledge_bases import CASES, run_builder, write_files

FLOW = """\
format: 1
title: Umbrella
summary: Take one or not.
questions:
  sky:
    ask: How is the sky?
    options:
      dark: {label: Dark, clause: the sky is dark}
      grey: {label: Grey, clause: the sky is grey, changeable: 1}
      blue: {label: Blue, clause: the sky is blue, changeable: 2}
  far:
    ask: Do you go far?
    choose: yes-no
    options:
      "yes": {label: "Yes", clause: you go far}
      "no": {label: "No", clause: you stay near, changeable: 3}
scores:
  risk:
    clause: the risk
    points:
      - {when: {sky: dark}, add: 2}
      - {when: {sky: grey}, add: 1}
      - {when: {far: "yes"}, add: 1}
rules:
  - {id: wet, when: {risk: {at-least: 3}}, advise: take, because: It will rain.}
  - {id: dry, otherwise: leave}
outcomes:
  take: {title: Take it, verdict: Take an umbrella., advice: A large one.}
  leave: {title: Leave it, verdict: Leave it at home., advice: It would be in the way.}
"""
FILE = "content/flows/umbrella/flow.yaml"
LOWER = FLOW.replace("at-least: 3", "at-least: 2")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base with one flow."""
    return write_files(tmp_path / "kb", {"content/site.yaml": "title: Weather\n", FILE: FLOW})


def test_check_reports_what_was_counted(root: Path) -> None:
    """Combinations, questions, shares, and options that act alike."""
    done = run_builder(root, "flow", "check", "umbrella", "--order")
    assert 0 == done.exit_code
    assert done.stdout == (
        "umbrella: 6 combinations of answers, 2 nodes\n"
        "  questions asked: 1 at least, 1.33 on average, 2 at most\n"
        "  take                 1   16.67%\n"
        "  leave                5   83.33%\n"
        "  always act alike: grey, blue of sky\n"
        "  checked: 0 laws, 0 scenarios\n"
        "  order: moving one question does not ask fewer\n"
    )


def test_check_counts_the_laws_and_scenarios_that_failed(root: Path) -> None:
    """A law that does not hold is not listed as if it did."""
    law = "laws:\n  - {never: leave, when: {far: 'no'}}\n"
    scenario = "scenarios:\n  - {name: Near, answers: {far: 'no'}, expect: take}\n"
    write_files(root, {FILE: FLOW + law + scenario})
    done = run_builder(root, "flow", "check", "umbrella")
    assert (1, 2) == (done.exit_code, done.stderr.count("error["))
    assert done.stdout.endswith("\n  checked: 1 law, 1 scenario; 2 of these failed\n")


@pytest.mark.parametrize(
    ("folder", "problem"),
    [
        ("content/flows/umbrella", "content/flows/umbrella: error[symlink]"),
        ("content/flows", "content/flows: error[symlink]"),
    ],
)
def test_flow_that_stands_elsewhere(root: Path, folder: str, problem: str) -> None:
    """It is not read, and what is wrong is said of its folder, or of one above, not of a file in it."""
    (root / folder).rename(root.parent / "elsewhere")
    (root / folder).symlink_to(root.parent / "elsewhere")
    for command in ("check", "run", "show"):
        done = run_builder(root, "flow", command, "umbrella")
        assert (1, True) == (done.exit_code, done.stderr.startswith(problem))


def test_flow_whose_name_cannot_stand_in_an_address(root: Path) -> None:
    """Its folder has the problem."""
    (root / FILE).parent.rename(root / "content/flows/Umbrella")
    for arguments in (("check",), ("check", "Umbrella"), ("show", "Umbrella")):
        done = run_builder(root, "flow", *arguments)
        assert (1, True) == (done.exit_code, done.stderr.startswith("content/flows/Umbrella: error[odd-name]"))


def test_check_finds_a_better_order(root: Path) -> None:
    """A question that decides alone belongs first."""
    late = FLOW.replace("rules:\n", "rules:\n  - {id: near, when: {far: 'no'}, advise: leave}\n").replace(
        "at-least: 3", "at-least: 2"
    )
    write_files(root, {FILE: late})
    done = run_builder(root, "flow", "check", "--order")
    assert "  order: far, sky asks 1.50 questions on average instead of 2.00\n" in done.stdout


def test_run_asks_and_explains(root: Path) -> None:
    """A wrong answer is asked again; the advice comes with its reason and with what would change it."""
    done = CliRunner().invoke(main, ["--root", str(root), "flow", "run", "umbrella"], input="pink\n²\n1\nyes\n")
    assert 0 == done.exit_code
    assert "`sky` has no option `pink`" in done.stdout
    assert "`sky` has no option `²`" in done.stdout
    assert done.stdout.endswith(
        "\nTake an umbrella.\n\nWhy: It will rain.\nBecause: How is the sky? “Dark”; Do you go far? “Yes”\n"
        "What would change this:\n  How is the sky? “Grey” → leave\n  How is the sky? “Blue” → leave\n"
        "  Do you go far? “No” → leave\n\nOutcome: take (rule wet), asked: sky, far\n"
    )


def test_run_asks_after_the_advice() -> None:
    """Once the advice is settled Enter leaves the rest out; whatever was answered says for whom more is written."""
    root = str(CASES / "flows/after")

    def run(answers: str) -> str:
        done = CliRunner().invoke(main, ["--root", root, "flow", "run", "call"], input=answers)
        assert 0 == done.exit_code
        return done.stdout

    said = run("yes\ntoday\ntext\n")
    assert "Are you ill?  (at most 3 questions)" in said
    assert "Your advice is settled: Stay at home.\n" in said
    assert "How soon does it start?  (at most 2 questions)" in said
    assert "How can you reach them?  (the last question)" in said
    assert (
        "\nStay at home.\n  More for you, since it starts today and you can send a text.\n\nBecause: Are you ill?"
        in said
    )
    assert said.endswith("\nOutcome: stay (rule rule-1), asked: ill, late, ways\n")
    left = run("yes\n\n")
    assert "How can you reach them?" not in left.partition("Stay at home.\n  ")[0]
    assert "  More if it starts later.\n" in left
    assert left.endswith("\nOutcome: stay (rule rule-1), asked: ill\n")


def test_run_over_a_file(root: Path, tmp_path: Path) -> None:
    """One line out for each line in; the exit code is 1 if one of them had an error, and 0 if none had."""
    answers = tmp_path / "answers.jsonl"
    answers.write_bytes(b'{"sky": "blue"}\n{"sky": "pink\xff"}\n{}\n')
    done = run_builder(root, "flow", "run", "umbrella", "--answers", str(answers))
    blue, pink, nothing = map(json.loads, done.stdout.splitlines())
    assert {
        "outcome": "leave",
        "rule": "dry",
        "asked": ["sky"],
        "because": ["sky"],
        "changes": [],
    } == blue
    assert ["error"] == list(pink)
    assert {"next": "sky", "at_most": 2, "possible": ["take", "leave"]} == nothing
    assert done.exit_code == 1

    answers.write_text('{"sky": "blue"}\n\n{}\n')
    assert run_builder(root, "flow", "run", "umbrella", "--answers", str(answers)).exit_code == 0


def test_show_in_every_form(root: Path) -> None:
    """An outline to read, JSON to compute with, and an image that is one."""
    assert "How is the sky?" in run_builder(root, "flow", "show", "umbrella").stdout
    assert "umbrella" == json.loads(run_builder(root, "flow", "show", "umbrella", "--format", "json").stdout)["slug"]
    image = ET.fromstring(run_builder(root, "flow", "show", "umbrella", "--format", "svg").stdout)
    assert image.tag.endswith("svg")


def git(root: Path, *arguments: str) -> None:
    """Run git as somebody."""
    who = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def test_diff_with_a_revision(root: Path) -> None:
    """Who gets other advice than in the last commit, in score bounds, with both rules and a case."""
    git(root, "init")
    git(root, "add", "content")
    git(root, "commit", "-m", "First")
    assert run_builder(root, "flow", "diff", "umbrella", "HEAD").stdout == (
        "The advice is the same for all 6 combinations of answers.\n"
    )
    write_files(root, {FILE: LOWER})
    done = run_builder(root, "flow", "diff", "umbrella", "HEAD")
    assert done.stdout == (
        "The advice changes for 2 of 6 combinations of answers.\n"
        "\n"
        "leave → take: 2 combinations of answers\n"
        "  rules: dry → wet\n"
        "  - the risk comes to 2 points\n"
        "  for example: How is the sky? “Dark”; Do you go far? “No”\n"
    )
    git(root, "commit", "-am", "Second")
    assert done.stdout == run_builder(root, "flow", "diff", "umbrella", "HEAD~1", "HEAD").stdout


def test_markdown_of_a_diff_escapes_words(root: Path, tmp_path: Path) -> None:
    """Words of the flow stay words on GitHub, as in `builder diff`: no markup, mention, reference or link."""
    hostile = "clause: '**you** @here go #1 <b>far</b> [away](https://example.org)'"
    new = FLOW.replace("{risk: {at-least: 3}}", '{far: "yes"}').replace("clause: you go far", hostile)
    write_files(root, {FILE: new})
    other = write_files(tmp_path / "other", {"umbrella/flow.yaml": FLOW})
    shown = run_builder(root, "flow", "diff", "umbrella", str(other / "umbrella"), "--format", "markdown").stdout
    gap = "\N{ZERO WIDTH SPACE}"
    escaped = rf"\*\*you\*\* \@{gap}here go \#{gap}1 \<b\>far\</b\> \[away\]\(https\:{gap}//example\.org\)"
    assert f"- the risk comes to 2 points or less and {escaped}\n" in shown


def test_diff_with_a_file_as_markdown_and_json(root: Path, tmp_path: Path) -> None:
    """The other way round: against a flow in another folder."""
    other = write_files(tmp_path / "other", {"umbrella/flow.yaml": LOWER}) / "umbrella/flow.yaml"
    done = run_builder(root, "flow", "diff", "umbrella", str(other), "--format", "markdown")
    assert done.stdout == (
        "The advice changes for 2 of 6 combinations of answers\\.\n"
        "\n"
        "### take → leave\n"
        "\n"
        "2 combinations of answers, by the rules wet → dry:\n"
        "\n"
        "- the risk comes to 2 points\n"
        "\n"
        "For example: How is the sky? “Dark”; Do you go far? “No”\n"
    )
    found = json.loads(run_builder(root, "flow", "diff", "umbrella", str(other), "--format", "json").stdout)
    assert {"same": 4, "new": 0, "gone": 0} == {key: found[key] for key in ("same", "new", "gone")}
    assert [("take", "leave", 2, 0)] == [
        (c["before"], c["after"], c["combinations"], c["more"]) for c in found["changed"]
    ]


def test_diff_with_a_copy_of_another_name(root: Path, tmp_path: Path) -> None:
    """The file that is named is the one that counts; whatever else is in its folder is left alone."""
    other = write_files(tmp_path / "other", {"flow.yaml": FLOW, "before.yaml": LOWER})
    (other / "gone.md").symlink_to("nowhere")
    (other / "huge").symlink_to("/")
    for file, changed in (("flow.yaml", "is the same"), ("before.yaml", "changes for 2 of 6")):
        done = run_builder(root, "flow", "diff", "umbrella", str(other / file))
        assert f"The advice {changed}" in done.stdout


def test_diff_with_a_kernel(root: Path, tmp_path: Path) -> None:
    """A kernel says as much of the advice as the flow that it was made from."""
    other = write_files(tmp_path / "other", {"content/site.yaml": "title: Weather\n", FILE: LOWER})
    (page,) = load_site(other).value.flows
    kernel = write_files(tmp_path, {"kernel.json": kernel_bytes(page.flow)}) / "kernel.json"
    from_kernel = run_builder(root, "flow", "diff", "umbrella", str(kernel))
    assert from_kernel.exit_code == 0
    assert from_kernel.stdout == run_builder(root, "flow", "diff", "umbrella", str(other)).stdout
    own = run_builder(other, "flow", "diff", "umbrella", str(kernel)).stdout
    assert own == "The advice is the same for all 6 combinations of answers.\n"


def test_diff_with_what_is_no_kernel(root: Path, tmp_path: Path) -> None:
    """A newer kernel, another file, or a tree that cannot be walked."""
    circle = {"type": "tree", "start": "a", "ways": [{"from": "a", "ask": "a"}]}
    kernel = {"format": 1, "flow": "t", "facts": [], "scores": [], "outcomes": [], "laws": [], "decides": circle}
    question = {"id": "a", "domain": {"type": "option", "options": ["x", "y"]}}
    write_files(tmp_path, {"new.json": '{"format": 99}', "odd.json": "[1]"})
    write_files(tmp_path, {"tree.json": json.dumps(kernel | {"questions": [question]})})
    refused = {"new": "this kernel has format 99", "odd": "this is not a kernel", "tree": "a question twice"}
    for name, said in refused.items():
        done = run_builder(root, "flow", "diff", "umbrella", str(tmp_path / f"{name}.json"))
        assert done.exit_code == 1
        assert said in done.stderr


def test_words_alone_change_no_advice(root: Path, tmp_path: Path) -> None:
    """Labels, clauses and titles may be mended freely."""
    other = write_files(
        tmp_path / "other", {"flow.yaml": FLOW.replace("Dark", "Very dark").replace("Umbrella", "Rain")}
    )
    done = run_builder(root, "flow", "diff", "umbrella", str(other))
    assert done.stdout == "The advice is the same for all 6 combinations of answers.\n"


@pytest.mark.parametrize(
    ("revision", "said"),
    [
        ("no-such", "`no-such` is neither a file nor a git revision with content/"),
        ("a" * 300, "is neither a file nor a git revision with content/"),
        ("--output=x", "No such option"),
    ],
)
def test_what_is_no_revision_is_wrong_usage(root: Path, revision: str, said: str) -> None:
    """Nothing is guessed, and nothing is passed on to git as an option."""
    done = run_builder(root, "flow", "diff", "umbrella", revision)
    assert 2 == done.exit_code
    assert said in done.stderr
    assert not (root / "x").exists()


def test_an_old_flow_that_cannot_be_read_says_so(root: Path, tmp_path: Path) -> None:
    """With the first thing that is wrong in it."""
    other = write_files(tmp_path / "other", {"flow.yaml": FLOW.replace("advise: take", "advise: tkae")})
    done = run_builder(root, "flow", "diff", "umbrella", str(other))
    assert 1 == done.exit_code
    assert "cannot be read: content/flows/umbrella/flow.yaml:" in done.stderr
    assert "there is no outcome `tkae`" in done.stderr


def test_a_flow_that_does_not_exist_is_wrong_usage(root: Path) -> None:
    """With the name that was meant."""
    done = run_builder(root, "flow", "run", "umbrela")
    assert 2 == done.exit_code
    assert "there is no flow `umbrela`; did you mean `umbrella`?" in done.stderr
    assert "there is no flow `x`; use `umbrella`" in run_builder(root, "flow", "run", "x").stderr
