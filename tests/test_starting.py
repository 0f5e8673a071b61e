"""From an empty folder to a site: `builder init`, `new` and `clean`."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import IO

import pytest
import yaml
from click.testing import CliRunner, Result

from builder import __version__
from builder.build import read_and_check
from builder.cli import main
from builder.schema import DOCUMENTS, schema_text
from builder.starting import engine
from builder.starting.engine import Engine, engine_from
from builder.starting.files import write_new
from builder.starting.init import STARTER, starter_files
from builder.write import MARKER
from tests.knowledge_bases import ARTICLE, read_files, run_builder, write_files
from tests.versions.repositories import Commit, git, make

REPOSITORY = {"url": "https://example.org/advice.git", "vcs_info": {"vcs": "git", "commit_id": "0123abc"}}


def init(folder: Path, *options: str) -> Result:
    """Run `builder init` where there is no knowledge base."""
    return CliRunner().invoke(main, ["init", str(folder), *options], catch_exceptions=False)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A new knowledge base."""
    assert init(tmp_path / "advice").exit_code == 0
    return tmp_path / "advice"


def test_new_knowledge_base_is_sound(base: Path) -> None:
    """It checks without a warning and builds, with every scenario and law proved; nothing else is needed."""
    assert run_builder(base, "check").stdout == "no problems\n"
    site, problems = read_and_check(base)
    assert problems == []
    (page,) = site.flows
    assert (len(page.outcomes), len(page.flow.laws), len(page.flow.scenarios)) == (3, 2, 5)
    assert len(site.articles) == 2
    built = run_builder(base, "build")
    assert built.exit_code == 0
    assert {"index.html", "404.html", "flows/repair-or-replace/index.html"} <= read_files(base / "site").keys()


def test_files_are_those_of_the_starter(base: Path) -> None:
    """As they stand in the program, with the line that names it and the schemas."""
    expected = {name: text.encode() for name, text in starter_files(f"attend-or-cancel=={__version__}").items()}
    assert read_files(base) == expected
    assert {name for name in expected if not name.startswith(".vscode/schemas/")} == {
        *(file.relative_to(STARTER).as_posix() for file in STARTER.rglob("*") if file.is_file()),
        "requirements.txt",
    }


