"""The table of page kinds: what a row says is true, and everything that handles pages of any kind reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.history.follow.page_files import page_of, url_path_of
from builder.load.knowledge_base import load_site
from builder.site.address_table import RESERVED_SECTIONS, own_addresses
from builder.site.page_kinds import KINDS, Kind, PageKind, function_of, kind_of
from tests.knowledge_bases import CASES

ROWS = pytest.mark.parametrize("row", KINDS.values(), ids=KINDS)


def test_every_kind_has_a_row() -> None:
    """The table knows each name of a kind, and no other."""
    assert list(KINDS) == list(Kind)


@ROWS
def test_named_functions_exist(row: PageKind) -> None:
    """A row names functions in rooms above; a renamed one is found here, not by a build."""
    for name in filter(None, (row.read_all, row.read_one, row.pages, row.version_pages)):
        assert callable(function_of(name))


@ROWS
def test_addresses_of_a_kind_are_kept(row: PageKind) -> None:
    """No section can have the folder in which all pages of a kind are."""
    assert not row.root or (row.root in RESERVED_SECTIONS and own_addresses().owner_of(f"{row.root}/"))


def test_folders_and_addresses_come_from_the_files() -> None:
    """The folder, the root and the glob of a row follow from its files."""
    rows = KINDS.values()
    assert [row.folder for row in rows] == ["articles", "flows", "messages"]
    assert [row.root for row in rows] == ["", "flows", "messages"]
    assert [row.glob for row in rows] == ["content/articles/*/*", "content/flows/*/*", "content/messages/*"]


@pytest.mark.parametrize(
    ("file", "page"),
    [
        ("content/articles/decide/go.md", "content/articles/decide/go.md"),
        ("content/articles/decide/go.png", ""),
        ("content/articles/flows/go.md", ""),
        ("content/articles/decide/Not a slug.md", ""),
        ("content/flows/pick/flow.yaml", "content/flows/pick/flow.yaml"),
        ("content/flows/pick/stay.md", "content/flows/pick/flow.yaml"),
        ("content/flows/pick/Not a slug.md", ""),
        ("content/flows/pick/deeper/stay.md", ""),
        ("content/messages/late.md", "content/messages/late.md"),
        ("content/messages/deeper/late.md", ""),
        ("content/messages/Not a slug.md", ""),
        ("content/sources.yaml", ""),
    ],
)
def test_page_of_a_file(file: str, page: str) -> None:
    """Each file belongs to one page, or to none."""
    assert page_of(file) == page


def test_address_of_a_page() -> None:
    """A slug of the front matter counts where the file's name is a part of the address."""
    article, flow = "content/articles/decide/go.md", "content/flows/pick/flow.yaml"
    assert [kind_of(file) for file in (article, flow)] == [Kind.ARTICLE, Kind.FLOW]
    assert [url_path_of(article, ""), url_path_of(article, "leave")] == ["decide/go/", "decide/leave/"]
    assert url_path_of(flow, "") == "flows/pick/"


def test_pages_agree_with_the_table() -> None:
    """Every page that is read has the kind and the address of its file, and begins its parts with itself."""
    site, problems = load_site(Path(CASES / "good/everything"))
    assert not problems
    assert {page.kind for page in site.pages} == set(Kind)
    for page in site.pages:
        assert page.kind is kind_of(page.file)
        slug = page.url_path.split("/")[1]
        assert page.url_path == url_path_of(page.file, slug if page.kind is Kind.ARTICLE else "")
        assert (page.parts[0].url_path, page.parts[0].title) == (page.url_path, page.title)
        assert page.documents == tuple(document for part in page.parts for document in part.documents)
