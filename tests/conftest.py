"""What every test can use: goldens that one flag refreshes (`pytest --update-goldens`; review their diff)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the flag that writes what the tests got in place of what they expected."""
    parser.addoption("--update-goldens", action="store_true", help="write goldens anew; review their diff")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare some text with the whole of a file, or write the file anew."""

    def compare(file: Path, actual: str) -> None:
        if request.config.getoption("--update-goldens"):
            file.write_text(actual, "utf-8", newline="\n")
        assert file.read_text("utf-8") == actual

    return compare
