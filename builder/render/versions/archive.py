"""The context of all older versions: the site today, and the past."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePosixPath

from builder.history.model import PageHistory, Version
from builder.history.past import Past
from builder.history.states.state import PageState
from builder.history.withdrawn_versions import withdrawn_versions
from builder.render.redaction import marked, pictures_of, redacted, unmarked
from builder.render.render_context import RenderContext
from builder.site import ContentPage, FlowPage, MessagePage, Withdrawal
from builder.site.page_kinds import KINDS, Kind


@dataclass(frozen=True)
class Archive:
    """Today and the past, with what may not be shown of it: of a withdrawn version not even its title."""

    context: RenderContext
    past: Past
    cache: bool = True
    """True if converted images are kept between builds."""

    @cached_property
    def withdrawn(self) -> Mapping[str, Withdrawal]:
        """Withdrawals by the address of the version."""
        return withdrawn_versions(self.past.history, self.context.site)

    def today(self, page: PageHistory) -> ContentPage | None:
        """The page as it is on the site now; None where it has ended."""
        return None if page.ended else self._today.get(page.file)

    @cached_property
    def _today(self) -> Mapping[str, ContentPage]:
        return {page.file: page for page in self.context.site.pages}

    def left_of(self, state: PageState) -> PageState:
        """A state without outcomes that are withdrawn, and without their pictures; they bear the titles of today."""
        settings, flow = self.context.site.settings, state.page
        page = self.past.history.page_of(state.version)
        if not isinstance(flow, FlowPage) or not any(each.outcome for each in settings.withdrawn):
            return state
        today = self.today(page)
        now = today.outcomes if isinstance(today, FlowPage) else {}
        titles = {id_: unmarked(outcome.title) for id_, outcome in now.items()}
        left = redacted(flow, settings, page.file, state.version.name, titles)
        shown = pictures_of(left.documents)
        pictures = {file: blob for file, blob in state.pictures.items() if file in shown}
        return replace(state, page=left, pictures=pictures, missing_pictures=state.missing_pictures & shown)

    def message_at(self, slug: str, index: int) -> MessagePage | None:
        """A message after a commit; None if there was none, or if that version is withdrawn."""
        file = KINDS[Kind.MESSAGE].page_file.format(slug=slug)
        version = self.past.history.in_force(file, index)
        if version is None or version.address in self.withdrawn:
            return None
        return self.past.message_at(file, index)

    def title_of(self, page: PageHistory, version: Version) -> str:
        """The title that a page had; where it cannot be read or is withdrawn, the one of today, or its last one."""
        if version.address not in self.withdrawn and (title := self.past.title_of(version)):
            return title
        if not page.ended:
            return self.context.titles[page.file]
        titles = (self.past.title_of(each) for each in reversed(page.published) if each.address not in self.withdrawn)
        return next(filter(None, titles), page.url_path)

    def title_at(self, file: str, index: int) -> str:
        """The title of a page or of an outcome after a commit, likewise."""
        settings, history = self.context.site.settings, self.past.history
        version = history.in_force(file, index) if settings.withdrawn else None
        if version is None:
            return self.past.title_at(file, index)
        page, outcome = history.page_of(version), "" if file == version.file else PurePosixPath(file).stem
        if version.address in self.withdrawn:
            return self.context.titles.get(file) or self.title_of(page, version)
        if outcome and settings.withdrawal(page.file, version.name, outcome):
            return self.context.titles.get(file, marked(outcome))
        return self.past.title_at(file, index)
