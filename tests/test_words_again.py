"""After an edit of some articles, a build looks at these alone, and finds and makes what a first build would.

Rooms: builder/write/write_again.py, builder/render/words_again.py, builder/check/words_alone.py,
builder/render/pages_again.py, builder/render/past_again.py, builder/render/kept_build.py, builder/load/edited_site.py,
builder/load/last_words.py, builder/site/bare.py, builder/history/kept_history.py.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import builder.build as spine
from builder.build import build, read
from builder.check.run_checks import DATED_CHECKS, SITE_CHECKS
from builder.check.today import Day, today
from builder.check.words_alone import WORDS_CHECKS
from builder.history.history import read_history
from builder.history.kept_history import KeptHistory, history_again, kept_history
from builder.problems import Severity
from builder.render.options import Options
from builder.render.words_again import WordsAgain, words_again
from builder.site.bare import bare
from builder.write.contents import NotOursError
from tests.history.repositories import git
from tests.knowledge_bases import CASES, write_files
from tests.properties import examples
from tests.serve.edits import (
    TRANSLATED,
    Edit,
    add_article,
    delete,
    exchange_words,
    rename,
    restore,
    restore_translated,
    translate,
)
from tests.test_again import ARTICLES, OPTIONS, commit_all, edit, same_as_first

SAYINGS = (
    "Words.", "“Quoted”", "\n## A table\n", "\n## Reasons\n", "[there](#reasons)", "[here](../about/grades.md#grade-a)",
    "[gone](../about/grades.md#nowhere)", "[gone](nowhere.md)", "[@jones-2021]", "@jones-2021", "[@nobody]",
    "[help:rescue]", "[help:nobody]", "[term:offer]", "[term:nothing]", "![A chart](chart.svg)", "![](chart.svg)",
    "::: country UK\n\nHere.\n\n:::", "::: country France\n\nThere.\n\n:::", "*unclosed", "<b>bold</b>", "TODO",
)  # fmt: skip


def articles_of(root: Path) -> list[Path]:
    """The articles, in order."""
    return sorted(root.glob("content/articles/*/*.md"))


def say_more(root: Path, draw: Random) -> None:
    """Write something at the end of an article."""
    for file in draw.sample(articles_of(root), min(1, len(articles_of(root)))):
        file.write_text(f"{file.read_text('utf-8')}\n{draw.choice(SAYINGS)}\n", "utf-8")


def say_less(root: Path, draw: Random) -> None:
    """Take the last lines of an article away, or most of its words."""
    for file in draw.sample(articles_of(root), min(1, len(articles_of(root)))):
        head, words = re.fullmatch(r"(?s)(---\n.*?\n---\n|)(.*)", file.read_text("utf-8")).groups()  # type: ignore[union-attr]
        lines = words.splitlines(keepends=True)
        file.write_text(head + ("".join(lines[: draw.choice([-1, -3, 8])]) or "Less.\n"), "utf-8")


def say_otherwise(root: Path, draw: Random) -> None:
    """Change letters within the words of an article."""
    for file in draw.sample(articles_of(root), min(1, len(articles_of(root)))):
        head, mark, words = file.read_text("utf-8").rpartition("---\n")
        old, new = draw.choice([("A ", "One "), ("pay", "wages"), ("## ", "### "), ("table", "list"), ("e", "e e")])
        file.write_text(head + mark + words.replace(old, new, draw.choice([1, -1])), "utf-8")


ITSELF = {
    "title": ("Go or not", "A first one", "Zoom in the end", "10 ways", "[words]"),
    "summary": ("In short.", "A longer summary of it all."),
    "tags": ("[money]", "[money, travel]", "[Money, time]", "[travels, deciding]", "[new one]", "[]", "[time, time]"),
    "weight": ("-3", "7", "heavy"),
    "reviewed": ("2019-01-01", "2026-11-20", "2999-01-01", "someday"),
    "reviewer": ("A lawyer",),
    "review-every": ("1", "600"),
    "countries": ("[UK]", "[UK, FR]", "[Nowhere]"),
    "authors": ("[Bo]",),
    "index-as": ("[Another title]", "[Ask]"),
    "also-in": ("about", "decide", "nowhere"),
    "related": ("[go.md]", "[ask.md, wait.md]", "[../decide/go.md, ../about/grades.md]", "[nothing.md]"),
    "changes": ("[{date: 2026-11-20, note: Something else is right.}]",),
    "aliases": ("[/old/ask]", "[/decide/wait/]"),
    "toc": ("false",),
    "slug": ("another",),
    "draft": ("true",),
}
"""The keys of an article's front matter, each with values that it may get."""


