"""The build says how large the site is, and warns before GitHub Pages refuses it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from builder.write import size
from builder.write.size import PAGES_LIMIT, size_in_words, sizes, warning
from tests.knowledge_bases import ARTICLE, run_builder, write_files


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 kB"), (97_400, "97 kB"), (1_000_000, "1.0 MB"), (612_340_000, "612.3 MB"), (1_250_000_000, "1.2 GB")],
)
def test_sizes_as_people_say_them(number: int, words: str) -> None:
    """Decimal units, as GitHub counts."""
    assert size_in_words(number) == words


def test_every_file_counts() -> None:
    """By topmost folder."""
    assert sizes({"index.html": 3, "decide/a/index.html": 2, "decide/a.png": 7}) == {
        "": 3,
        "decide/": 9,
    }


def test_a_small_site_is_not_worth_a_word() -> None:
    """Below half of the limit nothing is said."""
    assert warning(Counter({"decide/": PAGES_LIMIT // 2 - 1})) == ""


@pytest.mark.parametrize(
    ("total", "said"),
    [(612_000_000, "the site has 612.0 MB, 61% of the 1.0 GB"), (2 * PAGES_LIMIT, "2.0 GB, more than")],
)
def test_warned_on_the_way_and_beyond(total: int, said: str) -> None:
    """With the folder that has the most."""
    text = warning(Counter({"": 1000, "decide/": total - 1000}))
    assert said in text
    assert "decide/ alone has" in text


def test_files_in_no_folder_can_be_the_most() -> None:
    """They have no name to give."""
    assert "files in no folder have 600.0 MB" in warning(Counter({"": 600_000_000}))


def test_build_says_and_warns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is written, the exit code is 0, and the warning stands on standard error."""
    write_files(tmp_path, {
        "content/site.yaml": "title: A\n",
        "content/articles/decide/go.md": ARTICLE,
    })  # fmt: skip
    assert run_builder(tmp_path, "build").stderr == ""
    monkeypatch.setattr(size, "WARN_FROM", 4000)
    built = run_builder(tmp_path, "build")
    assert built.exit_code == 0
    assert built.stderr.startswith("warning: the site has ")
    written = sum(
        file.stat().st_size for file in (tmp_path / "site").rglob("*") if file.name != ".builder" and file.is_file()
    )
    assert f"({size_in_words(written)})" in built.stdout
