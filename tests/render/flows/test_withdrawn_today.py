"""Advice in force that is withdrawn: a page, its newest version or an outcome leaves no word in any file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from builder.build import build
from builder.render.options import Options
from tests.browser.published import served
from tests.crawl import Crawl
from tests.history.pages import FLOW, OUTCOME, SITE, STAY, WHOLE_FLOW, A, B, article, flow, outcome
from tests.history.repositories import Commit, git, make
from tests.knowledge_bases import read_files, write_files

HISTORY, PLAIN = Options("https://example.org/", history=True), Options("https://example.org/")
GO = "page: articles/decide/a.md"
PICK = "page: flows/pick/flow.yaml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"><title>HARM</title></svg>'
GOING = article(
    "## HARM heading\n\nHARM words.\n\n![A HARM chart](chart.svg)", "Going",
    "tags: [one]\nindex-as: [HARM name]\naliases: [/old/]\nauthors: [HARM author]\n"
    "changes:\n  - {date: 2026-11-20, note: HARM note}\n",
).replace("A summary.", "A HARM summary.")  # fmt: skip
HARMFUL: dict[str, str | bytes] = {
    **SITE,
    **WHOLE_FLOW,
    "content/articles/decide/chart.svg": SVG,
    A: GOING,
    B: article("[Going](a.md#harm-heading) [go](../../flows/pick/go.md)", "Other", "tags: [one]\nrelated: [a.md]\n"),
}  # fmt: skip
CALM_FLOW = flow().replace("advise: go}", "advise: go, because: HARM rule}")
HARMFUL_FLOW = CALM_FLOW.replace("Begin here.", "HARM start.").replace("summary: A flow.", "summary: HARM flow.")
HARMFUL_OUTCOME = (
    "---\ntitle: Outcome\nverdict: HARM verdict.\ndo-now: [HARM step]\nread: [../../articles/decide/a.md]\n"
    "then: [{label: HARM way, ask: mood}]\n---\nHARM advice.\n\n::: when {mood: good}\nHARM paragraph.\n:::\n"
)


def site_yaml(*entries: str) -> dict[str, str | bytes]:
    """A `site.yaml` that withdraws this."""
    lines = "".join(f"  - {{{entry}, date: 2026-11-24, reason: Ask somebody first.}}\n" for entry in entries)
    return {"content/site.yaml": f"title: Test site\nwithdrawn:\n{lines}"}


def built(root: Path, out: Path, options: Options = HISTORY) -> dict[str, str]:
    """Every file of the site, as text."""
    result = build(root, out, options)
    assert result.ok, result.problems
    return {name: data.decode("utf-8", "replace") for name, data in read_files(out).items()}


def harmful(files: dict[str, str]) -> list[str]:
    """The files in which a word of harm is left, be it as an anchor."""
    return [name for name, text in files.items() if "HARM" in text or "harm-heading" in text]


def scripts(files: dict[str, str]) -> list[str]:
    """The modules that run flows, which are the same on every site."""
    return [name for name in files if name.startswith("assets/") and "data-flow" in files[name]]


def entries(files: dict[str, str]) -> list[tuple[str, str]]:
    """Title and id of what the feed holds."""
    found = re.findall(r"<entry>(.*?)</entry>", files["feed.xml"], re.DOTALL)
    return [tuple(re.findall(f"<{tag}>(.*?)</{tag}>", each)[0] for tag in ("title", "id")) for each in found]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An article and a flow whose advice harms, in two versions each."""
    return repository(tmp_path, HARMFUL_FLOW, outcome("HARM stay."))


@pytest.fixture
def calm(tmp_path: Path) -> Path:
    """The same, but of the flow one outcome alone harms."""
    return repository(tmp_path, CALM_FLOW, outcome("Fine."))


def repository(tmp_path: Path, flow_yaml: str, stay: str) -> Path:
    """Two commits with a page and a flow."""
    later = {A: GOING.replace("HARM words", "More HARM words")}
    return make(tmp_path / "kb", [
        Commit("2026-11-20", {**HARMFUL, FLOW: flow_yaml, OUTCOME: HARMFUL_OUTCOME, STAY: stay}),
        Commit("2026-11-21", {**later, OUTCOME: HARMFUL_OUTCOME + "\nHARM more.\n"}),
    ])  # fmt: skip


