"""The meaning of an answer: a link is fine, has moved, is broken, or nobody can tell."""

from __future__ import annotations

import http
import socket
import ssl
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The state of a link; the order is that of a report."""

    BROKEN = "broken"
    MOVED = "moved"
    """It works, by a redirect that the host calls permanent."""
    UNSURE = "unsure"
    """Readers may well get the page: many hosts turn programs away, or were busy."""
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Answer:
    """The state of a link, and why."""

    verdict: Verdict
    reason: str = ""
    to: str = ""
    """Of a link that moved, the address to write instead."""
    is_final: bool = True
    """True if another try would give the same answer."""
    is_of_host: bool = False
    """True if other links to the same host need not be tried."""
    is_heard: bool = True
    """True if a host answered at all."""


class PrivateAddressError(OSError):
    """The host is inside a network, not on the web."""


FINE = Answer(Verdict.FINE)
_GONE = (404, 410)
_LATER = (408, 425, 429)
_BUSY = (429, 503)
"""Too many requests, or programs unwelcome: the page may well be there."""


def answer_to(status: int) -> Answer:
    """The meaning of a status that is no redirect; its name is that of RFC 9110."""
    if 200 <= status < 300:
        return FINE
    try:
        reason = f"{status} {http.HTTPStatus(status).phrase}"
    except ValueError:
        reason = str(status)
    is_broken = status in _GONE or (status >= 500 and status not in _BUSY and status < 600)
    verdict = Verdict.BROKEN if is_broken else Verdict.UNSURE
    return Answer(verdict, reason, is_final=status < 500 and status not in _LATER, is_of_host=status == 429)


def no_answer(error: BaseException | None, timeout: float) -> Answer:
    """The meaning of an error on the way to a host."""
    if isinstance(error, PrivateAddressError):
        return Answer(Verdict.UNSURE, "its host is inside a network, and is not asked", is_of_host=True, is_heard=False)
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN:
        return _silent("its host could not be looked up", Verdict.UNSURE)
    if isinstance(error, socket.gaierror | UnicodeError):
        return _silent("there is no such host")
    if isinstance(error, ssl.SSLCertVerificationError):
        return _silent(f"its certificate is not valid: {error.verify_message}")
    if isinstance(error, ssl.SSLError):
        return _silent("no secure connection")
    if isinstance(error, TimeoutError):
        return _silent(f"no answer in {timeout:g} seconds")
    return _silent("no connection")


def _silent(reason: str, verdict: Verdict = Verdict.BROKEN) -> Answer:
    return Answer(verdict, reason, is_final=False, is_of_host=True, is_heard=False)
