"""No two files of a finished site are in each other's way; checks have seen to that for all that editors name."""

from __future__ import annotations

from collections.abc import Iterable

from builder.problems import Location, Problem
from builder.render.page import Page
from builder.site.address_table import AddressTable, Owner


class AddressClashError(Exception):
    """Two things would be at one address."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def check_files(pages: Iterable[Page], files: Iterable[str]) -> None:
    """Raise `AddressClashError` where a page or a file would replace another one, or be where a folder is needed."""
    table = AddressTable()
    shown = set()
    for page in pages:
        shown.add(page.file)
        _enter(table, page.file, f"the page “{page.title}”")
    for file in files:
        if file not in shown:
            _enter(table, file, f"the file `{file}`")


def _enter(table: AddressTable, file: str, what: str) -> None:
    other = table.add(file, Owner(what))
    if other:
        message = f"{what} and {other.what} would both be at /{file}"
        fix = "give one of the two another name, or take it out"
        raise AddressClashError(Problem(Location("content"), "duplicate-url", message, fix))