@pytest.mark.parametrize("options", [HISTORY, PLAIN], ids=["history", "no history"])
def test_whole_pages(root: Path, tmp_path: Path, options: Options) -> None:
    """Not a word, picture or question is left; every address of theirs shows the notice, and the feed announces it."""
    before = built(root, tmp_path / "before", options)
    write_files(root, site_yaml(GO, PICK))
    files = built(root, tmp_path / "site", options)
    assert harmful(files) == []
    fetched = {name for name in before if re.fullmatch(r"flows/pick/outcome\.\w+\.html", name)}
    assert len(fetched) == 2
    assert fetched.isdisjoint(files)
    assert {name for name in before if name.endswith(".html")} - fetched <= files.keys()
    mine = [name for name in files if re.match(r"(decide/a|flows/pick)/.*html", name) and "history" not in name]
    assert len(mine) >= 7
    assert [name for name in mine if "Ask somebody first." not in files[name]] == []
    left = [name for name in before if "data-flow" in before[name] and "data-flow" in files.get(name, "")]
    assert left == scripts(files)
    assert "<h1>Going (withdrawn)</h1>" in files["decide/a/index.html"]
    assert 'name="robots" content="noindex"' in files["decide/a/index.html"]
    assert "application/ld+json" not in files["decide/a/index.html"]
    assert "decide/a/" not in files["sitemap.xml"]
    assert "Start <span" not in files["index.html"]
    for page in ("decide/index.html", "llms.txt"):
        assert "Withdrawn on 24 November 2026: Ask somebody first." in files[page]
    assert 'href="../a/"' in files["decide/b/index.html"]
    assert "Read next" not in files["decide/b/index.html"]
    assert "url=../decide/a/" in files["old/index.html"]
    announced = [title for title, _ in entries(files) if title.startswith("Withdrawn")]
    assert announced == ["Withdrawn: Going", "Withdrawn: Pick"]
    assert ("Going (withdrawn)", "https://example.org/decide/a/") in entries(files)
    if options.history:
        assert "Going</a>: This page was withdrawn: Ask somebody first." in files["changes/index.html"]
        assert "Ask somebody first." in files["decide/a/history/index.html"]


@pytest.mark.parametrize("options", [HISTORY, PLAIN], ids=["history", "no history"])
def test_lists_that_it_named(root: Path, tmp_path: Path, options: Options) -> None:
    """Tags, further sections and other titles go with its words; what only it had is nowhere, as if never written."""
    more = "tags: [one, HARM tag]\nalso-in: [other, lonely]\nindex-as: [HARM name]\n"
    named = (
        "title: Test site\nsections:\n  lonely: {title: HARM section, summary: HARM.}\n"
        "  other: {title: Other, summary: Other.}\n"
    )
    write_files(root, {
        A: GOING.replace("tags: [one]\nindex-as: [HARM name]\n", more),
        FLOW: HARMFUL_FLOW.replace("start:", f"{more}start:"),
        "content/articles/other/c.md": article("Fine.", "Third", "tags: [one]\n"),
    })  # fmt: skip
    entries = f"  - {{{GO}, date: 2026-11-24, reason: Wrong.}}\n  - {{{PICK}, date: 2026-11-24, reason: Wrong.}}\n"
    write_files(root, {"content/site.yaml": f"{named}withdrawn:\n{entries}"})
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Withdraw")
    files = built(root, tmp_path / "site", options)
    assert harmful(files) == []
    assert [name for name in files if "harm" in name or name.startswith("lonely/")] == []
    for page in ("tags/one/index.html", "other/index.html"):
        assert "Withdrawn on" not in files[page]
    assert "Third" in files["tags/one/index.html"]
    assert "harm" not in files["feed.xml"].lower() + files["sitemap.xml"].lower() + files["tags/index.html"].lower()


