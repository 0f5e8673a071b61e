"""A version as it may be shown, and its new change notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.history.model import PageHistory, Version
from builder.render.redaction import unmarked
from builder.render.render_context import RenderContext
from builder.site import ChangeNote, ContentPage, FlowPage, Settings, Withdrawal


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A version of a page with its content, as far as that may be shown."""

    version: Version
    content: ContentPage | None
    """None if it cannot be read, or is withdrawn."""
    context: RenderContext
    """The context of its time."""
    withdrawal: Withdrawal | None = None
    notes: tuple[ChangeNote, ...] = ()
    """The change notes in it."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The withdrawals of a page that concern more than one of its versions, or less than all of one."""

    whole: Withdrawal | None
    """The one of every version."""
    outcomes: tuple[tuple[Withdrawal, str], ...]
    """Those of outcomes, with the title that each has now, or had last."""


def taken_back(settings: Settings, page: PageHistory, versions: Sequence[ShownVersion]) -> TakenBack:
    """The withdrawals of a page; `versions` are its published ones, oldest first, without what is withdrawn."""
    titles: dict[str, str] = {}
    for each in versions:
        if isinstance(each.content, FlowPage):
            titles |= {id_: unmarked(outcome.title) for id_, outcome in each.content.outcomes.items()}
    mine = [each for each in settings.withdrawn if each.file == page.file]
    whole = next((each for each in mine if not each.version and not each.outcome), None)
    return TakenBack(whole, tuple((each, titles.get(each.outcome, each.outcome)) for each in mine if each.outcome))


def without_withdrawn_notes(versions: Sequence[ShownVersion]) -> list[ShownVersion]:
    """The versions, where a withdrawn one keeps only the notes that another one has too: the others went with it."""
    borne = {note for each in versions if each.withdrawal is None for note in map(_said, each.notes)}
    return [
        replace(each, notes=tuple(note for note in each.notes if _said(note) in borne)) if each.withdrawal else each
        for each in versions
    ]


def new_notes(versions: Sequence[ShownVersion]) -> list[tuple[ChangeNote, ...]]:
    """For each version, oldest first, the notes that no earlier one had; those of the first were there before."""
    known = set(map(_said, versions[0].notes)) if versions else set()
    found: list[tuple[ChangeNote, ...]] = [()] if versions else []
    for each in versions[1:]:
        found.append(tuple(note for note in each.notes if _said(note) not in known))
        known |= set(map(_said, each.notes))
    return found


def _said(note: ChangeNote) -> tuple[object, str]:
    return note.date, note.note
