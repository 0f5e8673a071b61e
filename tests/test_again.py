"""A build that makes only what has changed leaves what a first build would make.

Rooms: builder/render/page_template.py, builder/render/outline.py, builder/write/left_site.py.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.build import build, load_and_check
from builder.render.options import Options
from builder.render.page import Page
from builder.render.page_template import PageTemplate
from builder.render.pages import plan_site
from builder.site import Article
from builder.site.bare import bare
from builder.write.built import Built
from tests.history.repositories import git
from tests.knowledge_bases import CASES, read_files, write_files
from tests.properties import examples
from tests.serve.edits import EDITS, EDITS_IN_LANGUAGES, TRANSLATED, Edit, restore, restore_translated

OPTIONS = Options("https://example.org/", history=True)


def commit_all(root: Path, draw: Random) -> None:
    """Commit everything; a build does not need it."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", f"Change {draw.random()}")


def touch_site(root: Path, draw: Random) -> None:
    """Change, delete or add something in the site that the last build left, or in its spare."""
    for tree in (root / "site", root / "site.spare/tree"):
        files = sorted(file for file in tree.rglob("*.html")) if draw.random() < 0.5 else []
        if files:
            draw.choice(files).write_bytes(b"touched")


@settings(max_examples=examples(3), deadline=None)
@given(
    seed=st.integers(0, 2**32),
    rounds=st.lists(
        st.lists(st.sampled_from((*EDITS, commit_all, commit_all, touch_site)), min_size=1, max_size=3),
        min_size=2,
        max_size=4,
    ),
)
def test_every_edit(seed: int, rounds: list[list[Edit]]) -> None:
    """Each file is the one of a build that makes everything, whatever was edited, committed or touched in between."""
    equal_after(seed, [[restore, commit_all], *rounds])


@settings(max_examples=examples(3), deadline=None)
@given(
    seed=st.integers(0, 2**32),
    rounds=st.lists(
        st.lists(st.sampled_from((*EDITS_IN_LANGUAGES, commit_all, commit_all, touch_site)), min_size=1, max_size=2),
        min_size=2,
        max_size=5,
    ),
)
def test_every_edit_in_two_languages(seed: int, rounds: list[list[Edit]]) -> None:
    """So it is with translations, also of pages that come and go, and into other languages."""
    equal_after(seed, [[restore_translated, commit_all], *rounds])


def equal_after(seed: int, rounds: list[list[Edit]]) -> None:
    """Compare a build with a first one after each round of edits."""
    draw = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "kb")
        root.mkdir()
        git(root, "init", "--quiet")
        (root / ".gitignore").write_text("site*\n")
        for edits in rounds:
            for edit in edits:
                edit(root, draw)
            same_as_first(root, [edit.__name__ for edit in edits])


def same_as_first(root: Path, edits: object = None, options: Options = OPTIONS) -> Built:
    """Build again, and compare with a first build elsewhere."""
    built = build(root, root / "site", options)
    cold = root.with_name("cold")
    first = build(root, cold / "site", replace(options, cache=False))
    assert built == first, edits
    if first.ok:
        assert read_files(root / "site") == read_files(cold / "site"), edits
    shutil.rmtree(cold, ignore_errors=True)
    return built


ARTICLES = {
    f"content/articles/decide/{name}.md": (
        f"---\ntitle: {name.title()}\nsummary: About {name}.\ntags: [{tag}]\n---\n{text}\n"
    )
    for name, tag, text in (
        ("ask", "money", "Ask [why](go.md#reasons)."),
        ("go", "travel", "## Reasons\n\nMany."),
        ("stay", "money", "Stay [here](stay.md)."),
        ("wait", "time", "Wait."),
        ("zoom", "time", "By video."),
    )
}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that are made."""
    addresses: list[str] = []
    html = PageTemplate.html

    def noted(template: PageTemplate, page: Page) -> bytes:
        addresses.append(page.url_path)
        return html(template, page)

    monkeypatch.setattr(PageTemplate, "html", noted)
    return addresses


@pytest.fixture
def root(tmp_path: Path, made: list[str]) -> Path:
    """A knowledge base that was built."""
    root = write_files(tmp_path / "kb", {"content/site.yaml": "title: A\n", **ARTICLES})
    assert build(root, root / "site", OPTIONS).ok
    made.clear()
    return root


def again(root: Path, made: list[str]) -> set[str]:
    """The pages that a second build makes, which leaves the same as a first one."""
    assert build(root, root / "site", OPTIONS).ok
    anew = set(made)
    same_as_first(root)
    made.clear()
    return anew


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Exchange some words in a file."""
    file = root / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_words_of_a_translation(tmp_path: Path, made: list[str]) -> None:
    """An edit makes one page, in one language; a title in the original is shown where a translation names that page."""
    shutil.copytree(TRANSLATED / "content", tmp_path / "kb/content")
    root = tmp_path / "kb"
    assert build(root, root / "site", OPTIONS).ok
    made.clear()
    edit(root, "content/articles/go/first.de.md", "Nehmen", "Bringen")
    assert again(root, made) == {"go/first/"}
    assert "Bringen" in (root / "site/de/go/first/index.html").read_text("utf-8")
    edit(root, "content/articles/go/other.md", "title: Another", "title: One other")
    again(root, made)
    assert "One other" in (root / "site/de/flows/f/outcomes/go/index.html").read_text("utf-8")


def test_words(root: Path, made: list[str]) -> None:
    """An edit of words makes one page, and no list; twice, as a site and its spare take turns."""
    edit(root, "content/articles/decide/wait.md", "Wait.", "Wait a little.")
    assert again(root, made) == {"decide/wait/"}
    edit(root, "content/articles/decide/go.md", "Many.", "A few.")
    assert again(root, made) == {"decide/go/"}


