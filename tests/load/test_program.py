"""Another program has another digest."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.knowledge_bases import ROOT

DIGEST = "from builder.load.program import program_digest; print(program_digest().hex())"


def digest_in(folder: Path) -> str:
    """The digest of the program in a folder, told by a process of its own."""
    return subprocess.run([sys.executable, "-c", DIGEST], cwd=folder, capture_output=True, text=True, check=True).stdout


def test_every_source_counts(tmp_path: Path) -> None:
    """A change of one of them, even in a comment; what Python compiled does not."""
    skip = shutil.ignore_patterns("__pycache__", "skeletons")
    shutil.copytree(ROOT / "builder", tmp_path / "builder", ignore=skip)
    first = digest_in(tmp_path)
    assert digest_in(tmp_path) == first
    for file in ("load/article.py", "languages/en.yaml"):
        with (tmp_path / "builder" / file).open("a") as opened:
            opened.write("# more\n")
        assert digest_in(tmp_path) != first
        first = digest_in(tmp_path)
