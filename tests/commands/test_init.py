"""`builder init`: from an empty folder to a site."""

from __future__ import annotations

import errno
import json
import re
from pathlib import Path
from typing import IO

import pytest

from builder.build import read_and_check
from builder.commands.engine import engine_of
from builder.commands.init import STARTER, starter_files
from builder.schema import DOCUMENTS, schema_text
from builder.text.documentation import DOCUMENTATION
from tests.commands.beginning import ENGINE, init
from tests.knowledge_bases import read_files, run_builder, write_files


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
    """As they stand in the program, with the line that names it, the schemas, and where the documentation is."""
    found = read_files(base)
    assert found == {
        name: text if isinstance(text, bytes) else text.encode()
        for name, text in starter_files(engine_of(ENGINE)).items()
    }
    assert {name for name in found if not name.startswith(".vscode/schemas/")} == {
        *(file.relative_to(STARTER).as_posix() for file in STARTER.rglob("*") if file.is_file()),
        "requirements.txt",
    }
    changed = {name for name, data in read_files(STARTER).items() if found[name] != data}
    assert changed == {"README.md"}
    assert found["README.md"].startswith((STARTER / "README.md").read_bytes())


def test_address_of_the_documentation(base: Path, tmp_path: Path) -> None:
    """The README has it, and so has the answer of the command."""
    assert f"leaving: <{DOCUMENTATION}>\n" in (base / "README.md").read_text("utf-8")
    assert f"\n{DOCUMENTATION}\n" in init(tmp_path / "other").stdout


def test_libraries_are_pinned_and_complete(base: Path) -> None:
    """As tests/run/test_lock.py wants them; and the workflows and the README install by their hashes."""
    assert (base / "constraints.txt").read_bytes() == (STARTER / "constraints.txt").read_bytes()
    for file in (".github/workflows/pages.yml", ".github/workflows/review.yml", "README.md"):
        text = (base / file).read_text("utf-8")
        assert "--require-hashes --requirement constraints.txt" in text
        assert "--no-deps --no-build-isolation --requirement requirements.txt" in text
        assert len(re.findall("pip install", text)) == len(re.findall("--require-hashes|--no-deps", text))


def test_editor_finds_the_schemas(base: Path) -> None:
    """VS Code is told of schemas that are there, for files that are there, and asks no server for any."""
    settings = json.loads((base / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemaStore.enable"] is False
    for schema, pattern in settings["yaml.schemas"].items():
        name = Path(schema).name.partition(".")[0]
        assert (base / schema).read_text("utf-8") == schema_text(name)
        assert name in ("block", "help", "glossary") or list(base.glob(pattern)), pattern
    assert {file.name.partition(".")[0] for file in (base / ".vscode/schemas").iterdir()} == set(DOCUMENTS)
    assert "redhat.vscode-yaml" in json.loads((base / ".vscode/extensions.json").read_text())["recommendations"]


def test_program_is_named_once(base: Path) -> None:
    """Its version stands in requirements.txt and nowhere else, and no line asks a package index for a bare name."""
    assert (base / "requirements.txt").read_text() == f"{ENGINE}\n"
    others = [text for name, text in read_files(base).items() if name != "requirements.txt"]
    assert not [text for text in others if b"attend-or-cancel" in text.replace(DOCUMENTATION.encode(), b"")]


def test_what_the_site_writes_is_not_committed(base: Path) -> None:
    """The built site and the environment that the README makes are ignored."""
    assert (base / ".gitignore").read_text().split() == ["/site/", "/site.*/", "/.venv/"]


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
    assert "is not empty; nothing written" in refused.stderr
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


def test_disk_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and nothing of the new knowledge base is left, so that one can try again."""
    opened = Path.open

    def refuse(file: Path, *arguments: str, **keywords: str) -> IO[bytes]:
        if file.name == "site.yaml" and "xb" in arguments:
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(file, *arguments, **keywords)  # type: ignore[call-overload,no-any-return]  # all as it was given

    monkeypatch.setattr(Path, "open", refuse)
    failed = init(tmp_path / "advice")
    assert (failed.exit_code, list(tmp_path.iterdir())) == (1, [])
    assert "could not be written" in failed.stderr
    assert "No space left" in failed.stderr
