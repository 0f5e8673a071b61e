"""`builder clean` removes what was built and nothing else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from builder.write.write_site import MARKER
from tests.knowledge_bases import read_files, run_builder, write_files


def test_clean_removes_the_site(base: Path) -> None:
    """And its spare, and nothing else; a second time there is nothing to do."""
    before = read_files(base)
    run_builder(base, "build")
    assert run_builder(base, "clean").stdout == f"Deleted {base}/site.\nDeleted {base}/site.spare.\n"
    assert read_files(base) == before
    again = run_builder(base, "clean")
    assert (again.exit_code, again.stdout) == (0, f"Nothing to delete: {base}/site does not exist.\n")


def test_clean_removes_what_killed_builds_left(base: Path) -> None:
    """Folders beside the site that have its mark; others that are only called alike stay."""
    before = read_files(write_files(base, {"site.new-notes/mine.txt": "mine", "site.old-1/site/mine.txt": "mine"}))
    run_builder(base, "build")
    shutil.copytree(base / "site", base / "site.new-k3x_0a1b")
    (base / "site").rename(base / "site.old-0123abcd")
    (base / "site.old-0123abcd/index.html").unlink()
    removed = run_builder(base, "clean").stdout
    assert removed == "".join(f"Deleted {base}/site.{name}.\n" for name in ("new-k3x_0a1b", "old-0123abcd", "spare"))
    assert read_files(base) == before


@pytest.mark.parametrize("out", ["mine", "mine.txt", "linked", "content", "added"])
def test_clean_refuses_what_is_not_ours(base: Path, out: str) -> None:
    """A folder without a manifest, a file, a link to a site of ours: all stay."""
    write_files(base, {"mine/notes.txt": "mine", "mine.txt": "mine"})
    run_builder(base, "build", "--out", str(base / "other"))
    (base / "linked").symlink_to("other")
    run_builder(base, "build", "--out", str(base / "added"))
    (base / "added/notes.txt").write_text("mine")
    before = read_files(base)
    refused = run_builder(base, "clean", "--out", str(base / out))
    assert refused.exit_code == 2
    assert "nothing was deleted" in refused.stderr
    assert read_files(base) == before


def test_clean_never_removes_the_knowledge_base(base: Path) -> None:
    """Not even where somebody built into it when it was empty."""
    (base / MARKER).write_text("")
    before = read_files(base)
    for out in (base, base.parent, Path(os.path.relpath(base))):
        assert run_builder(base, "clean", "--out", str(out)).exit_code == 2
    assert read_files(base) == before
