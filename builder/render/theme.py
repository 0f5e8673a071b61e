"""The theme of a site: its templates and assets."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment

from builder.load.memory import Memory
from builder.render.assets import collect_assets
from builder.render.options import Options
from builder.render.templates import environment, template_folders
from builder.site import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The templates and assets of a site."""

    env: Environment
    folder: str
    """The folder of the assets below the base address."""
    assets: Mapping[str, bytes]
    """The assets by name."""
    digest: bytes
    """Of the templates, of every kind of page."""


def read_theme(
    root: Path, options: Options, look: Look, memory: Memory | None = None, *, languages: bool = False
) -> Theme:
    """The templates and assets as they are now: those of before where `memory` has them and no file has changed.

    `look` is what the publisher puts on top of them; some assets are for sites in several `languages`.
    """
    folders = template_folders(root, own=options.own_templates)
    if memory is None:
        return _read(root, folders, options, look, languages=languages)
    files = [file for folder in folders for file in _below(folder)]
    key = ("theme", languages, *files)
    known, kept = memory.recall(key, files, (look,))
    if known and isinstance(kept, Theme):
        return kept
    seen = memory.look(files)
    theme = _read(root, folders, options, look, languages=languages)
    memory.keep(key, seen, theme, (look,))
    memory.forget_all_but([key], "theme")
    return theme


def _read(root: Path, folders: list[Path], options: Options, look: Look, *, languages: bool) -> Theme:
    own = [each / "assets" for each in folders]
    folder, assets = collect_assets(own, look, preview=options.preview, languages=languages)
    return Theme(
        env=environment(root, own=options.own_templates), folder=folder, assets=assets, digest=_digest(folders)
    )


def _digest(folders: list[Path]) -> bytes:
    """Of the names and bytes of the templates that count."""
    digest, found = blake2b(digest_size=16), dict[str, Path]()
    for folder in reversed(folders):
        found |= {str(file.relative_to(folder)): file for file in _below(folder) if file.suffix == ".html"}
    for name, file in sorted(found.items()):
        data = file.read_bytes() if file.is_file() else b""
        digest.update(f"{name}\0{len(data)}\0".encode(errors="surrogateescape") + data)
    return digest.digest()


def _below(folder: Path) -> Iterator[Path]:
    """A folder of templates and everything below it; links are not followed."""
    for place, below, names in os.walk(folder):
        below.sort()
        yield Path(place)
        yield from (Path(place, name) for name in sorted(names))
