"""Resolve the links of an old state one by one, so that no other page need be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from builder.history.history import History
from builder.history.model import Version
from builder.site.links import Targets
from builder.site.page_kinds import Kind

Address = Callable[[Version, str], str]
"""The address below the base address for a link to a version, or to one of its outcomes if that is not empty."""


def permanent(version: Version, outcome: str = "") -> str:
    """The address of a version that never changes."""
    return f"{version.address}outcomes/{outcome}/" if outcome else version.address


def targets_at(history: History, index: int, address: Address = permanent) -> Targets:
    """The targets that links could have after the commit with this index; any fragment is accepted."""
    return Targets(_Addresses(history, index, address), _Anchors(), suggest=False)


@dataclass(frozen=True, slots=True)
class _Addresses(Mapping[str, str]):
    history: History
    index: int
    address: Address

    def __getitem__(self, file: str) -> str:
        version = self.history.in_force(file, self.index)
        if version is None or not self.history.timeline.blob(file, self.index):
            raise KeyError(file)
        outcome = version.kind is Kind.FLOW and file.endswith(".md")
        return self.address(version, file.rpartition("/")[2].removesuffix(".md") if outcome else "")

    def __iter__(self) -> Iterator[str]:
        """Every page there was: for suggestions only, which nobody reads here."""
        return iter(file for file in self.history.spans if file in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _All(frozenset[str]):
    """Every anchor: those of another page are known only by parsing it."""

    def __contains__(self, anchor: object) -> bool:
        return True


class _Anchors(Mapping[str, frozenset[str]]):
    def __getitem__(self, file: str) -> frozenset[str]:
        return _All()

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
