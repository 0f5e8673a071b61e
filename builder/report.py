"""Show problems to people and to programs; every format is a pure function of the problems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import cache

from builder.problems import Location, Problem, Severity
from builder.text.counted import plural
from builder.text.markdown_words import escaped
from builder.text.printable import json_text, printable

Lines = Callable[[str], Sequence[str]]
"""The lines of a file of the knowledge base; none if it cannot be read."""
Style = Callable[[str, str], str]
"""Colour some text for a part: `error`, `warning`, `where` or `fix`."""
MAX_WIDTH = 100
"""Number of characters of a source line to show."""
MARKDOWN_LIMIT = 12_000
"""Bytes of the problems in a comment on a pull request, which has to hold the differences as well."""
HOW_TO_CORRECT = (
    "Readers still see the site as it was. To correct it, go to “Files changed”, choose “Edit file” from the menu “…” "
    "of the file, and save to the same branch. Then this comment is written anew."
)
_LONG = re.compile(r"`([^`]{60})[^`]{20,}`")
"""A piece of content quoted in a message, too long to be shown whole."""


_QUOTED = re.compile(r"`([^`]+)`")


def plain(text: str, part: str) -> str:
    """No colour at all."""
    return text


def full(problems: Sequence[Problem], lines: Lines, style: Style = plain) -> str:
    """Each problem with its source line, a caret, why, and what to do; then a count."""
    read_once = cache(lines)
    blocks = [_block(problem, read_once, style) for problem in problems]
    return "\n\n".join([*blocks, summary(problems)]) + "\n"


def _block(problem: Problem, lines: Lines, style: Style) -> str:
    parts = [_headline(problem, style)]
    source = lines(problem.where.file) if problem.where.line else ()
    if 0 < problem.where.line <= len(source) and source[problem.where.line - 1].strip():
        parts.extend(_excerpt(problem, source[problem.where.line - 1], style))
    if problem.why:
        parts.append(f"  why: {_shown(problem.why)}")
    parts.append(style(f"  fix: {_shown(problem.fix)}", "fix"))
    parts.extend(f"  see: {_shown(str(where))}: {_shown(what)}" for where, what in problem.also)
    return "\n".join(parts)


def _headline(problem: Problem, style: Style) -> str:
    label = style(f"{problem.severity}[{problem.check}]", problem.severity)
    return f"{style(_shown(str(problem.where)), 'where')}: {label}: {_shown(problem.message)}"


def _shown(text: str) -> str:
    """A sentence without control characters, and with long quotations shortened."""
    return printable(_LONG.sub(r"`\1…`", text))


def _excerpt(problem: Problem, line: str, style: Style) -> list[str]:
    """The source line and a caret below the column; a long line is cut around it."""
    column = min(problem.where.column, len(line) + 1)
    start, cut = _cut(line, column)
    shown = printable(cut.replace("\t", " "))
    gutter = f"{problem.where.line:>5} | "
    return [gutter + shown, " " * (len(gutter) + _width(shown[: column - 1 - start])) + style("^", problem.severity)]


def _cut(line: str, column: int) -> tuple[int, str]:
    """The part of a long line around a column, and where it begins."""
    start = max(0, min(column, len(line) + 1) - MAX_WIDTH * 2 // 3) if len(line) > MAX_WIDTH else 0
    return start, line[start : start + MAX_WIDTH]


def _width(text: str) -> int:
    """The width of a text in columns of a terminal: two for wide characters, none for combining ones."""
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else unicodedata.category(c) not in ("Mn", "Me") for c in text
    )


def concise(problems: Sequence[Problem], style: Style = plain) -> str:
    """One line for each problem."""
    return "".join(f"{_headline(problem, style)}; {_shown(problem.fix)}\n" for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, for programs; line and column are null where a whole file is meant."""
    return json_text([_as_object(problem) for problem in problems]) + "\n"


def _as_object(problem: Problem) -> dict[str, object]:
    return {
        **_place(problem.where),
        "severity": str(problem.severity),
        "check": problem.check,
        "message": problem.message,
        "why": problem.why,
        "fix": problem.fix,
        "also": [{**_place(where), "what": what} for where, what in problem.also],
    }


