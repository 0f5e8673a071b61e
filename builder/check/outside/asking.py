"""Ask for one address: by HEAD, then by GET, through redirects, and again where a host was busy."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from tornado.httpclient import HTTPClientError, HTTPRequest
from tornado.httputil import HTTPHeaders, HTTPInputError, parse_response_start_line
from tornado.iostream import StreamClosedError
from tornado.netutil import DefaultExecutorResolver, Resolver
from tornado.simple_httpclient import HTTPTimeoutError, SimpleAsyncHTTPClient

from builder.check.outside.answers import Answer, PrivateAddressError, Verdict, answer_to, no_answer
from builder.check.outside.manners import Manners
from builder.text.web_address import is_web_address

_ENOUGH = 1 << 20
"""Bytes of a body after which the rest is not fetched; nothing reads them."""
_REDIRECTS = {301: True, 302: False, 303: False, 307: False, 308: True}
"""The redirects, and whether they are permanent (RFC 9110, 15.4)."""
_SAFE = "%/:=&?~+!$,;'@()*[]"
"""Characters of a path or query that are sent as they are."""


class PublicResolver(Resolver):
    """Looks up hosts, and hides the addresses inside a network: at the moment of connecting, for redirects too."""

    def initialize(self, allow_private: bool) -> None:
        """Take the one setting."""
        self._inner, self._allow_private = DefaultExecutorResolver(), allow_private

    async def resolve(
        self, host: str, port: int, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[tuple[int, Any]]:
        """The addresses of a host. Raises `PrivateAddressError` where none of them is public."""
        found = await self._inner.resolve(host, port, family)
        public = [each for each in found if self._allow_private or is_public(each[1][0])]
        if not public:
            raise PrivateAddressError(host)
        return public


def is_public(address: str) -> bool:
    """True if an IP address is public."""
    ip = ipaddress.ip_address(address)
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return ip.is_global and not ip.is_multicast


class NoTimeError(Exception):
    """The time for all links is over."""


class Asker:
    """Asks for links until the time is over; to be closed."""

    def __init__(self, manners: Manners) -> None:
        self._manners = manners
        self._ends = time.monotonic() + manners.seconds
        resolver = PublicResolver(allow_private=manners.allow_private)
        self._client = SimpleAsyncHTTPClient(
            force_instance=True, max_clients=manners.at_once, resolver=resolver, max_body_size=_ENOUGH
        )

    def close(self) -> None:
        """Let go of the client."""
        self._client.close()

    async def ask(self, url: str) -> Answer:
        """The state of a link, after as many tries as manners allow. Raises `NoTimeError`."""
        answer = await self._follow(url)
        for wait in self._manners.waits:
            if answer.is_final:
                break
            await asyncio.sleep(wait)
            answer = await self._follow(url)
        return answer

    async def _follow(self, url: str) -> Answer:
        """The answer at the end of all redirects; `to` is where those that came first and are permanent lead."""
        here, to, permanent = url, "", True
        for _ in range(self._manners.hops + 1):
            try:
                status, target = await self._ask_once(here)
            except _ERRORS as error:
                return no_answer(_cause(error), self._manners.timeout)
            if status not in _REDIRECTS or not target:
                answer = answer_to(status)
                moved = to and answer.verdict is Verdict.FINE
                return replace(answer, verdict=Verdict.MOVED, to=to) if moved else answer
            here = urljoin(here, target)
            if not is_web_address(here):
                return Answer(Verdict.BROKEN, "it redirects to what is no address of the web")
            permanent = permanent and _REDIRECTS[status]
            to = here if permanent else to
        return Answer(Verdict.BROKEN, f"it redirects more than {self._manners.hops} times")

    async def _ask_once(self, url: str) -> tuple[int, str]:
        """The status, and where it redirects; GET has the last word, since many hosts answer HEAD badly."""
        heard = await self._request("HEAD", url)
        return heard if heard[0] < 400 else await self._request("GET", url)

    async def _request(self, method: str, url: str) -> tuple[int, str]:
        if time.monotonic() > self._ends:
            raise NoTimeError
        status, headers = 0, HTTPHeaders()

        def hear(line: str) -> None:
            nonlocal status
            if line.startswith("HTTP/"):
                status = parse_response_start_line(line.strip()).code
            elif line.strip():
                headers.parse_line(line)

        wait = self._manners.timeout
        request = HTTPRequest(
            _sent(url), method, {"Accept": "text/html,*/*;q=0.8"}, follow_redirects=False, decompress_response=False,
            user_agent=self._manners.agent, connect_timeout=wait, request_timeout=wait,
            header_callback=hear, streaming_callback=lambda _: None,
        )  # fmt: skip
        try:
            await self._client.fetch(request, raise_error=False)
        except _ERRORS:
            if not status:  # else the answer was there, and only its body was too long or broken off
                raise
        return status, headers.get("Location", "")


_ERRORS = (OSError, UnicodeError, ValueError, HTTPClientError, HTTPInputError, StreamClosedError)
"""Errors of a host that does not exist, or does not speak HTTP."""


def _cause(error: BaseException) -> BaseException | None:
    """The error below that of a library."""
    if isinstance(error, HTTPTimeoutError):
        return TimeoutError()
    return next((each for each in _chain(error) if isinstance(each, OSError | UnicodeError)), None)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = getattr(error, "real_error", None) or error.__cause__


def _sent(url: str) -> str:
    """An address in the letters that can be sent: the host as RFC 5890 has it, the rest quoted."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host if host.isascii() else host.encode("idna").decode()
    netloc = f"{host}:{parts.port}" if parts.port else host
    return urlunsplit((parts.scheme, netloc, quote(parts.path or "/", _SAFE), quote(parts.query, _SAFE), ""))
