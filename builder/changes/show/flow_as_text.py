"""The changes of a flow for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from builder.changes.flow.compare_wording import Wording
from builder.changes.flow.figure_change import FigureChange
from builder.changes.flow.model import FlowChanges, FlowPart, NewAdvice
from builder.changes.prose.passages import passages
from builder.changes.show.prose_as_text import as_text, field_in_marks
from builder.text.printable import one_line


def flow_as_text(changes: FlowChanges, width: int = 80) -> str:
    """Whose advice changed first, then what came and went, then words; no colours."""
    blocks = [
        "\n".join(textwrap.wrap(one_line(" ".join([f"{changes.extent.capitalize()}.", *changes.sentences])), width))
    ]
    blocks += ["\n".join(_indented(each.sentence, width, "")) for each in changes.redefined]
    blocks += ["\n".join(_advice(each, width)) for each in changes.advice]
    blocks += ["\n".join(_figure(each, width)) for each in changes.figures]
    blocks += ["\n".join(_named(changes, width))] if changes.added or changes.removed else []
    blocks += [_wording(each, width) for each in changes.words]
    blocks += [one_line(f"{each.label}: {field_in_marks(each)}") for each in changes.fields]
    return "\n\n".join(blocks)


def _advice(each: NewAdvice, width: int) -> Iterator[str]:
    yield one_line(f"{each.before or 'no outcome'} → {each.after or 'no outcome'}: {each.count:,} ({each.share})")
    more = [f"and {each.left:,} more"] if each.left else []
    for words in (*each.classes, *more):
        yield from _indented(f"- {words}", width)
    yield from _indented(f"for example: {each.example}", width)
    if each.rule_before or each.rule_after:
        yield from _indented(f"rule before: {each.rule_before or '(none)'}", width)
        yield from _indented(f"rule now: {each.rule_after or '(none)'}", width)


def _figure(each: FigureChange, width: int) -> Iterator[str]:
    yield from _indented(each.headline, width, "")
    for line in each.lines:
        yield from _indented(line, width)


def _named(changes: FlowChanges, width: int) -> Iterator[str]:
    for word, group in (("New", changes.added), ("Gone", changes.removed)):
        for named in group:
            yield from _indented(f"{word} {part_in_words(named)}", width, "")


def _wording(wording: Wording, width: int) -> str:
    return f"{one_line(place_of(wording))}:\n{as_text(passages(wording.prose), width)}"


def part_in_words(named: FlowPart) -> str:
    """A part that came or went, in words."""
    return f"{named.kind}: “{named.words}”" + (f" to “{named.of}”" if named.of else "")


def place_of(wording: Wording) -> str:
    """The place where words changed, in words."""
    return f"{wording.kind} “{wording.name}”, {wording.field}" if wording.name else f"{wording.kind}, {wording.field}"


def _indented(text: str, width: int, by: str = "  ") -> list[str]:
    return textwrap.wrap(one_line(text), width, initial_indent=by, subsequent_indent=f"{by}  ")
