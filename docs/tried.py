"""Write `docs/tried.md` from the cases of `tests/cases/tried`: `python -m docs.tried`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tests.tried import Tried, tried_cases

FILE = Path(__file__).with_name("tried.md")
START = """# Tried

<!-- Made by `python -m docs.tried` from tests/cases/tried/. Edit the cases, not this page. -->

Nothing that an editor writes may be lost in silence: it is shown, or named in a message. These are the forms that were
tried, as authors of other kinds of project write them. Each row is a folder below `tests/cases/tried/`, whose files a
test lays over a new knowledge base, or a test of its own. [Markdown](content/articles/reference/markdown.md) shows the
Markdown that is read, and [problems](content/articles/reference/problems.md) lists every message.

On 30 November 2026, four public trees were converted as well, with a script that only gave each file its front
matter: the handbook of a software company (16 files, 2 messages), a government's guide to plain language on Jekyll
(188 files, 258 messages), a book of advice on interviews on Docusaurus (50 files, 163 messages), and 120 numbers of a
weekly letter in Chinese (285 messages, most of them for its images on another server). The messages were read by
kind, and some of each tree at their places. Two kinds were mended: a variable of a template in an address was called
a space, and each image of a page had messages of its own. The trees are not part of this project.
"""
GROUPS = {
    "Read as meant": "`builder check` finds no problem.",
    "Warned about": "The site is built, and `builder check` warns.",
    "Refused": "`builder check` names the place and what to do; nothing is built until it is done.",
    "Shown by a test of its own": "Files in a folder cannot show these: in git, for example, no file is unreadable.",
}
_CODE = re.compile(r"((`+)(?!`).+?(?<!`)\2(?!`))")
_SIGNS = re.compile(r"([\\<*_~\[\]#&])")


def page(cases: Iterable[Tried]) -> str:
    """The page as Markdown."""
    groups: dict[str, list[Tried]] = {title: [] for title in GROUPS}
    for case in cases:
        groups[group_of(case)].append(case)
    parts = [START]
    for title, rows in groups.items():
        if rows:
            parts.append(f"## {title}\n\n{GROUPS[title]}\n\n| tried | comes from | now |\n| --- | --- | --- |")
            parts.append("".join(f"{_row(case)}\n" for case in sorted(rows, key=_order)))
    return "\n".join(parts)


def group_of(case: Tried) -> str:
    """The heading that a case belongs below: what the check says of it decides."""
    if case.test:
        return "Shown by a test of its own"
    if "error[" in case.check:
        return "Refused"
    return "Warned about" if "warning[" in case.check else "Read as meant"


def _order(case: Tried) -> tuple[str, str]:
    return case.comes_from.lower(), case.folder.name


def _row(case: Tried) -> str:
    repeated = case.test.partition("::")[0] or f"tests/cases/tried/{case.folder.name}/"
    cells = (*map(as_cell, (case.tried, case.comes_from, case.now)),)
    return f"| {cells[0]} ([test](../{repeated})) | {cells[1]} | {cells[2]} |"


def as_cell(text: str) -> str:
    """A sentence for a cell: code stays code, and nothing else in it is markup."""
    pieces = (piece for place, piece in enumerate(_CODE.split(text)) if place % 3 < 2)
    words = (piece if place % 2 else _SIGNS.sub(r"\\\1", piece) for place, piece in enumerate(pieces))
    return "".join(words).replace("|", "\\|")


def main() -> None:
    """Write the page."""
    FILE.write_text(page(tried_cases()), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
