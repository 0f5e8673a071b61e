"""A history in which everything happens that can happen to pages."""

from __future__ import annotations

from pathlib import Path

from tests.history.pages import FLOW, OUTCOME, SITE, SOURCES, WHOLE_FLOW, A, B, article, flow, outcome, source
from tests.history.repositories import Commit, Content, git, make

GONE, MOVED, TOOK, SWAP, FRESH = (
    f"content/articles/decide/{name}.md" for name in ("gone", "moved", "took", "swap", "fresh")
)
PICTURE = "content/articles/decide/chart.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}" viewBox="0 0 {0} {0}"></svg>'
WORDS = """## Why

It works [@one-2020]. See [the other one](b.md#how) and [the flow](../../flows/pick/flow.yaml).

![A chart](chart.svg)
"""
LATER = WORDS.replace("#how", "")
NOTE = "changes:\n  - {date: 2026-11-21, note: Going is the advice from now on.}\n"
WITHDRAWN = """withdrawn:
  - page: articles/decide/b.md
    version: 2026-11-20
    date: 2026-11-23
    reason: Its number was wrong.
"""
FLOW_CHANGED = flow().replace("advise: go", "advise: stay").replace("otherwise: stay", "otherwise: go")


def commits() -> list[Commit]:
    """From the first page to today."""
    first: dict[str, Content] = {
        **SITE, **WHOLE_FLOW, SOURCES: source("one-2020"), PICTURE: SVG.format(10), A: article(WORDS, "First"),
        B: article("## How\n\nLike this.", "Other"), GONE: article("See [first](a.md#why).", "Gone"),
        TOOK: article("Took.", "Took", "slug: place\n"),
        SWAP: article("One thing.", "One thing"),
    }  # fmt: skip
    flow_second = {
        FLOW: FLOW_CHANGED,
        OUTCOME: outcome("Do it now, and tell them [first](../../articles/decide/a.md)."),
    }
    return [
        Commit("2026-11-20", first),
        Commit("2026-11-21", {A: article(LATER + "\nGo.", "First", NOTE), B: article("Like that.", "Other")}),
        Commit("2026-11-21T18:00:00", {A: article(LATER + "\nGo, please.", "First", NOTE), **flow_second}),
        Commit("2026-11-22", {GONE: None, SWAP: None, SOURCES: source("one-2020", "more"), PICTURE: SVG.format(20)}),
        Commit("2026-11-22T18:00:00", {B: "---\ntitle: [\n---\nBroken."}),
        Commit("2026-11-23", {
            B: article("Like this again. [Gone](gone.md).".replace("[Gone](gone.md)", "Gone"), "Other"),
            FRESH: article("Quite another thing that stands at the same address.", "Another", "slug: swap\n"),
            TOOK: None, MOVED: article("Moved.", "Moved", "aliases: /decide/place/\n"),
            "content/site.yaml": f"title: Test site\n{WITHDRAWN}",
        }),
    ]  # fmt: skip


def eventful(root: Path) -> Path:
    """The repository in a folder that does not exist yet, with two releases."""
    made = make(root, commits())
    git(made, "-c", "tag.gpgSign=false", "tag", "--annotate", "--message", "The beginning.", "first", "HEAD~5")
    git(made, "tag", "v2", "HEAD~2")
    return made
