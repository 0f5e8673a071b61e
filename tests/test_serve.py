"""The live preview as an editor's terminal and a browser's requests meet it."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click
import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from builder.problems import Problem
from builder.serve.changes import Changes
from builder.serve.ports import address_of, listen
from builder.serve.preview import Preview
from builder.serve.terminal import summary
from tests.live_preview import ARTICLE, FILES, OUTCOME, LivePreview, miniature

PAGE, RESULT = "/decide/first/", "/flows/go/outcomes/go/"
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivePreview]:
    """One preview for the whole module; a test leaves the knowledge base without mistakes."""
    with LivePreview(miniature(tmp_path_factory.mktemp("small"))) as running:
        assert running.first.startswith("rebuilt"), running.first
        yield running


def test_serves_pages_as_they_will_be_published(preview: LivePreview) -> None:
    """A folder is answered by its index page, nothing is cached, and HEAD works."""
    status, headers, body = preview.ask(PAGE)
    assert (status, headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert headers["Cache-Control"] == "no-store"
    assert "The first words." in body
    status, headers, nothing = preview.ask(PAGE, "HEAD")
    assert (status, headers["Content-Length"], nothing) == (200, str(len(body.encode())), "")
    assert preview.ask("/assets/preview/style.css")[1]["Content-Type"] == "text/css; charset=utf-8"


def test_folder_without_its_slash_is_redirected(preview: LivePreview) -> None:
    """As on GitHub Pages; what follows the question mark is kept."""
    status, headers, _ = preview.ask("/decide/first?a=b%20c")
    assert (status, headers["Location"]) == (302, "/decide/first/?a=b%20c")


def test_missing_page_is_the_sites_own(preview: LivePreview) -> None:
    """Status 404 with the site's page, whose addresses begin at the root at any depth."""
    status, _, body = preview.ask("/not/there/at/all")
    assert status == 404
    assert "Page not found" in body
    assert 'href="/assets/preview/style.css"' in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_are_refused(preview: LivePreview, method: str) -> None:
    """A preview can only be read."""
    assert preview.ask("/", method)[0] == 405


@pytest.mark.parametrize(
    "url_path",
    [
        "/../../../../../../etc/passwd", "/..%2f..%2f..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/decide/../../../../../etc/passwd", "//etc/passwd", "/%2fetc/passwd", "/..\\..\\etc\\passwd", "/%00",
        "/decide/first/index.html%00.css", "/.builder", "/decide//first/", "/%ff", "/%252e%252e/etc/passwd",
    ],
)  # fmt: skip
def test_nothing_but_the_site_is_served(preview: LivePreview, url_path: str) -> None:
    """An address that is no page's leads nowhere, however it is written."""
    status, _, body = preview.ask(url_path)
    assert status in (400, 404)
    assert "root:" not in body


def test_link_out_of_the_knowledge_base_is_not_served(preview: LivePreview) -> None:
    """A symbolic link is a mistake in the content."""
    link = preview.root / "content/articles/decide/secret.png"
    link.symlink_to("/etc/passwd")
    preview.says("1 error;")
    assert preview.ask("/decide/secret.png")[0] == 404
    link.unlink()
    preview.says("rebuilt")


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost@evil.example:80", "", "[::2]"])
def test_foreign_host_is_refused(preview: LivePreview, host: str) -> None:
    """A name that somebody points at this machine does not reach the preview."""
    for url_path in ("/", "/livereload.js", "/assets/preview/style.css", "/not/there"):
        status, _, body = preview.ask(url_path, headers={"Host": host})
        assert status in (400, 403)
        assert "Small" not in body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:80", "[::1]:80"])
def test_names_of_this_machine_are_served(preview: LivePreview, host: str) -> None:
    """Whatever the port is on the way to it."""
    assert preview.ask("/", headers={"Host": host})[0] == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [("http://evil.example", 403), ("null", 403), ("", 403), ("http://localhost:1", 403), ("http://{host}", 101)],
)
def test_only_own_pages_may_listen(preview: LivePreview, origin: str, status: int) -> None:
    """Browsers let any site open a WebSocket, so the preview must refuse."""
    headers = {**UPGRADE, "Origin": origin.format(host=preview.host)}
    assert preview.ask("/livereload", headers=headers)[0] == status