def say_of_itself(root: Path, draw: Random) -> None:
    """Give articles another title, other tags, or other lines of their front matter."""
    files = articles_of(root)
    for file in draw.sample(files, min(draw.choice([1, 1, 2]), len(files))):
        key = draw.choice(["title", "tags", *ITSELF])
        text = re.sub(rf"(?m)^{key}:.*\n(?:[ ].*\n)*", "", file.read_text("utf-8"))
        file.write_text(text.replace("---\n", f"---\n{key}: {draw.choice(ITSELF[key])}\n", 1), "utf-8")


def retitle(root: Path, draw: Random) -> None:
    """Add a word to the titles of one or two articles, which stay on their line."""
    files = articles_of(root)
    for file in draw.sample(files, min(draw.choice([1, 2]), len(files))):
        file.write_text(
            re.sub("(?m)^title: '?", rf"\g<0>{draw.choice('AMZ')} ", file.read_text("utf-8"), count=1), "utf-8"
        )


def as_committed(root: Path, draw: Random) -> None:
    """Take back all edits of articles since the last commit."""
    git(root, "checkout", "--quiet", "HEAD", "--", "content/articles")


def take_back(root: Path, draw: Random) -> None:
    """Put everything back, as it was at first: a site of which nothing is withdrawn."""
    restore(root, draw)
    settings = root / "content/site.yaml"
    settings.write_text(re.sub(r"(?m)^withdrawn:\n(?:[ ].*\n)*", "", settings.read_text("utf-8")), "utf-8")
    more = {file: text.replace("#reasons", "#a-table") for file, text in ARTICLES.items() if file != GO}
    write_files(root, dict(more))