def test_editor_finds_the_schemas(base: Path) -> None:
    """VS Code is told of schemas that are there, for files that are there, and asks no server for any."""
    settings = json.loads((base / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemaStore.enable"] is False
    for schema, pattern in settings["yaml.schemas"].items():
        name = Path(schema).name.partition(".")[0]
        assert (base / schema).read_text("utf-8") == schema_text(name)
        assert name == "block" or list(base.glob(pattern)), pattern
    assert {file.name.partition(".")[0] for file in (base / ".vscode/schemas").iterdir()} == set(DOCUMENTS)
    assert "redhat.vscode-yaml" in json.loads((base / ".vscode/extensions.json").read_text())["recommendations"]


def test_workflow_installs_what_the_one_line_names(base: Path) -> None:
    """The version stands in requirements.txt and nowhere else."""
    assert (base / "requirements.txt").read_text() == f"attend-or-cancel=={__version__}\n"
    workflow = yaml.safe_load((base / ".github/workflows/pages.yml").read_text("utf-8"))
    runs = [step.get("run", "") for step in workflow["jobs"]["build"]["steps"]]
    assert "python3 -m pip install --requirement requirements.txt" in runs
    others = [text for name, text in read_files(base).items() if name != "requirements.txt"]
    assert not [text for text in others if f"attend-or-cancel=={__version__}".encode() in text]


def test_what_the_site_writes_is_not_committed(base: Path) -> None:
    """The built site and the environment that the README makes are ignored."""
    assert (base / ".gitignore").read_text().split() == ["/site/", "/.venv/"]


def test_next_steps_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands that come next, with the folder as one would type it; no `cd` where one is there already."""
    said = init(tmp_path / "my advice").stdout
    assert f"cd '{tmp_path}/my advice'\n" in said
    assert "builder serve --open" in said
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert " cd " not in init(Path()).stdout
    assert run_builder(Path(), "check").exit_code == 0


@pytest.mark.parametrize("file", ["notes.txt", ".hidden", "content/site.yaml", "empty/.keep"])
def test_folder_that_is_not_empty_stays_as_it_is(tmp_path: Path, file: str) -> None:
    """Nothing is written beside what is there, hidden or not, and the exit code is that of wrong usage."""
    write_files(tmp_path, {file: "mine"})
    refused = init(tmp_path)
    assert refused.exit_code == 2
    assert "is not empty, and nothing was written" in refused.stderr
    assert read_files(tmp_path) == {file: b"mine"}


def test_file_is_no_folder(tmp_path: Path) -> None:
    """A file of that name stays."""
    (tmp_path / "advice").write_text("mine")
    assert init(tmp_path / "advice").exit_code == 2
    assert read_files(tmp_path) == {"advice": b"mine"}


def test_clone_of_an_empty_repository_is_taken(tmp_path: Path) -> None:
    """A folder that holds nothing but `.git` is where many begin."""
    write_files(tmp_path, {".git/HEAD": "ref: refs/heads/main\n"})
    assert init(tmp_path).exit_code == 0
    assert (tmp_path / ".git/HEAD").read_text() == "ref: refs/heads/main\n"
    assert run_builder(tmp_path, "check").exit_code == 0


def test_engine_of_ones_own(tmp_path: Path) -> None:
    """`--engine` becomes the line, whatever pip understands."""
    line = "attend-or-cancel @ git+https://example.org/fork.git@0123abc"
    said = init(tmp_path / "advice", "--engine", f" {line} ")
    assert (tmp_path / "advice/requirements.txt").read_text() == f"{line}\n"
    assert "Note:" not in said.stdout


@pytest.mark.parametrize("line", ["", " ", "a\nb", "--index-url=x", "# nothing", "a\x85b"])
def test_engine_that_is_no_requirement(tmp_path: Path, line: str) -> None:
    """It is one line, and no option of pip."""
    assert init(tmp_path / "advice", "--engine", line).exit_code == 2
    assert not (tmp_path / "advice").exists()


@pytest.mark.parametrize(
    ("direct_url", "expected"),
    [
        (None, Engine(f"attend-or-cancel=={__version__}", is_sure=True)),
        (REPOSITORY, Engine("attend-or-cancel @ git+https://example.org/advice.git@0123abc", is_sure=True)),
        (
            {**REPOSITORY, "subdirectory": "engine"},
            Engine("attend-or-cancel @ git+https://example.org/advice.git@0123abc#subdirectory=engine", is_sure=True),
        ),
        (
            {"url": "https://example.org/a-1-py3-none-any.whl", "archive_info": {}},
            Engine("attend-or-cancel @ https://example.org/a-1-py3-none-any.whl", is_sure=True),
        ),
        ({"url": "file:///home/me/advice", "dir_info": {}}, Engine(f"attend-or-cancel=={__version__}", is_sure=False)),
        ({**REPOSITORY, "url": "ssh://me@host/a"}, Engine(f"attend-or-cancel=={__version__}", is_sure=False)),
    ],
    ids=["index", "repository", "part-of-a-repository", "archive", "folder", "private"],
)
def test_engine_is_asked_for_where_it_came_from(direct_url: dict[str, object] | None, expected: Engine) -> None:
    """By address and commit from a repository, by version from an index; never by a place on one machine."""
    assert engine_from(json.dumps(direct_url) if direct_url else None) == expected


def test_engine_from_a_clone(tmp_path: Path) -> None:
    """Its repository and commit, as long as others find just that there."""
    git(tmp_path, "clone", str(make(tmp_path / "origin", [Commit("2026-11-23", {"a/b": "A"})])), "clone")
    clone, unsure = tmp_path / "clone", Engine(f"attend-or-cancel=={__version__}", is_sure=False)

    def found(part: str = "") -> Engine:
        return engine_from(json.dumps({"url": (clone / part).as_uri(), "dir_info": {}}))

    assert found() == unsure  # from a folder of this machine
    git(clone, "remote", "set-url", "origin", "https://example.org/advice.git")
    commit = git(clone, "rev-parse", "HEAD").strip()
    assert found() == Engine(f"attend-or-cancel @ git+https://example.org/advice.git@{commit}", is_sure=True)
    assert found("a") == unsure  # only something inside of it was installed
    git(clone, "remote", "set-url", "origin", "https://me:secret@example.org/advice.git")
    assert found() == unsure
    git(clone, "remote", "set-url", "origin", "https://example.org/advice.git")
    write_files(clone, {"a/b": "changed"})
    assert found() == unsure
    git(clone, "commit", "--quiet", "--all", "--message", "Not pushed")
    assert found() == unsure


def test_engine_that_others_may_not_get(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program was not installed at all, `builder init` says what to look after."""
    monkeypatch.setattr(engine, "DISTRIBUTION", "no-such-distribution")
    assert "Note: this program runs from a folder of this machine alone" in init(tmp_path / "advice").stdout


def test_article_is_begun(base: Path) -> None:
    """The draft has no error; each place that is left to write is warned of; the rest of the site stays as it was."""
    before = read_files(base)
    written = run_builder(base, "new", "article", "decide/first-visit")
    assert written.exit_code == 0
    assert "It will be published at /decide/first-visit/ when `draft: true` is taken out" in written.stdout
    after = read_files(base)
    text = after.pop("content/articles/decide/first-visit.md").decode()
    assert after == before
    assert text.startswith("---\ntitle: First visit\n")
    checked = run_builder(base, "check", "--drafts", "--format", "concise")
    assert checked.exit_code == 0
    assert len(checked.stdout.splitlines()) == checked.stdout.count("warning[unfinished]") == text.count("TODO") == 5
    assert run_builder(base, "check").stdout == "no problems\n"


def test_flow_is_begun(base: Path) -> None:
    """The draft is proved like any flow, runs, and warns only of what is left to write."""
    written = run_builder(base, "new", "flow", "stay-or-go")
    assert written.exit_code == 0
    checked = run_builder(base, "check", "--format", "concise")
    assert checked.exit_code == 0
    assert len(checked.stdout.splitlines()) == checked.stdout.count("warning[unfinished]") > 5
    site, _ = read_and_check(base)
    flow = next(page.flow for page in site.flows if page.flow.slug == "stay-or-go")
    assert (flow.title, len(flow.scenarios)) == ("Stay or go", 2)
    assert run_builder(base, "build").exit_code == 0


def test_article_in_a_section_without_articles(tmp_path: Path) -> None:
    """A section that site.yaml names needs no folder, and one with a folder need not be named."""
    write_files(tmp_path, {"content/site.yaml": "title: A\nsections:\n  decide: {title: Decide}\n"})
    (tmp_path / "content/articles/reply").mkdir(parents=True)
    for section in ("decide", "reply"):
        assert run_builder(tmp_path, "new", "article", f"{section}/first").exit_code == 0
    assert run_builder(tmp_path, "check", "--drafts").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("article", "decide"), "is not a section and a slug; write them like decide/first-visit"),
        (("article", "a/b/c"), "is not a section and a slug"),
        (("article", "../secret"), "`..` cannot stand in an address"),
        (("article", "decide/.."), "`..` cannot stand in an address"),
        (("article", "decide/"), "`` cannot stand in an address"),
        (("article", "/decide"), "`` cannot stand in an address"),
        (("article", "decide/First Visit"), "for example `first-visit`"),
        (("article", "decide/" + "a" * 101), "at most 100"),
        (("article", "decde/first"), "there is no section `decde`; did you mean `decide`?"),
        (
            ("article", "rights/first"),
            "no other has a name like it. A new section begins with its folder: content/articles/rights/",
        ),
        (("article", "tags/first"), "a section cannot be called `tags`"),
        (("flow", "../x"), "`../x` cannot stand in an address"),
        (("flow", "Stay Or Go"), "for example `stay-or-go`"),
        (("article", "decide/when-a-repair-is-worth-it"), "is there already; nothing was changed"),
        (("flow", "repair-or-replace"), "is there already; nothing was changed"),
    ],
)
def test_what_cannot_be_begun(base: Path, arguments: tuple[str, ...], said: str) -> None:
    """Wrong usage says what to write, and changes nothing."""
    before = read_files(base)
    refused = run_builder(base, "new", *arguments)
    assert refused.exit_code == 2
    assert said in refused.stderr
    assert read_files(base) == before


