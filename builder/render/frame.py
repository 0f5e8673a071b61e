"""The templates and assets that every page of a site shares."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from builder.load.memory import Memory
from builder.render.assets import collect_assets
from builder.render.page import Options
from builder.render.templates import environment, template_folders


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The templates and assets of a site."""

    env: Environment
    folder: str
    """The folder of the assets below the base address."""
    assets: Mapping[str, bytes]
    """The assets by name."""


def read_frame(root: Path, options: Options, memory: Memory | None = None) -> Frame:
    """The templates and assets as they are now: those of before where `memory` has them and no file has changed."""
    folders = template_folders(root, own=options.own_templates)
    if memory is None:
        return _read(root, folders, options)
    files = [file for folder in folders for file in _below(folder)]
    key = ("frame", *files)
    known, kept = memory.recall(key, files)
    if known and isinstance(kept, Frame):
        return kept
    seen = memory.look(files)
    frame = _read(root, folders, options)
    memory.keep(key, seen, frame)
    memory.forget_all_but([key], "frame")
    return frame


def _read(root: Path, folders: list[Path], options: Options) -> Frame:
    folder, assets = collect_assets([each / "assets" for each in folders], preview=options.preview)
    return Frame(env=environment(root, own=options.own_templates), folder=folder, assets=assets)


def _below(folder: Path) -> Iterator[Path]:
    """A folder of templates and everything below it; links are not followed."""
    for place, _, names in os.walk(folder):
        yield Path(place)
        yield from (Path(place, name) for name in sorted(names))
