"""Former addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.site.aliases import alias_mistake, alias_url_path

PATHS = {
    "/old/go/": "old/go/", "old/go": "old/go/", "/old/go/index.html": "old/go/", "/Old/Go.html": "Old/Go.html",
    "2019/03/a_b~c.php": "2019/03/a_b~c.php/", "index.html": "", "/": "", "": "", "/old.html/": "old.html",
}  # fmt: skip


@pytest.mark.parametrize("alias", PATHS)
def test_one_form(alias: str) -> None:
    """With and without slashes at either end it is one address."""
    assert alias_mistake(alias) is None
    assert alias_url_path(alias) == PATHS[alias]


@pytest.mark.parametrize("alias", ["http://[old/go/", "//[/go/", "https://\u2100/go/"])
def test_what_looks_like_an_address_and_is_none(alias: str) -> None:
    """It is a whole address as any other."""
    assert alias_mistake(alias) == (
        f"`{alias}` is a whole address", "write the part after the address of this site, like `/go/`"
    )  # fmt: skip


@given(st.text("ab./~\\%?#: é\n\0", max_size=12))
def test_nothing_leads_out_of_the_site(alias: str) -> None:
    """An accepted alias is a plain path below the site, with no part that a file system would read otherwise."""
    if alias_mistake(alias) is None:
        parts = alias_url_path(alias).removesuffix("/").split("/")
        assert parts == [""] or all(part and part.strip(".") and not part.startswith(".") for part in parts)
        assert not set("\\%?#: \n\0") & set(alias_url_path(alias))
