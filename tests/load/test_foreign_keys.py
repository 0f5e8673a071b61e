"""The keys of other programs lead to keys that there are, or to advice."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from builder.load import article, foreign_keys, settings


@pytest.mark.parametrize(
    ("table", "known"),
    [(foreign_keys.ARTICLE, article.KEYS), (foreign_keys.SITE, settings.KEYS)],
    ids=["article", "site"],
)
def test_tables(table: Mapping[str, str], known: Collection[str]) -> None:
    """None of them is a key here, and each single word that is suggested is one."""
    assert table.keys() & set(known) == set()
    assert {value for value in table.values() if " " not in value} <= set(known)
