"""All changes for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from builder.changes.front_matter import FieldChange
from builder.changes.model import Became, ContentChanges, PageChanges
from builder.changes.prose.passages import passages
from builder.changes.show.flow_as_text import flow_as_text
from builder.changes.show.prose_as_text import as_text, field_in_marks
from builder.changes.show.summary import sentences, source_in_words, state_of
from builder.text.printable import one_line, printable

_DELETED = re.compile(r"\[-.*?-\]", re.DOTALL)
_INSERTED = re.compile(r"\{\+.*?\+\}", re.DOTALL)
RED, GREEN, BOLD, PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"


def changes_as_text(changes: ContentChanges, width: int = 80, *, colour: bool = False) -> str:
    """A summary, then each page, the most important first; `[-deleted-] {+inserted+}`. Ends with a newline."""
    told = (textwrap.fill(said, width, initial_indent="- ", subsequent_indent="  ") for said in sentences(changes))
    blocks = ["\n".join([_wrapped(f"From {changes.old} to {changes.new}:", width), *told])]
    for wrong in changes.unreadable:
        said = _wrapped(f"in {wrong.state}: {wrong.where}: {wrong.reason}", width, "  ")
        blocks.append(f"{_title(f'{wrong.file} cannot be read', colour)}\n{said}")
    blocks += ["\n\n".join(_page(page, width, colour)) for page in changes.pages]
    for source in changes.sources:
        title = _title(f"Source {source.key}: {source.title}", colour)
        lines = [title, _wrapped(source_in_words(source), width, "  "), *_fields(source.fields, width)]
        blocks.append("\n".join(lines))
    blocks += ["\n".join(_named(changes))] if changes.settings or changes.files else []
    text = "\n\n\n".join(blocks)
    return f"{_coloured(text) if colour else text}\n"


def _page(page: PageChanges, width: int, colour: bool) -> Iterator[str]:
    yield f"{_title(page.title, colour)}\n" + _wrapped(f"/{page.url_path} ({page.file}): {state_of(page)}", width, "  ")
    for word, notes in (("New note", page.notes), ("Note removed", page.notes_gone)):
        yield from (_wrapped(f"{word} of {note.date}: {note.note}", width, "  ") for note in notes)
    if page.became in (Became.NEW, Became.GONE):
        return
    if page.flow is not None:
        yield textwrap.indent(flow_as_text(page.flow, width - 2), "  ")
    else:
        if page.fields:
            yield "\n".join(_fields(page.fields, width))
        if page.prose is not None and page.prose.changed:
            yield textwrap.indent(as_text(passages(page.prose), width - 2), "  ")


def _fields(fields: Sequence[FieldChange], width: int) -> Iterator[str]:
    for each in fields:
        yield _wrapped(f"{each.label}: {field_in_marks(each)}", width, "  ")


def _named(changes: ContentChanges) -> Iterator[str]:
    yield "Other files:"
    if changes.settings:
        yield "  content/site.yaml changed"
    yield from (printable(f"  {each.file} {each.became}") for each in changes.files)


def _title(text: str, colour: bool) -> str:
    text = one_line(text)
    return f"{BOLD}{text}{PLAIN}" if colour else text


def _wrapped(text: str, width: int, by: str = "") -> str:
    return textwrap.fill(one_line(text), width, initial_indent=by, subsequent_indent=by, break_on_hyphens=False)


def _coloured(text: str) -> str:
    text = _DELETED.sub(rf"{RED}\g<0>{PLAIN}", text)
    return _INSERTED.sub(rf"{GREEN}\g<0>{PLAIN}", text)
