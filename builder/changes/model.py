"""What differs between two states of the content, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from builder.changes.flow.changes import Extent, FlowChanges
from builder.changes.front_matter import FieldChange
from builder.changes.needs_note import needs_note
from builder.changes.prose.compare_prose import Prose
from builder.site import ChangeNote
from builder.site.page_kinds import Kind


class Became(StrEnum):
    """What became of a page."""

    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    """It has another file; perhaps another address, and other words, too."""
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class PageChanges:
    """A page that is not as it was."""

    kind: Kind
    became: Became
    file: str
    """Its file now, or the last one that it had."""
    url_path: str
    """Its address, likewise."""
    title: str
    """Its title, likewise."""
    size: str
    """How much there is of it, in words."""
    before: str = ""
    """The file that it had, where that is another one."""
    fields: Sequence[FieldChange] = ()
    prose: Prose | None = None
    """The text of an article in two versions."""
    flow: FlowChanges | None = None
    """What changed in a flow."""
    share: float = 0.0
    """How much of its words changed, from 0 to 1: of an article's, or of the outcome of a flow that changed most."""
    notes: Sequence[ChangeNote] = ()
    """The notes on changes that were added."""
    notes_gone: Sequence[ChangeNote] = ()
    """Those that were taken away, or changed."""
    why: str = ""
    """Why a page is new or gone whose file is not, like `was a draft`."""

    @property
    def extent(self) -> Extent:
        """How far the change goes; of a page that is new or gone, nothing is compared."""
        if self.flow is not None and self.flow.extent is not Extent.NONE:
            return self.flow.extent
        if (self.prose is not None and self.prose.changed) or any(each.label in READ for each in self.fields):
            return Extent.WORDS
        return Extent.LISTING if self.fields or self.notes or self.notes_gone else Extent.NONE

    @property
    def lacks_note(self) -> bool:
        """Whether what it says changed so much that its readers should be told, and no note tells them."""
        return not self.notes and needs_note(self.extent, self.share)


READ = ("Title", "Summary", "Applies to")
"""The fields of an article that are read as its words are."""


@dataclass(frozen=True, slots=True)
class SourceChanges:
    """A source that is not as it was."""

    key: str
    became: Became
    title: str
    fields: Sequence[FieldChange]
    cited_in: Sequence[str]
    """The addresses of the pages that cite it now, or did."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What could not be compared, since it cannot be read in one of the states."""

    file: str
    state: str
    """Where it cannot be read: the name of that state."""
    where: str
    """The place of the first mistake."""
    reason: str


@dataclass(frozen=True, slots=True)
class FileChanges:
    """A file that is no page and was changed: an image, the settings, a block, a draft."""

    file: str
    became: Became


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs."""

    old: str
    """The name of the older state; likewise `new`."""
    new: str
    old_commit: str = ""
    """Its id; empty for the files on disk; likewise `new_commit`."""
    new_commit: str = ""
    pages: Sequence[PageChanges] = ()
    """The most important first."""
    sources: Sequence[SourceChanges] = ()
    unreadable: Sequence[Unreadable] = ()
    settings: bool = False
    """Whether `site.yaml` was changed."""
    files: Sequence[FileChanges] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.pages or self.sources or self.unreadable or self.settings or self.files)

    @property
    def advice(self) -> list[PageChanges]:
        """The flows whose advice changed, or could not be compared."""
        return [page for page in self.pages if page.extent in (Extent.ADVICE, Extent.UNKNOWN)]

    @property
    def without_note(self) -> list[PageChanges]:
        """The pages that lack a note."""
        return [page for page in self.pages if page.lacks_note]

    def that(self, became: Became) -> list[PageChanges]:
        """The pages of which this became."""
        return [page for page in self.pages if page.became is became]
