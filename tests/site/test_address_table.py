"""One table of addresses for every kind of page: what it lets in can be written, on any file system."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.site.address_table import RESERVED_SECTIONS, AddressTable, Owner, is_free_release, own_addresses
from builder.text.language_codes import LANGUAGE_CODES
from builder.write.write_site import write_site

PARTS = st.sampled_from(["a", "A", "b", "a.html", "index.html", "Index.html"])
ADDRESSES = st.builds(
    lambda parts, end: "/".join(parts) + end, st.lists(PARTS, min_size=1, max_size=3), st.sampled_from(["", "/"])
)


@given(st.lists(ADDRESSES | st.just(""), max_size=8))
def test_what_is_let_in_can_be_written(tmp_path_factory: pytest.TempPathFactory, addresses: list[str]) -> None:
    """No file twice, even where capitals make no difference, and none where a folder is."""
    table = AddressTable()
    files: dict[str, bytes] = {}
    for number, address in enumerate(addresses):
        file = f"{address}index.html" if not address or address.endswith("/") else address
        clash = any(_clash(file.lower(), other) for other in files)
        other = table.add(address, Owner(str(number)))
        assert (other is not None) == clash
        if other is None:
            files[file.lower()] = str(number).encode()
        else:
            assert other.what in {content.decode() for content in files.values()}
    write_site(files, tmp_path_factory.mktemp("out") / "site")


def _clash(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}/") or other.startswith(f"{one}/")


def test_what_the_site_has_itself() -> None:
    """Its own files and pages are in nobody's way, and keep others off."""
    table = own_addresses()
    for address in ("", "index.html", "tags/", "Tags/index.html", "feed.xml", "feed.xml/", "robots.txt/a/", "releases"):
        assert table.owner_of(address) == Owner("the site itself")
    assert table.owner_of("decide/") is None


def test_names_of_sections() -> None:
    """Language codes are kept for translations, and other short names are free; each refusal has its reason."""
    assert RESERVED_SECTIONS["de"] == "translations have addresses like that"
    assert RESERVED_SECTIONS["tags"] == RESERVED_SECTIONS["flows"] == "pages of another kind have that address"
    assert RESERVED_SECTIONS.keys().isdisjoint({"", "go", "now", "safety", "decide", "reply", "about", "sitemap.xml"})
    assert (len(LANGUAGE_CODES), {len(code) for code in LANGUAGE_CODES}) == (len(set(LANGUAGE_CODES)), {2})


@pytest.mark.parametrize(
    ("name", "free"), [("2026-11", True), ("html", True), ("index.html", False), ("Index.Html", False)]
)
def test_releases(name: str, free: bool) -> None:
    """A release has a folder below the page that lists them all."""
    assert is_free_release(name) is free
