"""`builder withdraw` as an editor in a hurry uses it, and what the checks say of withdrawals.

Rooms: builder/check/history/withdrawals.py, builder/commands/edit_site_yaml.py.
"""

from __future__ import annotations

import errno
import stat
from pathlib import Path

import pytest

from builder.build import read_and_check
from builder.check.history.open_past import open_past
from builder.history.history import read_history
from tests.history.pages import FLOW, OUTCOME, SITE, STAY, WHOLE_FLOW, A, B, article, flow, outcome
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import run_builder, write_files

SETTINGS = "content/site.yaml"
REASON = ("--reason", "Ask  somebody\nfirst: it's wrong.")
INLINE = flow("mood: {ask: How?, options: {good: Good, bad: Bad}}") + (
    "outcomes:\n  stay: {title: Stay, verdict: Stay., advice: Stay.}\n"
    "  go: {title: Go, verdict: Go., advice: Go.}\n"
)  # fmt: skip


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """A day that the tests know, and a history that is read."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795521600")
    monkeypatch.delenv("BUILDER_NO_HISTORY", raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An article with two versions, one with one, and a flow."""
    return make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, **WHOLE_FLOW, A: article("One."), B: article("B.", "B")}),
        Commit("2026-11-21", {A: article("Two."), OUTCOME: outcome("Later.")}),
    ])  # fmt: skip


def settings(root: Path) -> str:
    """The text of `site.yaml`."""
    return (root / SETTINGS).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "page", "keys"),
    [
        (("decide/a",), "articles/decide/a.md", ""),
        (("/decide/a/",), "articles/decide/a.md", ""),
        ((A, "--version", "2026-11-20"), "articles/decide/a.md", "    version: 2026-11-20\n"),
        (("decide/a", "--version", "2026-11-21"), "articles/decide/a.md", "    version: 2026-11-21\n"),
        (("pick",), "flows/pick/flow.yaml", ""),
        (("flows/pick/flow.yaml", "--outcome", "go"), "flows/pick/flow.yaml", "    outcome: go\n"),
        (("pick", "--outcome", "go", "--version", "2026-11-21"), "flows/pick/flow.yaml",
         "    version: 2026-11-21\n    outcome: go\n"),
    ],
)  # fmt: skip
def test_what_it_writes(root: Path, arguments: tuple[str, ...], page: str, keys: str) -> None:
    """An entry for the page, however it is named; `builder check` finds nothing wrong with it."""
    done = run_builder(root, "withdraw", *arguments, *REASON)
    assert done.exit_code == 0
    entry = f'  - page: {page}\n{keys}    date: 2026-11-24\n    reason: "Ask somebody first: it\'s wrong."\n'
    assert f"title: Test site\nwithdrawn:\n{entry}" == settings(root)
    assert entry in done.stdout
    assert "git commit" in done.stdout
    checked = run_builder(root, "check")
    assert 0 == checked.exit_code
    assert SETTINGS not in checked.stdout
    again = run_builder(root, "withdraw", *arguments, *REASON)
    assert (1, "Error: this is withdrawn already: see content/site.yaml:3:5\n") == (again.exit_code, again.stderr)


def test_a_whole_page_covers_the_rest(root: Path) -> None:
    """Nothing is withdrawn twice; more than an existing withdrawal covers can be."""
    for arguments, code in (
        (("pick", "--version", "2026-11-20"), 0), (("pick",), 0), (("pick", "--outcome", "go"), 1),
        (("pick", "--version", "2026-11-21"), 1), (("decide/a",), 0),
    ):  # fmt: skip
        assert code == run_builder(root, "withdraw", *arguments, *REASON).exit_code
    assert settings(root).count("- page") == 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("decide/aa",), "there is no page `decide/aa`; did you mean `decide/a`?"),
        (("pik",), "there is no page `pik`; did you mean `pick`?"),
        (("decide/x9999",), "there is no page `decide/x9999`; "),
        (("flows/pick/go.md",), "`flows/pick/go.md` is an outcome; write pick --outcome go"),
        (("pick", "--outcome", "goo"), "pick has no outcome `goo`; did you mean `go`?"),
        (("pick", "--version", "2026-11-20", "--outcome", "stya"), "pick has no outcome `stya`; did you mean `stay`?"),
        (("decide/a", "--outcome", "go"), "decide/a is an article, which has no outcomes"),
        (("decide/a", "--version", "2026-11-22"),
         "decide/a has no version `2026-11-22`; did you mean `2026-11-21` or `2026-11-20`?"),
    ],
)  # fmt: skip
def test_unknown_names(root: Path, arguments: tuple[str, ...], said: str) -> None:
    """Wrong usage, with what may be meant; nothing is written."""
    done = run_builder(root, "withdraw", *arguments, *REASON)
    assert 2 == done.exit_code
    assert said in done.stderr
    assert "title: Test site\n" == settings(root)


