"""Describe mistakes in YAML in an editor's words, at the place of the mistake, not where the reader gave up."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from builder.load.positions import Positions
from builder.load.yaml_slips import slip_near
from builder.problems import Problem

_QUOTE = "put the value in quotes"


@dataclass(frozen=True, slots=True)
class _Mistake:
    """A complaint of the YAML reader, recognised by the line on which it gave up."""

    complaint: str
    message: str
    fix: str
    before: str = ""
    """A pattern to find in the line before the place."""
    behind: str = ""
    """A pattern that must match right after the place."""
    opening: bool = False
    """True if the mistake is at the beginning of this part, not at the place where the reader gave up."""
    first: bool = False
    """True if the mistake is the whole line, from its first character."""
    above: str = ""
    """A pattern to find in the line above; the mistake is at the end of its match."""


_MISTAKES = (
    _Mistake("cannot start any token", "a tab is not allowed here", "indent with spaces", behind="\t"),
    _Mistake("found a tab", "a tab is not allowed here", "indent with spaces", behind="\t"),
    _Mistake("cannot start any token", "a value cannot begin with `@`", _QUOTE, behind="@"),
    _Mistake("cannot start any token", "a value cannot begin with `%`", _QUOTE, behind="%"),
    _Mistake("cannot start any token", "a value cannot begin with a backquote", _QUOTE, behind="`"),
    _Mistake("cannot start any token", "a value cannot begin with this character", _QUOTE),
    _Mistake("directive", "a line cannot begin with `%`", "put it in quotes, or indent it", first=True),
    _Mistake("scanning an alias", "a value cannot begin with `*`", _QUOTE, opening=True),
    _Mistake("scanning an anchor", "a value cannot begin with `&`", _QUOTE, opening=True),
    _Mistake("scanning a tag|parsing a node.*tag", "a value cannot begin with `!`", _QUOTE, opening=True),
    _Mistake("mapping values are not allowed", "this value has a colon in it", _QUOTE, before=r":\s"),
    _Mistake("mapping values are not allowed", "this colon has no space after it", "write `key: value`",
             above=r"^\s*[\w-]+(?=:\S)"),
    _Mistake("mapping values are not allowed", "this line is read as part of the line above it",
             "write the line above as `key: value`, or line this one up with it", first=True),
    _Mistake("could not find expected ':'", "this line is not of the form `key: value`",
             "give it a key and a colon, or indent it if it goes on from the line above", opening=True),
    _Mistake("unknown escape", "this backslash has no meaning between double quotes",
             r"write two of them (`\\`), or use single quotes"),
    _Mistake("unexpected end of stream", "this quotation mark is never closed",
             "add the closing one, or put text that begins with one between the other kind", opening=True),
    _Mistake("expected ',' or", "this bracket is not closed, or an entry in it has no comma after it",
             "add the missing `,`, `]` or `}`", opening=True),
    _Mistake("expected key|<block end>", "text continues after the closing quotation mark",
             "put all of it between one pair; an apostrophe between single ones is written twice", before="['\"]\\s*$"),
    _Mistake("expected key|<block end>", "this bracket closes nothing", f"remove it, or {_QUOTE}", behind=r"[\]}]"),
    _Mistake("expected key|<block end>", "text continues after the closing bracket", _QUOTE, before=r"[\]}]\s*$"),
    _Mistake("expected key|<block end>", "there is no key before this colon", "write it, or remove it", behind=":"),
    _Mistake("expected key|<block end>", "there is a list entry where a key is expected",
             "put its list below a key of its own", behind=r"-\s"),
    _Mistake("expected key|<block end>", "this line is indented differently from its neighbours",
             "line it up with the keys it belongs to"),
    _Mistake("expected '-' indicator", "this line is in a list and does not begin with `- `",
             "begin it with `- `, or put the list below a key"),
    _Mistake("mapping keys are not allowed", "a value cannot begin with `?`", _QUOTE),
    _Mistake("sequence entries are not allowed", "a list cannot begin on the line of its key",
             "begin it on the next line, or write `[one, two]`; if it is text, put it in quotes"),
    _Mistake("expected comment or", "text cannot follow `|` or `>` on the same line",
             "begin it on the next line, or put the value in quotes", opening=True),
    _Mistake("expected (the )?node content", "a value is missing here", "write it; if it is text, put it in quotes"),
    _Mistake("document start", "this is after the end of the YAML", "remove the line `...` above it"),
)  # fmt: skip


def syntax_problem(error: yaml.MarkedYAMLError, positions: Positions) -> Problem:
    """The problem that makes the text invalid YAML."""
    complaint = " ".join(part for part in (error.context, error.problem) if part)
    gave_up = _index(error.problem_mark or error.context_mark)
    slip = _slip(error, gave_up, positions)
    if slip:
        return slip
    line_start = positions.text.rfind("\n", 0, gave_up) + 1
    before = positions.text[line_start:gave_up]
    start_above = positions.text.rfind("\n", 0, max(line_start - 1, 0)) + 1
    for mistake in _MISTAKES:
        above = re.search(mistake.above, positions.text[start_above:line_start])
        if not (above and re.search(mistake.complaint, complaint) and re.search(mistake.before, before)):
            continue
        if not re.compile(mistake.behind).match(positions.text, gave_up):
            continue
        offset = _index(error.context_mark) if mistake.opening else gave_up
        if mistake.first:
            offset = line_start + len(before) - len(before.lstrip())
        elif mistake.above:
            offset = start_above + above.end()
        return Problem(positions.at(offset), "yaml", mistake.message, mistake.fix)
    fix = "check the quotation marks, colons and indentation here"
    return Problem(positions.at(gave_up), "yaml", f"this is not YAML: {complaint}", fix)


def _slip(error: yaml.MarkedYAMLError, gave_up: int, positions: Positions) -> Problem | None:
    """A slip in the line where the reader gave up, in that where it began to wonder, or in the one above."""
    line = positions.text.count("\n", 0, gave_up)
    began = positions.text.count("\n", 0, _index(error.context_mark)) if error.context_mark else line
    return slip_near(positions, (began, line), (max(line - 1, 0),))


def _index(mark: yaml.Mark | None) -> int:
    return mark.index if mark else 0
