"""`builder new`: drafts that check at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import read_and_check
from tests.knowledge_bases import read_files, run_builder, write_files


def test_article_is_begun(base: Path) -> None:
    """The draft has no error; each place that is left to write is warned of; the rest of the site stays as it was."""
    before = read_files(base)
    written = run_builder(base, "new", "article", "decide/first-visit")
    assert written.exit_code == 0
    assert "It will be published at /decide/first-visit/ once you remove `draft: true`" in written.stdout
    after = read_files(base)
    text = after.pop("content/articles/decide/first-visit.md").decode()
    assert after == before
    assert text.startswith("---\ntitle: First visit\n")
    checked = run_builder(base, "check", "--drafts", "--format", "concise")
    assert checked.exit_code == 0
    assert len(checked.stdout.splitlines()) == checked.stdout.count("warning[unfinished]") == text.count("TODO") == 5
    assert run_builder(base, "check").stdout == "no problems\n"


def test_flow_is_begun(base: Path) -> None:
    """The draft is proved like any flow, runs, and warns only of what is left to write, once it is asked."""
    written = run_builder(base, "new", "flow", "stay-or-go")
    assert written.exit_code == 0
    assert run_builder(base, "check").stdout == "no problems\n"
    checked = run_builder(base, "check", "--drafts", "--format", "concise")
    assert checked.exit_code == 0
    assert len(checked.stdout.splitlines()) == checked.stdout.count("warning[unfinished]") > 5
    assert run_builder(base, "flow", "check", "stay-or-go").exit_code == 0
    site, _ = read_and_check(base, drafts=True)
    flow = next(page.flow for page in site.flows if page.flow.slug == "stay-or-go")
    assert (flow.title, len(flow.scenarios)) == ("Stay or go", 2)
    assert run_builder(base, "build").exit_code == 0


def test_message_is_begun(base: Path) -> None:
    """The draft has no error, and warns of each place that is left to write."""
    written = run_builder(base, "new", "message", "running-late")
    assert written.exit_code == 0
    assert "It will be published at /messages/running-late/ once you remove `draft: true`" in written.stdout
    text = (base / "content/messages/running-late.md").read_text("utf-8")
    assert "title: Running late\n" in text
    checked = run_builder(base, "check", "--drafts", "--format", "concise")
    assert checked.exit_code == 0
    assert len(checked.stdout.splitlines()) == checked.stdout.count("warning[unfinished]") == text.count("TODO") == 5
    assert run_builder(base, "check").stdout == "no problems\n"
    assert run_builder(base, "new", "message", "running-late").exit_code == 2


def test_article_in_a_section_without_articles(tmp_path: Path) -> None:
    """A section that site.yaml names needs no folder, and one with a folder need not be named."""
    write_files(tmp_path, {"content/site.yaml": "title: A\nsections:\n  decide: {title: Decide}\n"})
    (tmp_path / "content/articles/reply").mkdir(parents=True)
    for section in ("decide", "reply"):
        assert run_builder(tmp_path, "new", "article", f"{section}/first").exit_code == 0
    assert run_builder(tmp_path, "check", "--drafts").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("article", "decide"), "is not a section and a slug; write them like decide/first-visit"),
        (("article", "a/b/c"), "is not a section and a slug"),
        (("article", "../secret"), "`..` cannot be part of an address"),
        (("article", "decide/.."), "`..` cannot be part of an address"),
        (("article", "decide/"), "`` cannot be part of an address"),
        (("article", "/decide"), "`` cannot be part of an address"),
        (("article", "decide/First Visit"), "for example `first-visit`"),
        (("article", "decide/" + "a" * 101), "at most 100"),
        (("article", "decde/first"), "there is no section `decde`; did you mean `decide`?"),
        (
            ("article", "rights/first"),
            "no other has a name like it. To start a new section, make its folder: content/articles/rights/",
        ),
        (("article", "tags/first"), "a section cannot be called `tags`"),
        (("flow", "../x"), "`../x` cannot be part of an address"),
        (("flow", "Stay Or Go"), "for example `stay-or-go`"),
        (("article", "decide/when-a-repair-is-worth-it"), "exists already; nothing was changed"),
        (("flow", "repair-or-replace"), "exists already; nothing was changed"),
    ],
)
def test_what_cannot_be_begun(base: Path, arguments: tuple[str, ...], said: str) -> None:
    """Wrong usage says what to write, and changes nothing."""
    before = read_files(base)
    refused = run_builder(base, "new", *arguments)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert read_files(base) == before


def test_nothing_is_begun_outside(base: Path, tmp_path: Path) -> None:
    """A section that is a link to elsewhere is left alone."""
    (tmp_path / "elsewhere").mkdir()
    (base / "content/articles/linked").symlink_to(tmp_path / "elsewhere")
    (base / "content/site.yaml").write_text("title: A\nsections:\n  linked: {title: Linked}\n")
    refused = run_builder(base, "new", "article", "linked/first")
    assert refused.exit_code == 2
    assert "outside the folder content/" in refused.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []
