"""Answers to a browser's requests: the site and nothing but the site."""

from __future__ import annotations

from typing import Any

import pytest

from tests.live_preview import ARTICLE, FILES, LivePreview
from tests.serve.listening import PAGE, as_page, open_socket, run_elsewhere, version_of

UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


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
    preview.says("updated secret.png")


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


def test_page_that_missed_a_build_reloads_at_once(preview: LivePreview) -> None:
    """A build can end between the loading of a page and its listening, or while the preview is started again."""
    hello, reload = run_elsewhere(as_page(preview, "older-1"))
    assert hello["command"] == "hello"
    assert (reload["command"], reload["path"]) == ("reload", "*")


def test_messages_name_no_file_of_this_machine(preview: LivePreview) -> None:
    """An open page is told to reload, not what was edited."""
    text = FILES[ARTICLE].replace("words", "sentences")
    _, reload = run_elsewhere(as_page(preview, version_of(preview), ARTICLE, text))
    preview.says("updated first.md in")
    preview.edit(ARTICLE, "sentences", "words")
    assert reload == {"command": "reload", "path": "*", "liveCSS": True, "liveImg": True}


def test_nonsense_on_the_socket_is_no_harm(preview: LivePreview) -> None:
    """Whatever is sent closes that connection only."""

    async def send(message: str) -> Any:
        async with open_socket(preview) as talk:
            return await talk(message)

    for message in ("{", "[1]", "3", "{}", '{"command": 1, "x": ', "\0"):
        assert run_elsewhere(send(message)) is None
    assert preview.ask("/")[0] == 200
    assert preview.said == []
