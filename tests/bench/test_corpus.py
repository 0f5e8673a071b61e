"""The corpus of the measurements is the same for ever, so that their numbers can be compared."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bench.corpus import write_corpus
from bench.history import write_history
from builder.build import read_and_check
from builder.history.history import read_history


def test_corpus_never_changes(tmp_path: Path) -> None:
    """The same articles, byte for byte, on every machine."""
    written = write_corpus(tmp_path, 24)
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in sorted(tmp_path.glob("*/*.md"))))
    assert written == 173_146
    assert digest.hexdigest()[:16] == "7ea62e6aa58aa223"


def test_corpus_has_no_mistake(tmp_path: Path) -> None:
    """It can be built: every link leads somewhere and every summary fits."""
    write_corpus(tmp_path / "content/articles", 24)
    (tmp_path / "content/site.yaml").write_text("title: Corpus\n")
    assert read_and_check(tmp_path)[1] == []


def test_a_history_of_few_commits(tmp_path: Path) -> None:
    """Each commit but the first changes one article."""
    write_history(tmp_path, 4, 3)
    versions = sorted(len(page.versions) for page in read_history(tmp_path).pages)
    assert versions == [2, 2, 2]
