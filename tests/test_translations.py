"""A page in several languages: what each language has, how pages lead from one to another, and builds after edits.

Rooms: builder/load/translated_site.py, builder/load/translated_files.py, builder/load/translated_keys.py,
builder/load/translations.py, builder/site/language_view.py, builder/render/languages.py, builder/render/alternate.py.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from builder.build import build, check_today, load_and_check, read, render
from builder.changes.flow.model import Extent
from builder.changes.model import Became
from builder.changes.revisions import changes_between
from builder.languages import catalogue, speaking, spoken
from builder.load.compare_translation import page_text
from builder.load.memory import Memory
from builder.problems import Location, Severity
from builder.render.options import Options
from builder.serve.steps import Steps
from builder.site.language_view import LanguageView, language_of, original_of
from builder.site.message_text import MessageVariable
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import CASES, read_files, run_builder, write_files

CASE = CASES / "good/languages"
OPTIONS = Options("https://example.org/", history=False, cache=False, search=True)
KEPT = Options("https://example.org/", history=True)
DE = LanguageView(frozenset({"de", "fr"}), "de")
FIRST, FLOW = "content/articles/go/first.de.md", "content/flows/f/flow.de.yaml"


@cache
def site() -> Mapping[str, str]:
    """The text of the files of the case, made in memory."""
    with load_and_check(CASE, OPTIONS) as checked:
        made = render(checked, CASE, OPTIONS).files.made
    assert checked.problems == []
    return {file: data.decode() for file, data in made.items() if file.endswith((".html", ".xml", ".txt"))}


@pytest.mark.parametrize(
    ("file", "seen"),
    [
        ("content/articles/go/first.de.md", "content/articles/go/first.md"),
        ("content/articles/go/first.md", ""),
        ("content/articles/go/first.fr.md", ""),
        ("content/articles/go/plan.png", "content/articles/go/plan.png"),
        ("content/flows/f/go.de.md", "content/flows/f/go.md"),
        ("content/flows/f/flow.de.yaml", "content/flows/f/flow.yaml"),
        ("content/flows/f/flow.yaml", "content/flows/f/flow.yaml.original"),
        ("content/flows/f/table.csv", "content/flows/f/table.csv"),
        ("content/messages/no.de.md", "content/messages/no.md"),
        ("content/site.yaml", "content/site.yaml"),
        ("content/site.de.yaml", "content/site.yaml.words"),
        ("content/static/notes.de.md", "content/static/notes.de.md"),
        ("content/words/de.yaml", "content/words/de.yaml"),
    ],
)
def test_files_of_a_language(file: str, seen: str) -> None:
    """Each is seen under the name of its original, and is known by it on disk; a language sees none of another."""
    assert DE.seen(file) == seen
    assert not seen or DE.real(seen) == file
    assert LanguageView().seen(file) == file
    assert LanguageView(DE.translations).seen(file) == ("" if language_of(file) else file)


def test_names() -> None:
    """The code stands before the ending, and only of files that can be translated."""
    assert (language_of(FIRST), original_of("../go/plan.de.md")) == ("de", "../go/plan.md")
    assert [language_of(file) for file in ("content/articles/de.md", "content/sources.de.yaml", "a.md")] == ["", "", ""]


def test_a_page_and_its_frame() -> None:
    """Language, direction, menu, words and lists are those of the translation."""
    page = site()["de/go/first/index.html"]
    assert '<html lang="de" dir="ltr">' in page
    assert "<h1>Ihr erstes Gespräch</h1>" in page
    assert re.findall(r'<li><a href="(.*?)"(?: aria-current="true")?>(.*?)</a></li>', page)[:2] == [
        ("../../flows/f/", "Soll ich hingehen?"),
        ("../", "Hingehen"),
    ]
    assert "Zum Inhalt springen" in page
    assert "Another page" not in site()["de/a-z/index.html"]
    assert "Ruhig bleiben" in site()["de/tags/index.html"]


def test_links_lead_to_translations_and_else_to_originals() -> None:
    """Whichever of the two is named; only what is not translated is in another language, which its link says."""
    page = site()["de/go/first/index.html"]
    assert '<a href="../plan/#what-to-pack">den Plan</a>' in page
    assert '<a href="../../../go/other/#top-thing" hreflang="en-GB" data-language="English">anderes</a>' in page
    assert '<a href="../first/#before-you-go">das erste</a>' in site()["de/go/plan/index.html"]
    read_on = '<a href="../../../../../go/other/"><span lang="en-GB">Another page</span></a>'
    assert read_on in site()["de/flows/f/outcomes/go/index.html"]
    assert "hreflang" not in site()["go/first/index.html"].partition("<main")[2]


def test_the_switch_and_the_alternates() -> None:
    """They lead to the same page; the switch of a page that is not translated leads to the home page there."""
    there = '<a href="../../de/go/first/" lang="de" hreflang="de" data-same>Deutsch</a>'
    assert there in site()["go/first/index.html"]
    assert '<a href="../../de/" lang="de" hreflang="de">Deutsch</a>' in site()["go/other/index.html"]
    for file in ("go/first/index.html", "de/go/first/index.html"):
        assert re.findall(r'rel="alternate" hreflang="(.*?)" href="(.*?)"', site()[file]) == [
            ("en-GB", "https://example.org/go/first/"),
            ("de", "https://example.org/de/go/first/"),
        ]
    assert 'rel="alternate" hreflang' not in site()["go/other/index.html"]
    steps = {file for file in site() if re.match(r"flows/f/(?:ill|want)-", file)}
    assert len(steps) == 2
    assert all("data-same>English</a>" in site()[f"de/{file}"] for file in steps)


def test_one_sitemap_for_all() -> None:
    """It has the pages of every language, and what each is in the others."""
    assert [file for file in site() if file.endswith(("sitemap.xml", "robots.txt"))] == ["robots.txt", "sitemap.xml"]
    entries = re.findall(r"<url>.*?</url>", site()["sitemap.xml"])
    (plan,) = (each for each in entries if "<loc>https://example.org/de/go/plan/</loc>" in each)
    assert plan.count("xhtml:link") == 2
    (other,) = (each for each in entries if "/go/other/" in each)
    assert "xhtml:link" not in other


def test_search_by_language() -> None:
    """Each language has records of its own, in its language."""
    with load_and_check(CASE, OPTIONS) as checked:
        records = render(checked, CASE, OPTIONS).files.records
    assert {folder: len(files) for folder, files in records.items()} == {"": 7, "de/": 6}
    assert b'<html lang="de">' in records["de/"]["go/first/index.html"]
    assert spoken().language == "en"


def test_a_flow_has_the_logic_of_its_original() -> None:
    """Only its words are its own."""
    original = read(CASE, OPTIONS).value
    (own,), (other,) = original.flows, original.translations["de"].flows
    assert other.diagram == own.diagram
    assert [rule.because for rule in other.flow.rules] == ["Sie sind krank.", "Sie wollen es.", "Sie wollen es nicht."]
    assert other.flow.questions["ill"].options[0].label == "Ja"
    assert other.flow.scenarios == ()


def test_blanks_of_a_message() -> None:
    """Within a sentence they lose their capital, unless the language keeps that of nouns."""
    blank = MessageVariable(name="n", type="text", label="Name der Person", example="Alex", where=Location("a")).blank
    assert blank == "[name der Person]"
    with speaking(catalogue("de")):
        blank = MessageVariable(
            name="n", type="text", label="Name der Person", example="Alex", where=Location("a")
        ).blank
    assert blank == "[Name der Person]"


def test_a_site_in_one_language_has_nothing_of_it(tmp_path: Path) -> None:
    """No asset and no element is there for a switch that has nothing to switch to."""
    write_files(
        tmp_path,
        {"content/site.yaml": "title: One\n", "content/articles/go/a.md": "---\ntitle: A\nsummary: A.\n---\nA.\n"},
    )
    with load_and_check(tmp_path, OPTIONS) as checked:
        made = render(checked, tmp_path, OPTIONS).files.made
    assert [file for file in made if "languages" in file] == []
    assert b"languages" not in made["go/a/index.html"]


def test_versions_of_its_own(tmp_path: Path) -> None:
    """A commit that changes a translation begins one of that alone; a changed rule begins one in each language."""
    files = {file: data.decode() for file, data in read_files(CASE).items()}
    later = files[FIRST].replace("Nehmen Sie", "Bringen Sie")
    rule = "content/flows/f/flow.yaml"
    root = make(tmp_path / "kb", [
        Commit("2026-11-01", {file: text for file, text in files.items() if not language_of(file)}),
        Commit("2026-11-02", {file: text for file, text in files.items() if language_of(file)}),
        Commit("2026-11-03", {FIRST: later}),
        Commit("2026-11-04", {rule: files[rule].replace("want: much}", "want: little}")}),
    ])  # fmt: skip
    with load_and_check(root, KEPT) as checked:
        assert checked.past
        pasts = {"": checked.past, "de": checked.past.translations["de"]}
        named = {
            code: {page.url_path: [version.name for version in page.versions] for page in past.history.pages}
            for code, past in pasts.items()
        }
    assert named[""]["go/first/"] == ["2026-11-01"]
    assert named["de"]["go/first/"] == ["2026-11-02", "2026-11-03"]
    assert named[""]["flows/f/"] == ["2026-11-01", "2026-11-04"]
    assert named["de"]["flows/f/"] == ["2026-11-02", "2026-11-04"]
    assert "go/other/" not in named["de"]


def test_an_original_that_moved_on() -> None:
    """The digest is of words: it stays where only other keys change, and changes with any word."""
    text = "---\ntitle: A\nsummary: B.\nreviewed: 2026-11-01\n---\nWords here.\n"

    def digest(text: str) -> str:
        page = page_text(text, "content/articles/go/a.md")
        assert page
        return page.digest

    assert digest(text) == digest(text.replace("2026-11-01", "2026-12-01")) == digest(text.replace(" here", "\nhere"))
    assert digest(text) != digest(text.replace("here", "there"))


EDITS: Mapping[str, tuple[str, str, str]] = {
    "words of a translation": (FIRST, "Nehmen Sie", "Bringen Sie"),
    "words of an original": ("content/articles/go/plan.md", "A pen", "A pencil"),
    "title of a translation": (FIRST, "Ihr erstes", "Das erste"),
    "words of a flow": (FLOW, "Zwei Fragen", "Nur zwei Fragen"),
    "words of the site": ("content/site.de.yaml", "Hilfe", "Rat und Hilfe"),
    "a translation that goes": (FIRST, "", ""),
    "words of a section": ("content/site.yaml", "How to go", "Ways to go"),
}


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A knowledge base with a history, that was built once."""
    root = tmp_path_factory.mktemp("languages") / "kb"
    shutil.copytree(CASE, root)
    git(root.parent, "init", "--quiet", str(root))
    git(root, "add", "content")
    git(root, "commit", "--quiet", "--message", "All")
    build(root, root.parent / "site", KEPT)
    return root


