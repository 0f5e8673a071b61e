"""Answer only to the names of this machine."""

from __future__ import annotations

import re

from tornado.web import HTTPError, RequestHandler

from builder.serve.preview import Preview

_HOST = re.compile(r"(?P<host>\[(?P<v6>[0-9a-f:.]+)\]|(?P<name>[^:/@\[\]]+))(?::(?P<port>\d+))?")


class Guarded(RequestHandler):
    """Answers only to the names of this machine.

    Another site could otherwise read the preview by pointing its own name at this machine (DNS rebinding).
    """

    def initialize(self, preview: Preview, hosts: set[str]) -> None:
        """Take what the server was made with."""
        self.preview, self.hosts = preview, hosts

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
