"""The stylesheets, scripts and fonts of the site, in a folder named after their content: no cache serves old ones."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import rjsmin

from builder.languages import spoken
from builder.load.plain_files import read_plain
from builder.load.template_files import MAX_BYTES
from builder.site import Look

STYLES = (
    "layers", "font", "tokens", "reset", "base", "layout", "header", "prose", "boxes", "tables", "cards", "sources",
    "lists", "help", "article", "buttons", "versions", "reading", "preview", "print",
)  # fmt: skip
"""The stylesheets in the order of the one file they become."""
SEPARATE = {
    "home": ("home",),
    "flow": ("question", "rules", "leaving"),
    "advice": ("result",),
    "drawing": ("drawing",),
    "changes": ("changes",),
    "message": ("message", "message-fields"),
    "keep": ("keep",),
    "passages": ("passages",),
    "sheet": ("sheet",),
    "search": ("search",),
    "languages": ("languages",),
}
"""Stylesheets that only some pages load, each with the files that it is made of."""
OF_LANGUAGES = ("languages.css", "languages.js")
"""Assets of sites in several languages."""
WORDS = {"keep-words": "keep", "check-words": "check"}
"""Modules with the messages of a group, for scripts that are loaded only when a reader asks for them."""
FOLDERS = ("css", "js", "js/questions", "img", "font")
"""The folders whose files are published."""
UNVERSIONED = "assets/preview/"
"""The folder in a preview, where a stylesheet that keeps its address can be exchanged in the open page."""
_SPARE = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\([^)]*\))|(?P<comment>/\*.*?\*/)|\s*\n\s*""", re.DOTALL
)
"""The parts that a stylesheet can do without; and such as look like them, but are part of a text or of an address."""


def collect_assets(
    folders: list[Path], look: Look, *, preview: bool, languages: bool = False
) -> tuple[str, dict[str, bytes]]:
    """The folder of the assets below the base address, and the assets by name.

    `folders` hold those of `FOLDERS`; where two have the same file, the first one counts, and links count for
    nothing; the files of the publisher's `look` come before all. Scripts and styles lose comments and indentation,
    except in a preview, where people read what they changed.
    """
    files = _files(folders)
    styles = {"style": STYLES, **SEPARATE}
    assets = {f"{name}.css": _joined(files, parts) for name, parts in styles.items()}
    assets |= {name.partition("/")[2]: data for name, data in files.items() if not name.startswith("css/")}
    assets |= look.files
    assets = {name: data for name, data in assets.items() if languages or name not in OF_LANGUAGES}
    if look.style:
        assets["style.css"] += f"@layer theme {{\n{look.style}\n}}\n".encode()
    assets |= {f"{module}.js": _words(group) for module, group in WORDS.items()}
    if not preview:
        assets |= {name: _smaller(data) for name, data in assets.items() if name.endswith(".js")}
        assets |= {
            f"{name}.css": smaller_style(assets[f"{name}.css"].decode()).encode()
            for name in styles
            if f"{name}.css" in assets
        }
    return (UNVERSIONED if preview else f"assets/{_digest(assets)}/"), assets


def _joined(files: Mapping[str, bytes], names: Iterable[str]) -> bytes:
    return b"".join(files[f"css/{name}.css"] for name in names if f"css/{name}.css" in files)


def _words(group: str) -> bytes:
    words = json.dumps(spoken().for_scripts(group))
    return f"export default {words};\n".encode()


def _smaller(script: bytes) -> bytes:
    return str(rjsmin.jsmin(script.decode())).encode()


def smaller_style(style: str) -> str:
    """A stylesheet without comments, blank lines and indentation; what stands in quotation marks stays as it is."""
    return _SPARE.sub(lambda found: found["kept"] or ("" if found["comment"] else "\n"), style).lstrip("\n")


def _files(folders: list[Path]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for base in reversed(folders):
        for folder in (base / kind for kind in FOLDERS):
            if folder.is_dir() and not any(place.is_symlink() for place in (folder, folder.parent, base)):
                children = sorted(child for child in folder.iterdir() if child.is_file() and not child.is_symlink())
                files |= {child.relative_to(base).as_posix(): read_plain(child, MAX_BYTES) for child in children}
    return files


def _digest(assets: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in sorted(assets.items()):
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()[:10]
