"""Histories for readers: titles and words, and no name of a file, key of a source or id.

Rooms: builder/render/versions, builder/changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import pytest

from builder.build import build
from builder.render.options import Options
from tests.history.repositories import Commit, Content, git, make
from tests.knowledge_bases import read_files

IDS = (
    *[
        "qmood",
        "qfar",
        "ogood",
        "obad",
        "omiddle",
        "oyes",
        "oneither",
        "rfirst",
        "rsecond",
        "rlast",
        "rnew",
        "xgo",
        "xstay",
        "xwait",
        "ffine",
        "fbare",
        "ppull",
    ],
    *["klaw", "kstudy", "knew", "zchart", "zplan", "content/", ".md", ".yaml", ".svg"],
)
"""Every id, key and name of an image in the knowledge base below, and the ends and folders of files."""
ARTICLE = """---
title: Going by train
summary: When to go.
{more}---
## Why

It works [@klaw]. See [the other one](slug-b.md).

![A chart of trains](zchart.svg)
"""
OTHER = "---\ntitle: Going by foot\nsummary: When to walk.\n---\nWalk. See [trains](slug-a.md).\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}" viewBox="0 0 {0} {0}"></svg>'
SOURCES = "klaw: {title: The law, by: A state, grade: A, shows: much}\nkstudy: {title: A study, grade: B}\n"
FLOW = """format: 1
title: Go or stay
summary: Whether to go.
start: Begin here.
questions:
  qmood:
    ask: How is your mood?
    help: Think of today.
    options:
      ogood: {label: Good, clause: you feel good}
      omiddle: {label: So so, hint: Neither of both.}
      obad: Bad
  qfar:
    ask: What holds?
    choose: many
    options: {oyes: It is far, oneither: It rains}
facts:
  ffine: {when: {qmood: ogood}, clause: you are fine}
  fbare: {when: {qfar: oyes}}
scores:
  ppull:
    - {when: {qmood: ogood}, add: 2}
    - {when: {qfar: oneither}, add: -1}
rules:
  - {id: rfirst, when: {all: [ffine, fbare]}, advise: xgo, because: It is worth it.}
  - {id: rsecond, when: {ppull: {at-least: 1}}, advise: xgo}
  - {id: rlast, otherwise: xstay}
