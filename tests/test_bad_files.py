"""Files that no editor means to write: other encodings, links that lead out, things that are not files at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from builder.flows.compile import compile_cases
from tests.knowledge_bases import ARTICLE, CASES, run_builder, write_files

SITE = "title: Test site\n"
FILE = "content/articles/decide/go.md"
FLOW = (CASES / "bad/proof-gap/content/flows/pick/flow.yaml").read_text("utf-8")


def knowledge_base(root: Path, **files: str | bytes) -> Path:
    """A sound knowledge base of one article, with these files in it or in place of its own."""
    return write_files(root, {"content/site.yaml": SITE, FILE: ARTICLE, **files})


def problems(root: Path) -> str:
    """What the check says, without its last line, which counts."""
    text = run_builder(root, "check").stdout
    return text.rpartition("\n\n")[0]


BYTES = {
    "Latin-1": (
        ARTICLE.replace("Text.", "Wages and caf\xe9s.").encode("latin-1"),
        """\
content/articles/decide/go.md:5:14: error[encoding]: this file is not UTF-8: the byte 0xe9 is no character in it
    5 | Wages and caf\ufffds.
                     ^
  fix: save it with the encoding UTF-8 in your editor""",
    ),
    "UTF-16": (
        ARTICLE.encode("utf-16"),
        """\
content/articles/decide/go.md:1:1: error[encoding]: this file is not UTF-8: the byte 0xff is no character in it
    1 | \ufffd\ufffd-\ufffd-\ufffd-\ufffd
        ^
  fix: save it with the encoding UTF-8 in your editor""",
    ),
    "NUL": (
        ARTICLE.replace("Text.", "Te\0xt."),
        """\
content/articles/decide/go.md:5:3: error[encoding]: a character that cannot be shown (U+0000) stands here
    5 | Te\ufffdxt.
          ^
  fix: delete it""",
    ),
    "escape in YAML": (
        ARTICLE.replace("Go or not", "Go \x1b[31mor not"),
        """\
