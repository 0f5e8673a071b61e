"""Read the pages of a state that are asked for, and no other."""

from __future__ import annotations

from collections.abc import Sequence

from builder.changes.model import Unreadable
from builder.changes.states import ContentState
from builder.history.follow.page_files import kind_of
from builder.history.states.load_state import Given, Texts, load_page
from builder.history.states.message_flow import flow_read_by
from builder.load.blocks import FOLDER as BLOCKS
from builder.load.storage import MemoryStorage, Refusal
from builder.problems import Location, Problem, Severity
from builder.site import ContentPage
from builder.site.page_kinds import Kind


def read_page(state: ContentState, file: str) -> ContentPage | Unreadable | None:
    """A page, perhaps a draft, or the reason why it cannot be read; None if there is no such page."""
    if file not in state.pages:
        return None
    refused = state.odd.get(file)
    if refused is not None:
        return unreadable(file, state, [Problem(Location(file), refused.check, refused.message, refused.fix)])
    texts, odd = _files_of(state, file)
    page, problems = load_page(MemoryStorage(Given(texts), odd), file)
    return unreadable(file, state, problems) if page is None else page


def _files_of(state: ContentState, file: str) -> tuple[Texts, dict[str, Refusal]]:
    """The files that a page may be made of: one file alone, or the folder of a flow with all blocks.

    A message needs the flow that its conditions are about.
    """
    if kind_of(file) is Kind.FLOW:
        return _folders_of(state, file.rpartition("/")[0])
    own = read_text(state, file)
    flow = flow_read_by(own) if kind_of(file) is Kind.MESSAGE and not isinstance(own, OSError) else ""
    texts, odd = _folders_of(state, f"content/flows/{flow}") if flow else ({}, {})
    return {**texts, file: own}, odd


def _folders_of(state: ContentState, flow: str) -> tuple[Texts, dict[str, Refusal]]:
    """The files of a flow's folder, and all blocks."""
    folders = (f"{flow}/", f"{BLOCKS}/")
    texts: Texts = {name: read_text(state, name) for name in state.contents if name.startswith(folders)}
    return texts, {name: refusal for name, refusal in state.odd.items() if name.startswith(folders)}


def unreadable(file: str, state: ContentState, problems: Sequence[Problem]) -> Unreadable:
    """The first mistake of something that has some."""
    first = min(problems, key=lambda problem: (problem.severity is not Severity.ERROR, problem.where))
    return Unreadable(file, state.name, str(first.where), first.message)


def read_text(state: ContentState, file: str) -> bytes | OSError:
    """The content of a file, or the reason why it cannot be read."""
    try:
        return state.contents[file]
    except OSError as error:
        return error