@pytest.mark.parametrize("reason", ["", " \n ", "x" * 601, "a\x07b"])
def test_a_reason_that_readers_cannot_read(root: Path, reason: str) -> None:
    """Empty, too long, or with what cannot be shown."""
    assert 2 == run_builder(root, "withdraw", "decide/a", "--reason", reason).exit_code
    assert "title: Test site\n" == settings(root)


def test_the_file_is_replaced_in_one_step(root: Path) -> None:
    """Its rights stay, and a link to it stays one."""
    file, real = root / SETTINGS, root / "content/real.txt"
    file.rename(real)
    real.chmod(0o640)
    file.symlink_to("real.txt")
    assert 0 == run_builder(root, "withdraw", "decide/a", *REASON).exit_code
    assert file.is_symlink()
    assert "withdrawn" in real.read_text("utf-8")
    assert 0o640 == stat.S_IMODE(real.stat().st_mode)
    assert [] == [each.name for each in (root / "content").iterdir() if each.name.startswith(".")]


def test_what_cannot_be_edited_is_said(root: Path) -> None:
    """The entry to write by hand is shown, and nothing is written; a file with mistakes is left alone, too."""
    for text in ("{title: Test site}\n", "title: Test site\nwithdrawn: text\n"):
        write_files(root, {SETTINGS: text})
        done = run_builder(root, "withdraw", "decide/a", *REASON)
        assert 1 == done.exit_code
        assert "Nothing written" in done.stderr
        assert text == settings(root)
    write_files(root, {SETTINGS: "{title: Test site}\n"})
    assert "withdrawn:\n  - page: articles/decide/a.md\n" in run_builder(root, "withdraw", "decide/a", *REASON).stderr