content/articles/decide/go.md:2:11: error[encoding]: a character that cannot be shown (U+001B) stands here
    2 | title: Go \ufffd[31mor not
                  ^
  fix: delete it""",
    ),
    "byte order mark inside": (
        ARTICLE.replace("Text.", "Te\ufeffxt."),
        """\
content/articles/decide/go.md:5:3: error[encoding]: a character that cannot be shown (U+FEFF) stands here
    5 | Te\ufffdxt.
          ^
  fix: delete it""",
    ),
    "byte order mark and Windows line ends": (
        "\ufeff" + ARTICLE.replace("title", "tittle").replace("\n", "\r\n"),
        """\
content/articles/decide/go.md:2:1: error[unknown-key]: this article has an unknown key `tittle`
    2 | tittle: Go or not
        ^
  fix: did you mean `title`?""",
    ),
    "byte order mark and bytes": (
        b"\xef\xbb\xbf\xe9" + ARTICLE.encode(),
        """\
content/articles/decide/go.md:1:1: error[encoding]: this file is not UTF-8: the byte 0xe9 is no character in it
    1 | \ufffd---
        ^
  fix: save it with the encoding UTF-8 in your editor""",
    ),
    "old Macintosh line ends": (
        ARTICLE.replace("Text.", "Some <b>text</b>.").replace("\n", "\r"),
        """\
content/articles/decide/go.md:5:6: error[html]: HTML is shown as text here, not carried out
    5 | Some <b>text</b>.
             ^
  fix: write it in Markdown, or in backquotes if it is meant to be shown""",
    ),
    "wide characters": (
        ARTICLE.replace("Text.", "日本 e\u0301 \U0001f600 <b>text</b>."),
        """\
content/articles/decide/go.md:5:9: error[html]: HTML is shown as text here, not carried out
    5 | 日本 e\u0301 \U0001f600 <b>text</b>.
                  ^
  fix: write it in Markdown, or in backquotes if it is meant to be shown""",
    ),
    "line separator": (
        ARTICLE.replace("Go or not", "Go\u2028or not"),
        """\
content/articles/decide/go.md:2:10: error[encoding]: a character that cannot be shown (U+2028) stands here
    2 | title: Go\ufffdor not
                 ^
  fix: delete it""",
    ),
    "too long": (
        ARTICLE + "Text.\n" * 400_000,
        """\
content/articles/decide/go.md: error[too-long]: this file is too long to be read
  fix: split it; the limit is 2 MB""",
    ),
    "a long value": (
        ARTICLE.replace("Go or not\n", "Go or not\nslug: " + "Go" * 5_000 + "\n"),
        f"""\
content/articles/decide/go.md:3:7: error[odd-name]: `slug` cannot be `{"Go" * 30}…`
    3 | slug: {"Go" * 47}
              ^
  fix: use small letters, digits and single hyphens, at most 100 of them, for example `{"go" * 30}…`""",
    ),
}


@pytest.mark.parametrize(("content", "expected"), BYTES.values(), ids=BYTES)
def test_bytes(content: str | bytes, expected: str, tmp_path: Path) -> None:
    """Whatever the bytes are, the message names the character that the editor sees in that place."""
    assert problems(knowledge_base(tmp_path, **{FILE: content})) == expected


def test_byte_order_mark_and_line_ends_are_no_mistake(tmp_path: Path) -> None:
    """Editors on Windows write both."""
    text = "\ufeff" + ARTICLE.replace("\n", "\r\n")
    assert problems(knowledge_base(tmp_path, **{FILE: text, "content/site.yaml": "\ufefftitle: x\r\n"})) == ""


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
    symlink(root, file, str(tmp_path / target))
    assert (
        problems(root)
        == f"""\
{file}: error[symlink]: this link leads out of the content
  why: what is published must come from the folder content/ alone
  fix: put what it leads to here itself"""
    )


def test_content_that_is_a_link(tmp_path: Path) -> None:
    """The folder `content` itself may not lead elsewhere, either."""
    knowledge_base(tmp_path / "base")
    (tmp_path / "other").mkdir()
    symlink(tmp_path / "other", "content", "../base/content")
    assert (
        problems(tmp_path / "other")
        == """\
content: error[symlink]: this link leads out of the content
  why: what is published must come from the folder content/ alone
  fix: put what it leads to here itself"""
    )


@pytest.mark.parametrize("target", ["nowhere.md", "stay.md"])
def test_link_that_leads_nowhere(target: str, tmp_path: Path) -> None:
    """A link to what is not there, or in a circle."""
    root = knowledge_base(tmp_path)
    symlink(root, "content/articles/decide/stay.md", target)
    assert (
        problems(root)
        == """\
content/articles/decide/stay.md: error[symlink]: this link leads nowhere
  fix: remove it, or put what it should show here"""
    )


def test_link_inside_the_content(tmp_path: Path) -> None:
    """An article in two sections is fine."""
    root = knowledge_base(tmp_path)
    symlink(root, "content/articles/safety/go.md", "../decide/go.md")
    assert problems(root) == ""


@pytest.mark.parametrize("name", ["stay.md", "chart.png"])
def test_pipe(name: str, tmp_path: Path) -> None:
    """Reading a pipe would never end."""
    root = knowledge_base(tmp_path)
    os.mkfifo(root / "content/articles/decide" / name)
    assert (
        problems(root)
        == f"""\
content/articles/decide/{name}: error[stray-file]: this is neither a file nor a folder
  fix: move it elsewhere"""
    )


def test_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own reason is given; a link to the file is not judged."""
    text = ARTICLE + "\nSee [more](stay.md#tea).\n"
    root = knowledge_base(tmp_path, **{"content/articles/decide/stay.md": ARTICLE, FILE: text})
    read_bytes = Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file.name == "stay.md":
            raise PermissionError(13, "Permission denied")
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)
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
content/articles/safety.md: error[odd-name]: the name of this section cannot stand in an address
  fix: rename it: use small letters, digits and single hyphens, for example `safety-md`""",
    "content/sources.yaml/x.txt": """\
