"""Former addresses: their form, and the page of the site that each leads to."""

from __future__ import annotations

import re
from urllib.parse import unquote

from builder.text.names import MAX_BYTES, MAX_CHARACTERS, composed, is_word_part

LONGEST = 1000
"""The most characters of an alias; file systems allow about four times as many for the whole path."""
EXAMPLE = "like `/old/address/`"


def alias_url_path(alias: str) -> str:
    """The address below the base address: with a slash at its end, unless it is that of an `.html` file."""
    url_path = composed(unquote(alias)).strip("/").removesuffix("index.html").rstrip("/")
    return url_path if url_path.endswith(".html") or not url_path else f"{url_path}/"


def alias_mistake(alias: str, base_url: str = "") -> tuple[str, str] | None:
    """The mistake in a former address as written, and what to do; None if there is none."""
    alias = unquote(alias)  # before anything is looked at, since `%2e%2e/` is `../` too
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", alias):
        inside = base_url and alias.startswith(base_url)
        rest = alias.removeprefix(base_url) if inside else _behind_the_host(alias)
        fix = f"write the part after the address of this site, like `/{rest}`" if rest else f"write it {EXAMPLE}"
        return f"`{alias}` is a whole address", fix
    if "?" in alias or "#" in alias:
        return f"`{alias}` has a part that no page can be written for", "keep only the part before the `?` or `#`"
    segments = alias.strip("/").split("/")
    if ".." in segments or "." in segments:
        return f"`{alias}` would lead elsewhere", f"write it from the root of this site, {EXAMPLE}"
    odd = next((character for character in alias if not (is_word_part(character) or character in "._~/-")), "")
    if odd:
        named = "a space" if odd == " " else f"`{odd}`"
        fix = "write it with letters, digits and `-`, `_`, `.` or `~` between slashes"
        if " " in alias and "/" not in alias:
            fix = "if it is another title of this page, write it below `index-as`; a former address has slashes"
        return f"`{alias}` has {named} in it, which not every host can serve", fix
    if len(alias) > LONGEST:
        return "this address is too long for a file system", f"keep to {LONGEST} characters"
    if alias.strip("/") and not all(map(_is_segment, segments)):
        return _odd_segment(alias, segments)
    return None


def _behind_the_host(address: str) -> str:
    """The path of a whole address, however odd the rest is."""
    return re.split("[?#]", address.partition("//")[2].partition("/")[2])[0]


def _is_segment(segment: str) -> bool:
    short = len(segment) <= MAX_CHARACTERS and len(segment.encode()) <= MAX_BYTES
    return bool(segment) and not segment.startswith(".") and short


def _odd_segment(alias: str, segments: list[str]) -> tuple[str, str]:
    if any(len(segment) > MAX_CHARACTERS or len(segment.encode()) > MAX_BYTES for segment in segments):
        return "a part of this address is too long for a file system", "keep to 100 characters between slashes"
    if "" in segments:
        return f"`{alias}` has two slashes together", "write one"
    return f"`{alias}` has a part that begins with a dot, which hosts keep to themselves", "remove it"
