"""A small web on this machine, in which each address behaves in its own way."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from builder.check.outside.manners import Manners

QUICK = Manners(pause=0, timeout=20, waits=(0.01, 0.01), allow_private=True)
"""Manners for hosts that nobody else needs."""
STATUS = {
    "/fine": 200, "/gone": 404, "/for-ever": 410, "/login": 401, "/forbidden": 403, "/teapot": 418, "/busy": 429,
    "/error": 500, "/overloaded": 503, "/strange": 799, "/\u00fc?q=%20x": 200,
}  # fmt: skip
REDIRECTS = {
    "/moved": (301, "/fine"), "/moved-twice": (308, "moved"), "/away": (302, "/fine"),
    "/away-then-moved": (307, "/moved"),
    "/moved-then-away": (301, "/away"), "/moved-and-gone": (301, "/gone"), "/circle": (302, "/circle"),
    "/elsewhere": (302, "javascript:alert(1)"), "/nowhere": (302, ""),
}  # fmt: skip


class Web(ThreadingHTTPServer):
    """The server, and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("", 0), _Handler)
        self.asked: Counter[str] = Counter()
        self.agents: set[str] = set()
        self.now: Counter[str] = Counter()
        """The requests that are answered at this moment, by host."""
        self.most: Counter[str] = Counter()
        """The most there were at once."""
        self.meeting = threading.Barrier(3)
        """The meeting of three requests, of which none is answered before the others have come."""

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of something here; each number of 127.0.0.0/8 is a host."""
        return f"http://{host}:{self.server_port}{path}"


class _Handler(BaseHTTPRequestHandler):
    """Answers by the tables above, and in a few ways that no table can say."""

    server: Web

    def do_GET(self) -> None:
        """Answer, and keep count."""
        host, path = self.headers["Host"], self.path.replace("%C3%BC", "\u00fc")
        self.server.asked[f"{self.command} {path}"] += 1
        self.server.agents.add(self.headers["User-Agent"])
        self.server.now[host] += 1
        self.server.most[host] = max(self.server.most[host], self.server.now[host])
        try:
            self.reply(path)
        except ConnectionError:
            pass  # the other side has heard enough
        finally:
            self.server.now[host] -= 1

    do_HEAD = do_GET  # noqa: N815 - the name is the standard library's

    def reply(self, path: str) -> None:
        """One answer."""
        if path in REDIRECTS:
            status, target = REDIRECTS[path]
            return self.send(status, {"Location": target} if target else {})
        if path == "/get-only":
            return self.send(405 if self.command == "HEAD" else 200)
        if path == "/flaky":
            return self.send(500 if self.server.asked["GET /flaky"] < 2 else 200)
        if path == "/huge" and self.command == "HEAD":
            return self.send(404)
        if path == "/huge":
            return self.send(200, {"Content-Length": str(10**12)})
        if path == "/cut":
            return self.send(200, {"Content-Length": "5"})
        if path == "/garbage":
            self.wfile.write(b"SSH-2.0\r\n\r\n")
            return None
        if path.startswith("/slow"):
            time.sleep(0.2)
        if path.startswith("/together"):
            try:
                self.server.meeting.wait(20)
            except threading.BrokenBarrierError:
                return self.send(500)
        return self.send(STATUS.get(path, 200))

    def send(self, status: int, headers: dict[str, str] | None = None) -> None:
        """A status and headers; the body is none, whatever they say."""
        self.send_response(status)
        for name, value in {"Content-Length": "0", **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Say nothing."""


@contextlib.contextmanager
def web() -> Iterator[Web]:
    """The small web, while it is needed."""
    with Web() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
