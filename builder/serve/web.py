"""Serve the preview to browsers on this machine, and tell their open pages to reload."""

from __future__ import annotations

import mimetypes
import re
from html import escape
from urllib.parse import quote

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado.escape import json_decode
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler

from builder.render.assets import UNVERSIONED
from builder.serve.error_page import trouble_page, with_panel
from builder.serve.preview import Live, Preview

_HOST = re.compile(r"(?P<host>\[(?P<v6>[0-9a-f:.]+)\]|(?P<name>[^:/@\[\]]+))(?::(?P<port>\d+))?")
_TEXT = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml",
         "xml": "application/xml", "json": "application/json", "txt": "text/plain"}  # fmt: skip


def web_server(preview: Preview, host: str) -> HTTPServer:
    """The server of a preview, without a socket yet."""
    given = {"preview": preview, "hosts": {"localhost", "127.0.0.1", "::1", host.lower()}}
    routes = [("/livereload", LiveSocket, given), (r"/livereload\.js", LiveScript, given), ("/(.*)", LivePage, given)]
    return HTTPServer(Application(routes, log_function=lambda _: None, websocket_max_message_size=65536))


class Guarded(RequestHandler):
    """Answers only to the names of this machine.

    Another site could otherwise read the preview by pointing its own name at this machine (DNS rebinding).
    """

    def initialize(self, preview: Preview, hosts: set[str]) -> None:
        """Take what the server was made with."""
        self.preview, self.hosts = preview, hosts

    @property
    def live(self) -> Live:
        """The files that are served now."""
        assert self.preview.live, "the socket is opened after the first build"
        return self.preview.live

    def set_default_headers(self) -> None:
        """Forbid browsers to cache the preview, and other sites to embed it."""
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("X-Content-Type-Options", "nosniff")

    def prepare(self) -> None:
        """Refuse a request under a name that is not this preview's."""
        match = _HOST.fullmatch(self.request.headers.get("Host", "").lower())
        if match is None or (match["v6"] or match["name"]) not in self.hosts:
            raise HTTPError(403, reason="To open the preview under this name, start it with --host")
        self.host, self.port = match["host"], match["port"] or "80"

    def compute_etag(self) -> None:
        """Never answer `304 Not Modified`."""

    def write_error(self, status_code: int, **_: object) -> None:
        """Answer with the error in plain text."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code} {self._reason}\n")


class LiveScript(Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's script, which a preview's pages load."""


class LiveSocket(Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's protocol, spoken with the preview's own pages only."""

    _seen = ""

    def prepare(self) -> None:
        """Refuse the pages of other sites, which browsers do not stop from opening a WebSocket."""
        super().prepare()
        if self.request.headers.get("Origin", "").lower().partition("://")[2] != self.request.host.lower():
            raise HTTPError(403)

    def on_message(self, message: str | bytes) -> None:
        """Shake hands; a page that missed a build, before it could listen or during a restart, reloads at once."""
        try:
            told = json_decode(message)
            super().on_message(message)
        except (ValueError, TypeError, AttributeError):
            self.close()
            return
        self._seen = str(told.get("snipver") or self._seen)
        if told["command"] == "info" and self._seen not in ("", self.live.version):
            self.send_message({"command": "reload", "path": "*"})


class LivePage(Guarded):
    """Serves the files of the newest good site; an address is looked up among them and never on the disk."""

    def get(self, url_path: str) -> None:
        """Answer with the file, a redirect to its folder, the site's page for what is not there, or the mistakes."""
        files = self.live.files
        index = f"{url_path}index.html" if url_path.endswith("/") or not url_path else url_path
        if index in files:
            self._send(index)
        elif not self.live.ready:
            self.set_status(503)
            page = trouble_page(self.live.trouble, self.preview.options.policy, f"{UNVERSIONED}style.css")
            self._finish("html", self._listening(page))
        elif f"{url_path}/index.html" in files:
            self.redirect(f"/{quote(url_path)}/{'?' if self.request.query else ''}{self.request.query}")
        else:
            self.set_status(404)
            self._send("404.html")

    def head(self, url_path: str) -> None:
        """Answer as to `get`; tornado leaves the body out."""
        self.get(url_path)

    def _send(self, file: str) -> None:
        data, kind = (self.live.folder / file).read_bytes(), file.rpartition(".")[2]
        if kind == "html":
            data = self._listening(with_panel(data, self.live.trouble) if self.live.trouble else data)
        self._finish(kind, data)

    def _listening(self, page: bytes) -> bytes:
        """A page that tells livereload's script where it is, of which version, and to try again soon.

        By itself the script finds neither an IPv6 host nor the standard port, and may wait a minute before it is back.
        """
        query = f"host={self.host}&port={self.port}&snipver={self.live.version}&mindelay=200&maxdelay=2000"
        return page.replace(b'livereload.js"', f'livereload.js?{escape(query)}"'.encode(), 1)

    def _finish(self, kind: str, data: bytes) -> None:
        text = _TEXT.get(kind)
        guessed = mimetypes.guess_type(f"file.{kind}")[0] or "application/octet-stream"
        self.set_header("Content-Type", f"{text}; charset=utf-8" if text else guessed)
        self.finish(data)
