"""The large fixture, served as on GitHub Pages: below a path, 404.html for what is missing; and a page to read it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.phone import ENDED, phone
from tests.interview import interview_site

BASE_PATH = "/some/project/"


class _Handler(SimpleHTTPRequestHandler):
    """Serves the folder below the base path."""

    def translate_path(self, path: str) -> str:
        """Map an address below the base path to a file, any other to one that is not there."""
        inside = path.startswith(BASE_PATH)
        return super().translate_path("/" + path.removeprefix(BASE_PATH) if inside else "/not/there")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Say nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a built site; yields its base address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        origin = f"http://127.0.0.1:{server.server_port}/"
        ENDED.discard(origin)
        try:
            yield origin.removesuffix("/") + BASE_PATH
        finally:
            ENDED.add(origin)
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The base address of the large fixture, freshly built."""
    with served(interview_site(tmp_path_factory, "https://example.org" + BASE_PATH)) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone; anything written to the console fails the test."""
    with phone(browser) as (page, said):
        yield page
    assert said == [], said
