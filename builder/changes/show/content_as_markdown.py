"""All changes as one comment on a pull request: bounded, the most important first, and words that are only words.

The words come from whoever proposes the change, so every one of them goes through `escaped`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from builder.changes.flow.model import Extent
from builder.changes.model import Became, ContentChanges, PageChanges, SourceChanges
from builder.changes.prose.passages import passages
from builder.changes.show.flow_as_markdown import flow_as_markdown
from builder.changes.show.prose_as_markdown import as_markdown, fields_as_markdown
from builder.changes.show.summary import sentences, source_in_words, state_of
from builder.text.counted import plural
from builder.text.markdown_words import escaped

LIMIT = 48_000
"""Bytes: a comment on GitHub holds 65,536 characters; what is wrong has 12,000, and what posts it adds a few."""
ONE = 8_000
"""Bytes for one page if there is no room for everything."""
FEW = 10
"""So many other files are shown without being asked for."""
NAMES = 60
"""So many pages that have no room are named."""


@dataclass(frozen=True, slots=True)
class CommentPart:
    """The paragraphs about one page, source or file."""

    name: str
    """Escaped, like everything here."""
    state: str
    blocks: Sequence[str] = ()
    """Paragraphs and lists that stand by themselves: any of them can be left out."""
    open: bool = False
    """True if the reader need not unfold it."""

    def within(self, limit: int) -> str:
        """As much of it as takes no more than so many bytes; what is left out is counted."""
        head = f"### {self.name}\n\n{self.state}"
        kept: list[str] = []
        room = limit - _size(head) - 200
        for block in self.blocks:
            room -= _size(block) + 2
            if room < 0:
                left = len(self.blocks) - len(kept)
                kept.append(f"*… and {plural(left, 'more piece')}, for which there is no room.*")
                break
            kept.append(block)
        if not kept:
            return head
        inside = "\n\n".join(kept)
        folded = f"<details><summary>What changed</summary>\n\n{inside}\n\n</details>"
        return f"{head}\n\n{inside if self.open else folded}"


def changes_as_markdown(changes: ContentChanges, limit: int = LIMIT) -> str:
    """At most `limit` bytes of UTF-8; ends with a newline."""
    summary = "\n".join(f"- {escaped(said)}" for said in sentences(changes))
    texts = [f"From {escaped(changes.old)} to {escaped(changes.new)}:", summary]
    parts = list(_parts(changes))
    whole = [part.within(1 << 40) for part in parts]
    room = limit - _size("\n\n".join(texts)) - 100
    if sum(_size(text) + 2 for text in whole) <= room:
        return "\n\n".join([*texts, *whole]) + "\n"
    left = list(parts)
    room -= NAMES * 120
    for part in parts:
        text = part.within(min(ONE, room))
        if _size(text) + 2 > room:
            break
        room -= _size(text) + 2
        texts.append(text)
        left.pop(0)
    return "\n\n".join([*texts, *_left(left)]) + "\n"


def _left(parts: Sequence[CommentPart]) -> Iterator[str]:
    """The names of what has no room, as far as they have some."""
    if parts:
        yield f"### And {len(parts):,} more, for which there is no room"
        names = [f"- {part.name}" for part in parts[:NAMES] if _size(part.name) <= 110]
        more = len(parts) - len(names)
        yield "\n".join([*names, *([f"- and {more:,} more"] if more else [])])


def _parts(changes: ContentChanges) -> Iterator[CommentPart]:
    """First what needs a reader most: changed advice, files that cannot be read, then pages by importance."""
    advice = changes.advice
    yield from map(_page, advice)
    for wrong in changes.unreadable:
        state = f"**Cannot be read** in {escaped(wrong.state)}: {escaped(wrong.where)}: {escaped(wrong.reason)}"
        yield CommentPart(escaped(wrong.file), state)
    yield from (_page(page) for page in changes.pages if page not in advice)
    yield from map(_source, changes.sources)
    if changes.settings or changes.files:
        files = [f"- {escaped(each.file)}: {each.became}" for each in changes.files]
        named = ["- content/site\\.yaml: changed"] if changes.settings else []
        lots = ["\n".join(lot) for lot in _lots([*named, *files])]
        yield CommentPart("Other files", "Only the names of these are shown\\.", lots, len(files) <= FEW)


def _page(page: PageChanges) -> CommentPart:
    state = escaped(_begun(state_of(page))) + (f" · `/{page.url_path}`" if _plain(page) else "")
    is_open = page.extent in (Extent.ADVICE, Extent.UNKNOWN)
    return CommentPart(escaped(page.title), state, _together(_blocks(page)), is_open)


def _plain(page: PageChanges) -> bool:
    """True if the address can be written as code; an odd address is an error anyway."""
    return all(character.isalnum() or character in "-/" for character in page.url_path)


def _blocks(page: PageChanges) -> Iterator[str]:
    for word, notes in (("New note", page.notes), ("Note removed", page.notes_gone)):
        yield from (f"{word} of {note.date}: {escaped(note.note)}" for note in notes)
    if page.became in (Became.NEW, Became.GONE):
        return
    if page.flow is not None:
        yield from flow_as_markdown(page.flow).split("\n\n")
    else:
        yield fields_as_markdown(page.fields)
        if page.prose is not None and page.prose.changed:
            yield from as_markdown(passages(page.prose)).split("\n\n")


def _together(blocks: Iterable[str]) -> list[str]:
    """The blocks, none of them parted from the line that introduces it."""
    found: list[str] = []
    leads = False
    for block in filter(None, blocks):
        if leads:
            found[-1] += f"\n\n{block}"
        else:
            found.append(block)
        leads = block.endswith((":", ":*", ", if")) and not block.endswith("\\:")
    return found


def _source(source: SourceChanges) -> CommentPart:
    fields = fields_as_markdown(source.fields)
    title = f"Source {escaped(source.key)}: {escaped(source.title)}"
    return CommentPart(title, escaped(_begun(source_in_words(source))), [fields] if fields else [])


def _begun(words: str) -> str:
    """Words with a capital in front."""
    return words[:1].upper() + words[1:]


def _lots(lines: Sequence[str], size: int = 50) -> Iterator[Sequence[str]]:
    return (lines[begin : begin + size] for begin in range(0, len(lines), size))


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))