def test_nothing_is_begun_outside(base: Path, tmp_path: Path) -> None:
    """A section that is a link to elsewhere is left alone."""
    (tmp_path / "elsewhere").mkdir()
    (base / "content/articles/linked").symlink_to(tmp_path / "elsewhere")
    (base / "content/site.yaml").write_text("title: A\nsections:\n  linked: {title: Linked}\n")
    refused = run_builder(base, "new", "article", "linked/first")
    assert refused.exit_code == 2
    assert "outside the folder content/" in refused.stderr
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_all_files_or_none(tmp_path: Path) -> None:
    """Where one of the files is there, the others are not written either, and it stays."""
    write_files(tmp_path, {"b.md": "mine"})
    with pytest.raises(FileExistsError):
        write_new({tmp_path / "new/folder/a.md": "new", tmp_path / "b.md": "new"})
    assert read_files(tmp_path) == {"b.md": b"mine"}


def test_disk_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and nothing of the new knowledge base is left, so that one can try again."""
    opened = Path.open

    def refuse(file: Path, *arguments: str, **keywords: str) -> IO[str]:
        if file.name == "site.yaml" and "x" in arguments:
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(file, *arguments, **keywords)  # type: ignore[call-overload,no-any-return]  # all as it was given

    monkeypatch.setattr(Path, "open", refuse)
    failed = init(tmp_path / "advice")
    assert (failed.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert "could not be written" in failed.stderr
    assert "No space left" in failed.stderr


@pytest.mark.parametrize("command", [("build",), ("check",), ("clean",), ("flow", "check"), ("new", "flow", "x")])
def test_commands_need_a_knowledge_base(tmp_path: Path, command: tuple[str, ...]) -> None:
    """Elsewhere they say how to make one; their help needs none."""
    refused = run_builder(tmp_path, *command)
    assert refused.exit_code == 2
    assert "has no folder content/" in refused.stderr
    assert "`builder init`" in refused.stderr
    assert run_builder(tmp_path, *command, "--help").exit_code == 0


def test_clean_removes_the_site(base: Path) -> None:
    """And nothing else; a second time there is nothing to do."""
    before = read_files(base)
    run_builder(base, "build")
    assert run_builder(base, "clean").stdout == f"Removed {base}/site.\n"
    assert read_files(base) == before
    again = run_builder(base, "clean")
    assert (again.exit_code, again.stdout) == (0, f"There is nothing to remove: no {base}/site.\n")


def test_clean_removes_what_killed_builds_left(base: Path) -> None:
    """Folders beside the site that have its mark; others that are only called alike stay."""
    before = read_files(write_files(base, {"site.new-notes/mine.txt": "mine", "site.old-1/site/mine.txt": "mine"}))
    write_files(base, {f"site.new-k3x/{MARKER}": "", "site.new-k3x/a.html": "a", f"site.old-k3x/site/{MARKER}": ""})
    assert run_builder(base, "clean").exit_code == 0
    assert read_files(base) == before


@pytest.mark.parametrize("out", ["mine", "mine.txt", "linked", "content"])
def test_clean_refuses_what_is_not_ours(base: Path, out: str) -> None:
    """A folder without the mark, a file, a link to a site of ours: all stay."""
    write_files(base, {"mine/notes.txt": "mine", "mine.txt": "mine", f"other/{MARKER}": "", "other/index.html": "a"})
    (base / "linked").symlink_to("other")
    before = read_files(base)
    refused = run_builder(base, "clean", "--out", str(base / out))
    assert refused.exit_code == 2
    assert "nothing was removed" in refused.stderr
    assert read_files(base) == before


def test_clean_never_removes_the_knowledge_base(base: Path) -> None:
    """Not even where somebody built into it when it was empty."""
    (base / MARKER).write_text("")
    before = read_files(base)
    for out in (base, base.parent, Path(os.path.relpath(base))):
        assert run_builder(base, "clean", "--out", str(out)).exit_code == 2
    assert read_files(base) == before


def test_todo_in_a_comment_is_ones_own_note(tmp_path: Path) -> None:
    """Readers never see a comment in YAML; the same word in a text of YAML is warned of."""
    write_files(tmp_path, {"content/articles/decide/go.md": ARTICLE, "content/site.yaml": "title: A # TODO better\n"})
    assert run_builder(tmp_path, "check").stdout == "no problems\n"
    write_files(tmp_path, {"content/site.yaml": "title: TODO A\n"})
    assert "site.yaml:1:8: warning[unfinished]" in run_builder(tmp_path, "check").stdout
