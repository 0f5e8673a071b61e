"""The address of the published documentation, which help, messages and new knowledge bases name."""

from __future__ import annotations

DOCUMENTATION = "https://attend-or-cancel.example/docs/"
"""The first page; `pyproject.toml` names it, too."""


def documented(page: str, anchor: str = "") -> str:
    """The address of a page, named by its section and its file: `tutorial/first-flow`."""
    return f"{DOCUMENTATION}{page}/{'#' if anchor else ''}{anchor}"
