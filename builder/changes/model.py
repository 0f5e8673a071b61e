"""The differences between two states of the content, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from builder.changes.flow.model import Extent, FlowChanges
from builder.changes.front_matter import FieldChange
from builder.changes.needs_note import needs_note, share_of_outcomes
from builder.changes.prose.compare_prose import Prose, compare_prose
from builder.changes.prose.documents import unplaced
from builder.changes.prose.share import count_words
from builder.flows.counts import combinations
from builder.site import ChangeNote, ContentPage, FlowPage
from builder.site.language_view import LanguageView
from builder.site.page_kinds import Kind
from builder.text.counted import plural

READ = ("Title", "Summary", "Applies to")
"""The fields of an article that readers read as they read its words."""


class Became(StrEnum):
    """The fate of a page, a source or a file."""

    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    """It has another file; perhaps another address and other words, too."""
    CHANGED = "changed"


@dataclass(frozen=True)
class PageChanges:
    """A page in two versions, or a page that is new or gone."""

    page: ContentPage
    """The newer version, or the last one."""
    became: Became
    before: str = ""
    """The file of the older version, if it is another one."""
    fields: Sequence[FieldChange] = ()
    prose: Prose | None = None
    """The text of an article in two versions."""
    flow: FlowChanges | None = None
    notes: Sequence[ChangeNote] = ()
    """The notes on changes that were added."""
    notes_gone: Sequence[ChangeNote] = ()
    """The notes that were deleted or edited."""
    view: LanguageView = field(default_factory=LanguageView)
    """The names of files in its language."""
    why: str = ""
    """The reason why a page is new or gone although its file is not, like `was a draft`."""

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return self.page.kind

    @property
    def file(self) -> str:
        """The file of the page, now or last."""
        return self.view.real(self.page.file)

    @property
    def url_path(self) -> str:
        """The address of the page, now or last."""
        return f"{self.view.language}/{self.page.url_path}" if self.view.language else self.page.url_path

    @property
    def title(self) -> str:
        """The title of the page, now or last; its file if it has none."""
        return self.page.title or self.file

    @property
    def size(self) -> str:
        """The size of the page: its words, or its questions, outcomes and combinations of answers."""
        if isinstance(self.page, FlowPage):
            flow, number = self.page.flow, combinations(self.page.diagram)
            counted = f"{plural(len(flow.questions), 'question')}, {plural(len(flow.outcomes), 'outcome')}"
            return f"{counted}, {plural(number, 'combination')} of answers"
        words = "\n".join(unplaced(document) for document in self.page.documents)
        return plural(count_words(compare_prose("", words)).inserted, "word")

    @cached_property
    def share(self) -> float:
        """The share of words that changed, 0 to 1: of an article, or of the outcome of a flow that changed most."""
        if self.flow is not None:
            return share_of_outcomes(self.flow.words)
        return count_words(self.prose).share if self.prose is not None and self.prose.changed else 0.0

    @property
    def extent(self) -> Extent:
        """The extent of the change; a page that is new or gone has nothing to compare."""
        if self.flow is not None and self.flow.extent is not Extent.NONE:
            return self.flow.extent
        if (self.prose is not None and self.prose.changed) or any(each.label in READ for each in self.fields):
            return Extent.WORDS
        return Extent.LISTING if self.fields or self.notes or self.notes_gone else Extent.NONE

    @property
    def lacks_note(self) -> bool:
        """True if so much changed that readers should be told, and no note tells them."""
        return not self.notes and needs_note(self.extent, self.share)


@dataclass(frozen=True, slots=True)
class SourceChanges:
    """A source that changed, came or went."""

    key: str
    became: Became
    title: str
    fields: Sequence[FieldChange]
    cited_in: Sequence[str]
    """The addresses of the pages that cite it, in either state."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be compared, because it cannot be read in one of the states."""

    file: str
    state: str
    """The name of the state in which it cannot be read."""
    where: str
    """The place of the first mistake."""
    reason: str


@dataclass(frozen=True, slots=True)
class FileChanges:
    """A file that changed and is not a page: an image, a block, a draft."""

    file: str
    became: Became


@dataclass(frozen=True, slots=True)
class ContentChanges:
    """All differences between two states of the content."""

    old: str
    """The name of the older state."""
    new: str
    """The name of the newer state."""
    old_commit: str = ""
    """The id of the older state's commit; empty for the files on disk."""
    new_commit: str = ""
    """The id of the newer state's commit; empty for the files on disk."""
    pages: Sequence[PageChanges] = ()
    """The most important first."""
    sources: Sequence[SourceChanges] = ()
    unreadable: Sequence[Unreadable] = ()
    settings: bool = False
    """True if `site.yaml` changed."""
    files: Sequence[FileChanges] = ()

    @property
    def any(self) -> bool:
        """True if anything differs."""
        return bool(self.pages or self.sources or self.unreadable or self.settings or self.files)

    @property
    def advice(self) -> list[PageChanges]:
        """The flows whose advice changed or could not be compared."""
        return [page for page in self.pages if page.extent in (Extent.ADVICE, Extent.UNKNOWN)]

    @property
    def without_note(self) -> list[PageChanges]:
        """The pages that lack a note."""
        return [page for page in self.pages if page.lacks_note]

    def that(self, became: Became) -> list[PageChanges]:
        """The pages with this fate."""
        return [page for page in self.pages if page.became is became]
