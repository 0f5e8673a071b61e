"""first-site.md can be followed: it ends with a German site under another name, which says no word of English."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import html5lib
import pytest
from click.testing import CliRunner

from builder.commands.main import main
from docs.pages import doc_page
from tests.commands.beginning import init
from tests.conftest import Golden
from tests.knowledge_bases import read_files, run_builder, write_files
from tests.render.test_another_language import texts_of, words_of

PAGE = doc_page("first-site")
FENCE = re.compile(r"^```(\w+) ?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
SAME = {"in", "die", "feed", "zip"}
"""Words of German, or of both languages."""


class Publisher:
    """Somebody who follows the page literally, in an empty folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def follow(self, block: re.Match[str]) -> str:
        """Do what a block says, and give the block as it should be."""
        kind, where, text = block.groups()
        if kind == "console":
            lines = [line.removeprefix("$ ") for line in text.splitlines() if line.startswith("$ ")]
            return f"```console\n{''.join(map(self.type, lines))}```"
        write_files(self.root, {where: text})
        return block[0]

    def type(self, line: str) -> str:
        """Type a command; the command and its answer."""
        said = ""
        if line.startswith("builder init"):
            assert init(self.root).exit_code == 0
        elif line.startswith("rm -r "):
            for name in line.split()[2:]:
                place = self.root / name
                shutil.rmtree(place) if place.is_dir() else place.unlink()
        elif line.startswith("builder "):
            words = line.split()[1:]
            said = CliRunner().invoke(main, ["--root", str(self.root), *words], catch_exceptions=False).output
        return f"$ {line}\n{said}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base that the page ends with, built as its workflow does."""
    publisher = Publisher(tmp_path_factory.mktemp("first") / "rat")
    FENCE.sub(publisher.follow, PAGE.read_text("utf-8"))
    for command in (("check", "--format", "github"), ("build", "--base-url", "https://hafen.example/rat/")):
        done = run_builder(publisher.root, *command)
        assert (done.exit_code, done.stderr) == (0, ""), command
    return publisher.root


def test_page_can_be_followed(golden: Golden, tmp_path: Path) -> None:
    """Every answer on the page is the one that comes."""
    golden(PAGE, FENCE.sub(Publisher(tmp_path / "rat").follow, PAGE.read_text("utf-8")))


def test_the_site_is_under_its_own_name(site: Path) -> None:
    """Title, language, logo and colour are those of the page."""
    home = (site / "site/index.html").read_text("utf-8")
    assert '<html lang="de" dir="ltr">' in home
    assert "<span>Hingehen oder absagen?</span>" in home
    assert re.search(r'src="assets/\w+/logo.svg"', home)
    (style,) = site.glob("site/assets/*/style.css")
    assert "--accent: #7a2e12" in style.read_text("utf-8")


def test_no_word_of_english(site: Path) -> None:
    """On no page, and not in what scripts say: each word of the English catalogue is looked for."""
    english = words_of("en") - words_of("de") - SAME
    content = " ".join(file.read_text("utf-8") for file in (site / "content").rglob("*.*") if file.is_file())
    left: dict[str, str] = {}
    for name, data in read_files(site / "site").items():
        if name.endswith(".html"):
            texts = texts_of(html5lib.parse(data.decode(), namespaceHTMLElements=False))
            words = {word.lower() for text in texts for word in re.findall(r"[A-Za-zÀ-ÿ]{2,}", text)}
            left |= {word: name for word in words & english if not re.search(rf"(?i)\b{word}\b", content)}
    assert left.keys() - {"kernel", "claims", "json", "verify", "py"} == set()


def test_theme_and_language_cost_little(site: Path, tmp_path: Path) -> None:
    """At most 3,000 bytes of a first visit, compressed, more than the same site in English without a theme."""
    root = tmp_path / "plain"
    shutil.copytree(site / "content", root / "content")
    shutil.rmtree(root / "content/theme")
    settings = (root / "content/site.yaml").read_text("utf-8").replace("language: de\n", "")
    write_files(root, {"content/site.yaml": settings})
    assert run_builder(root, "build", "--base-url", "https://hafen.example/rat/").exit_code == 0
    for page in ("index.html", "tag/krank/index.html", "flows/hingehen/index.html"):
        assert _visit(site / "site", page) - _visit(root / "site", page) <= 3_000, page


def _visit(site: Path, page: str) -> int:
    """The compressed bytes of a page with its stylesheets, its logo and the modules of words that it may load."""
    html = (site / page).read_bytes()
    named = set(re.findall(r"assets/[\w/.-]+\.(?:css|js|svg)", html.decode()))
    return sum(len(gzip.compress(data, mtime=0)) for data in (html, *((site / each).read_bytes() for each in named)))
