"""Names that can be part of an address."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.text.names import address_part


@given(st.from_regex(r"[a-zA-Z0-9 _-]{0,12}", fullmatch=True))
def test_usual_parts_are_told_as_all_others(words: str) -> None:
    """The quick way tells what the long one does, which a letter of another script brings about."""
    assert address_part(f"{words} \u00e9") == f"{address_part(words)}-\u00e9".lstrip("-")
