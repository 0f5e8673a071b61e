"""Drafts: nowhere without `--drafts`, and marked with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge_bases import ARTICLE, read_files, run_builder, write_files
from tests.serve.in_process import first_of

DRAFT = "---\ntitle: Secret plan\nsummary: Not yet.\ntags: [x]\ndraft: true\n---\nSome <b>text</b>.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A published article, one that is not, with a mistake in it, and a section of its own for another."""
    sound = DRAFT.replace("<b>text</b>", "text")
    return write_files(tmp_path, {
        "content/site.yaml": "title: Test\nbase-url: https://example.org/\n",
        "content/articles/decide/go.md": ARTICLE.replace("---\nText", "tags: [x]\n---\nText"),
        "content/articles/decide/plan.md": sound,
        "content/articles/later/plan.md": sound,
    })  # fmt: skip


def test_left_out(root: Path) -> None:
    """No page, no entry in a list, the sitemap or what to read next, and no section of drafts alone."""
    built = run_builder(root, "build")
    assert built.exit_code == 0, built.output
    site = read_files(root / "site")
    assert not {file for file in site if "plan" in file or file.startswith("later")}
    assert not {file for file, data in site.items() if b"Secret" in data or b"later/" in data}


def test_shown_on_demand(root: Path) -> None:
    """Marked on the page and in lists, and hidden from search engines."""
    assert run_builder(root, "build", "--drafts").exit_code == 0
    site = {file: data.decode() for file, data in read_files(root / "site").items() if file.endswith(("html", "xml"))}
    page = site["decide/plan/index.html"]
    assert '<p class="draft-banner"><strong>Draft.</strong>' in page
    assert '<meta name="robots" content="noindex">' in page
    for lists in ("index.html", "decide/index.html"):
        assert 'Secret plan</a> <strong class="draft">Draft</strong>' in site[lists]
    assert "plan" not in site["sitemap.xml"]
    assert "later" not in site["sitemap.xml"]


def test_mistakes_in_a_draft_wait(root: Path) -> None:
    """Unfinished pages stop nothing, until they are asked for."""
    write_files(root, {"content/articles/decide/plan.md": DRAFT})
    assert run_builder(root, "check").exit_code == 0
    checked = run_builder(root, "check", "--drafts")
    assert checked.exit_code == 1
    assert "content/articles/decide/plan.md:7:6: error[html]" in checked.stdout


def test_link_between_drafts(root: Path) -> None:
    """A draft may lead to another; a published page only with --drafts."""
    write_files(root, {"content/articles/decide/plan.md": DRAFT.replace("<b>text</b>", "[it](../later/plan.md)")})
    assert run_builder(root, "check").exit_code == 0
    assert run_builder(root, "check", "--drafts").exit_code == 0


def test_in_a_preview(root: Path) -> None:
    """The same choice as for a build."""
    for drafts in (False, True):
        assert ("decide/plan/index.html" in first_of(root, drafts=drafts).rendering.files) == drafts


FLOW = """
format: 1
title: Secret choice
summary: Not yet.
draft: true
questions: {ill: {ask: Are you ill?, choose: yes-no}}
rules:
  - {when: {ill: yes}, advise: stay}
  - {otherwise: go}
outcomes:
  go: {title: Secret way, verdict: Go., advice: "A coat, [here](../../articles/decide/go.md)."}
scenarios:
  - {name: Ill, answers: {ill: yes}, expect: stay}
  - {name: Well, answers: {ill: no}, expect: go}
"""
STAY = "---\ntitle: Secret stay\nverdict: Stay.\n---\nTea.\n"


@pytest.fixture
def with_flow(root: Path) -> Path:
    """The same with a flow that is not published, an outcome of it in a file, and a block that it alone uses."""
    return write_files(root, {
        "content/flows/choose/flow.yaml": FLOW.replace("rules:\n", "rules:\n  - {use: cold}\n"),
        "content/flows/choose/stay.md": STAY,
        "content/blocks/cold.yaml": "facts: {cold: {ill: yes}}\nrules: [{id: cold, when: cold, advise: stay}]\n",
    })  # fmt: skip


