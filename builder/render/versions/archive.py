"""What the pages of all older versions are made from: the desk of today, and the past."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.render.page import Desk
from builder.site import Withdrawal
from builder.versions.model import PageHistory, Version
from builder.versions.past import Past
from builder.versions.withdrawals import withdrawn_versions


@dataclass(frozen=True)
class Archive:
    """Today and the past, with what may not be shown of it: of a withdrawn version not even its title."""

    desk: Desk
    past: Past

    @cached_property
    def withdrawn(self) -> Mapping[str, Withdrawal]:
        """Withdrawals by the address of the version."""
        return withdrawn_versions(self.past.history, self.desk.site)

    def title_of(self, page: PageHistory, version: Version) -> str:
        """The title that a page had; where it cannot be read or is withdrawn, the one of today, or its last one."""
        if version.address not in self.withdrawn and (title := self.past.title_of(version)):
            return title
        if not page.ended:
            return self.desk.titles[page.file]
        titles = (self.past.title_of(each) for each in reversed(page.published) if each.address not in self.withdrawn)
        return next(filter(None, titles), page.url_path)

    def title_at(self, file: str, index: int) -> str:
        """The title of a page or of an outcome after a commit, likewise."""
        version = self.past.history.in_force(file, index) if self.withdrawn else None
        if version is None or version.address not in self.withdrawn:
            return self.past.title_at(file, index)
        return self.desk.titles.get(file) or self.title_of(self.past.history.page_of(version), version)