def test_nobody_can_force_a_reload(preview: LivePreview) -> None:
    """There is no address for it, as livereload has one."""
    assert preview.ask("/forcereload")[0] == 404


@asynccontextmanager
async def _socket(preview: LivePreview) -> AsyncIterator[Callable[..., Awaitable[Any]]]:
    """A connection as a page of the preview has it: sends messages, and gives the next one from the preview."""
    request = HTTPRequest(f"ws://{preview.host}/livereload", headers={"Origin": f"http://{preview.host}"})
    socket = await websocket_connect(request)

    async def talk(*messages: str | dict[str, object]) -> Any:
        for message in messages:
            await socket.write_message(message if isinstance(message, str) else json.dumps(message))
        told = await asyncio.wait_for(socket.read_message(), 5)
        return told and json.loads(told)

    yield talk
    socket.close()
    await asyncio.sleep(0.01)


def _run(talk: Coroutine[Any, Any, Any]) -> Any:
    """Run it in a thread of its own: Playwright leaves a running event loop in this one."""
    with ThreadPoolExecutor() as elsewhere:
        return elsewhere.submit(asyncio.run, talk).result()


async def _as_page(preview: LivePreview, version: str, file: str = "", text: str = "") -> list[Any]:
    """Shake hands as a page of that version, save a file, and give what the preview says."""
    hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"], "snipver": version}
    async with _socket(preview) as talk:
        told = [await talk(hello, {"command": "info", "url": preview.url})]
        if file:
            preview.write(file, text)
        return [*told, await talk()]


def _version(preview: LivePreview) -> str:
    return preview.ask("/")[2].partition("snipver=")[2].partition("&")[0]


def test_page_that_missed_a_build_reloads_at_once(preview: LivePreview) -> None:
    """A build can end between the loading of a page and its listening, or while the preview is started again."""
    hello, reload = _run(_as_page(preview, "older-1"))
    assert hello["command"] == "hello"
    assert reload == {"command": "reload", "path": "*"}


def test_messages_name_no_file_of_this_machine(preview: LivePreview) -> None:
    """An open page is told to reload, not what was edited."""
    text = FILES[ARTICLE].replace("words", "sentences")
    _, reload = _run(_as_page(preview, _version(preview), ARTICLE, text))
    preview.says("rebuilt 1 page in")
    assert reload == {"command": "reload", "path": "*", "liveCSS": True, "liveImg": True}


def test_nonsense_on_the_socket_is_no_harm(preview: LivePreview) -> None:
    """Whatever is sent closes that connection only."""

    async def send(message: str) -> Any:
        async with _socket(preview) as talk:
            return await talk(message)

    for message in ("{", "[1]", "3", "{}", '{"command": 1, "x": ', "\0"):
        assert _run(send(message)) is None
    assert preview.ask("/")[0] == 200
    assert preview.said == []


def test_mistake_is_shown_and_the_last_good_page_stays(preview: LivePreview) -> None:
    """In the terminal and on top of every page, escaped; gone when it is mended."""
    preview.edit(OUTCOME, "title: Go", "tittle: <b>Go</b>")
    preview.write(ARTICLE, FILES[ARTICLE].replace("The first words.", "See [it](gone.md)."))
    preview.says("`gone.md` does not exist")
    preview.says(r"\d errors; the last good pages stay")
    status, _, body = preview.ask(PAGE)
    assert status == 200
    assert "The first sentences." in body
    assert '<div class="preview-problems" role="alert">' in body
    assert "`gone.md` does not exist" in body
    assert "&lt;b&gt;Go&lt;/b&gt;" in body
    assert "<b>Go" not in body
    assert "preview-problems" in preview.ask("/not/there")[2]
    preview.write(OUTCOME, FILES[OUTCOME])
    preview.write(ARTICLE, FILES[ARTICLE])
    preview.says("rebuilt 1 page in")
    assert "preview-problems" not in preview.ask(PAGE)[2]
    assert "The first words." in preview.ask(PAGE)[2]


