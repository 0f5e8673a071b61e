"""The program away from its checkout: as a wheel, on a knowledge base elsewhere, with templates of one's own.

Rooms: builder/__main__.py, builder/commands/build.py, builder/commands/check.py, builder/commands/main.py,
builder/commands/options.py.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from builder.commands.init import STARTER
from builder.load.workers import FEW
from builder.render.assets import smaller_style
from tests.knowledge_bases import ARTICLE, ROOT, read_files, run_builder, write_files

SMALL: dict[str, str | bytes] = {"content/site.yaml": "title: Small\n", "content/articles/decide/go.md": ARTICLE}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a wheel of this very checkout is unpacked into, as pip does."""
    folder = tmp_path_factory.mktemp("installed")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder / "dist"), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "packages")
    return folder / "packages"


def run_installed(installed: Path, folder: Path, *arguments: str) -> str:
    """Run a command of the unpacked wheel in a folder and return what it prints; it must end with 0."""
    command = [sys.executable, "-m", "builder", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_from_nothing_to_a_site(installed: Path, tmp_path: Path) -> None:
    """`init`, then `build`: the same files, and the same site, as from the checkout; the program lies beside them."""
    (wheel,) = (installed.parent / "dist").iterdir()
    run_installed(installed, tmp_path, "init", "advice", "--engine", str(wheel))
    assert (tmp_path / "advice" / wheel.name).read_bytes() == wheel.read_bytes()
    run_installed(installed, tmp_path, "--root", "advice", "build")
    built = read_files(tmp_path / "advice/site")
    assert run_builder(tmp_path / "advice", "build", "--out", str(tmp_path / "here")).exit_code == 0
    assert read_files(tmp_path / "here") == built
    given = {file.relative_to(STARTER) for file in STARTER.rglob("*") if file.is_file()}
    assert [file for file in given if not (tmp_path / "advice" / file).is_file()] == []


def test_drafts_and_help_come_along(installed: Path, tmp_path: Path) -> None:
    """`new` finds its drafts; every command has its help."""
    write_files(tmp_path, SMALL)
    run_installed(installed, tmp_path, "new", "flow", "stay-or-go")
    assert (tmp_path / "content/flows/stay-or-go/flow.yaml").is_file()
    assert "init" in run_installed(installed, tmp_path, "--help")


def test_wheel_is_the_program_and_nothing_else(installed: Path) -> None:
    """No tests, no content, nothing that was left behind by a tool; templates lie inside the package."""
    (wheel,) = (installed.parent / "dist").iterdir()
    names = zipfile.ZipFile(wheel).namelist()  # not the folder, where running it leaves bytecode
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"builder", "attend_or_cancel"}
    files = {name.removeprefix("builder/") for name in names}
    assert files >= {"templates/base.html", "templates/assets/css/tokens.css", "commands/skeletons/new/article.md"}
    assert [name for name in files if "__pycache__" in name or name.startswith("commands/skeletons/init/site/")] == []


def test_source_archive_is_whole(tmp_path: Path) -> None:
    """It has every module of the program, and nothing of a site that was built."""
    (archive,) = SdistBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    modules = {str(file.relative_to(ROOT)) for file in (ROOT / "builder").rglob("*.py")}
    assert modules - names == set()
    assert [name for name in names if name.startswith("site/")] == []


def test_one_template_of_ones_own(tmp_path: Path) -> None:
    """It takes the place of the program's; every other page stays as it was, and it can build on the program's base."""
    write_files(tmp_path, SMALL)
    run_builder(tmp_path, "build")
    before = read_files(tmp_path / "site")
    own = '{% extends "base.html" %}\n{% block main %}\n<h1>My own {{ page.title }}</h1>\n{% endblock %}\n'
    write_files(tmp_path, {"templates/section.html": own})
    run_builder(tmp_path, "build")
    after = read_files(tmp_path / "site")
    assert {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)} == {
        "decide/index.html"
    }
    page = after["decide/index.html"].decode()
    assert "<h1>My own Decide</h1>" in page
    assert 'http-equiv="Content-Security-Policy"' in page


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("section.html", "<p>\n{{ nope }}", "section.html:2:1: error[template]: this template cannot be rendered: Und"),
        ("section.html", "<p>\n{% if %}", "section.html:2:1: error[template]: this is not a template: Expected"),
        ("section.html", '{% include "x.html" %}', "section.html:1:1: error[template]: this template cannot be"),
        ("section.html", b"\xff", "section.html: error[encoding]: this file is not UTF-8"),
        ("assets/js/exit.js", b"\xff", "assets/js/exit.js: error[encoding]: this file is not UTF-8"),
    ],
    ids=["undefined", "syntax", "include", "encoding", "script"],
)  # fmt: skip
def test_mistake_in_ones_own_template(file: str, content: str | bytes, said: str, tmp_path: Path) -> None:
    """With its place, as of any other mistake; the site that was there stays."""
    write_files(tmp_path, SMALL)
    assert run_builder(tmp_path, "build").exit_code == 0
    before = read_files(tmp_path / "site")
    write_files(tmp_path, {f"templates/{file}": content})
    built = run_builder(tmp_path, "build")
    assert (built.exit_code, built.stderr.startswith(f"templates/{said}")) == (1, True), built.stderr
    assert read_files(tmp_path / "site") == before


