"""Files that cannot be read, are no files, or have a name that cannot be part of an address."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

import pytest

from builder.load import plain_files as plain
from tests.knowledge_bases import ARTICLE
from tests.load.odd import FILE, knowledge_base, problems


@pytest.mark.parametrize("name", ["stay.md", "chart.png"])
def test_pipe(name: str, tmp_path: Path) -> None:
    """Reading a pipe would never end."""
    root = knowledge_base(tmp_path)
    os.mkfifo(root / "content/articles/decide" / name)
    assert (
        problems(root)
        == f"""\
content/articles/decide/{name}: error[stray-file]: this is neither a file nor a folder but a named pipe
  fix: move it elsewhere"""
    )


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own reason is given; a link to the file is not judged."""
    text = ARTICLE + "\nSee [more](stay.md#tea).\n"
    root = knowledge_base(tmp_path, **{"content/articles/decide/stay.md": ARTICLE, FILE: text})
    open_plain = plain.open_plain

    def refuse(file: Path) -> IO[bytes]:
        if file.name == "stay.md":
            raise PermissionError(13, "Permission denied")
        return open_plain(file)

    monkeypatch.setattr(plain, "open_plain", refuse)
    assert (
        problems(root)
        == """\
content/articles/decide/stay.md: error[unreadable]: this file cannot be read: Permission denied
  fix: check that you may read it"""
    )


def test_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for a folder: it is not taken to be empty."""
    root = knowledge_base(tmp_path, **{"content/articles/safety/stay.md": ARTICLE})
    iterdir = Path.iterdir

    def refuse(folder: Path) -> object:
        if folder.name == "safety":
            raise PermissionError(13, "Permission denied")
        return iterdir(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert (
        problems(root)
        == """\
content/articles/safety: error[unreadable]: this folder cannot be read: Permission denied
  fix: check that it is there and that you may open it"""
    )


FOLDERS = {
    "content/articles/decide/stay.md/x.txt": """\
content/articles/decide/stay.md: error[stray-file]: stay.md is a folder inside a section
  fix: move its files into the section's folder; sections hold no folders""",
    "content/articles/safety.md/stay.md": """\
content/articles/safety.md: error[odd-name]: the name of this section cannot be part of an address
  fix: rename it: use small letters, digits and single hyphens, for example `safety-md`""",
    "content/sources.yaml/x.txt": """\
content/sources.yaml: error[stray-file]: sources.yaml must be a file
  fix: rename what is there, or move it""",
    "content/flows": """\
content/flows: error[stray-file]: flows must be a folder
  fix: rename what is there, or move it""",
    "content/flows/pick/flow.yaml/x.txt": """\
content/flows/pick/flow.yaml: error[stray-file]: flow.yaml is not a part of a flow
  fix: move it elsewhere; a flow's folder holds flow.yaml, an .md file for each outcome, and .csv files of rules""",
    "content/flows/pick/stay.md/x.txt": """\
content/flows/pick/flow.yaml: error[missing-file]: this folder of a flow has no flow.yaml
  fix: add it, or remove the folder

content/flows/pick/stay.md: error[stray-file]: stay.md is not a part of a flow
  fix: move it elsewhere; a flow's folder holds flow.yaml, an .md file for each outcome, and .csv files of rules""",
}


@pytest.mark.parametrize(("file", "expected"), FOLDERS.items(), ids=FOLDERS)
def test_folder_named_like_a_file(file: str, expected: str, tmp_path: Path) -> None:
    """And a file named like a folder."""
    assert problems(knowledge_base(tmp_path, **{file: "x"})) == expected


EMPTY = {
    "content/articles/safety": """\
content/articles/safety: error[empty-folder]: this section has no article
  fix: add an article, or remove the folder""",
    "content/flows/pick": """\
content/flows/pick/flow.yaml: error[missing-file]: this folder of a flow has no flow.yaml
  fix: add it, or remove the folder""",
    "content/flows": "",
}


@pytest.mark.parametrize(("folder", "expected"), EMPTY.items(), ids=EMPTY)
def test_empty_folder(folder: str, expected: str, tmp_path: Path) -> None:
    """A folder without anything in it is a mistake where something would be made of it."""
    root = knowledge_base(tmp_path)
    (root / folder).mkdir(parents=True)
    assert problems(root) == expected


NAMES = {
    b"a" * 197 + b".png": f"""\
content/articles/decide/{"a" * 197}.png: error[odd-name]: the name of this image is too long
  fix: rename it, with at most 200 bytes""",
    b"\xff.md": """\
content/articles/decide/\\xff.md: error[odd-name]: the name of this file is not UTF-8
  fix: rename it""",
    b"new\nline.md": """\
content/articles/decide/new\ufffdline.md: error[odd-name]: the name of this article cannot be part of an address
  fix: rename it: use small letters, digits and single hyphens, for example `new-line`""",
    b"\x1b[31m.md": """\
content/articles/decide/\ufffd[31m.md: error[odd-name]: the name of this article cannot be part of an address
  fix: rename it: use small letters, digits and single hyphens, for example `31m`""",
    "Übersicht.md".encode(): """\
content/articles/decide/Übersicht.md: error[odd-name]: the name of this article cannot be part of an address
  fix: rename it: use small letters, digits and single hyphens, for example `übersicht`""",
    b"a--b.md": """\
content/articles/decide/a--b.md: error[odd-name]: the name of this article cannot be part of an address
  fix: rename it: use small letters, digits and single hyphens, for example `a-b`""",
    b"-.md": """\
content/articles/decide/-.md: error[odd-name]: the name of this article cannot be part of an address
  fix: rename it: use small letters, digits and single hyphens""",
    b"a" * 120 + b".md": f"""\
content/articles/decide/{"a" * 120}.md: error[odd-name]: the name of this article cannot be part of an address
  fix: rename it: use small letters, digits and single hyphens, at most 100 of them, for example `{"a" * 60}…`""",
}


@pytest.mark.parametrize(("name", "expected"), NAMES.items(), ids=map(ascii, NAMES))
def test_odd_name(name: bytes, expected: str, tmp_path: Path) -> None:
    """Names that cannot stand in an address, or could not even be shown."""
    root = knowledge_base(tmp_path)
    file = os.fsencode(root / "content/articles/decide") + b"/" + name
    os.close(os.open(file, os.O_CREAT))
    Path(os.fsdecode(file)).write_text(ARTICLE, "utf-8")
    assert problems(root) == expected


def test_what_editors_leave_behind(tmp_path: Path) -> None:
    """Swap files, backups and the files of file managers are not looked at."""
    names = [".go.md.swp", "go.md~", "#go.md#", ".DS_Store", "4913", "Thumbs.db", "go.md.bak", ".hidden/x.md"]
    assert problems(knowledge_base(tmp_path, **{f"content/articles/decide/{name}": b"\xff\0" for name in names})) == ""