def test_a_flow_is_left_out(with_flow: Path) -> None:
    """No page of it, no entry in a list or card; a block that it uses is in use."""
    built = run_builder(with_flow, "build")
    assert (built.exit_code, "warning" in built.output) == (0, False), built.output
    site = read_files(with_flow / "site")
    assert not {file for file in site if "flows" in file}
    assert not {file for file, data in site.items() if b"Secret" in data}


def test_a_flow_is_shown_on_demand(with_flow: Path) -> None:
    """Every page of it is marked and hidden from search engines; lists, cards and files for programs say or omit it."""
    write_files(with_flow, {"content/flows/choose/flow.yaml": FLOW})
    (with_flow / "content/blocks/cold.yaml").unlink()
    assert run_builder(with_flow, "build", "--drafts").exit_code == 0
    site = {
        file: data.decode()
        for file, data in read_files(with_flow / "site").items()
        if file.endswith(("html", "xml", "txt"))
    }
    pages = [file for file in site if file.startswith("flows/choose/")]
    assert {"flows/choose/index.html", "flows/choose/outcomes/stay/index.html", "flows/choose/how/index.html"} <= {
        *pages
    }
    for page in pages:
        if "/outcome." in page:
            continue  # a part of the flow's own page, which fetches it
        assert site[page].count('<p class="draft-banner"><strong>Draft.</strong>') == 1, page
        assert '<meta name="robots" content="noindex">' in site[page], page
    assert 'Secret choice <strong class="draft">Draft</strong>' in site["index.html"]
    assert "choose" not in site["sitemap.xml"] + site["llms.txt"]


def test_mistakes_in_a_draft_of_a_flow_wait(with_flow: Path) -> None:
    """Those of reading and those of proof, in any of its files; links to it are errors at once."""
    broken = FLOW.replace("advise: stay", "advise: nowhere").replace("title: Secret choice", "titel: Secret choice")
    unproved = FLOW.replace("{otherwise: go}", "{when: {ill: yes}, advise: go}")
    (with_flow / "content/blocks/cold.yaml").unlink()
    for flow, said in ((broken, "error[unknown-outcome]"), (unproved, "error[gap]")):
        write_files(with_flow, {"content/flows/choose/flow.yaml": flow})
        checked = run_builder(with_flow, "check")
        assert (checked.exit_code, checked.stdout) == (0, "no problems\n")
        assert said in run_builder(with_flow, "check", "--drafts").stdout
        assert said in run_builder(with_flow, "flow", "check").output
    link = "[it](../../flows/choose/stay.md) and [that](../../flows/choose/flow.yaml)"
    write_files(with_flow, {"content/articles/decide/go.md": ARTICLE.replace("Text", link)})
    for flow in (broken, FLOW):
        write_files(with_flow, {"content/flows/choose/flow.yaml": flow})
        checked = run_builder(with_flow, "check")
        assert "error[broken-link]: `../../flows/choose/stay.md` is a draft" in checked.stdout
        assert "error[broken-link]: `../../flows/choose/flow.yaml` is a draft" in checked.stdout


def test_a_draft_of_a_flow_is_proved_and_runs(with_flow: Path) -> None:
    """A command that names it answers and proves it; nothing that it uses is called unused."""
    proved = run_builder(with_flow, "flow", "check", "choose")
    assert proved.exit_code == 1
    assert "error[dead-rule]" in proved.output
    write_files(
        with_flow,
        {
            "content/flows/choose/flow.yaml": FLOW.replace("rules:\n", "rules:\n  - {use: cold}\n").replace(
                "  - {when: {ill: yes}, advise: stay}\n", ""
            )
        },
    )
    proved = run_builder(with_flow, "flow", "check", "choose")
    assert (proved.exit_code, proved.output.splitlines()[0]) == (0, "choose (draft): 2 combinations of answers, 1 node")
    answers = with_flow / "answers.jsonl"
    answers.write_text('{"ill": "no"}\n')
    ran = run_builder(with_flow, "flow", "run", "choose", "--answers", str(answers))
    assert (ran.exit_code, '"outcome": "go"' in ran.output) == (0, True), ran.output
    assert run_builder(with_flow, "check").stdout == "no problems\n"