def test_a_title(root: Path, made: list[str]) -> None:
    """It is in lists, at its neighbours and at its further reading, and nowhere else."""
    edit(root, "content/articles/decide/ask.md", "title: Ask", "title: Ask them")
    anew = again(root, made)
    assert {"decide/ask/", "decide/go/", "decide/stay/", "decide/", "a-z/"} <= anew
    assert not {"decide/wait/", "decide/zoom/"} & anew


def test_a_stylesheet(root: Path, made: list[str]) -> None:
    """It gives the folder of assets another name, which is exchanged in pages that are not made anew."""
    write_files(root, {"templates/assets/css/base.css": "body { color: red }\n"})
    assert again(root, made) == set()
    (folder,) = (root / "site/assets").iterdir()
    assert f"assets/{folder.name}/style.css" in (root / "site/decide/go/index.html").read_text("utf-8")


def test_a_template(root: Path, made: list[str]) -> None:
    """Another template is another frame: every page is made, and so it is once the template is gone."""
    write_files(root, {"templates/section.html": "{{ page.title }}\n"})
    every = again(root, made)
    assert {"", "decide/", "decide/go/"} <= every
    (root / "templates/section.html").unlink()
    assert again(root, made) == every


def test_an_absent_page(root: Path, made: list[str]) -> None:
    """A page that comes is noticed by those that lacked it: a neighbour, further reading, a link that is healed."""
    edit(root, "content/articles/decide/wait.md", "Wait.", "Wait [long](very.md).")
    assert not build(root, root / "site", OPTIONS).ok
    write_files(root, {"content/articles/decide/very.md": ARTICLES["content/articles/decide/zoom.md"]})
    anew = again(root, made)
    assert {"decide/wait/", "decide/very/", "decide/zoom/", "decide/"} <= anew
    assert not {"decide/ask/", "decide/go/"} & anew


def test_an_absent_anchor(root: Path, made: list[str]) -> None:
    """A heading that takes over a former anchor changes the page that links to it."""
    edit(root, "content/articles/decide/go.md", "## Reasons", "## Why")
    assert not build(root, root / "site", OPTIONS).ok
    edit(root, "content/articles/decide/ask.md", "#reasons", "#why")
    anew = again(root, made)
    assert {"decide/ask/", "decide/go/"} <= anew
    assert "decide/wait/" not in anew


def test_old_versions(root: Path, made: list[str]) -> None:
    """A page is there for an older version once it is replaced, and follows the page of today."""
    git(root, "init", "--quiet")
    (root / ".gitignore").write_text("site*\n")
    commit_all(root, Random(0))
    edit(root, "content/articles/decide/go.md", "Many.", "A few.")
    commit_all(root, Random(1))
    assert any(address.startswith("decide/go/v/") for address in again(root, made))
    edit(root, "content/articles/decide/wait.md", "Wait.", "Wait a little.")
    again(root, made)
    edit(root, "content/articles/decide/wait.md", "a little", "a while")
    (old,) = (root / "site/decide/wait/v").iterdir()
    assert again(root, made) == {"decide/wait/", f"decide/wait/v/{old.name}/"}
    version = next((root / "site/decide/go/v").iterdir()).name
    page = root / f"site/decide/go/v/{version}/index.html"
    assert "Withdrawn" not in page.read_text("utf-8")
    why = f"withdrawn:\n  - {{page: articles/decide/go.md, version: {version}, date: 2026-11-21, reason: Wrong.}}\n"
    edit(root, "content/site.yaml", "title: A\n", f"title: A\n{why}")
    assert f"decide/go/v/{version}/" in again(root, made)
    assert "Wrong." in page.read_text("utf-8")


def test_touched(root: Path, made: list[str]) -> None:
    """A page that somebody changed or deleted in the site is made anew."""
    (root / "site/decide/go/index.html").write_text("touched")
    (root / "site/decide/ask/index.html").unlink()
    assert again(root, made) == {"decide/go/", "decide/ask/"}


def test_touched_meanwhile(root: Path, made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that somebody changes while the next build runs is made after all."""
    edit(root, "content/articles/decide/wait.md", "Wait.", "Wait a little.")
    assert build(root, root / "site", OPTIONS).ok  # now the spare has the older text
    edit(root, "content/articles/decide/go.md", "Many.", "A few.")
    html = PageTemplate.html

    def touching(template: PageTemplate, page: Page) -> bytes:
        (root / "site/decide/wait/index.html").write_text("touched")
        return html(template, page)

    monkeypatch.setattr(PageTemplate, "html", touching)
    assert build(root, root / "site", OPTIONS).ok
    monkeypatch.setattr(PageTemplate, "html", html)
    same_as_first(root)


def test_lists_have_no_words() -> None:
    """No page but that of an article is made from its words, since its outline has none."""
    root = CASES / "good/everything"
    with load_and_check(root, OPTIONS) as checked:
        site = checked.site
    sections = tuple(replace(each, articles=tuple(map(_without_words, each.articles))) for each in site.sections)
    whole, without = plan_site(site, root, OPTIONS), plan_site(replace(site, sections=sections), root, OPTIONS)
    for page, other in zip(whole.pages, without.pages, strict=True):
        if not page.source:
            assert whole.template.html(page) == without.template.html(other), page.url_path


def _without_words(article: Article) -> Article:
    """The article with all that its outline has, and nothing else."""
    return replace(bare(article), anchors=(), contents=False)