def test_broken_template_is_shown_with_its_line(preview: LivePreview) -> None:
    """A mistake in a template of one's own stops nothing; own templates count as soon as the folder is there."""
    preview.write("templates/404.html", "<p>\n{{ nothing.there }}")
    preview.says("templates/404.html:2:1: error.template.: .*: UndefinedError: 'nothing' is undefined")
    preview.says("1 error; the last good pages stay")
    assert "cannot be rendered: UndefinedError: &#39;nothing&#39; is undefined" in preview.ask(PAGE)[2]
    preview.write("templates/404.html", "{% if %}")
    preview.says("templates/404.html:1:1: error.template.: this is not a template: Expected")
    preview.write("templates/404.html", "<body>Nothing here.")
    preview.says("rebuilt 1 page in")
    assert preview.ask("/not/there")[2] == "<body>Nothing here."
    shutil.rmtree(preview.root / "templates")
    preview.says("rebuilt 1 page in")
    assert "Page not found" in preview.ask("/not/there")[2]


def test_many_files_at_once_are_one_build(preview: LivePreview) -> None:
    """Fifty new articles give one line: 50 pages, the section's, home, and the article that has a next one now."""
    for number in range(50):
        preview.write(f"content/articles/decide/more-{number}.md", FILES[ARTICLE])
    preview.says("rebuilt 54 pages in")
    for number in range(50):
        (preview.root / f"content/articles/decide/more-{number}.md").unlink()
    preview.says("rebuilt 54 pages in")
    assert preview.said == []


def test_change_during_a_build_is_not_lost(preview: LivePreview) -> None:
    """Many quick changes: the last one is what is served in the end."""
    for number in range(40):
        preview.write(ARTICLE, FILES[ARTICLE].replace("first words", f"words {number}"))
        time.sleep(0.02)
    _until(partial(_serves, preview, "The words 39."))
    preview.write(ARTICLE, FILES[ARTICLE])
    _until(partial(_serves, preview, "The first words."))
    _settle(preview)


def _serves(preview: LivePreview, words: str) -> bool:
    return words in preview.ask(PAGE)[2]


def _settle(preview: LivePreview) -> None:
    """Wait until nothing is said any more, and forget what was."""
    while not preview.quiet():
        pass


def _until(happens: Callable[[], bool], seconds: float = 5) -> None:
    ends = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < ends
        time.sleep(0.02)


def test_exchanged_folder_is_watched_again(preview: LivePreview) -> None:
    """As when another branch is checked out."""
    (preview.root / "content").rename(preview.root / "aside")
    preview.says(r"\d errors?;")
    shutil.copytree(preview.root / "aside", preview.root / "content")
    for words in ("last", "first"):
        preview.write(ARTICLE, FILES[ARTICLE].replace("first words", f"{words} words"))
        _until(partial(_serves, preview, f"The {words} words."))
    shutil.rmtree(preview.root / "aside")
    _settle(preview)


def test_files_that_editors_keep_lead_to_no_build(preview: LivePreview) -> None:
    """Hidden files, backups and what vim tries; and nothing is ever written beside the content."""
    for name in (".first.md.swp", "first.md~", "4913", ".#first.md"):
        preview.write(f"content/articles/decide/{name}", "x")
        (preview.root / "content/articles/decide" / name).unlink()
    assert preview.quiet()
    assert sorted(child.name for child in preview.root.iterdir()) == ["content"]


def test_system_that_can_watch_no_more_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are looked at instead."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr("builder.serve.changes.watch", refuse)
    monkeypatch.setattr("builder.serve.changes.LOOK", 0.01)
    calls: list[None] = []
    changes = Changes(lambda: [tmp_path], poll=False)
    changes.start(lambda: calls.append(None))
    _until(lambda: len(calls) == 1)
    (tmp_path / "new.md").write_text("new")
    _until(lambda: len(calls) >= 2)
    changes.stop()


def test_first_build_with_mistakes_serves_them_everywhere(tmp_path: Path) -> None:
    """Until they are mended; then the site is there."""
    root = miniature(tmp_path)
    (root / OUTCOME).write_text(FILES[OUTCOME].replace("title", "tittle"))
    with LivePreview(root, "--poll") as preview:
        for url_path in ("/", PAGE, "/not/there"):
            status, _, body = preview.ask(url_path)
            assert status == 503
            assert "tittle" in body
            assert "script-src &#39;self&#39;" in body
        assert preview.ask("/assets/preview/style.css")[0] == 200
        preview.write(OUTCOME, FILES[OUTCOME])
        preview.says("rebuilt")
        assert preview.ask(RESULT)[0] == 200
        assert "preview-problems" not in preview.ask(PAGE)[2]
        for words in ("second", "third"):  # both within a second, which watchfiles' own polling would not see
            preview.edit(ARTICLE, "first words" if words == "second" else "second words", f"{words} words")
        assert "The third words." in preview.ask(PAGE)[2]