@pytest.mark.parametrize("edit", EDITS)
def test_a_build_after_an_edit_is_a_cold_build(edit: str, edited: Path, tmp_path: Path) -> None:
    """Whatever was edited, also where the last build was made of another edit."""
    file, old, new = EDITS[edit]
    before = (edited / file).read_text("utf-8")
    if old:
        (edited / file).write_text(before.replace(old, new), "utf-8")
    else:
        (edited / file).unlink()
    try:
        build(edited, edited.parent / "site", KEPT)
        build(edited, tmp_path / "cold", replace(KEPT, cache=False))
        assert read_files(edited.parent / "site") == read_files(tmp_path / "cold")
        steps = Steps(edited, Options("https://example.org/", history=False), read, check_today)
        assert steps.check(steps.read(), lambda: None) is not None
    finally:
        (edited / file).write_text(before, "utf-8")


def test_a_preview_shows_what_a_build_writes(tmp_path: Path) -> None:
    """Each file that is asked for, before and after an edit of a translation."""
    shutil.copytree(CASE, tmp_path / "kb")
    root, options = tmp_path / "kb", Options("https://example.org/", history=False)
    memory = Memory()
    steps = Steps(root, options, lambda root, options, _: read(root, options, memory), check_today)
    for words in ("Nehmen Sie", "Bringen Sie"):
        (root / FIRST).write_text((root / FIRST).read_text("utf-8").replace("Nehmen Sie", words), "utf-8")
        plan = steps.read().plan
        assert plan
        build(root, tmp_path / words / "site", options)
        written = read_files(tmp_path / words / "site")
        assert {file: plan[file] for file in plan} == {file: written[file] for file in plan}


