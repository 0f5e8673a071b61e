"""A build that has nothing to do does nothing; whatever has changed, it does what a first build would do."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from builder import build as spine
from builder.build import build
from builder.load.left_files import Last
from builder.render.options import Options
from builder.render.words_again import WordsAgain, words_again
from builder.write.built import Built
from builder.write.last_build import LastBuild, note_of
from builder.write.record import state_of
from tests.history.repositories import git
from tests.knowledge_bases import ARTICLE, read_files, write_files

GO = "content/articles/decide/go.md"
FILES: dict[str, str | bytes] = {
    "content/site.yaml": "title: A\n",
    GO: ARTICLE.replace("---\n", "---\nreviewed: 2026-01-01\nreview-every: 12\n", 1),
    "content/articles/decide/stay.md": ARTICLE.replace("title: ", "title: Or "),
    "templates/assets/css/base.css": "body {}\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base that was built."""
    root = write_files(tmp_path / "kb", FILES)
    assert build(root, root / "site", Options()).ok
    return root


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The roots of which pages are rendered."""
    roots: list[Path] = []
    render = spine.render

    def noted(checked: spine.CheckedSite, root: Path, options: Options, last: Last | None = None) -> spine.RenderedSite:
        roots.append(root)
        return render(checked, root, options, last)

    monkeypatch.setattr(spine, "render", noted)
    return roots


def both(root: Path, options: Options | None = None) -> Built:
    """Build, and see that a first build elsewhere gives the same."""
    options = options or Options()
    built = build(root, root / "site", options)
    new = root.with_name("new")
    first = build(root, new / "site", replace(options, cache=False))
    assert built == first
    if first.ok:
        assert read_files(root / "site") == read_files(new / "site")
        shutil.rmtree(new)
    return built


def test_nothing_has_changed(root: Path, rendered: list[Path]) -> None:
    """The site stays, to the last inode, and its result is told again."""
    before = {file: state_of(str(file)) for file in (root / "site").rglob("*.*")}
    first = build(root, root / "elsewhere", Options())
    assert rendered == [root]
    assert build(root, root / "site", Options(jobs=2)) == first
    assert rendered == [root]
    assert {file: state_of(str(file)) for file in (root / "site").rglob("*.*")} == before


def words(root: Path) -> None:
    """Other words with the same time."""
    times = (root / GO).stat()
    (root / GO).write_text((root / GO).read_text().replace("Text.", "Word."))
    os.utime(root / GO, ns=(times.st_atime_ns, times.st_mtime_ns))


def another_file(root: Path) -> None:
    """A new article."""
    write_files(root, {"content/articles/decide/new.md": ARTICLE.replace("title: ", "title: New ")})


def no_file(root: Path) -> None:
    """An article less."""
    (root / GO).unlink()


def a_folder(root: Path) -> None:
    """An empty section, which is a mistake."""
    (root / "content/articles/empty").mkdir()


def a_style(root: Path) -> None:
    """Another stylesheet."""
    (root / "templates/assets/css/base.css").write_text("p {}\n")


def a_link(root: Path) -> None:
    """An article that is a link to another."""
    (root / "content/articles/decide/link.md").symlink_to("go.md")


def a_page(root: Path) -> None:
    """Somebody changed a page of the site."""
    (root / "site/index.html").write_text("x")


def a_page_less(root: Path) -> None:
    """Somebody deleted a page of the site."""
    (root / "site/index.html").unlink()


def a_folder_in_the_site(root: Path) -> None:
    """Somebody made a folder in the site."""
    (root / "site/more").mkdir()


def the_manifest(root: Path) -> None:
    """Somebody added lines to the manifest."""
    with (root / "site/.builder").open("a") as opened:
        opened.write("\n")


def no_site(root: Path) -> None:
    """The site is gone."""
    shutil.rmtree(root / "site")


def a_site_of_old(root: Path) -> None:
    """The site was put back from a copy."""
    shutil.copytree(root / "site", root / "copy")
    shutil.rmtree(root / "site")
    (root / "copy").rename(root / "site")


def no_spare(root: Path) -> None:
    """The records are gone with the spare."""
    shutil.rmtree(root / "site.spare")


def no_record(root: Path) -> None:
    """A record is no JSON."""
    for file in (root / "site.spare").glob("*.json"):
        file.write_bytes(b"{")


def another_note(root: Path) -> None:
    """A record has another note."""
    for file in (root / "site.spare").glob("*.json"):
        file.write_text(file.read_text().replace('"note": "', '"note": "x'))


@pytest.mark.parametrize(
    "change",
    [words, another_file, no_file, a_folder, a_style, a_link, a_page, a_page_less, a_folder_in_the_site, the_manifest,
     no_site, a_site_of_old, no_spare, no_record, another_note],
)  # fmt: skip
def test_something_has_changed(root: Path, rendered: list[Path], change: Callable[[Path], None]) -> None:
    """The site is what a first build makes."""
    change(root)
    both(root)
    assert rendered[0] == root


@pytest.mark.parametrize("options", [{"base_url": "https://a.example/"}, {"drafts": True}, {"own_templates": False}])
def test_other_options(root: Path, rendered: list[Path], options: dict[str, bool]) -> None:
    """They make another site."""
    both(root, Options(**options))  # type: ignore[arg-type]
    assert rendered[0] == root


def test_another_day(root: Path, rendered: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A later day changes nothing, until a review is overdue; nor does the day before, until dates are to come."""
    for day, again, warned in (("2026-12-01", False, []), ("2027-01-02", True, ["overdue-review"]),
                               ("2028-01-01", False, ["overdue-review"]), ("2025-01-01", True, ["future-date"]),
                               ("2026-11-23", True, [])):  # fmt: skip
        noon = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        rendered.clear()
        assert [problem.check for problem in build(root, root / "site", Options()).problems] == warned
        assert bool(rendered) == again


def test_a_commit_and_a_tag(root: Path, rendered: list[Path]) -> None:
    """The history is a part of what a build reads."""
    options = Options(history=True)
    git(root, "init", "-q")
    git(root, "add", "content")
    for step in ("commit -qm First", "tag -am One one", "commit -qm Second --allow-empty"):
        git(root, *step.split())
        rendered.clear()
        both(root, options)
        assert len(rendered) == 2
        build(root, root / "site", options)
        assert len(rendered) == 2


def test_a_change_during_the_build(root: Path, rendered: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not taken for what was built: the next build finds it, also when it is taken back."""
    before, render = (root / GO).read_text(), spine.render

    def disturbed(
        checked: spine.CheckedSite, root: Path, options: Options, last: Last | None = None
    ) -> spine.RenderedSite:
        (root / GO).write_text(before + "More.\n")
        return render(checked, root, options, last)

    def disturbed_words(*given: object) -> WordsAgain | None:
        (root / GO).write_text(before + "More.\n")
        return words_again(*given)  # type: ignore[arg-type]

    (root / GO).write_text(before + "Other.\n")
    with monkeypatch.context() as patch:
        patch.setattr(spine, "render", disturbed)
        patch.setattr(spine, "words_again", disturbed_words)
        build(root, root / "site", Options())
    (root / GO).write_text(before + "Other.\n")
    rendered.clear()
    both(root)
    assert len(rendered) == 2


def test_a_note_is_json() -> None:
    """No stored note can run."""
    assert note_of(LastBuild("a", datetime.date.min, datetime.date.max, [])).startswith('{"inputs":"a"')