content/sources.yaml: error[stray-file]: sources.yaml must be a file
  fix: rename what is there, or move it""",
    "content/flows": """\
content/flows: error[stray-file]: flows must be a folder
  fix: rename what is there, or move it""",
    "content/flows/pick/flow.yaml/x.txt": """\
content/flows/pick/flow.yaml: error[stray-file]: flow.yaml is not a part of a flow
  fix: move it elsewhere; a flow's folder holds flow.yaml and one .md file for each outcome""",
    "content/flows/pick/stay.md/x.txt": """\
content/flows/pick/flow.yaml: error[missing-file]: this folder of a flow has no flow.yaml
  fix: add it, or remove the folder

content/flows/pick/stay.md: error[stray-file]: stay.md is not a part of a flow
  fix: move it elsewhere; a flow's folder holds flow.yaml and one .md file for each outcome""",
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
    b"\xff.md": """\
content/articles/decide/\\xff.md: error[odd-name]: the name of this file is not UTF-8
  fix: rename it""",
    b"new\nline.md": """\
content/articles/decide/new\ufffdline.md: error[odd-name]: the name of this article cannot stand in an address
  fix: rename it: use small letters, digits and single hyphens, for example `new-line`""",
    b"\x1b[31m.md": """\
content/articles/decide/\ufffd[31m.md: error[odd-name]: the name of this article cannot stand in an address
  fix: rename it: use small letters, digits and single hyphens, for example `31m`""",
    "Übersicht.md".encode(): """\
content/articles/decide/Übersicht.md: error[odd-name]: the name of this article cannot stand in an address
  fix: rename it: use small letters, digits and single hyphens, for example `ubersicht`""",
    b"a--b.md": """\
content/articles/decide/a--b.md: error[odd-name]: the name of this article cannot stand in an address
  fix: rename it: use small letters, digits and single hyphens, for example `a-b`""",
    b"-.md": """\
content/articles/decide/-.md: error[odd-name]: the name of this article cannot stand in an address
  fix: rename it: use small letters, digits and single hyphens""",
    b"a" * 120 + b".md": f"""\
content/articles/decide/{"a" * 120}.md: error[odd-name]: the name of this article cannot stand in an address
  fix: rename it: use small letters, digits and single hyphens, at most 100 of them, for example `{"a" * 60}…`""",
    b"a" * 197 + b".png": f"""\
content/articles/decide/{"a" * 197}.png: error[odd-name]: the name of this image is too long
  fix: rename it, with at most 200 bytes""",
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


def test_too_many_states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Questions that are far from those they are combined with: the message names them."""
    monkeypatch.setattr(compile_cases, "__defaults__", (1_000,))  # the real bound takes seconds to reach
    pairs = range(12)
    first = "".join(f"  a{n}: {{ask: A{n}?, options: {{x: X, y: Y}}}}\n" for n in pairs)
    second = "".join(f"  b{n}: {{ask: B{n}?, options: {{x: X, y: Y}}}}\n" for n in pairs)
    both = ", ".join(f"{{all: [{{a{n}: x}}, {{b{n}: x}}]}}" for n in pairs)
    rules = f"rules:\n  - id: both\n    when: {{any: [{both}]}}\n    advise: go\n  - {{id: rest, otherwise: stay}}\n"
    start, _, end = FLOW.partition("rules:\n")
    flow = start[: start.index("  pay:")] + first + second + rules + end[end.index("outcomes:") :]
    assert (
        problems(knowledge_base(tmp_path, **{"content/flows/pick/flow.yaml": flow}))
        == """\
content/flows/pick/flow.yaml:30:5: error[too-many-states]: there are more than 1,000 different states to go through here
   30 |   - id: both
            ^
  why: every answer to one question would have to be told apart until another one far below is asked
  fix: let fewer rules combine these questions, or ask them closer together: `a8`, `a9`, `a10`, `a11`, `b8`, `b9`"""
    )
