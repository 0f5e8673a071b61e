"""Names in every script: files, sections, tags, anchors and former addresses are found however they are written.

Rooms: builder/load, builder/site, builder/render, builder/history/follow.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from urllib.parse import quote

import pytest

from builder.load.knowledge_base import load_site
from builder.site.tags import tags_of
from tests.history.repositories import git
from tests.knowledge_bases import read_files, run_builder, write_files
from tests.live_preview import LivePreview

SECTION = "सलाह"
NAMES = {"किताब": "हिन्दी", "مقابلة-عمل": "عربي", "面试": "中文", "собеседование": "русский", "café": "français"}
"""A file name in each of some scripts, and a tag."""


def decomposed(text: str) -> str:
    """The text as macOS writes it in names."""
    return unicodedata.normalize("NFD", text)


def article(name: str, tag: str) -> str:
    """An article with links to another one, composed in either way."""
    first = next(iter(NAMES))
    return (
        f"---\ntitle: {tag}\nsummary: S\ntags: [{tag}, C, C++, 'C#']\naliases: [/पुराना/{name}/]\n"
        f"related: [{decomposed('café') if name != 'café' else first}.md]\n---\n"
        f"## {name}\n\n[a]({decomposed(first)}.md#{first}) [b](café.md#{quote(decomposed('café'))})\n"
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of articles in five scripts; the name with an accent is stored as macOS stores it."""
    root = tmp_path_factory.mktemp("scripts")
    files: dict[str, str | bytes] = {
        f"content/articles/{SECTION}/{decomposed(name)}.md": article(name, tag) for name, tag in NAMES.items()
    }
    write_files(
        root,
        files
        | {"content/site.yaml": f"title: T\nbase-url: https://example.org/\nsections:\n  {SECTION}: {{title: S}}\n"},
    )
    git(root, "init", "-q")
    for day, more in ("2026-01-01", ""), ("2026-02-01", "\nMore words, as there were too few of them before.\n"):
        for file in files:
            (root / file).write_text(str(files[file]) + more, "utf-8")
        git(root, "add", ".")
        git(root, "commit", "-qm", "m", f"--date={day}T12:00:00Z")
    return root


def test_every_name_has_its_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page, a tag, a redirect and a history for each name, in composed letters; addresses in files are encoded."""
    monkeypatch.delenv("BUILDER_NO_HISTORY")
    built = run_builder(root, "build")
    assert built.exit_code == 0
    assert "error" not in built.output
    files = read_files(root / "site")
    for name, tag in NAMES.items():
        page = f"{SECTION}/{unicodedata.normalize('NFC', name)}/"
        assert f"{page}index.html" in files
        assert f"{page}history/index.html" in files
        assert f"पुराना/{name}/index.html" in files
        assert quote(page).encode() in files["sitemap.xml"]
        html = files[f"{page}index.html"].decode()
        assert f'rel="canonical" href="https://example.org/{quote(page)}"' in html
        assert not re.search(r'(?:href|src)="[^"]*[^\x00-\x7f]', html)
        assert tag in html
    assert {
        f"tags/{slug}/index.html" for slug in ("c", "c-plus-plus", "c-sharp", "中文", "русский", "francais")
    } <= set(files)


def test_preview_has_them(root: Path) -> None:
    """The preview finds a page by its encoded address, with and without the slash at its end."""
    with LivePreview(root) as preview:
        status, _, body = preview.ask(f"/{quote(SECTION)}/{quote('किताब')}/")
        assert status == 200
        assert "किताब" in body
        status, headers, _ = preview.ask(f"/{quote(SECTION)}/{quote('किताब')}")
        assert (status, headers["Location"]) == (302, f"/{quote(SECTION)}/{quote('किताब')}/")


def test_tags_of_one_letter(root: Path) -> None:
    """Three languages are three tags, and none of them is warned of."""
    site, problems = load_site(root)
    assert not problems
    assert {slug: tag.title for slug, tag in tags_of(site).items() if slug.startswith("c")} == {
        "c": "C", "c-plus-plus": "C++", "c-sharp": "C#",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("é.md", decomposed("é.md"), "only in how its accents are typed"),
        ("go.md", "GO.md", "only in capital letters"),
        ("map.png", "Map.png", "only in capital letters"),
    ],
)
def test_names_that_some_systems_take_for_one(one: str, other: str, said: str, tmp_path: Path) -> None:
    """Two such files are an error, since a copy on macOS or Windows has one of them only."""
    write_files(
        tmp_path, {f"content/articles/decide/{name}": "---\ntitle: T\nsummary: S\n---\nT\n" for name in (one, other)}
    )
    found = [problem for problem in load_site(tmp_path).problems if said in problem.message]
    assert [("odd-name", 1)] == [(problem.check, len(problem.also)) for problem in found]


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "lpt9"])
def test_names_that_windows_keeps(name: str, tmp_path: Path) -> None:
    """No article, section or flow can have one."""
    files = (f"content/articles/decide/{name}.md", f"content/articles/{name}/go.md", f"content/flows/{name}/flow.yaml")
    for file in files:
        write_files(tmp_path / name / str(len(file)), {file: "---\ntitle: T\nsummary: S\n---\nT\n"})
        problems = load_site(tmp_path / name / str(len(file))).problems
        assert any("on Windows" in problem.message for problem in problems)
