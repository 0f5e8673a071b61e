"""The bounds of a check of outside links: how hosts are asked, and when it ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """Limits of a link check, so that no host is overloaded."""

    pause: float = 1.0
    """Seconds between two links to one host, which are never asked for at the same time."""
    timeout: float = 20.0
    """Seconds to wait for an answer."""
    waits: tuple[float, ...] = (5.0, 20.0)
    """Seconds to wait before each further try, where a host gives no answer or is busy."""
    at_once: int = 8
    """Requests at the same time, each to another host."""
    hops: int = 5
    """Redirects that are followed for one link."""
    most: int = 3000
    """Links that are asked for; more are named as not asked."""
    seconds: float = 1200.0
    """Seconds after which the rest is not asked."""
    allow_private: bool = False
    """True to try hosts in a private network. By default, a link must not reach what only this machine can."""
    agent: str = "builder (link check)"
    """The name that hosts are told."""