def test_tags_of_a_version_in_force(tmp_path: Path) -> None:
    """One that can still be read, of a page whose newest version is withdrawn: no list has it, and no tag is left."""
    root = make(tmp_path / "kb", [
        Commit("2026-11-20", {**SITE, A: article("Fine.", "Going", "tags: [only]\n")}),
        Commit("2026-11-21", {A: article("HARM.", "Going", "tags: [only]\n")}),
        Commit("2026-11-24", site_yaml(f"{GO}, version: 2026-11-21")),
    ])  # fmt: skip
    files = built(root, tmp_path / "site", HISTORY)
    assert harmful(files) == []
    assert "Fine." in files["decide/a/v/2026-11-20/index.html"]
    assert [name for name in files if name.startswith("tags/")] == []


@pytest.mark.parametrize("options", [HISTORY, PLAIN], ids=["history", "no history"])
def test_an_outcome(calm: Path, tmp_path: Path, options: Options) -> None:
    """The flow still runs; of this outcome only its title is left, also in older versions and what is compared."""
    write_files(calm, site_yaml(GO, f"{PICK}, outcome: go"))
    git(calm, "commit", "--quiet", "--all", "--message", "Withdraw")
    files = built(calm, tmp_path / "site", options)
    assert harmful(files) == []
    page = files["flows/pick/index.html"]
    assert 'data-outcome="go" data-title="Outcome (withdrawn)"' in page
    assert files["flows/pick/outcome.go.html"].count("Ask somebody first.") == 1
    assert "<p>Fine.</p>" in files["flows/pick/outcome.stay.html"]
    data = json.loads(re.findall(r"data-flow>(.*?)</script>", page)[0])
    assert (data["because"], data["when"], data["then"]) == ({}, {}, {})
    assert "Ask somebody first." in files["flows/pick/outcomes/go/index.html"]
    assert "This is the advice." in files["flows/pick/outcomes/stay/index.html"]
    assert ("Withdrawn: Outcome (Pick)", "https://example.org/flows/pick/outcomes/go/#withdrawn-2026-11-24") in entries(
        files
    )
    if options.history:
        words = "Pick</a>: The advice “Outcome” was withdrawn: Ask somebody first."
        assert words in files["changes/index.html"]
        assert words.partition(": ")[2].partition(" was")[0] in files["flows/pick/history/index.html"]
        for older in ("flows/pick/v/2026-11-20/index.html", "flows/pick/v/2026-11-20/outcomes/go/index.html"):
            assert "Ask somebody first." in files[older]
        assert 'data-versions="2026-11-20=' in page


def test_the_version_in_force(root: Path, tmp_path: Path) -> None:
    """The page shows the notice until it says something else; then only the version's own address does."""
    write_files(root, site_yaml(f"{GO}, version: 2026-11-21", f"{PICK}, version: 2026-11-21"))
    git(root, "commit", "--quiet", "--all", "--message", "Withdraw")
    files = built(root, tmp_path / "first")
    for name in ("decide/a/", "decide/a/v/2026-11-21/", "flows/pick/", "flows/pick/v/2026-11-21/", "flows/pick/how/"):
        assert "Ask somebody first." in files[f"{name}index.html"]
        assert "HARM" not in files[f"{name}index.html"]
    assert "More HARM" not in "".join(files.values())
    assert "HARM words" in files["decide/a/v/2026-11-20/index.html"]
    assert "data-flow" in files["flows/pick/v/2026-11-20/index.html"]
    assert "data-today" not in files["flows/pick/v/2026-11-20/index.html"]
    assert "flows/pick/today.js" not in files
    assert "Withdrawn, and no other version is in force" in files["decide/a/history/index.html"]
    write_files(root, {A: article("## HARM heading\n\nRight.", "Going"), OUTCOME: outcome("Right.")})
    git(root, "commit", "--quiet", "--all", "--message", "Correct")
    files = built(root, tmp_path / "second")
    assert "<p>Right.</p>" in files["decide/a/index.html"]
    assert "data-flow" in files["flows/pick/index.html"]
    assert 'data-withdrawn="2026-11-21=v/2026-11-21/"' in files["flows/pick/index.html"]
    for name in ("decide/a/", "flows/pick/", "flows/pick/"):
        assert "Ask somebody first." not in files[f"{name}index.html"]
        assert "Ask somebody first." in files[f"{name}v/2026-11-21/index.html"]
    assert "More HARM" not in "".join(files.values())


