"""A build that is killed while it keeps what it read, or brings its spare up to date, harms neither site nor store."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from builder.build import build
from builder.load.cache_folder import cache_folder
from builder.load.store import NAME, KeptValues
from builder.render.options import Options
from tests.knowledge_bases import ARTICLE, read_files, write_files
from tests.write.killed import end, started

STOPS = """
import os, sys, time
from pathlib import Path
from builder.build import build
from builder.render.options import Options
import builder.load.store as store
import builder.write.one_page as one_page
import builder.write.spare as spare

def stop(*_, **__):
    print("now", flush=True)
    time.sleep(60)

setattr({"store": store, "spare": spare, "one_page": one_page}[sys.argv[1]], sys.argv[2], stop)
build(Path(sys.argv[3]), Path(sys.argv[3]) / "site", Options())
"""


@pytest.mark.parametrize(
    ("module", "step"),
    [("store", "_forget_oldest"), ("spare", "_write"), ("spare", "write_record"), ("spare", "_delete")],
)
def test_killed(tmp_path: Path, module: str, step: str) -> None:
    """The old site is there, the next build makes the new one, and nothing is left over."""
    root = write_files(tmp_path / "kb", {"content/site.yaml": "title: A\n", "content/articles/decide/go.md": ARTICLE})
    for title in ("One ", "Two "):  # so that there is a spare
        write_files(root, {"content/articles/decide/go.md": ARTICLE.replace("title: ", f"title: {title}")})
        assert build(root, root / "site", Options()).ok
    before = read_files(root / "site")
    write_files(root, {"content/articles/decide/go.md": ARTICLE.replace("title: ", "title: Three ")})
    check_killed(root, module, step, before)


@pytest.mark.parametrize("step", ["is_as_left", "forget_record", "_exchanged", "write_record"])
def test_killed_at_one_page(tmp_path: Path, step: str) -> None:
    """The page is the old one or the new one, at each step of an edit of words."""
    pages = []
    for number, words in enumerate(("One.", "Two.")):
        root = write_files(tmp_path / f"{number}/kb", {"content/site.yaml": "title: A\n"})
        write_files(root, {"content/articles/decide/go.md": f"{ARTICLE}\n{words}\n"})
        assert build(root, root / "site", Options()).ok
        pages.append(read_files(root / "site"))
    root = tmp_path / "0/kb"
    write_files(root, {"content/articles/decide/go.md": f"{ARTICLE}\nTwo.\n"})
    check_killed(root, "one_page", step, pages[step == "write_record"])


def check_killed(root: Path, module: str, step: str, then: dict[str, bytes]) -> None:
    """A build that is killed at a step leaves a site with these files, and nothing that the next one cannot mend."""
    with started("-c", STOPS, module, step, root) as process:
        assert process.stdout
        assert process.stdout.readline() == "now\n"
        end(process, signal.SIGKILL)
    assert read_files(root / "site") == then
    assert build(root, root / "site", Options()).ok
    assert build(root, root.parent / "new", Options(cache=False)).ok
    assert read_files(root / "site") == read_files(root.parent / "new")
    assert sorted(child.name for child in root.iterdir()) == ["content", "site", "site.spare"]
    folder = cache_folder()
    assert folder
    assert KeptValues(folder / NAME).recall([b"nothing"]) == {}
    assert [file.name for file in folder.glob("store-*") if "journal" in file.name or "wal" in file.name] == []
