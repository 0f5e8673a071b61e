"""Refusals of kernels that cannot be read."""

from __future__ import annotations

from collections.abc import Collection


class KernelError(Exception):
    """A kernel that cannot be read; the message says why."""


def known(name: str, among: Collection[str]) -> str:
    """A name that must be one of some."""
    if name not in among:
        raise KernelError(f"this kernel names `{name}`, which is not in it")
    return name


def once(what: str, names: Collection[str]) -> Collection[str]:
    """The names of a kind, none of which comes twice."""
    twice = next((name for place, name in enumerate(names) if name in list(names)[:place]), None)
    if twice is not None:
        raise KernelError(f"this kernel has the {what} `{twice}` twice")
    return names
