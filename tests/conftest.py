"""Fixtures for every test: goldens that one flag refreshes (`pytest --update-goldens`; review their diff)."""

from __future__ import annotations

import gc
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.languages import catalogue, speak
from tests.browser.chromium import browser
from tests.browser.phone import kept_phone, same_page
from tests.knowledge_bases import ROOT
from tests.properties import choose_tier, is_property

__all__ = ["browser", "kept_phone", "same_page"]
collect_ignore = ["cases"]
"""Three thousand folders that have no test."""

Golden = Callable[[Path, str], None]
DAY = "1795392000"
"""The day on which tests warn, 2026-11-23, in seconds since 1970."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flags."""
    parser.addoption("--update-goldens", action="store_true", help="write goldens anew; review their diff")
    parser.addoption(
        "--long", action="store_true", help="run the tests that take minutes, and properties with many examples"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Keep bytecode, whatever the machine's setting: without it, every worker and every Python started compiles all."""
    choose_tier(config.getoption("--long"))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of the other tier, whatever is selected by `-m`, `-k` or name; some are in both."""
    long = config.getoption("--long")
    kept: list[pytest.Item] = []
    left_out: list[pytest.Item] = []
    places: Counter[str] = Counter()
    for item in items:
        later = item.get_closest_marker("long") is not None
        if (one_in := item.get_closest_marker("one_in")) is not None:
            function = item.nodeid.partition("[")[0]
            later = later or places[function] % one_in.args[0] != 0
            places[function] += 1
        in_both = is_property(item) or (not later and "look" in getattr(item, "fixturenames", ()))
        chosen = in_both or later == long
        (kept if chosen else left_out).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


@pytest.fixture(autouse=True)
def english() -> None:
    """Each test begins in English, whatever the knowledge base of the one before it spoke."""
    speak(catalogue("en"))


def pytest_collection_finish() -> None:
    """Keep the collector of garbage from looking at thousands of tests again and again; they stay until the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """All the program takes from its environment: a day, a cache, no history, and no repository around the cases."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        patch.setenv("BUILDER_NO_HISTORY", "1")
        patch.setenv("GIT_CEILING_DIRECTORIES", str(ROOT))
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare some text with the whole of a file, or write the file anew."""

    def compare(file: Path, actual: str) -> None:
        if request.config.getoption("--update-goldens"):
            file.write_text(actual, "utf-8", newline="\n")
        assert file.read_text("utf-8") == actual

    return compare