EDITS: tuple[Edit, ...] = (
    *(say_more, say_less, say_otherwise, retitle, say_of_itself) * 4,
    as_committed, take_back, commit_all, exchange_words, add_article, rename, delete,
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _same_day() -> Iterator[None]:
    """A day on which some reviews are overdue and others are not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1843000000")
        yield


@pytest.mark.one_in(2)
@pytest.mark.parametrize("base_url", ["", "https://example.org/"])
@settings(max_examples=examples(4), deadline=None)
@given(
    seed=st.integers(0, 2**32),
    versioned=st.booleans(),
    rounds=st.lists(st.lists(st.sampled_from(EDITS), min_size=1, max_size=2), min_size=3, max_size=8),
)
def test_every_edit(base_url: str, seed: int, versioned: bool, rounds: list[list[Edit]]) -> None:
    """Each file and each problem is that of a build that looks at everything."""
    equal_after(replace(OPTIONS, base_url=base_url), seed, take_back, rounds, versioned=versioned)


EDITS_IN_LANGUAGES: tuple[Edit, ...] = (
    *(say_more, say_less, say_otherwise) * 4, retitle, as_committed, restore_translated, commit_all, translate,
)  # fmt: skip


@pytest.mark.parametrize("base_url", ["", "https://example.org/"])
@settings(max_examples=examples(2), deadline=None)
@given(
    seed=st.integers(0, 2**32),
    versioned=st.booleans(),
    rounds=st.lists(st.lists(st.sampled_from(EDITS_IN_LANGUAGES), min_size=1, max_size=2), min_size=3, max_size=8),
)
def test_every_edit_in_two_languages(base_url: str, seed: int, versioned: bool, rounds: list[list[Edit]]) -> None:
    """So it is where there are translations, of which some no longer say what their originals do."""
    equal_after(replace(OPTIONS, base_url=base_url), seed, restore_translated, rounds, versioned=versioned)


def equal_after(options: Options, seed: int, take_back: Edit, rounds: list[list[Edit]], *, versioned: bool) -> None:
    """Compare a build with a first one after each round of edits; mistakes are taken back."""
    draw = Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "kb")
        root.mkdir()
        git(root, "init", "--quiet")
        (root / ".gitignore").write_text("site*\n")
        take_back(root, draw)
        commit_all(root, draw)
        if versioned:
            for more in (say_more, say_otherwise):
                more(root, draw)
                commit_all(root, draw)
        same_as_first(root, "first", options)
        for edits in rounds:
            for change in edits:
                change(root, draw)
            if not same_as_first(root, [change.__name__ for change in edits], options).ok:
                take_back(root, draw)


@pytest.fixture
def again(monkeypatch: pytest.MonkeyPatch) -> list[WordsAgain | None]:
    """The result of each build that looked at words alone; None for one that had to look at everything after all."""
    found: list[WordsAgain | None] = []

    def noted(*given: object) -> WordsAgain | None:
        found.append(words_again(*given))  # type: ignore[arg-type]
        return found[-1]

    monkeypatch.setattr(spine, "words_again", noted)
    return found


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base that was built."""
    root = write_files(tmp_path / "kb", {"content/site.yaml": "title: A\n", **ARTICLES})
    assert build(root, root / "site", OPTIONS).ok
    return root


WAIT, GO, ASK, STAY, ZOOM = (f"content/articles/decide/{name}.md" for name in ("wait", "go", "ask", "stay", "zoom"))


def test_words(root: Path, again: list[WordsAgain | None]) -> None:
    """One page is made, of one article whose words were read; nothing else is even planned from words."""
    edit(root, WAIT, "Wait.", "Wait a little. TODO: how long?")
    first = same_as_first(root)
    edit(root, WAIT, "a little. TODO: how long?", "a while")
    assert [problem.check for problem in first.problems] == ["unfinished"]
    assert not same_as_first(root).problems
    assert [sorted(each.pages.made) for each in again if each] == [["decide/wait/index.html"]] * 2


def test_an_original(tmp_path: Path, again: list[WordsAgain | None]) -> None:
    """Its page is made, and its translations are compared with it; theirs, and titles, are more than words."""
    shutil.copytree(TRANSLATED / "content", tmp_path / "kb/content")
    root, file = tmp_path / "kb", "content/articles/go/first.md"
    same_as_first(root)
    edit(root, file, "Bring 2 copies.", "Bring a few copies.")
    behind = ["translation-behind", "translation-differs"]
    assert sorted(problem.check for problem in same_as_first(root).problems) == behind
    edit(root, file, "a few copies", "2 copies")
    assert not same_as_first(root).problems
    assert [sorted(each.pages.made) for each in again if each] == [["go/first/index.html"]] * 2
    again.clear()
    for name, old, new in (
        (file, "[the plan](plan.md#what-to-pack)", "the plan"),
        (file, "the plan", "[the plan](plan.md#what-to-pack)"),
        (file, "title: Your", "title: A"),
        ("content/articles/go/first.de.md", "Nehmen", "Bringen"),
    ):
        edit(root, name, old, new)
        same_as_first(root)
    assert not any(again)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (WAIT, "title: Wait", "slug: later\ntitle: Wait"),
        (WAIT, "title: Wait", "aliases: [/later/]\ntitle: Wait"),
        (WAIT, "title: Wait", "draft: true\ntitle: Wait"),
        (WAIT, "title: Wait", "also-in: nowhere\ntitle: Wait"),
        (WAIT, "tags: [time]", "tags: [patience]"),
        (GO, "## Reasons", "## Why"),
        (WAIT, "Wait.", "Wait [long](very.md)."),
        (WAIT, "Wait.", "[Why](go.md#no-reason)"),
        (WAIT, "Wait.", "Claimed [@nobody]."),
        (WAIT, "Wait.", "![](nothing.png)"),
        (WAIT, "---\nWait.", "---\n"),
    ],
)
def test_more_than_words(root: Path, again: list[WordsAgain | None], file: str, old: str, new: str) -> None:
    """All that changes addresses or anchors, and every mistake, is looked at with the whole site."""
    edit(root, file, old, new)
    same_as_first(root)
    assert again == [None]


