"""Addresses of the web."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.text.web_address import address_parts, is_web_address
from tests.knowledge_bases import ARTICLE, run_builder, write_files


@pytest.mark.parametrize("address", ["https://example.org", "http://[::1]:8000/", "https://example.org/a?b#c"])
def test_addresses(address: str) -> None:
    """With a scheme that browsers can ask, and a host."""
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address", ["", "example.org", "//example.org", "https://", "https:///a", "ftp://a", "https://a b", 'https://a">',
                "http://[a", "https://\u2100/"],
)  # fmt: skip
def test_no_addresses(address: str) -> None:
    """Anything else is none, also where Python's own reading refuses it."""
    assert not is_web_address(address)


@given(st.text("a:/[]@.?#\u2100%\n", max_size=12))
def test_nothing_raises(address: str) -> None:
    """Whatever is typed has parts or has none."""
    assert address_parts(address) is not None or not is_web_address(address)


@pytest.mark.parametrize("address", ["http://[example", "https://example.org/?a", "https://example.org/#a", "here"])
def test_base_url_that_is_no_address(tmp_path: Path, address: str) -> None:
    """It is wrong usage, said at once."""
    write_files(tmp_path, {"content/site.yaml": "title: A\n", "content/articles/decide/go.md": ARTICLE})
    refused = run_builder(tmp_path, "build", "--base-url", address)
    assert refused.exit_code == 2
    assert "write it in full, like https://example.org/advice/" in refused.stderr


@given(st.from_regex(r"[\w./:#?-]{0,12}", fullmatch=True) | st.text("a/.-_\n", max_size=8))
def test_paths_are_read_as_python_reads_them(text: str) -> None:
    """The quick way for paths tells the same."""
    with suppress(ValueError):
        assert address_parts(text) == urlsplit(text)
