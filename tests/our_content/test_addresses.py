"""The page of addresses looked up is what the sources and the reviews say."""

from __future__ import annotations

from docs.addresses import FILE, current_page


def test_the_page_is_current() -> None:
    """Made anew it is the same: `python -m docs.addresses`."""
    assert current_page() == FILE.read_text("utf-8")
