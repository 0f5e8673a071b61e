"""Templates are code that a knowledge base brings along: read from its own folder alone, and left out where asked.

Rooms: builder/check/templates.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.check.templates.own_templates import template_problems
from builder.load import plain_files as plain
from tests.history.pages import SITE, A, article
from tests.knowledge_bases import run_builder, write_files
from tests.serve.in_process import first_of
from tests.trust.odd import put

SECRET = b"the key of this machine"
LINKS = [
    "templates/assets/img/card.png", "templates/assets/js/own.js", "templates/assets/css/base.css",
    "templates/article.html", "templates/assets/img", "templates/assets", "templates",
]  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A knowledge base, beside a folder with something that is nobody's business."""
    names = ("card.png", "own.js", "base.css", "article.html", "img/card.png", "assets/img/card.png", "secret")
    write_files(tmp_path / "private", dict.fromkeys(names, SECRET))
    return write_files(tmp_path / "kb", {**SITE, A: article(), "templates/README.html": "about.html\n"})


@pytest.mark.parametrize("link", LINKS)
def test_links_publish_nothing(link: str, root: Path, tmp_path: Path) -> None:
    """The link and its target are named; neither a build nor a preview has anything of it."""
    there = tmp_path / "private" / ("" if "." not in link else Path(link).name)
    put(root / link, "file")
    (root / link).unlink()
    (root / link).symlink_to(there)
    done = run_builder(root, "check", "--format", "concise")
    assert 1 == done.exit_code
    assert f"{link}: error[symlink]: this is a link, to `/" in done.stdout
    assert 1 == run_builder(root, "build").exit_code
    assert not (root / "site").exists()
    preview = first_of(root)
    assert "this is a link" in preview.trouble
    assert not any(SECRET in data for data in preview.rendering.files.values())


def test_a_link_to_another_template_is_none_either(root: Path) -> None:
    """One rule, and nobody has to follow where a link leads."""
    (root / "templates/other.html").symlink_to("README.html")
    assert "templates/other.html: error[symlink]: this is a link, to `README.html`" in run_builder(root, "check").stdout


def test_a_template_that_may_not_be_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is told; nothing is raised."""

    def refuse(file: Path) -> None:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(plain, "open_plain", refuse)
    (first, *_) = template_problems(root)
    assert ("templates/README.html", "this cannot be read: Permission denied") == (first.where.file, first.message)


CODE = "{{ cycler.__init__.__globals__.os.system('touch ' ~ '%s') }}"


def test_templates_are_code_and_can_be_left_out(root: Path, tmp_path: Path) -> None:
    """`build` and `check` run what a template says, as SECURITY.md tells; the option leaves them out of both."""
    marker = tmp_path / "ran"
    write_files(root, {"templates/home.html": CODE % marker, "templates/article.html": CODE % marker})
    assert 0 == run_builder(root, "check", "--no-own-templates").exit_code
    assert 0 == run_builder(root, "build", "--no-own-templates").exit_code
    assert run_builder(root, "flow", "check").exit_code == 0  # reads the site, and runs no template
    assert "Text." in (root / "site/decide/a/index.html").read_text("utf-8")
    assert "" == first_of(root, own_templates=False).trouble
    assert not marker.exists()
    for command in ("check", "build"):
        assert 0 == run_builder(root, command).exit_code
        assert marker.exists()
        marker.unlink()


def test_what_is_left_out_is_not_judged(root: Path) -> None:
    """Neither a mistake in it, nor a link."""
    write_files(root, {"templates/article.html": "{% if %}"})
    (root / "templates/link.html").symlink_to("/etc/passwd")
    assert 1 == run_builder(root, "check").exit_code
    assert 0 == run_builder(root, "check", "--no-own-templates").exit_code
