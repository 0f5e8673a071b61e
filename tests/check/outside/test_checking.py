"""Outside links are asked for: what an answer means, and how hosts are treated.

Rooms: builder/check/outside.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest

from builder.check.outside import asking
from builder.check.outside.answers import Answer, Verdict, no_answer
from builder.check.outside.asking import is_public
from builder.check.outside.checking import NO_TIME, TOO_MANY, NoNetworkError, check_links
from builder.check.outside.manners import Manners
from builder.check.outside.outside_links import OutsideLink
from tests.check.outside.web import QUICK, REDIRECTS, Web, web

SILENT = "http://127.0.0.{}:1/"
"""Hosts where nobody listens."""


@pytest.fixture(scope="module")
def server() -> Iterator[Web]:
    """One small web for all tests."""
    with web() as server:
        yield server


def answers(urls: list[str], manners: Manners = QUICK) -> list[Answer]:
    """The answers, in the order of the addresses."""
    links = [OutsideLink(url, ()) for url in urls]
    return [each.answer for each in check_links(links, manners)]


def states(urls: list[str], manners: Manners = QUICK) -> list[tuple[str, str]]:
    """The state of each address, and the reason or the new address."""
    return [(answer.verdict.value, answer.to or answer.reason) for answer in answers(urls, manners)]


EXPECTED = {
    "/fine": ("fine", ""), "/get-only": ("fine", ""), "/flaky": ("fine", ""), "/huge": ("fine", ""),
    "/cut": ("fine", ""), "/\u00fc?q=%20x#part": ("fine", ""), "/away": ("fine", ""), "/away-then-moved": ("fine", ""),
    "/gone": ("broken", "404 Not Found"), "/for-ever": ("broken", "410 Gone"),
    "/error": ("broken", "500 Internal Server Error"), "/moved-and-gone": ("broken", "404 Not Found"),
    "/circle": ("broken", "it redirects more than 5 times"),
    "/elsewhere": ("broken", "it redirects to what is no address of the web"), "/garbage": ("broken", "no connection"),
    "/login": ("unsure", "401 Unauthorized"), "/forbidden": ("unsure", "403 Forbidden"),
    "/busy": ("unsure", "429 Too Many Requests"), "/overloaded": ("unsure", "503 Service Unavailable"),
    "/strange": ("unsure", "799"), "/nowhere": ("unsure", "302 Found"),
}  # fmt: skip


@pytest.mark.parametrize("path", EXPECTED)
def test_state(server: Web, path: str) -> None:
    """Broken is only what readers cannot get; a host that turns programs away, or is busy, proves nothing."""
    assert states([server.at(path)]) == [EXPECTED[path]]


def test_moved_for_good(server: Web) -> None:
    """The address to write instead is where permanent redirects lead; what comes after a temporary one is not."""
    paths = {"/moved": "/fine", "/moved-twice": "/fine", "/moved-then-away": "/away"}
    assert states([server.at(path) for path in paths]) == [("moved", server.at(path)) for path in paths.values()]


def test_no_host(server: Web) -> None:
    """Nobody listens, nobody has the name, no secure connection, no answer in time: broken for readers, too."""
    urls = [SILENT.format(1), "http://no-such-host.invalid/", server.at("/fine").replace("http:", "https:")]
    found = states([*urls, server.at("/fine", "127.0.0.3")], replace(QUICK, timeout=20.0))
    late = states([server.at("/slow", "127.0.0.2"), server.at("/fine", "127.0.0.3")], replace(QUICK, timeout=0.15))
    assert found[0] == ("broken", "no connection")
    assert found[1] in (("broken", "there is no such host"), ("unsure", "its host could not be looked up"))
    assert found[2:] == [("broken", "no secure connection"), ("fine", "")]
    assert late[0] == ("broken", "no answer in 0.15 seconds")


def test_certificate() -> None:
    """The reason is that of OpenSSL; a name server that is down is no missing host."""
    error = ssl.SSLCertVerificationError()
    error.verify_message = "certificate has expired"
    assert no_answer(error, 1).reason == "its certificate is not valid: certificate has expired"
    assert no_answer(socket.gaierror(socket.EAI_NONAME, ""), 1).verdict is Verdict.BROKEN
    assert no_answer(socket.gaierror(socket.EAI_AGAIN, ""), 1).verdict is Verdict.UNSURE


def test_one_host_one_link_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hosts are asked side by side, each for one link after the other, with a pause, under our name."""
    pauses: list[float] = []
    sleep = asyncio.sleep

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", pause)
    with web() as server:
        hosts = ["127.0.0.1", "127.0.0.2", "127.0.0.3"]
        urls = [server.at(f"/together/{n}", host) for n in range(3) for host in hosts]
        found = answers(urls, replace(QUICK, pause=7, agent="me"))
        assert {answer.verdict for answer in found} == {Verdict.FINE}
        assert set(server.most.values()) == {1}
        assert len(server.most) == 3
        assert [7] * 6 == pauses
        assert server.agents == {"me"}


def test_host_that_is_silent_or_busy_is_left_alone() -> None:
    """The rest of its links are not asked for, and not called broken."""
    with web() as server:
        found = states([server.at("/busy"), server.at("/fine"), SILENT.format(9), f"{SILENT.format(9)}a"])
        assert found == [
            ("unsure", "429 Too Many Requests"),
            ("unsure", "not asked: of its host, 429 Too Many Requests"),
            ("broken", "no connection"),
            ("unsure", "not asked: of its host, no connection"),
        ]
        assert server.asked == {"HEAD /busy": 3, "GET /busy": 3}


def test_number_and_time_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links beyond the limits are named and not asked for; the clock here goes on by 100 seconds at each request."""
    with web() as server:
        urls = [server.at(path) for path in ("/fine", "/get-only", "/flaky", "/cut")]
        assert answers(urls, replace(QUICK, most=3))[3] == TOO_MANY
        server.asked.clear()
        monkeypatch.setattr(asking, "time", SimpleNamespace(monotonic=lambda: 100 * server.asked.total()))
        found = answers(urls, replace(QUICK, seconds=250))
        assert [answer.verdict for answer in found[:2]] == [Verdict.FINE] * 2
        assert found[2:] == [NO_TIME] * 2
        assert set(server.asked) == {"HEAD /fine", "HEAD /get-only", "GET /get-only"}


def test_no_network() -> None:
    """If nobody answers at all, no link is called broken; a few hosts can all be gone."""
    assert [state for state, _ in states([SILENT.format(1), SILENT.format(2)])] == ["broken", "broken"]
    with pytest.raises(NoNetworkError):
        answers([SILENT.format(number) for number in (1, 2, 3)])


def test_inside_of_a_network_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither by its number nor by a name, and not through a redirect from a host outside."""
    private = ("unsure", "its host is inside a network, and is not asked")
    with web() as server:
        for host in ("127.0.0.1", "localhost", "[::1]", "0x7f000001"):
            assert states([server.at("/fine", host)], replace(QUICK, allow_private=False)) == [private]
        assert server.asked == {}
        monkeypatch.setattr(asking, "is_public", lambda address: address == "127.0.0.1")
        monkeypatch.setitem(REDIRECTS, "/in", (302, server.at("/fine", "127.0.0.2")))
        assert states([server.at("/in")], replace(QUICK, allow_private=False)) == [private]
        assert server.asked == {"HEAD /in": 1}


PRIVATE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "ff02::1",
)  # fmt: skip


def test_public_addresses() -> None:
    """Those of the whole internet alone, also written as IPv6."""
    assert [address for address in PRIVATE if is_public(address)] == []
    assert all(map(is_public, ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:93.184.215.14")))