"""
OUTCOMES: Mapping[str, Content] = {
    "content/flows/slug-f/xgo.md": "---\ntitle: Go\nverdict: Go now.\nevidence: [kstudy]\n"
    "read: [../../articles/decide/slug-a.md]\n---\nGo [@klaw].\n\n::: when fbare\nIt is far.\n:::\n",
    "content/flows/slug-f/xstay.md": "---\ntitle: Stay\nverdict: Stay.\n---\nStay.\n",
}  # fmt: skip
A, B, F, GO = (
    "content/articles/decide/slug-a.md",
    "content/articles/decide/slug-b.md",
    "content/flows/slug-f/flow.yaml",
    "content/flows/slug-f/xgo.md",
)
FIRST: Mapping[str, Content] = {
    "content/site.yaml": "title: Test site\n", "content/sources.yaml": SOURCES, F: FLOW, **OUTCOMES,
    A: ARTICLE.format(more=""), B: OTHER,
    "content/articles/decide/zchart.svg": SVG.format(10), "content/articles/decide/zplan.svg": SVG.format(20),
}  # fmt: skip
CITED = ARTICLE.replace("@klaw", "@klaw; @kstudy").replace("A chart of trains](zchart", "A drawing](zplan")
LISTED = "tags: [rail]\nindex-as: [Trains]\naliases: [/decide/slug-a/]\nrelated: [slug-b.md]\nalso-in: [help]\n"
FEWER = FLOW.replace("add: -1", "add: -2").replace("{qmood: ogood}, clause: you", "{qmood: obad}, clause: you")
OTHERS = FEWER.replace("obad: Bad", "obad: Quite bad").replace("rsecond", "rnew").replace("xstay", "xwait")
OTHERS = OTHERS.replace("{qfar: oyes}", "{qfar: [oyes, oneither]}")
OTHERS = OTHERS.replace("      omiddle: {label: So so, hint: Neither of both.}\n", "")
ANOTHER = (
    "---\ntitle: Go\nverdict: Go now.\nevidence: [klaw]\nread: [../../articles/help/slug-d.md]\n---\nGo [@knew].\n\n"
    "::: when {qfar: oneither}\nIt rains.\n:::\n"
)
COMMITS = [
    Commit("2026-11-20", FIRST),
    Commit("2026-11-21", {
        A: CITED.format(more=f"slug: slug-c\n{LISTED}"), F: FEWER,
        "content/sources.yaml": SOURCES.replace("much", "little"),
    }),
    Commit("2026-11-22", {
        F: OTHERS, GO: ANOTHER, "content/flows/slug-f/xstay.md": None,
        "content/flows/slug-f/xwait.md": "---\ntitle: Wait\nverdict: Wait.\n---\nWait.\n",
        "content/sources.yaml": f"{SOURCES}knew: {{title: News, grade: C}}\n",
        "content/articles/help/slug-d.md": "---\ntitle: Help\nsummary: Some help.\n---\nHelp.\n",
        B: OTHER.replace("[trains](slug-a.md)", "[a flow](../../flows/slug-f/flow.yaml)"),
    }),
    Commit("2026-11-23", {
        A: ARTICLE.format(more="aliases: [/decide/slug-c/]\n").replace(" See [the other one](slug-b.md).", ""), B: None,
    }),
]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page of the site by address."""
    folder = tmp_path_factory.mktemp("ids")
    root = make(folder / "kb", COMMITS)
    for name, commit in (("one", "HEAD~2"), ("two", "HEAD")):
        git(root, "-c", "tag.gpgSign=false", "tag", name, commit)
    done = build(root, folder / "site", Options("https://example.org/", history=True))
    assert done.ok, done.problems
    return {
        name.removesuffix("index.html"): data.decode()
        for name, data in read_files(folder / "site").items() if name.endswith(("html", ".xml"))
    }  # fmt: skip


def seen(page: str) -> str:
    """All that is seen or heard of a page: its text, and what attributes say to readers."""
    body = page.partition("<body")[2] or page
    said = re.findall(r'(?:alt|title|aria-label|placeholder|content)="([^"]*)"', body)
    text = re.sub(r"<(script|style|id)\b.*?</\1>", "", body, flags=re.DOTALL)
    return unescape("\n".join([re.sub(r"<[^>]*>", "\n", text), *said]))


def test_no_id_is_seen(site: dict[str, str]) -> None:
    """On histories, on the pages of changes and of releases, and in the feed: only addresses have some."""
    told = re.compile(r"(?:^|/)history/$|^changes/$|^releases/|^feed\.xml$")
    pages = {address: seen(page) for address, page in site.items() if told.search(address)}
    assert 8 <= len(pages)
    found = [
        (address, id_, text[max(text.index(id_) - 40, 0) : text.index(id_) + 60])
        for address, text in pages.items() for id_ in IDS if id_ in text
    ]  # fmt: skip
    assert [] == found


def test_words_are_in_their_place(site: dict[str, str]) -> None:
    """Titles of pages and of sources, labels, reasons, and a sum of points that has no name."""
    flow, article = (" ".join(seen(site[page]).split()) for page in ("flows/slug-f/history/", "decide/slug-a/history/"))
    for words in (
        "Question “How is your mood?”: Answer “Quite bad”",
        "Reason now: It is worth it.",
        "Outcome “Go”: Evidence [removed: A study",
        "the sum of points comes to",
        "“you are fine” means something else now. It now also holds if you answered “Bad” to “How is your mood?”. It",
    ):
        assert words in flow, words
    assert "To read [removed: Going by train" in flow
    assert "To read next [added: Going by foot" in article