def test_a_disk_that_refuses(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A message, and no traceback; nothing is changed or left behind."""

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    done = run_builder(root, "withdraw", "decide/a", *REASON)
    assert (1, "Error: content/site.yaml could not be written: No space left on device\n") == (
        done.exit_code, done.stderr,
    )  # fmt: skip
    assert "title: Test site\n" == settings(root)
    assert [] == [each.name for each in (root / "content").iterdir() if each.name.startswith(".")]


def test_a_mistake_elsewhere_is_no_reason_to_wait(root: Path) -> None:
    """The entry is written, and that nothing is published before the mistake is mended is said; the page may be it."""
    write_files(root, {A: "---\ntitle: [\n---\nBroken.\n", OUTCOME: "no front matter"})
    for arguments in (("decide/a",), ("pick", "--outcome", "go")):
        done = run_builder(root, "withdraw", *arguments, *REASON)
        assert 0 == done.exit_code
        assert "The content has errors, so nothing can be published yet" in done.stderr


def test_without_a_history(tmp_path: Path) -> None:
    """Pages, drafts and outcomes can be withdrawn; no version can, as there is none."""
    draft = {"content/articles/decide/c.md": article("C.", "C", "draft: true\n")}
    root = write_files(tmp_path, {**SITE, **WHOLE_FLOW, A: article(), **draft})
    for arguments, code in (
        (("decide/a",), 0), (("decide/c",), 0), (("pick", "--outcome", "go"), 0),
        (("pick", "--version", "2026-11-20"), 2),
    ):  # fmt: skip
        done = run_builder(root, "withdraw", *arguments, *REASON)
        assert code == done.exit_code, done.stderr
    assert "no version is known" in done.stderr
    assert 0 == run_builder(root, "check").exit_code


def problems(root: Path, *entries: str, history: bool = True) -> list[tuple[str, str, str]]:
    """Severity, check and message of what is said of withdrawals."""
    lines = "".join(f"  - {{{entry}, date: 2026-11-24, reason: Wrong.}}\n" for entry in entries)
    write_files(root, {SETTINGS: f"title: Test site\nwithdrawn:\n{lines}"})
    site, _ = read_and_check(root)
    with open_past(root, site, history=history) as (_, found):
        return [(each.severity, each.check, each.message) for each in found]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("page: flows/pick/flow.yaml, outcome: goo", "this flow has no outcome `goo`"),
        ("page: articles/decide/a.md, outcome: go", "an article has no outcomes"),
        ("page: flows/pick/flow.yaml, version: 2026-11-20, outcome: new",
         "the version `2026-11-20` of this flow has no outcome `new`"),
    ],
)  # fmt: skip
def test_an_outcome_that_there_is_not(root: Path, entry: str, message: str) -> None:
    """An error, since readers would go on seeing what was meant."""
    write_files(root, {FLOW: flow().replace("advise: go", "advise: new"), "content/flows/pick/new.md": outcome()})
    assert ("error", "unknown-outcome", message) in problems(root, entry)


def test_outcomes_of_other_times(tmp_path: Path) -> None:
    """Those that a flow has no more can be withdrawn, be they files or not."""
    old = flow("mood: {ask: How?, options: {good: Good, bad: Bad}}").replace("stay", "third")
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, FLOW: INLINE}),
        Commit("2026-11-21", {FLOW: old, "content/flows/pick/third.md": outcome(), OUTCOME: outcome()}),
        Commit("2026-11-22", {FLOW: old.replace("third", "stay"), STAY: outcome(),
                              "content/flows/pick/third.md": None}),
    ])  # fmt: skip
    pick = "page: flows/pick/flow.yaml"
    entries = (f"{pick}, outcome: third", f"{pick}, outcome: go, version: 2026-11-20")
    assert [each for each in problems(root, *entries) if each[1] != "missing-note"] == []
    assert 0 == run_builder(root, "withdraw", "pick", "--outcome", "stay", "--version", "2026-11-20", *REASON).exit_code


def test_a_version_needs_the_history(root: Path) -> None:
    """Without it the page is shown as withdrawn, with a warning; a page or an outcome needs none."""
    entries = ("page: articles/decide/a.md, version: 2026-11-20", "page: flows/pick/flow.yaml, outcome: go")
    unread = ("warning", "unread-version", "this page is shown as withdrawn, since no history was read")
    assert [unread] == problems(root, *entries, history=False)
    unknown = ("error", "unknown-outcome", "an article has no outcomes")
    assert unknown in problems(root, f"{entries[0]}, outcome: go", history=False)


def test_the_same_words_of_an_outcome(root: Path) -> None:
    """Another version with the same words of that outcome is named, whatever else changed."""
    write_files(root, {STAY: outcome("Other.")})
    git(root, "commit", "--quiet", "--all", "--message", "Other")
    write_files(root, {OUTCOME: outcome("Right.")})
    git(root, "commit", "--quiet", "--all", "--message", "Right")
    pick = "page: flows/pick/flow.yaml, outcome: go, version:"
    other = read_history(root).page(FLOW)
    assert other
    said = [message for _, check, message in problems(root, f"{pick} 2026-11-21") if check == "same-words"]
    assert [f"the version `{other.versions[2].name}` says the same as `2026-11-21`, and is not withdrawn"] == said


def test_what_comes_back_by_a_source(tmp_path: Path) -> None:
    """A version in force that is withdrawn comes back where a source changes later; this is warned of."""
    cites = article("Wrong. [@one-2020]")
    source = "one-2020: {{title: A study, grade: A, shows: {0}}}\n"
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, A: cites, "content/sources.yaml": source.format("much")}),
        Commit("2026-11-25", {"content/sources.yaml": source.format("more")}),
    ])  # fmt: skip
    message = "the page says again what was withdrawn as `2026-11-20`: only what it uses changed since"
    assert [("warning", "same-words", message)] == problems(root, "page: articles/decide/a.md, version: 2026-11-20")