def test_what_changed_between_two_commits(tmp_path: Path) -> None:
    """Each language is compared for itself: its files are named as they are on disk, its pages by their own address."""
    files = {file: data.decode() for file, data in read_files(CASE).items()}
    flow = "content/flows/f/flow.yaml"
    root = make(tmp_path / "kb", [
        Commit("2026-11-01", {**files, FIRST: None}),
        Commit("2026-11-02", {FIRST: files[FIRST], FLOW: files[FLOW].replace("Zwei Fragen", "Nur zwei Fragen"),
                              "content/site.de.yaml": files["content/site.de.yaml"] + "notice: Kein Rat.\n"}),
        Commit("2026-11-03", {flow: files[flow].replace("want: much}", "want: little}")}),
    ])  # fmt: skip
    words, logic = changes_between(root, "HEAD~2", "HEAD~1"), changes_between(root, "HEAD~1", "HEAD")
    assert [(page.file, page.url_path, page.became) for page in words.pages] == [
        (FIRST, "de/go/first/", Became.NEW),
        (FLOW, "de/flows/f/", Became.CHANGED),
    ]
    assert [each.file for each in words.files] == ["content/site.de.yaml"]
    assert not words.settings
    assert [(page.file, page.extent) for page in logic.pages] == [(FLOW, Extent.ADVICE), (flow, Extent.ADVICE)]
    assert words.unreadable == logic.unreadable == []


