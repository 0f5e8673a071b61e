"""`builder upgrade`: a knowledge base's copies become those of the program that is installed."""

from __future__ import annotations

import hashlib
import importlib
import re
from pathlib import Path

import pytest

from builder.commands.template_copies import copied
from builder.commands.upgrade import current_files, current_workflows, released
from tests.knowledge_bases import read_files, run_builder, write_files

upgrade_module = importlib.import_module("builder.commands.upgrade")


def test_copies_are_brought_up_to_date(tmp_path: Path) -> None:
    """Those that are old or missing are written and named; a second time there is nothing to write; all else stays."""
    mine = {"content/site.yaml": "title: Mine\n", "requirements.txt": "mine\n"}
    write_files(tmp_path, {**mine, "constraints.txt": "click==8.0.0\n"})
    done = run_builder(tmp_path, "upgrade")
    said = done.stdout.splitlines()
    assert (done.exit_code, said) == (0, [*(f"Wrote {name}" for name in current_files()), said[-1]])
    assert said[-1] == "Next: pip install --require-hashes --requirement constraints.txt"
    expected = {name: text.encode() for name, text in (mine | current_files()).items()}
    assert read_files(tmp_path) == expected
    assert run_builder(tmp_path, "upgrade").stdout.splitlines() == said[-1:]


def test_elsewhere_it_writes_nothing(tmp_path: Path) -> None:
    """A missing content, and unknown words, are wrong usage."""
    (tmp_path / "empty").mkdir()
    assert run_builder(tmp_path / "empty", "upgrade").exit_code == 2
    write_files(tmp_path, {"content/site.yaml": "title: Mine\n"})
    assert run_builder(tmp_path, "upgrade", "now").exit_code == 2
    assert read_files(tmp_path).keys() == {"empty", "content/site.yaml"}


def test_workflows_are_renewed_unless_they_were_changed(tmp_path: Path) -> None:
    """An older form becomes today's, one with changes stays and is named, and one that was taken out stays out."""
    ours = current_workflows()
    pages, links, gone = ".github/workflows/pages.yml", ".github/workflows/links.yml", ".github/workflows/review.yml"
    write_files(tmp_path, {"content/site.yaml": "title: Mine\n", pages: "mine\n", links: ours[links]})
    said = run_builder(tmp_path, "upgrade").stdout
    assert f"Kept {pages}, which was changed here; `builder upgrade --show {pages}` prints" in said
    assert (tmp_path / pages).read_text("utf-8") == "mine\n"
    assert links not in said
    assert not (tmp_path / gone).exists()
    assert run_builder(tmp_path, "upgrade", "--show", pages).stdout == ours[pages]
    assert run_builder(tmp_path, "upgrade", "--show", "mine").exit_code == 2


def test_an_older_form_is_renewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is known by its digest, whatever its line ends have become."""
    pages = ".github/workflows/pages.yml"
    old = "older\n"
    known = {name: digests | {hashlib.sha256(old.encode()).hexdigest()} for name, digests in released().items()}
    monkeypatch.setattr(upgrade_module, "released", lambda: known)
    write_files(tmp_path, {"content/site.yaml": "title: Mine\n"})
    (tmp_path / pages).parent.mkdir(parents=True)
    (tmp_path / pages).write_bytes(b"older\r\n")
    assert f"Wrote {pages}\n" in run_builder(tmp_path, "upgrade").stdout
    assert (tmp_path / pages).read_text("utf-8") == current_workflows()[pages]


def test_every_form_is_known() -> None:
    """Today's form of each workflow is among those that were ever written; a new one is added to the list."""
    known = released()
    new = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in current_workflows().items()}
    assert {name: digest for name, digest in new.items() if digest not in known[name]} == {}


def test_old_copies_of_templates_are_named(tmp_path: Path) -> None:
    """Those of a template, or of a block, that has changed since, or is gone; others are not."""
    for name, block in (("tags.html", ""), ("base.html", "footer_words"), ("assets/css/tokens.css", "")):
        write_files(tmp_path, {f"templates/{name}": copied(name, block)})
    write_files(tmp_path, {"content/site.yaml": "title: Mine\n"})
    assert "Look at" not in run_builder(tmp_path, "upgrade").stdout
    for name in ("tags.html", "base.html", "assets/css/tokens.css"):
        file = tmp_path / "templates" / name
        file.write_text(re.sub(r"\([0-9a-f]{12}\)", "(000000000000)", file.read_text("utf-8")), "utf-8")
    file = tmp_path / "templates/old.html"
    file.write_text(copied("tags.html").replace("program's tags.html", "program's old.html"), "utf-8")
    said = [line for line in run_builder(tmp_path, "upgrade").stdout.splitlines() if line.startswith("Look at")]
    assert said == [
        "Look at templates/assets/css/tokens.css: the program's assets/css/tokens.css has changed since it was copied; "
        "`builder template diff assets/css/tokens.css` shows how the two differ",
        "Look at templates/base.html: the block `footer_words` of base.html has changed since it was copied; "
        "`builder template diff base.html` shows how the two differ",
        "Look at templates/old.html: the program has no old.html any more, so it may be of no use",
        "Look at templates/tags.html: the program's tags.html has changed since it was copied; "
        "`builder template diff tags.html` shows how the two differ",
    ]