def test_an_outcome_of_one_version(root: Path, tmp_path: Path) -> None:
    """The same outcome stays readable elsewhere."""
    write_files(root, {OUTCOME: outcome("Right.")})
    git(root, "commit", "--quiet", "--all", "--message", "Correct")
    write_files(root, site_yaml(f"{PICK}, version: 2026-11-21, outcome: go"))
    files = built(root, tmp_path / "site")
    assert "HARM more" not in "".join(files.values())
    assert "Ask somebody first." in files["flows/pick/v/2026-11-21/outcomes/go/index.html"]
    assert "HARM stay" in files["flows/pick/v/2026-11-21/outcomes/stay/index.html"]
    assert "HARM advice" in files["flows/pick/v/2026-11-20/outcomes/go/index.html"]
    assert "Right." in files["flows/pick/outcomes/go/index.html"]
    address = "https://example.org/flows/pick/v/2026-11-21/outcomes/go/#withdrawn-2026-11-24"
    assert ("Withdrawn: Outcome (Pick, version 2026-11-21)", address) in entries(files)


def test_what_is_gone(calm: Path, tmp_path: Path) -> None:
    """An outcome that its flow has no more, and a page that was taken off, show the notice at their old addresses."""
    other = {FLOW: CALM_FLOW.replace("advise: go, because: HARM rule", "advise: other"), B: article("Nothing.")}
    git(calm, "rm", "--quiet", A, OUTCOME, "content/articles/decide/chart.svg")
    write_files(
        calm, {**other, "content/flows/pick/other.md": outcome("Other."), **site_yaml(GO, f"{PICK}, outcome: go")}
    )
    git(calm, "add", "--all")
    git(calm, "commit", "--quiet", "--message", "Take off")
    files = built(calm, tmp_path / "site")
    assert [name for name in harmful(files) if not name.startswith("decide/b/")] == []
    for name in ("decide/a/", "decide/a/v/2026-11-20/", "flows/pick/outcomes/go/"):
        assert "Ask somebody first." in files[f"{name}index.html"]


def test_an_uncommitted_correction_is_no_withdrawn_version(root: Path, tmp_path: Path) -> None:
    """Pages on disk have no version yet, so that it can be looked at before it is committed."""
    write_files(root, {**site_yaml(f"{GO}, version: 2026-11-21"), A: article("## HARM heading\n\nRight.", "Going")})
    assert "<p>Right.</p>" in built(root, tmp_path / "site")["decide/a/index.html"]


def test_no_link_is_broken(root: Path, tmp_path: Path) -> None:
    """From the notices, and to them, their headings included."""
    mood = "mood: {ask: How?, options: {good: Good, bad: Bad}}"
    write_files(root, {"content/flows/second/flow.yaml": flow(mood)})
    write_files(root, {f"content/flows/second/{name}.md": outcome() for name in ("go", "stay")})
    write_files(root, site_yaml(GO, f"{PICK}, outcome: go", "page: flows/second/flow.yaml"))
    built(root, tmp_path / "site")
    with served(tmp_path / "site") as url:
        crawl = Crawl(url)
        crawl.walk("", "flows/pick/v/2026-11-20/", "decide/a/v/2026-11-20/", "decide/a/v/2026-11-21/")
    assert crawl.broken() == []


def test_a_sensitive_flow_can_still_be_left(root: Path, tmp_path: Path) -> None:
    """At once, from its notice."""
    settings = site_yaml(PICK)["content/site.yaml"]
    write_files(root, {
        FLOW: f"{HARMFUL_FLOW}sensitive: true\n",
        "content/site.yaml": f"exit: https://example.org/weather\n{settings!s}",
    })  # fmt: skip
    page = built(root, tmp_path / "site")["flows/pick/index.html"]
    assert 'href="https://example.org/weather"' in page
    assert "exit.js" in page
