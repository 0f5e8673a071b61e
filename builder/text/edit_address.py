"""The address at which a file can be edited, with `{file}` for its path, as `edit-url` and `--edit-url` want it."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

_OTHER = re.compile(r"\{(?!file\})[^{}]*\}?|(?<!\{file)\}")
_EDITORS = {"github.com": "edit", "gitlab.com": "-/edit", "codeberg.org": "_edit"}
"""The path of the editor of each host on the web whose addresses are known."""
EDITOR_HOSTS = tuple(_EDITORS)
_VIEWERS = {"-/edit": "-/blob", "_edit": "src/branch", "edit": "blob"}
"""The path of the page that shows a file, by that of the editor, on these hosts and on others with the same program."""
_EDITED = re.compile(rf"(https://[^/]+/.+?)/({'|'.join(_VIEWERS)})/(.*)")


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


def viewer_of(edit_url: str, file: str) -> str:
    """The page that shows a file of a repository; empty if the address is not that of a known program's editor.

    `file` is seen from the root of the knowledge base, and can be outside of it: `../LICENSE`.
    """
    match = _EDITED.fullmatch(edit_url)
    if match is None:
        return ""
    path = posixpath.normpath(match[3].replace("{file}", quote(file)))
    return f"{match[1]}/{_VIEWERS[match[2]]}/{path}"
