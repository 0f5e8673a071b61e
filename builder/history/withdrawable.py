"""List everything that can be withdrawn: pages that exist or existed, with their versions and outcomes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from builder.history.follow.page_files import kind_of, page_of
from builder.history.model import Version
from builder.history.past import Past
from builder.site import FlowPage, Site
from builder.site.page_kinds import Kind


@dataclass(frozen=True, slots=True)
class Withdrawable:
    """A page with what can be withdrawn of it."""

    file: str
    url_path: str = ""
    """Its address, where it can be read."""
    versions: tuple[Version, ...] = ()
    """Those that are published, oldest first; none where the history was not read."""
    outcomes: frozenset[str] = frozenset()
    """The ids of all outcomes that it has, or had in files of their own."""

    @property
    def is_flow(self) -> bool:
        """True if it is a flow, or was one last."""
        return kind_of(self.file) is Kind.FLOW

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its versions."""
        return tuple(dict.fromkeys(name for version in self.versions for name, _ in version.named))

    def outcomes_in(self, past: Past | None, name: str) -> frozenset[str]:
        """The outcomes of a version; without its name, all that there ever were, those inside `flow.yaml` included."""
        if past is None:
            return self.outcomes
        versions = [version for version in self.versions if not name or name in version.names]
        pages = [state.page for state in past.states_of(versions)]
        read = frozenset(outcome for page in pages if isinstance(page, FlowPage) for outcome in page.outcomes)
        return read if name and None not in pages else read | self.outcomes


def withdrawable(site: Site, past: Past | None) -> dict[str, Withdrawable]:
    """All pages by file: those on disk, also drafts and what cannot be read, and those of the history."""
    outcomes = _by_flow(site.files)
    for flow in site.flows:
        outcomes[flow.file] |= flow.outcomes.keys()
    addresses = {page.file: page.url_path for page in (*site.pages, *site.drafts)}
    there = {*addresses, *filter(None, map(page_of, site.files))}
    found = {file: Withdrawable(file, addresses.get(file, ""), (), frozenset(outcomes[file])) for file in sorted(there)}
    for page in past.history.pages if past else ():
        known = found.get(page.file, Withdrawable(page.file, page.url_path))
        had = (outcome_names(past, version) for version in page.published) if past else ()
        found[page.file] = replace(
            known, versions=known.versions + page.published, outcomes=known.outcomes.union(*had)
        )  # fmt: skip
    return found


def in_translations(site: Site, past: Past | None) -> dict[str, Withdrawable]:
    """The same of each translation, by the files on disk, at the addresses below its language."""
    found: dict[str, Withdrawable] = {}
    for code, translation in site.translations.items():
        real = translation.settings.view.real
        for each in withdrawable(translation, past.translations.get(code) if past else None).values():
            file = real(each.file)
            found[file] = replace(each, file=file, url_path=each.url_path and f"{code}/{each.url_path}")
    return found


def _by_flow(files: Iterable[str]) -> defaultdict[str, set[str]]:
    """The names of the files that are outcomes, by the file of their flow."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for file in files:
        page = page_of(file)
        if page not in ("", file):
            found[page].add(PurePosixPath(file).stem)
    return found


def outcome_names(past: Past, version: Version) -> set[str]:
    """The names of the files that were the outcomes of a version; none of an article."""
    if version.kind is not Kind.FLOW:
        return set()
    files = past.history.timeline.files(version.index, version.file.rpartition("/")[0])
    return {PurePosixPath(each.file).stem for each in files if each.file.endswith(".md") and page_of(each.file)}