def test_other_files(root: Path, again: list[WordsAgain | None]) -> None:
    """With any other file that comes, changes or goes, the whole site is looked at."""
    edit(root, WAIT, "Wait.", "Wait a little.")
    write_files(root, {"content/sources.yaml": "a: {title: A, grade: D}\n"})
    same_as_first(root)
    edit(root, WAIT, "a little", "a while")
    (root / "content/articles/decide/zoom.md").unlink()
    same_as_first(root)
    edit(root, WAIT, "a while", "long")
    write_files(root, {"templates/assets/css/base.css": "body { color: red }\n"})
    same_as_first(root)
    (found,) = again  # the last one, whose pages name a folder of assets that is not the one of the others
    assert found
    assert found.pages.assets not in (root / "site.spare/tree/decide/wait/index.html").read_text("utf-8")


def test_versions(root: Path, again: list[WordsAgain | None]) -> None:
    """The first edit after a commit and those that follow make the page and its past; taken back, all is as before."""
    git(root, "init", "--quiet")
    (root / ".gitignore").write_text("site*\n")
    commit_all(root, Random(0))
    edit(root, GO, "Many.", "A few.")
    commit_all(root, Random(1))
    same_as_first(root)
    edit(root, GO, "A few.", "Hardly any, if you ask those who went; and none of them is new to anybody.")
    first = same_as_first(root)
    assert "missing-note" in {problem.check for problem in first.problems}
    edit(root, GO, "Hardly any", "Very few")
    same_as_first(root)
    edit(root, WAIT, "Wait.", "Wait a little.")
    same_as_first(root)
    assert all(again)
    assert {"decide/go/index.html", "decide/go/history/index.html"} <= set(again[0].pages.made if again[0] else ())
    git(root, "checkout", "--quiet", "HEAD", "--", GO)
    assert same_as_first(root).ok
    assert again[-1] is None


def test_a_title(root: Path, again: list[WordsAgain | None]) -> None:
    """It is made again where it is shown: in lists, at its neighbours, at further reading; and in no other place."""
    edit(root, ZOOM, "title: Zoom", "title: Zoom in")
    same_as_first(root)
    lists = {"index.html", "decide/index.html", "tags/index.html", "tags/time/index.html", "a-z/index.html"}
    machines = {"sitemap.xml", "llms.txt"}
    others = {"404.html", "reviews/index.html"}
    assert again[0]
    assert (
        again[0].pages.made.keys() == {"decide/zoom/index.html", "decide/wait/index.html"} | lists | others | machines
    )
    edit(root, WAIT, "title: Wait", "title: A wait")  # it moves to the other end of its section
    same_as_first(root)
    edit(root, WAIT, "tags: [time]", "tags: [money, time]")  # it is further reading of others now
    same_as_first(root)
    edit(root, ASK, "Ask [why]", "Ask them [why]")
    same_as_first(root)
    assert all(again)
    assert {"decide/ask/index.html", "decide/stay/index.html"} <= again[2].pages.made.keys() if again[2] else False
    assert "tags/travel/index.html" not in again[2].pages.made if again[2] else False
    assert list(again[3].pages.made) == ["decide/ask/index.html"] if again[3] else False


def test_the_index_of_the_search(root: Path, again: list[WordsAgain | None]) -> None:
    """It is made from records of which only those of the edited articles are new."""
    options = replace(OPTIONS, search=True)
    same_as_first(root, "first", options)
    edit(root, WAIT, "Wait.", "Wait for the zebra.")
    same_as_first(root, "words", options)
    edit(root, WAIT, "title: Wait", "title: Wait a little")
    same_as_first(root, "a title", options)
    edit(root, GO, "Many.", "A zebra.")
    same_as_first(root, "other words", options)
    assert len(again) == 3
    assert all(again)


