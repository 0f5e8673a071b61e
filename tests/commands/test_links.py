"""`builder links`: three formats, exit codes, and what is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import Result

from builder.check.outside.answers import Answer, Verdict
from builder.check.outside.checking import CheckedLink, NoNetworkError
from builder.check.outside.outside_links import OutsideLink
from builder.check.outside.reports import LIMIT, reported
from builder.problems import Location
from tests.check.outside.web import Web, web
from tests.knowledge_bases import run_builder, write_files

FILE = "content/articles/decide/go.md"


@pytest.fixture(scope="module")
def server() -> Iterator[Web]:
    """One small web for all tests."""
    with web() as server:
        yield server


def base(folder: Path, server: Web, *paths: str) -> Path:
    """A knowledge base that links to these."""
    text = "\n\n".join(f"[to]({server.at(path)})" for path in paths)
    return write_files(folder, {
        "content/site.yaml": "title: Advice\n", FILE: f"---\ntitle: Go\nsummary: When.\n---\n{text}\n",
    })  # fmt: skip


def check(root: Path, *options: str) -> Result:
    """Check the links, quickly and on this machine."""
    return run_builder(root, "links", "--check", "--allow-private", "--pause", "0", *options)


def test_lists_without_asking(tmp_path: Path, server: Web) -> None:
    """By default nothing is asked: links and places, as text, Markdown or JSON."""
    root, url, before = base(tmp_path, server, "/gone", "/gone"), server.at("/gone"), sum(server.asked.values())
    assert run_builder(root, "links").stdout == f"{url}\n  {FILE}:5:1\n  {FILE}:7:1\n1 outside link\n"
    shown = run_builder(root, "links", "--format", "markdown").stdout
    assert shown == f"- <{url}>\n  - `{FILE}:5:1`\n  - `{FILE}:7:1`\n"
    data = json.loads(run_builder(root, "links", "--format", "json").stdout)
    places = [{"file": FILE, "line": line, "column": 1} for line in (5, 7)]
    assert data == {"format": 1, "checked": False, "links": [{"url": url, "places": places}]}
    assert sum(server.asked.values()) == before


def test_reports_by_state(tmp_path: Path, server: Web) -> None:
    """The broken ones first; exit code 1."""
    root = base(tmp_path, server, "/fine", "/moved", "/forbidden", "/gone")
    done = check(root)
    assert (done.exit_code, done.stdout) == (1, (
        f"Broken: 1\n{server.at('/gone')}\n  {FILE}:11:1\n  404 Not Found\n\n"
        f"Moved for good, and still found: 1\n{server.at('/moved')}\n  {FILE}:7:1\n  now at {server.at('/fine')}\n\n"
        f"Could not tell; look for yourself: 1\n{server.at('/forbidden')}\n  {FILE}:9:1\n  403 Forbidden\n\n"
        "4 outside links; fine: 1\n"
    ))  # fmt: skip
    shown = check(root, "--format", "markdown").stdout
    assert shown.startswith(f"### Broken: 1\n\n- <{server.at('/gone')}>: 404 Not Found\n  - `{FILE}:11:1`\n\n### Moved")
    states = {link["url"]: (link["state"], link["reason"], link["to"])
              for link in json.loads(check(root, "--format", "json").stdout)["links"]}  # fmt: skip
    assert states[server.at("/moved")] == ("moved", "", server.at("/fine"))
    assert states[server.at("/forbidden")] == ("unsure", "403 Forbidden", None)


def test_nothing_is_broken(tmp_path: Path, server: Web) -> None:
    """Exit code 0, also where nobody can tell; what is excepted is not asked for."""
    root = base(tmp_path, server, "/fine", "/forbidden", "/gone")
    assert check(root, "--except", server.at("/g")).exit_code == 0
    assert check(root, "--except", server.at("/")).stdout == "0 outside links; fine: 0\n"


def test_no_network(tmp_path: Path, server: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is said of any link, and the exit code is another one."""

    def silent(*_: object) -> None:
        raise NoNetworkError

    monkeypatch.setattr("builder.check.outside.checking.check_links", silent)
    done = check(base(tmp_path, server, "/fine"), "--format", "json")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "no host answers" in done.stderr


def test_content_with_errors(tmp_path: Path, server: Web) -> None:
    """All readable links are listed, with a note that some may be missing."""
    root = base(tmp_path, server, "/fine")
    write_files(root, {"content/articles/decide/odd.md": "no front matter"})
    done = run_builder(root, "links")
    assert (done.exit_code, server.at("/fine") in done.stdout) == (0, True)
    assert "links may be missing" in done.stderr


@pytest.mark.parametrize("shape", ["text", "markdown", "json"])
def test_content_with_errors_is_not_fine(tmp_path: Path, server: Web, shape: str) -> None:
    """Nothing is reported, and no host is asked: a link that cannot be read may be the broken one. Exit code 1."""
    root, before = base(tmp_path, server, "/fine"), sum(server.asked.values())
    write_files(root, {"content/articles/decide/odd.md": f"---\ntitle: [\n---\n[to]({server.at('/gone')})\n"})
    done = check(root, "--format", shape)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "the content has errors, which `builder check` shows; no link was tried" in done.stderr
    assert sum(server.asked.values()) == before


def test_issue_is_bounded() -> None:
    """No more than an issue holds; the rest is counted, and nothing from elsewhere ends its place."""
    places = tuple(Location(f"content/articles/a`b/{number}.md", 1) for number in range(12))
    links = [OutsideLink(f"https://example.org/{number}/{'x' * 400}", places) for number in range(500)]
    answers = [Answer(Verdict.MOVED, to=f"https://a.example/`{'y' * 5000}@you")] * 100 + [
        Answer(Verdict.BROKEN, "404")
    ] * 400
    shown = reported([CheckedLink(*each) for each in zip(links, answers, strict=True)], "markdown")
    assert LIMIT * 0.9 < len(shown.encode()) <= LIMIT
    assert shown.startswith("### Broken: 400\n")
    assert shown.rstrip().endswith("more here, for which there is no room")
    assert "and 2 more places" in shown
    moved = reported([CheckedLink(links[0], answers[0])], "markdown")
    assert moved.count("`") % 2 == 0
    assert len(moved) < 1500


def test_words_in_an_issue_do_nothing() -> None:
    """An address can be followed, unless GitHub would tell people of it or it would end early; reasons are words."""
    answer = Answer(Verdict.BROKEN, "asked @someone about #1", "")
    places = (Location("content/`@x`.md", 1, 1),)
    followed = "https://a.example/@b"
    not_followed = ["https://github.com/o/r/issues/1", "https://x@www.GitHub.com:443/o", "https://a.example/<b"]
    found = [CheckedLink(OutsideLink(url, places), answer) for url in (followed, *not_followed)]
    lines = [line for line in reported(found, "markdown").splitlines() if line.startswith("- ")]
    shown = [f"<{followed}>", *(f"`{url}`" for url in not_followed)]
    assert [f"- {each}: asked \\@\u200bsomeone about \\#\u200b1" for each in shown] == lines
    assert "`content/'@x'.md:1:1`" in reported(found, "markdown")
