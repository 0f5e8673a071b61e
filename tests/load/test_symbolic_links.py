"""Links of the file system: inside the content, out of it, and nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge_bases import write_files
from tests.load.odd import knowledge_base, problems


def symlink(root: Path, file: str, target: str) -> None:
    """Put a symbolic link in a knowledge base."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    (root / file).unlink(missing_ok=True)
    (root / file).symlink_to(target)


LINKS_OUT = ["content/articles/decide/stay.md", "content/articles/decide/key.png", "content/articles/safety",
             "content/flows", "content/flows/pick", "content/site.yaml", "content/sources.yaml"]  # fmt: skip


@pytest.mark.parametrize("file", LINKS_OUT)
@pytest.mark.parametrize("target", ["outside", "base/.secrets", "base/content-of-another"])
def test_link_out_of_the_content(file: str, target: str, tmp_path: Path) -> None:
    """Nothing outside `content` is published or even read, be it in the same repository."""
    root = knowledge_base(tmp_path / "base")
    write_files(tmp_path / target, {"flow.yaml": "title: Secret\n"})
    there = "../" * (file.count("/") + 1) + target
    symlink(root, file, there)
    assert (
        problems(root)
        == f"""\
{file}: error[symlink]: this link leads out of the content, to `{there}`
  why: a link can lead to any file of this machine, which would be published
  fix: put what it leads to here itself, or remove it"""
    )


def test_content_that_is_a_link(tmp_path: Path) -> None:
    """The folder `content` itself may not lead elsewhere, either."""
    knowledge_base(tmp_path / "base")
    (tmp_path / "other").mkdir()
    symlink(tmp_path / "other", "content", "../base/content")
    assert (
        problems(tmp_path / "other")
        == """\
content: error[symlink]: this link leads out of the content, to `../base/content`
  why: a link can lead to any file of this machine, which would be published
  fix: put what it leads to here itself, or remove it"""
    )


@pytest.mark.parametrize(("target", "where"), [("nowhere.md", "nowhere"), ("stay.md", "to itself")])
def test_link_that_leads_nowhere(target: str, where: str, tmp_path: Path) -> None:
    """A link to what is not there, or in a circle."""
    root = knowledge_base(tmp_path)
    symlink(root, "content/articles/decide/stay.md", target)
    assert (
        problems(root)
        == f"""\
content/articles/decide/stay.md: error[symlink]: this is a link that leads {where}: `{target}`
  fix: put what it leads to here itself, or remove it"""
    )


def test_link_inside_the_content(tmp_path: Path) -> None:
    """An article in two sections is fine."""
    root = knowledge_base(tmp_path)
    symlink(root, "content/articles/safety/go.md", "../decide/go.md")
    assert problems(root) == ""
