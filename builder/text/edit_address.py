"""The address at which a file can be edited, with `{file}` for its path, as `edit-url` and `--edit-url` want it."""

from __future__ import annotations

import re

_OTHER = re.compile(r"\{(?!file\})[^{}]*\}?|(?<!\{file)\}")
_EDITORS = {"github.com": "edit", "gitlab.com": "-/edit", "codeberg.org": "_edit"}
"""The path of the editor of each host on the web whose addresses are known."""
EDITOR_HOSTS = tuple(_EDITORS)


def edit_mistake(url: str) -> str:
    """The reason why an address of the web has no single place for the file; empty if it has one."""
    if url.count("{file}") > 1:
        return "has `{file}` more than once"
    other = _OTHER.search(url)
    if other:
        return f"has `{other[0]}`, which nothing fills in"
    return "" if "{file}" in url else "has no `{file}`"


def editor_of(home: str, branch: str, folder: str = "") -> str:
    """The editor of a repository, from its page on the web; empty if the host is not one of those that are known.

    `folder` is where the knowledge base lies in the repository: empty, or with a slash at its end.
    """
    host = re.match(r"https://([^/]+)/[^/]+/[^/]", home)
    editor = _EDITORS.get(host[1]) if host else None
    return f"{home}/{editor}/{branch}/{folder}{{file}}" if editor else ""
