"""Talk to an open page: it reloads when its own bytes have changed, and exchanges stylesheets without a reload."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler
from tornado.escape import json_decode
from tornado.web import HTTPError

from builder.serve.guarded import Guarded
from builder.serve.response import Response, respond


class LiveSocket(Guarded, LiveReloadHandler):  # type: ignore[misc]  # livereload has no types
    """livereload's protocol, spoken with the preview's own pages only."""

    _seen = ""
    """The version that the page shows."""
    _url_path: str | None = None
    _styles: Mapping[str, bytes] | None = None
    """The stylesheets that it has, as far as they are known."""
    _looking: asyncio.Task[None] | None = None
    _again = False

    def prepare(self) -> None:
        """Refuse the pages of other sites, which browsers do not stop from opening a WebSocket."""
        super().prepare()
        if self.request.headers.get("Origin", "").lower().partition("://")[2] != self.request.host.lower():
            raise HTTPError(403)

    def on_message(self, message: str | bytes) -> None:
        """Shake hands; a page that missed a change, before it could listen or during a restart, reloads at once."""
        try:
            told = json_decode(message)
            super().on_message(message)
            if told["command"] == "info":
                self._url_path = unquote(urlsplit(str(told.get("url", ""))).path).removeprefix("/")
        except (ValueError, TypeError, AttributeError):
            self.close()
            return
        self._seen = str(told.get("snipver") or self._seen)
        if told["command"] == "info":
            self.look()

    def look(self) -> None:
        """Compare the page that it shows with the one that is served now; once more if one look is under way."""
        self._again = True
        if self._looking is None and self._url_path is not None and self._seen:
            self._looking = asyncio.ensure_future(self._look(self._url_path))

    def on_close(self) -> None:
        """Look no more."""
        super().on_close()
        if self._looking:
            self._looking.cancel()

    async def _look(self, url_path: str) -> None:
        while self._again:
            self._again = False
            found = await respond(self.preview, url_path)
            for changed in self._changed(found):
                self.send_message({"command": "reload", "path": changed, "liveCSS": True, "liveImg": True})
        self._looking = None

    def _changed(self, now: Response) -> list[str]:
        """The stylesheets to exchange, or `*` to reload the whole page."""
        version, styles = version_of(self.preview.run, now), now.live.rendering.styles
        before, self._seen = self._seen, version
        had, self._styles = self._styles, styles
        if before == version:
            return []
        if had is None or before.rpartition("-")[0] != version.rpartition("-")[0] or had.keys() != styles.keys():
            return ["*"]
        return [f"/{name}" for name, digest in sorted(styles.items()) if had[name] != digest]


def version_of(run: str, found: Response) -> str:
    """The name that a page is given for its state, of the preview, the page, and the stylesheets."""
    return "-".join((run, *found.version))
