"""One page with every component of the site, to look at: `python -m tests.components FOLDER`, then serve the folder.

A small knowledge base is built, and the main parts of its pages are put below each other on `components/`. The page is
for those who change styles; no site of a reader has it.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from builder.build import build
from builder.render.options import Options
from tests.knowledge_bases import write_files

ADDRESS = "components/"
COLUMNS = "|".join(f" Column {number} " for number in range(12))
ARTICLE = f"""---
title: Every form of an article
summary: A lede says in a sentence or two what the page is for.
reviewed: 2026-11-23
tags: [going]
changes:
  - {{date: 2026-11-24, note: The table has twelve columns now.}}
---
A paragraph with a [link](../about/other.md), **strong words**, *stress*, `code`, a claim [@study] and a note.[^1]

::: takeaways
- The first thing to take away
- The second
:::

## Boxes

::: note A note
Something beside the point.
:::

::: tip
Something that helps.
:::

::: warning
Something that harms.
:::

## Lists and quotations

1. First
2. Second
   - inside

- [ ] to do
- [x] done

Interview
: a talk about a job

> Words of somebody else.

## A table and a figure

|{COLUMNS}|
|{" --- |" * 12}
|{COLUMNS}|

![A wall](wall.png)

## And more

[^1]: Footnotes stand at the foot.
"""
OTHER = "---\ntitle: Other\nsummary: Another page.\ntags: [going]\n---\nWords.\n"
FLOW = """format: 1
title: Is it safe to go?
summary: Two questions.
also-in: about
questions:
  money: {ask: Did they ask for money?, choose: yes-no, help: A fee or a cheque.}
  known:
    ask: What do you know of them?
    choose: many
    none: Nothing
    options:
      place: {label: Where they are, hint: The street and the house., clause: you know where they are}
      people: {label: Who they are, clause: you know who they are}
rules:
  - {when: {money: yes}, advise: stop, because: No employer asks for money.}
  - {when: {known: none}, advise: check, because: You know nothing of them.}
  - {otherwise: go}
outcomes:
  stop: {title: Stop, verdict: Do not go., tone: danger, do-now: Do not write., advice: Call your bank., messages: [no]}
  check: {title: Check, verdict: Check them first., tone: wait, do-now: Look them up., advice: "Find their number."}
  go: {title: Go, verdict: Go., tone: go, do-now: Say that you come., advice: "Take a coat."}
"""
MESSAGE = """---
title: Say no
summary: In two lines.
occasion: Say no
subject: "The interview on {day}"
variables:
  day: {label: The day, example: Monday}
---
## Email

Dear all, I cannot come on {day}.

## Text

I cannot come on {day}.
"""
SITE = """title: Every component
tagline: To look at, in every scheme
home:
  ask: flows/safe/flow.yaml
  shortcuts:
    - {title: The first, page: articles/about/all.md}
    - {title: The second, page: articles/about/other.md}
"""
SHOWN = (
    "", "about/", "about/all/", "flows/safe/outcomes/stop/", "flows/safe/outcomes/check/", "flows/safe/outcomes/go/",
    "messages/no/", "flows/safe/how/", "a-z/", "tags/",
)  # fmt: skip
STYLES = ("home", "flow", "advice", "drawing", "message")
"""The stylesheets of these pages besides the one of every page."""
_MAIN = re.compile(r"<main[^>]*>(.*)</main>", re.DOTALL)


def component_site(out: Path, more: Mapping[str, str | bytes] | None = None) -> None:
    """Build the site with its further page into a folder; `more` are files of its knowledge base, by name."""
    with tempfile.TemporaryDirectory() as folder:
        root = write_files(_content(Path(folder)), dict(more or {}))
        built = build(root, out, Options())
    assert built.ok, built.problems
    home = (out / "index.html").read_text("utf-8")
    parts = [f'<div class="wrap wide">{_main(out / address / "index.html")}</div>' for address in SHOWN]
    page = _MAIN.sub(lambda _: f"<main>{'<hr>'.join(parts)}</main>", home)
    (folder_of_page := out / ADDRESS).mkdir()
    to_root = re.sub(r'(href|src)="(?!https?:|#|mailto:|/)(?:\.\./)*', r'\1="../', page)
    link = re.search(r'<link rel="stylesheet"[^>]*style.css">', to_root)
    assert link
    links = "".join(link[0].replace("style.css", f"{name}.css") for name in STYLES)
    (folder_of_page / "index.html").write_text(to_root.replace("</head>", f"{links}</head>"), "utf-8")


def _main(file: Path) -> str:
    found = _MAIN.search(file.read_text("utf-8"))
    assert found
    return found[1]


def _content(folder: Path) -> Path:
    picture = io.BytesIO()
    Image.new("RGB", (1600, 600), "#887755").save(picture, "PNG")
    return write_files(folder, {
        "content/site.yaml": SITE,
        "content/sources.yaml": "study: {title: A study, by: Smith, year: 2020, grade: B, shows: It helps.}\n",
        "content/articles/about/all.md": ARTICLE,
        "content/articles/about/other.md": OTHER,
        "content/articles/about/wall.png": picture.getvalue(),
        "content/flows/safe/flow.yaml": FLOW,
        "content/messages/no.md": MESSAGE,
    })  # fmt: skip


if __name__ == "__main__":
    component_site(Path(sys.argv[1]))