def test_a_withdrawal(tmp_path: Path) -> None:
    """Of the original it holds in each language, unless it names a version; of a translation it holds in that alone."""
    shutil.copytree(CASE, tmp_path / "kb")
    root = tmp_path / "kb"
    git(root.parent, "init", "--quiet", str(root))
    git(root, "add", "content")
    git(root, "commit", "--quiet", "--message", "All")
    written = [
        run_builder(root, "withdraw", page, "--reason", "Wrong.").exit_code
        for page in ("go/first", "de/go/plan", "content/messages/no.md")
    ]
    assert written == [0, 0, 0]
    entries = re.findall(r"page: (.*)", (root / "content/site.yaml").read_text("utf-8"))
    assert entries == ["articles/go/first.md", "articles/go/plan.de.md", "messages/no.md"]
    with load_and_check(root, KEPT) as checked:
        made = render(checked, root, KEPT).files.made
    assert [problem for problem in checked.problems if problem.severity is Severity.ERROR] == []
    withdrawn = {file for file, data in made.items() if b"Wrong." in data and file.endswith("/index.html")}
    pages = {f"{folder}{page}/index.html" for folder in ("", "de/") for page in ("go/first", "go/plan", "messages/no")}
    assert withdrawn & pages == pages - {"go/plan/index.html"}