def _place(where: Location) -> dict[str, object]:
    return {"file": where.file, "line": where.line or None, "column": where.column if where.line else None}


def github(problems: Sequence[Problem], folder: str = "") -> str:
    """Workflow commands, which GitHub shows beside the changed lines of a pull request.

    `folder` is where the knowledge base lies in the repository: empty, or with a slash at its end.
    """
    return "".join(
        f"::{p.severity} file={_property(folder + p.where.file)},{_numbers(p.where)}"
        f"title={_property(p.check)}::{_data(f'{p.message}; {p.fix}')}\n"
        for p in problems
    )


def _numbers(where: Location) -> str:
    return f"line={where.line},col={where.column}," if where.line else ""


def _data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def markdown(problems: Sequence[Problem], lines: Lines, limit: int = MARKDOWN_LIMIT) -> str:
    """For a comment on a pull request: errors first, then warnings, folded; at most `limit` bytes of UTF-8.

    Nothing is said where nothing is wrong. The content can be a stranger's, so all of it goes through `escaped`.
    """
    read_once = cache(lines)
    items: dict[Severity, list[str]] = {severity: [] for severity in Severity}
    for problem in problems:
        items[problem.severity].append(_item(problem, read_once))
    errors, warnings = items[Severity.ERROR], items[Severity.WARNING]
    parts = []
    room = limit - 1_000  # for the words around the lists
    if errors:
        keep = "keeps" if len(errors) == 1 else "keep"
        kept = _within(errors, room)
        room -= sum(map(_size, kept))
        parts.append(f"### {plural(len(errors), 'mistake')} {keep} this from being published\n\n{HOW_TO_CORRECT}\n")
        parts.append("\n".join(kept))
    if warnings:
        said = f"{plural(len(warnings), 'warning')}: a reason to look, but no reason not to publish"
        listed = "\n".join(_within(warnings, room))
        parts.append(f"<details><summary>{said}</summary>\n\n{listed}\n</details>\n")
    return "\n".join(parts)


def _item(problem: Problem, lines: Lines) -> str:
    """A problem as an item of a list, with its source line as a quotation."""
    where, source = problem.where, lines(problem.where.file) if problem.where.line else ()
    place = f"{where.file}, line {where.line}" if where.line else where.file
    said = [f"**{_words(place)}**: {_words(problem.message)}"]
    if 0 < where.line <= len(source) and source[where.line - 1].strip():
        said.append(f"> {escaped(_passage(source[where.line - 1], where.column))}")
    said += [f"Why: {_words(problem.why)}"] if problem.why else []
    said.append(f"**What to do:** {_words(problem.fix)}")
    said += [f"See {_words(str(other))}: {_words(what)}" for other, what in problem.also]
    return "- " + "\n\n  ".join(said) + "\n"


def _passage(line: str, column: int) -> str:
    """The words of a long line around a column, none of them cut if it has spaces."""
    start, cut = _cut(line, column)
    end = start + len(cut) < len(line)
    words = cut.partition(" ")[2] if start and " " in cut[: column - start] else cut
    words = words.rpartition(" ")[0] if end and " " in words[len(words) // 2 :] else words
    return f"{'… ' if start else ''}{words}{' …' if end else ''}"


def _words(text: str) -> str:
    """A sentence in which pieces of content are bold: in code, where no break could be hidden, they would be shown."""
    parts = _QUOTED.split(_LONG.sub(r"`\1…`", text))
    return "".join(
        f"<strong>{escaped(part)}</strong>" if number % 2 else _spaced(part) for number, part in enumerate(parts)
    )


def _spaced(text: str) -> str:
    """Escaped words, with a space where they had one at an end."""
    before, after = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
    return f"{before}{escaped(text)}{after}" if text.strip() else before


def _within(items: Sequence[str], room: int) -> list[str]:
    """The first items, as many as have room; those that have none are counted."""
    kept: list[str] = []
    for item in items:
        room -= _size(item) + 1
        if room < 0:
            return [*kept, f"- and {len(items) - len(kept):,} more\n"]
        kept.append(item)
    return kept


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def summary(problems: Sequence[Problem]) -> str:
    """The number of errors and warnings."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [plural(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n]
    return ", ".join(parts) or "no problems"
