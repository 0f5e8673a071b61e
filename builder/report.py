"""Show problems to people and to programs; every format is a pure function of the problems."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from builder.problems import Problem, Severity

Lines = Callable[[str], Sequence[str]]
"""The lines of a file of the knowledge base; none where it cannot be read."""
Style = Callable[[str, str], str]
"""Colour some text for a part: `error`, `warning`, `where` or `fix`."""
MAX_WIDTH = 100
"""How much of a source line is shown."""


def plain(text: str, part: str) -> str:
    """No colour at all."""
    return text


def full(problems: Sequence[Problem], lines: Lines, style: Style = plain) -> str:
    """Each problem with its source line, a caret, why, and what to do; then a count."""
    blocks = [_block(problem, lines, style) for problem in problems]
    return "\n\n".join([*blocks, summary(problems)]) + "\n"


def _block(problem: Problem, lines: Lines, style: Style) -> str:
    label = style(f"{problem.severity}[{problem.check}]", problem.severity)
    parts = [f"{style(str(problem.where), 'where')}: {label}: {problem.message}"]
    source = lines(problem.where.file)
    if 0 < problem.where.line <= len(source) and source[problem.where.line - 1].strip():
        parts.extend(_excerpt(problem, source[problem.where.line - 1], style))
    if problem.why:
        parts.append(f"  why: {problem.why}")
    parts.append(style(f"  fix: {problem.fix}", "fix"))
    parts.extend(f"  see: {where}: {what}" for where, what in problem.also)
    return "\n".join(parts)


def _excerpt(problem: Problem, line: str, style: Style) -> list[str]:
    """The source line and a caret below the column; a long line is cut around it."""
    column = min(problem.where.column, len(line) + 1)
    start = max(0, column - MAX_WIDTH * 2 // 3) if len(line) > MAX_WIDTH else 0
    shown = line[start : start + MAX_WIDTH].replace("\t", " ")
    gutter = f"{problem.where.line:>5} | "
    return [gutter + shown, " " * (len(gutter) + column - 1 - start) + style("^", problem.severity)]


def concise(problems: Sequence[Problem], style: Style = plain) -> str:
    """One line for each problem."""
    return "".join(
        f"{style(str(p.where), 'where')}: {style(f'{p.severity}[{p.check}]', p.severity)} {p.message}; {p.fix}\n"
        for p in problems
    )


def as_json(problems: Sequence[Problem]) -> str:
    """A list of objects, for programs."""
    return json.dumps([_as_object(problem) for problem in problems], ensure_ascii=False, indent=2) + "\n"


def _as_object(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.where.file,
        "line": problem.where.line,
        "column": problem.where.column,
        "severity": str(problem.severity),
        "check": problem.check,
        "message": problem.message,
        "why": problem.why,
        "fix": problem.fix,
        "also": [{"file": w.file, "line": w.line, "column": w.column, "what": what} for w, what in problem.also],
    }


def github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the changed lines of a pull request."""
    return "".join(
        f"::{p.severity} file={_property(p.where.file)},line={p.where.line},col={p.where.column},"
        f"title={_property(p.check)}::{_data(f'{p.message}; {p.fix}')}\n"
        for p in problems
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(problems: Sequence[Problem]) -> str:
    """How many errors and warnings there are."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    parts = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((errors, "error"), (warnings, "warning")) if n]
    return ", ".join(parts) or "no problems"
