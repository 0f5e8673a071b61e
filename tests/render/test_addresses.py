"""Addresses as pages write them."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest

from builder.render.addresses import Addresses

PAGES = ["", "decide/", "decide/go/", "decide/go/v/2026-11-23/", "flows/pick/", "safety/", "404.html", "decidedly/go/"]
FILES = ["assets/0123456789/style.css", "decide/chart.png", "sitemap.xml", "a b/ü.png"]
BASES = ["https://example.org/", "https://example.org/advice/", "file:///home/someone/site/"]


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_reaches_every_other(page: str, base: str) -> None:
    """A browser that resolves the reference comes to the same place below whatever base address."""
    for target in [*PAGES, *FILES]:
        reference = Addresses(page).to(target)
        assert not reference.startswith("/")
        assert urljoin(base + page, reference) == base + target.replace(" ", "%20").replace("ü", "%C3%BC")


REFERENCES = {
    ("decide/go/", "decide/stay/"): "../stay/",
    ("decide/go/", "decide/go/"): "./",
    ("decide/go/", ""): "../../",
    ("", "decide/go/"): "decide/go/",
    ("", ""): "./",
}


@pytest.mark.parametrize(("pages", "expected"), REFERENCES.items())
def test_reference(pages: tuple[str, str], expected: str) -> None:
    """As short as it can be."""
    page, target = pages
    assert Addresses(page).to(target) == expected


@pytest.mark.parametrize("page", PAGES)
def test_portable_names_files(page: str) -> None:
    """Without a server to find it, the file of a folder is named; what is a file already stays as it is."""
    base = "file:///home/someone/site/"
    for target in [*PAGES, *FILES]:
        file = target + "index.html" if target == "" or target.endswith("/") else target
        reference = Addresses(page, portable=True).to(target)
        assert urljoin(base + page, reference) == base + file.replace(" ", "%20").replace("ü", "%C3%BC")
    assert Addresses("decide/go/", portable=True).to("decide/stay/", "costs") == "../stay/index.html#costs"
    assert Addresses("decide/go/", portable=True).to("decide/go/", "costs") == "#costs"


def test_fragment() -> None:
    """On its own page, a heading needs no address; characters with a meaning are quoted."""
    assert Addresses("decide/go/").to("decide/go/", "costs") == "#costs"
    assert Addresses("decide/go/").to("decide/stay/", "a b%") == "../stay/#a%20b%25"
    assert Addresses("decide/go/").to("", "costs") == "../../#costs"


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [("", "/decide/go/#x"), ("https://example.org/", "/decide/go/#x"), ("https://a.org/b/c/", "/b/c/decide/go/#x")],
)
def test_absolute(base_url: str, expected: str) -> None:
    """The page for what is not there is served at any address, so that it begins at the root of the server."""
    assert Addresses("404.html", base_url, absolute=True).to("decide/go/", "x") == expected


def test_canonical() -> None:
    """The permanent address, where the base address is known."""
    assert Addresses("decide/go/", "https://example.org/advice/").canonical == "https://example.org/advice/decide/go/"
    assert Addresses("decide/go/").canonical == ""
