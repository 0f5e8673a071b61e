"""Serve the preview to browsers on this machine, and tell their open pages to reload."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from html import escape
from urllib.parse import quote

from livereload.handlers import LiveReloadJSHandler
from tornado.httpserver import HTTPServer
from tornado.web import Application

from builder.serve.guarded import Guarded
from builder.serve.live_socket import LiveSocket, version_of
from builder.serve.preview import Preview
from builder.serve.response import Response, respond

_TEXT = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml",
         "xml": "application/xml", "json": "application/json", "txt": "text/plain"}  # fmt: skip


def web_server(preview: Preview, host: str, tell: Callable[[str], None]) -> HTTPServer:
    """The server of a preview, without a socket yet; it tells of pages that cannot be made."""
    given = {"preview": preview, "hosts": {"localhost", "127.0.0.1", "::1", host.lower()}}
    routes = [
        ("/livereload", LiveSocket, given),
        (r"/livereload\.js", LiveScript, given),
        ("/(.*)", LivePage, {**given, "tell": tell}),
    ]
    return HTTPServer(Application(routes, log_function=lambda _: None, websocket_max_message_size=65536))


class LiveScript(Guarded, LiveReloadJSHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's script, which a preview's pages load."""


class LivePage(Guarded):
    """Serves the files of the newest site; an address is looked up among them and never on the disk."""

    def initialize(self, preview: Preview, hosts: set[str], tell: Callable[[str], None] = lambda _: None) -> None:
        """Take what the server was made with."""
        super().initialize(preview, hosts)
        self._tell = tell

    async def get(self, url_path: str) -> None:
        """Answer with the file, a redirect to its folder, the site's page for what is not there, or the mistakes."""
        found = await respond(self.preview, url_path)
        if found.failure:
            self._tell(found.failure)
        if found.redirect:
            self.redirect(f"/{quote(found.redirect)}{'?' if self.request.query else ''}{self.request.query}")
            return
        self.set_status(found.status)
        self._finish(found.kind, self._listening(found) if found.kind == "html" else found.data)

    async def head(self, url_path: str) -> None:
        """Answer as to `get`; tornado leaves the body out."""
        await self.get(url_path)

    def _listening(self, found: Response) -> bytes:
        """A page that tells livereload's script where it is, of which version, and to try again soon.

        By itself the script finds neither an IPv6 host nor the standard port, and may wait a minute before it is back.
        """
        version = version_of(self.preview.run, found)
        query = f"host={self.host}&port={self.port}&snipver={version}&mindelay=200&maxdelay=2000"
        return found.data.replace(b'livereload.js"', f'livereload.js?{escape(query)}"'.encode(), 1)

    def _finish(self, kind: str, data: bytes) -> None:
        text = _TEXT.get(kind)
        guessed = mimetypes.guess_type(f"file.{kind}")[0] or "application/octet-stream"
        self.set_header("Content-Type", f"{text}; charset=utf-8" if text else guessed)
        self.finish(data)