def test_taken_port_leads_to_the_next_free_one() -> None:
    """And port 0 to any; a host that is not here is wrong usage."""
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with listen("127.0.0.1", port) as second:
            assert second.getsockname()[1] > port
            assert address_of("127.0.0.1", second) == f"http://127.0.0.1:{second.getsockname()[1]}/"
            assert address_of("0.0.0.0", second).startswith("http://localhost:")
            assert address_of("::1", second).startswith("http://[::1]:")
    with pytest.raises(click.UsageError, match=r"cannot listen on 192\.0\.2\.1, port 0"):
        listen("192.0.2.1", 0)


def test_taken_port_is_said(tmp_path: Path) -> None:
    """In the line with the address."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with LivePreview(miniature(tmp_path), "--port", str(port)) as preview:
            assert preview.announced.startswith(f"Port {port} is taken. Preview at http://127.0.0.1:")
            assert preview.host != f"127.0.0.1:{port}"


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_ends_cleanly(tmp_path: Path, by: signal.Signals) -> None:
    """Exit code 0, no word, nothing left of the temporary folder; also with a page that listens."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    program = tmp_path / "browser"
    program.write_text(f"#!{sys.executable}\nimport sys\nopen(__file__ + '.saw', 'w').write(sys.argv[1])\n")
    program.chmod(0o755)
    preview = LivePreview(miniature(tmp_path / "root"), "--open", TMPDIR=str(temporary), BROWSER=f"{program} %s")
    preview.says("rebuilt")
    assert [child.name.startswith("builder-preview-") for child in temporary.iterdir()] == [True]
    with ThreadPoolExecutor() as elsewhere:
        listening = elsewhere.submit(asyncio.run, _listen(preview))
        _until(lambda: Path(f"{program}.saw").is_file() and Path(f"{program}.saw").read_text() == preview.url)
        time.sleep(0.1)
        assert preview.end(by) == 0
        assert listening.result() is None
    assert preview.said == []
    assert list(temporary.iterdir()) == []


async def _listen(preview: LivePreview) -> Any:
    async with _socket(preview) as talk:
        return await talk()


def test_bug_is_told_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its message is shown in the page, and where it happened in the terminal."""
    preview = Preview(miniature(tmp_path / "root"), tmp_path, "http://localhost/", _show)
    preview.live = preview.rebuild().live
    with monkeypatch.context() as broken:
        broken.setattr("builder.serve.preview.build", lambda *_: 1 / 0)
        rebuilt = preview.rebuild()
    assert "ZeroDivisionError: division by zero" in rebuilt.live.trouble
    assert "Traceback" in rebuilt.failure
    assert summary(rebuilt) == "not rebuilt: ZeroDivisionError: division by zero; the last good pages stay"
    preview.live = rebuilt.live
    assert summary(preview.rebuild()).startswith("rebuilt nothing new in")


def test_only_what_differs_is_told(tmp_path: Path) -> None:
    """A stylesheet alone is exchanged in the page, anything else reloads it, and no difference leads to nothing."""
    preview = Preview(miniature(tmp_path / "root"), tmp_path, "http://localhost/", _show)
    preview.live = preview.rebuild().live
    assert preview.rebuild().reloads == ()
    css = tmp_path / "root/templates/assets/css/boxes.css"
    css.parent.mkdir(parents=True)
    css.write_text(".box {}")
    styled = preview.rebuild()
    assert styled.reloads == ("/assets/preview/style.css",)
    assert styled.live.version != preview.live.version
    assert summary(styled).startswith("rebuilt style.css in")
    (tmp_path / "root" / ARTICLE).write_text(FILES[ARTICLE].replace("words", "sentences"))
    preview.live = styled.live
    both = preview.rebuild()
    assert (both.changed, both.reloads) == (frozenset({"decide/first/index.html"}), ("*",))


def _show(problems: list[Problem]) -> str:
    return "\n".join(problem.message for problem in problems)
