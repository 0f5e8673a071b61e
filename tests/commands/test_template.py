"""`builder template`: list, copy and compare; a copy of a block makes the same page as the block itself.

Rooms: builder/commands/template_copies.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from builder.commands.template_copies import blocks, copied, copies, original, packaged
from tests.knowledge_bases import ARTICLE, read_files, run_builder, write_files

BASE: dict[str, str | bytes] = {"content/site.yaml": "title: Mine\n", "content/articles/decide/when.md": ARTICLE}


def test_list() -> None:
    """Every template with its blocks."""
    said = run_builder(Path(), "template", "list").stdout.splitlines()
    assert said[:1] == ["404.html    main"]
    assert [line.split()[0] for line in said] == list(packaged())


@pytest.mark.parametrize("name", [name for name in packaged() if blocks(name)])
def test_a_block_is_copied_whole(name: str) -> None:
    """It reads as the block within its template does."""
    parse = Environment(autoescape=True).parse
    whole = {block.name: block for block in parse(original(name)).find_all(nodes.Block)}
    for block in blocks(name):
        (found,) = [each for each in parse(original(name, block)).body if isinstance(each, nodes.Block)]
        assert repr(found) == repr(whole[block])


def test_copies_change_nothing_by_themselves(tmp_path: Path) -> None:
    """The site is the same, whatever is copied, and no copy is out of date."""
    write_files(tmp_path, BASE)
    run_builder(tmp_path, "build", "--no-search")
    before = read_files(tmp_path / "site")
    for name, block in (("base.html", "footer"), ("article.html", ""), ("parts/menu.html", "")):
        options = ("--block", block) if block else ()
        assert run_builder(tmp_path, "template", "copy", name, *options).exit_code == 0
    assert run_builder(tmp_path, "build", "--no-search").exit_code == 0
    assert read_files(tmp_path / "site") == before
    assert [copy.is_current for copy in copies(tmp_path)] == [True] * 3


def test_wrong_usage_changes_nothing(tmp_path: Path) -> None:
    """Unknown names and blocks, a file that is there, and a folder that leads elsewhere."""
    write_files(tmp_path, {**BASE, "templates/base.html": "mine"})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "templates/parts").symlink_to(tmp_path.parent)
    before = read_files(tmp_path)
    for arguments in (
        ["copy", "base.htm"], ["copy", "base.html"], ["copy", "home.html", "--block", "mian"], ["copy", "../x.html"],
        ["copy", "parts/menu.html"], ["diff", "home.html"], ["diff", "x.html"],
    ):  # fmt: skip
        assert run_builder(tmp_path, "template", *arguments).exit_code == 2, arguments
    assert read_files(tmp_path) == before


def test_diff(tmp_path: Path) -> None:
    """Lines of the program's with a minus, the own ones with a plus."""
    text = copied("tags.html").replace("{% block main %}", "{% block main %}\n<p>Mine.</p>")
    write_files(tmp_path, {**BASE, "templates/tags.html": text})
    said = run_builder(tmp_path, "template", "diff", "tags.html").stdout
    assert said.startswith("--- program/tags.html\n+++ templates/tags.html\n")
    assert [line for line in said.splitlines() if line.startswith("+")][2:] == ["+<p>Mine.</p>"]
