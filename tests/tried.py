"""The cases of `tests/cases/tried`: files of other projects' kinds that were tried on this one, as the tests run them.

A case is a folder with `case.yaml`, the files that are laid over a new knowledge base, and `check.txt`, all that
`builder check` says there; or with `case.yaml` alone, which then names the test that repeats it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from builder.load.located import read_yaml
from tests.knowledge_bases import CASES, read_files
from tests.plain_yaml import plain

FOLDER = CASES / "tried"
CASE, CHECK = "case.yaml", "check.txt"
SENTENCES = ("tried", "from", "now")
"""The keys that every case has."""
SHOWN = {"shows", "lacks"}
RUN = {"command", "exit", "says"}


@dataclass(frozen=True, slots=True)
class Page:
    """The fragments of HTML that a page has, and those that it has not."""

    address: str
    shows: tuple[str, ...]
    lacks: tuple[str, ...]

    @property
    def file(self) -> str:
        """Its file in the site."""
        return self.address.removeprefix("/") + ("index.html" if self.address.endswith("/") else "")


@dataclass(frozen=True, slots=True)
class Run:
    """A command, and the text and exit code that it ends with."""

    command: str
    exit_code: int
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """One case."""

    folder: Path
    tried: str
    comes_from: str
    now: str
    pages: tuple[Page, ...] = ()
    runs: tuple[Run, ...] = ()
    test: str = ""
    """The test that repeats it, `tests/path.py::name`, where a folder cannot."""
    files: dict[str, bytes] = field(default_factory=dict)
    """The files laid over a new knowledge base, by their path in it."""

    @property
    def check(self) -> str:
        """All that `builder check` says; empty where it has not been asked."""
        file = self.folder / CHECK
        return file.read_text("utf-8") if file.is_file() else ""


class CaseError(ValueError):
    """A mistake in the form of a case."""


def tried_cases(folder: Path = FOLDER) -> list[Tried]:
    """All cases, by name."""
    return [read_case(child) for child in sorted(folder.iterdir())]


def read_case(folder: Path) -> Tried:
    """One case. Raises `CaseError` if it is not of the form that docs/tried.md is made from."""
    file = folder / CASE
    if not file.is_file():
        raise CaseError(f"{folder.name}: it has no {CASE}")
    node, found = read_yaml(file.read_text("utf-8"), f"{folder.name}/{CASE}")
    if node is None or found:
        raise CaseError("; ".join(f"{problem.where}: {problem.message}" for problem in found) or f"{file}: it is empty")
    value = _mapping(plain(node), folder.name, set(SENTENCES), {"pages", "runs", "test"})
    files = {name: data for name, data in read_files(folder).items() if name not in (CASE, CHECK)}
    test = str(value.get("test", ""))
    if test and (files or len(value) > len(SENTENCES) + 1 or (folder / CHECK).exists()):
        raise CaseError(f"{folder.name}: `test` says that this test alone repeats it; take the rest out")
    if test and not re.fullmatch(r"tests/[\w/]+\.py::test_\w+", test):
        raise CaseError(f"{folder.name}: `test` is `{test}`; write it as tests/path.py::test_name")
    if not test and not files:
        raise CaseError(f"{folder.name}: it has no files and names no `test`")
    return Tried(
        folder=folder,
        tried=_sentence(value, "tried", folder.name),
        comes_from=_sentence(value, "from", folder.name),
        now=_sentence(value, "now", folder.name),
        pages=tuple(_page(address, page, folder.name) for address, page in _pairs(value, "pages", folder.name)),
        runs=tuple(_run(each, folder.name) for each in _items(value, "runs", folder.name)),
        test=test,
        files=files,
    )


def _page(address: str, value: object, case: str) -> Page:
    place = f"{case}: {address}"
    page = _mapping(value, place, set(), SHOWN)
    if not page or not address.startswith("/"):
        raise CaseError(f"{place}: write an address of the site, like /decide/case/, with `shows` or `lacks`")
    return Page(address, _texts(page, "shows", place), _texts(page, "lacks", place))


def _run(value: object, case: str) -> Run:
    run = _mapping(value, f"{case}: runs", RUN, set())
    return Run(str(run["command"]), int(str(run["exit"])), _texts(run, "says", case))


def _mapping(value: object, place: str, needed: set[str], allowed: set[str]) -> dict[str, object]:
    """A mapping with the keys that it needs, and no other than it may have."""
    if not isinstance(value, dict):
        raise CaseError(f"{place}: it has no keys")
    if missing := needed - value.keys():
        raise CaseError(f"{place}: it has no {', '.join(sorted(missing))}")
    if unknown := value.keys() - needed - allowed:
        raise CaseError(f"{place}: unknown {', '.join(sorted(unknown))}")
    return value


def _sentence(value: dict[str, object], key: str, case: str) -> str:
    text = value[key]
    if not isinstance(text, str) or not text.strip():
        raise CaseError(f"{case}: `{key}` is no text")
    return " ".join(text.split())


def _texts(value: dict[str, object], key: str, place: str) -> tuple[str, ...]:
    texts = _items(value, key, place)
    if not all(isinstance(text, str) and text for text in texts):
        raise CaseError(f"{place}: `{key}` is no list of texts")
    return tuple(map(str, texts))


def _items(value: dict[str, object], key: str, place: str) -> list[object]:
    items = value.get(key, [])
    if not isinstance(items, list) or (key in value and not items):
        raise CaseError(f"{place}: `{key}` is no list, or an empty one")
    return items


def _pairs(value: dict[str, object], key: str, place: str) -> list[tuple[str, object]]:
    pairs = value.get(key, {})
    if not isinstance(pairs, dict) or (key in value and not pairs):
        raise CaseError(f"{place}: `{key}` has no keys")
    return list(pairs.items())