def test_a_title_in_the_past(root: Path, again: list[WordsAgain | None]) -> None:
    """Pages of the past bear the title of today: histories, what changed lately, and those of pages that name it."""
    git(root, "init", "--quiet")
    (root / ".gitignore").write_text("site*\n")
    commit_all(root, Random(0))
    edit(root, GO, "Many.", "A few.")
    edit(root, STAY, "tags: [money]", "tags: [money]\nrelated: [go.md]")
    commit_all(root, Random(1))
    same_as_first(root)
    edit(root, GO, "title: Go", "title: Go there")
    same_as_first(root)
    (found,) = again
    assert found
    past = {"changes/index.html", "decide/go/history/index.html", "decide/stay/history/index.html"}
    assert past <= found.pages.made.keys()
    assert "Go there" in (root / "site/changes/index.html").read_text("utf-8")
    edit(root, GO, "A few.", "Hardly any.")
    same_as_first(root)
    assert again[1]


@pytest.mark.parametrize("damage", ["missing", "cut", "other"])
def test_a_damaged_file_of_what_was_kept(root: Path, again: list[WordsAgain | None], damage: str) -> None:
    """It is as good as none."""
    kept = root / "site.spare/kept"
    data = kept.read_bytes()
    kept.unlink()
    if damage != "missing":
        kept.write_bytes(data[:-9] if damage == "cut" else data.replace(b"Wait", b"Late"))
    edit(root, WAIT, "Wait.", "Wait a little.")
    same_as_first(root)
    assert again == []


def test_a_touched_site(root: Path, again: list[WordsAgain | None]) -> None:
    """A page that somebody touched, or a file that somebody put there, is noticed as ever."""
    (root / "site/decide/go/index.html").write_text("touched")
    edit(root, WAIT, "Wait.", "Wait a little.")
    same_as_first(root)
    edit(root, WAIT, "a little", "a while")
    (root / "site/decide/mine.txt").write_text("mine")
    with pytest.raises(NotOursError):
        build(root, root / "site", OPTIONS)
    assert "a little" in (root / "site/decide/wait/index.html").read_text("utf-8")


SITES = [folder for folder in sorted((CASES / "bad").iterdir()) if (folder / "content/articles").is_dir()]


def test_other_checks_read_no_words() -> None:
    """The problems of all other checks are the same for a site whose articles have lost their words."""
    for folder in SITES:
        site, day = read(folder, Options(cache=False)).value, Day(today())
        sections = tuple(replace(each, articles=tuple(map(bare, each.articles))) for each in site.sections)
        without = replace(site, sections=sections)
        for check in SITE_CHECKS:
            if check not in WORDS_CHECKS:
                assert list(check(site)) == list(check(without)), (folder.name, check.__module__)
        for dated in DATED_CHECKS:
            assert list(dated(site, day)) == list(dated(without, day)), (folder.name, dated.__module__)


def test_checks_of_words_find_errors() -> None:
    """They warn of nothing in an article: what is kept of a build would have to keep such warnings apart."""
    for folder in SITES:
        site = read(folder, Options(cache=False)).value
        found = [problem for check in WORDS_CHECKS for problem in check(site)]
        articles = {article.file for article in site.articles}
        assert not [each for each in found if each.severity is not Severity.ERROR and each.where.file in articles]


def test_a_history_as_tables(tmp_path: Path) -> None:
    """A history that was kept is the same again, with each version there once."""
    git(tmp_path, "init", "--quiet")
    draw = Random(1)
    restore(tmp_path, draw)
    for change in (commit_all, say_more, commit_all, rename, commit_all, say_otherwise, delete, commit_all):
        change(tmp_path, draw)
    history = read_history(tmp_path)
    kept = kept_history(history)
    assert kept
    found = history_again(msgspec.json.decode(msgspec.json.encode(kept), type=KeptHistory), tmp_path)
    assert (found.commits, found.pages, found.spans) == (history.commits, history.pages, dict(history.spans))
    versions = {id(version) for page in found.pages for version in page.versions}
    assert {id(version) for spans in found.spans.values() for _, version in spans if version} <= versions
