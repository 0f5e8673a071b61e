"""Articles from the store are the ones that reading gives."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from builder.build import read_and_check
from builder.load import kept_articles
from builder.load.article import read_article
from builder.load.files import Files
from builder.load.kept_articles import decoded, encoded, key_of, parsed
from builder.load.storage import Disk
from builder.load.store import KeptValues, open_store
from tests.knowledge_bases import ARTICLE, ROOT, write_files

ARTICLES = sorted(
    file
    for part in ("content/articles", "tests/cases/good", "tests/cases/bad", "tests/cases/tried")
    for file in (ROOT / part).rglob("articles/*/*.md" if part != "content/articles" else "*.md")
)


@pytest.mark.parametrize("part", range(4))
def test_there_and_back(part: int) -> None:
    """Each article of the content and of the cases, with its problems."""
    for file in ARTICLES[part::4]:
        root = file.parents[3]
        task = (file.relative_to(root).as_posix(), file.parent.name)
        read = read_article(Files(root), *task)
        assert decoded(encoded(read)) == read
        assert decoded(parsed(Disk(root), task)[1]) == read


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base, which is in the store."""
    root = write_files(tmp_path / "kb", {"content/site.yaml": "title: A\n", "content/articles/decide/go.md": ARTICLE})
    read_and_check(root)
    return root


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are parsed."""
    files: list[str] = []

    def noted(*arguments: object) -> object:
        files.append(str(arguments[1]))
        return read_article(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_articles, "read_article", noted)
    return files


def test_only_what_changed_is_read(root: Path, read_anew: list[str]) -> None:
    """Nothing, then the one that changed, then nothing; its neighbour of other words is another one."""
    first = read_and_check(root)
    assert read_anew == []
    file = write_files(root, {"content/articles/decide/go.md": ARTICLE + "More.\n"}) / "content/articles/decide/go.md"
    assert read_and_check(root)[0].articles[0].body != first[0].articles[0].body
    assert read_anew == ["content/articles/decide/go.md"]
    before = file.stat()
    file.write_text(ARTICLE)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert read_and_check(root) == first
    assert read_anew == ["content/articles/decide/go.md"]


def test_without_the_cache(root: Path, read_anew: list[str]) -> None:
    """`--no-cache` reads everything, and the result is the same."""
    assert read_and_check(root, cache=False) == read_and_check(root)


def test_another_program(root: Path, read_anew: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes nothing of what this one kept."""
    monkeypatch.setattr(kept_articles, "program_digest", lambda: b"another")
    read_and_check(root)
    assert read_anew == ["content/articles/decide/go.md"]


def test_values_that_are_no_articles(root: Path, read_anew: list[str]) -> None:
    """Under the right key, sound, but not an article: it is read anew."""
    first = read_and_check(root)
    task = ("content/articles/decide/go.md", "decide")
    store = open_store()
    assert isinstance(store, KeptValues)
    for value in (b"", b"[]", b"[null,[],1]", b'[{"file":1},[]]', b"\xff", msgspec.json.encode([{}, [{}]])):
        store.keep([(key_of(task, (root / task[0]).read_bytes()), value)])
        assert read_and_check(root) == first


def test_keys() -> None:
    """Another name, section or text is another key, wherever the one ends and the other begins."""
    tasks = [(("ab", "c"), b"d"), (("a", "bc"), b"d"), (("a", "b"), b"cd"), (("a", "b"), b"c")]
    assert len({key_of(*task) for task in tasks}) == len(tasks)


def test_a_file_that_cannot_be_read(root: Path, read_anew: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Its problem is found each time, and nothing is kept."""
    file = root / "content/articles/decide/go.md"
    file.write_bytes(b"x" * 3_000_000)
    for _ in range(2):
        assert "too-long" in [problem.check for problem in read_and_check(root)[1]]
    assert read_anew == ["content/articles/decide/go.md"] * 2
