"""Read the pages of a state that are asked for, and no other."""

from __future__ import annotations

from collections.abc import Sequence

from builder.changes.model import Unreadable
from builder.changes.page import Page
from builder.changes.states import State
from builder.history.follow.page_files import kind_of
from builder.history.model import Kind
from builder.history.states.load_state import Given, Texts, load_article, load_flow
from builder.load.blocks import FOLDER as BLOCKS
from builder.load.storage import MemoryStorage
from builder.problems import Location, Problem, Severity


def read_page(state: State, file: str) -> Page | Unreadable | None:
    """A page, which can be a draft, or why it cannot be read; None where there is no such page."""
    if file not in state.pages:
        return None
    refused = state.odd.get(file)
    if refused is not None:
        return unreadable(file, state, [Problem(Location(file), refused.check, refused.message, refused.fix)])
    page: Page | None
    if kind_of(file) is Kind.ARTICLE:
        page, problems = load_article(Given({file: text_of(state, file)}), file)
    else:
        page, problems = load_flow(flow_tree(state, file), file)
    return unreadable(file, state, problems) if page is None else page


def flow_tree(state: State, file: str) -> MemoryStorage:
    """What a flow may be made of: its folder, and all blocks."""
    folders = (f"{file.rpartition('/')[0]}/", f"{BLOCKS}/")
    texts: Texts = {name: text_of(state, name) for name in state.contents if name.startswith(folders)}
    return MemoryStorage(
        Given(texts), {name: refusal for name, refusal in state.odd.items() if name.startswith(folders)}
    )


def unreadable(file: str, state: State, problems: Sequence[Problem]) -> Unreadable:
    """The first mistake of something that has some."""
    first = min(problems, key=lambda problem: (problem.severity is not Severity.ERROR, problem.where))
    return Unreadable(file, state.name, str(first.where), first.message)


def text_of(state: State, file: str) -> bytes | OSError:
    """What a file says, or why it cannot be read."""
    try:
        return state.contents[file]
    except OSError as error:
        return error
