"""Files of the repository that texts link to are those that exist, inside of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.load.repository_files import repository_files
from builder.problems import Location
from builder.site import Document, Reference
from tests.knowledge_bases import write_files


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base in a folder of a repository, and a file beside that."""
    write_files(tmp_path, {"outside": "", "repo/LICENSE": "", "repo/docs/a b.txt": "", "repo/docs/content/x.md": ""})
    (tmp_path / "repo/escape").symlink_to("../outside")
    (tmp_path / "repo/circle").symlink_to("circle")
    return tmp_path / "repo/docs"


def found(root: Path, repository: str, *links: str) -> set[str]:
    """The files that some links of an article lead to."""
    references = tuple(Reference(link, Location("x", 1)) for link in links)
    documents = [Document("content/articles/decide/go.md", "", links=references)]
    return set(repository_files(root, repository, documents))


UP = "../../../"


def test_inside(root: Path) -> None:
    """Seen from the root; a folder is one, too."""
    links = (
        f"{UP}../LICENSE#x",
        f"{UP}a%20b.txt",
        f"{UP}../docs",
        f"{UP}a%20b.txt",
        "go.md",
        "#here",
        "https://a.org/x",
    )
    assert found(root, "..", *links) == {"../LICENSE", "a b.txt", "../docs"}
    assert found(root, ".", *links) == {"a b.txt", "../docs"}
    assert found(root, "", *links) == set()


@pytest.mark.parametrize(
    "link",
    ["../../outside", "../escape", "../circle", "../gone", "../LICENSE/x", "../" + "x" * 300, "../%00", "/LICENSE"],
)
def test_outside(root: Path, link: str) -> None:
    """A file that is not there, or not in the repository, is none of it."""
    assert found(root, "..", link if link[0] == "/" else UP + link) == set()
