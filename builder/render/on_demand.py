"""Values that are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class OnDemand(Mapping[str, V]):
    """A mapping of names to values, each made anew whenever it is asked for."""

    def __init__(self, makers: Mapping[str, Callable[[], V]]) -> None:
        self._makers = makers

    def __getitem__(self, name: str) -> V:
        """Make the value of this name."""
        return self._makers[name]()

    def __contains__(self, name: object) -> bool:
        """True for a name that has a value, which is not made."""
        return name in self._makers

    def __iter__(self) -> Iterator[str]:
        """The names, without making anything."""
        return iter(self._makers)

    def __len__(self) -> int:
        """The number of names."""
        return len(self._makers)
