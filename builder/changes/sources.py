"""Compare the sources of two states, and find the pages that cite those that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.changes.front_matter import FieldChange
from builder.changes.model import Became, SourceChanges, Unreadable
from builder.changes.read_pages import read_text, unreadable
from builder.changes.states import ContentState
from builder.history.follow.page_files import page_of, url_path_of
from builder.history.follow.page_header import article_header, matter_of
from builder.history.states.load_state import Given
from builder.load.files import Files
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, read_yaml
from builder.load.located import Sequence as SequenceNode
from builder.load.sources import FILE, read_sources
from builder.load.storage import MemoryStorage
from builder.site import Source

FIELDS = ("title", "by", "publisher", "year", "url", "read", "grade", "shows")


def compare_sources(old: ContentState, new: ContentState) -> tuple[list[SourceChanges], list[Unreadable]]:
    """The sources that changed, by key; or why they cannot be compared."""
    (before, old_problem), (now, new_problem) = map(_sources, (old, new))
    wrong = [problem for problem in (old_problem, new_problem) if problem]
    if wrong:
        return [], wrong
    changed = {key: _fields(before.get(key), now.get(key)) for key in sorted(before.keys() | now.keys())}
    both = before.keys() & now.keys()
    changed = {key: fields for key, fields in changed.items() if fields or key not in both}
    cited = [_cited(state, changed) for state in (old, new)] if changed else [{}, {}]
    found = []
    for key, fields in changed.items():
        source = now.get(key) or before[key]
        became = Became.CHANGED if key in both else Became.NEW if key in now else Became.GONE
        pages = sorted({*cited[0].get(key, ()), *cited[1].get(key, ())})
        found.append(
            SourceChanges(
                key=key,
                became=became,
                title=source.title,
                fields=fields if became is Became.CHANGED else (),
                cited_in=pages,
            )
        )
    return found, []


def _sources(state: ContentState) -> tuple[Mapping[str, Source], Unreadable | None]:
    if FILE not in state.ids:
        return {}, None
    held = Given({FILE: read_text(state, FILE)} if FILE in state.contents else {})
    files = Files(MemoryStorage(held, {file: state.odd[file] for file in (FILE,) if file in state.odd}))
    list(files.entries("content"))
    sources = files.take(read_sources(files))
    return sources, unreadable(FILE, state, files.problems) if FILE in files.unread else None


def _fields(old: Source | None, new: Source | None) -> list[FieldChange]:
    rows = [FieldChange(name.capitalize(), _said(old, name), _said(new, name)) for name in FIELDS]
    return [row for row in rows if row.old != row.new]


def _said(source: Source | None, name: str) -> str:
    return str(getattr(source, name) or "") if source else ""


def _cited(state: ContentState, keys: Mapping[str, object]) -> dict[str, list[str]]:
    """The pages that cite these keys, or rest on them as evidence; read without parsing, so code can look like it."""
    found: dict[str, list[str]] = {}
    for file in sorted(state.contents):
        page = page_of(file)
        if page:
            try:
                data = state.contents[file]
            except OSError:
                continue
            header = article_header(data)
            for key in (header.cites | _evidence(file, data)) & keys.keys():
                found.setdefault(key, []).append(url_path_of(page, header.slug))
    return found


def _evidence(file: str, data: bytes) -> frozenset[str]:
    """The sources that an outcome names as evidence, in its own file or in `flow.yaml`."""
    if b"evidence" not in data or not file.startswith("content/flows/"):
        return frozenset()
    text = data if file.endswith(".yaml") else matter_of(data)
    return frozenset(_evidence_in(read_yaml(text.decode("utf-8", "replace").replace("\r", ""), file).value))


def _evidence_in(node: Node | None) -> Iterator[str]:
    for key, value in node.entries if isinstance(node, MappingNode) else ():
        if key.text != "evidence":
            yield from _evidence_in(value)
        else:
            items: Sequence[Node] = value.items if isinstance(value, SequenceNode) else (value,)
            yield from (item.text for item in items if isinstance(item, Scalar))