def test_mistake_that_another_process_meets(tmp_path: Path) -> None:
    """With so many pages that processes share them, it is told in the same words."""
    for half in range(2):
        tags = ", ".join(f"tag-{half}-{number}" for number in range(FEW // 2))
        article = ARTICLE.replace("---\n", f"---\ntags: [{tags}]\n", 1)
        write_files(tmp_path, {f"content/articles/decide/go-{half}.md": article})
    write_files(tmp_path, {**SMALL, "templates/tag.html": "{{ nope }}"})
    built = run_builder(tmp_path, "build", "--jobs", "2")
    assert "templates/tag.html:1:1: error[template]: this template cannot be rendered: Undef" in built.stderr
    assert built.exit_code == 1


def test_files_that_no_page_uses(tmp_path: Path) -> None:
    """A misspelt name is a warning; a part, script or image of one's own that a template can name is none."""
    own = {"base.html": '{% include "parts/mine.html" %}', "parts/mine.html": "", "assets/js/mine.js": "", ".x.swp": ""}
    wrong = {"artcle.html": "", "tokens.css": "", "assets/css/mine.css": ""}
    write_files(tmp_path, SMALL | {f"templates/{name}": text for name, text in (own | wrong).items()})
    checked = run_builder(tmp_path, "check", "--format", "concise")
    assert checked.exit_code == 0
    files, fixes = zip(*(re.split(": .*; ", line) for line in checked.stdout.splitlines()), strict=True)
    assert set(files) == {f"templates/{name}" for name in wrong}
    assert "did you mean `assets/css/tokens.css`?" in fixes
    assert any(fix.startswith("did you mean `article.html`") for fix in fixes)


def test_one_stylesheet_and_one_image_of_ones_own(tmp_path: Path) -> None:
    """They take the place of the program's files of that name; the other stylesheets and scripts stay."""
    write_files(tmp_path, SMALL)
    run_builder(tmp_path, "build")
    before = assets(tmp_path)
    icon = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    write_files(
        tmp_path, {"templates/assets/css/header.css": ".mine { color: red }\n", "templates/assets/img/icon.svg": icon}
    )
    run_builder(tmp_path, "build")
    after = assets(tmp_path)
    assert after["icon.svg"] == icon
    assert b".mine { color: red }" in after["style.css"]
    header = smaller_style((ROOT / "templates/assets/css/header.css").read_text("utf-8")).encode()
    assert before["style.css"].replace(header, b".mine { color: red }\n") == after["style.css"]
    assert {name for name in before if before[name] != after[name]} == {"icon.svg", "style.css"}


def assets(root: Path) -> dict[str, bytes]:
    """The assets of a built site by name, wherever the fingerprint puts them."""
    (folder,) = (root / "site/assets").iterdir()
    return read_files(folder)


@pytest.mark.parametrize(
    ("base_url", "home"),
    [
        ("https://you.github.io/advice", "/advice/"),
        ("https://you.github.io", "/"),
        ("https://www.example.org", "/"),
    ],
    ids=["project-path", "user-site", "own-domain"],
)
def test_pages_addresses_as_github_gives_them(tmp_path: Path, base_url: str, home: str) -> None:
    """Without a slash at the end; the page for what is not there works at any depth below the site's path."""
    write_files(tmp_path, SMALL)
    assert run_builder(tmp_path, "build", "--base-url", base_url).exit_code == 0
    missing = (tmp_path / "site/404.html").read_text("utf-8")
    assert f'<a class="site-title" href="{home}">' in missing
    assert f'<link rel="stylesheet" href="{home}assets/' in missing
    page = (tmp_path / "site/decide/go/index.html").read_text("utf-8")
    assert f'<link rel="canonical" href="{base_url}/decide/go/">' in page
    assert '<a class="site-title" href="../../">' in page


@pytest.mark.parametrize(
    "base_url",
    [
        "example.org", "ftp://example.org/", "https:///advice", "http://[::1", "https://example.org:99999/",
        "https://a b/",
        "https://example.org/\nDisallow: /", "https://me:secret@example.org/", "https://example.org\\x", "https://a.org/?",
    ],
)  # fmt: skip
def test_address_that_is_none(tmp_path: Path, base_url: str) -> None:
    """Wrong usage, and nothing is written: it would stand in the head of every page."""
    refused = run_builder(write_files(tmp_path, SMALL), "build", "--base-url", base_url)
    assert (refused.exit_code, (tmp_path / "site").exists()) == (2, False)
    assert "write it in full, like https://example.org/advice/" in refused.stderr


@pytest.mark.parametrize("out", ["content/site", "content/articles/decide/x", "templates/site", ".git/site"])
def test_no_site_among_what_it_is_made_from(tmp_path: Path, out: str) -> None:
    """The next build would read it."""
    refused = run_builder(write_files(tmp_path, SMALL), "build", "--out", str(tmp_path / out))
    assert refused.exit_code == 2
    assert "where no site belongs; choose another --out" in refused.stderr
    assert not (tmp_path / out).exists()


def test_pull_request_without_an_address(tmp_path: Path) -> None:
    """If GitHub Pages was not asked, the address of site.yaml counts."""
    write_files(tmp_path, SMALL | {"content/site.yaml": "title: Small\nbase-url: https://example.org/here/\n"})
    assert run_builder(tmp_path, "build", "--base-url", "").exit_code == 0
    assert 'href="/here/"' in (tmp_path / "site/404.html").read_text("utf-8")
