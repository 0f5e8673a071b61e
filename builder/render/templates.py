"""The templates: those of the knowledge base first, one by one, then those that come with the program.

A template of the knowledge base can extend the program's own of the same name: `{% extends "program/base.html" %}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

from builder.languages import spoken
from builder.load.template_files import PACKAGED, PROGRAM_PREFIX
from builder.render.compiled_templates import CompiledTemplates
from builder.render.sitewide.structured_data import script_json
from builder.text.element_ids import element_id

_COMPILED = CompiledTemplates()
PROGRAM = PrefixLoader({PROGRAM_PREFIX: FileSystemLoader(PACKAGED)})
"""The program's own templates, also where the knowledge base has one of the same name."""


class _Environment(Environment):
    """Looks up a key among the keys: where there is none, Jinja would take a method of its name, as `items`."""

    def getitem(self, obj: Any, argument: str | Any) -> Any:
        """The value of `obj[argument]` in a template."""
        if isinstance(obj, Mapping):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)


def template_folders(root: Path, *, own: bool = True) -> list[Path]:
    """The folders of templates and assets, first match wins; `own` includes those of the knowledge base."""
    folder = root.resolve() / "templates"
    counts = own and folder.is_dir() and not folder.is_symlink() and folder != PACKAGED
    return [folder, PACKAGED] if counts else [PACKAGED]


def has_own_templates(root: Path, *, own: bool = True) -> bool:
    """Tell if a knowledge base has HTML templates that count."""
    folder, *others = template_folders(root, own=own)
    return bool(others) and any(folder.rglob("*.html"))


def environment(root: Path, *, own: bool = True) -> Environment:
    """A Jinja environment that escapes everything and takes no undefined name.

    It is no sandbox: a template can do what this program can.
    """
    words = spoken()
    env = _Environment(
        loader=ChoiceLoader([*map(FileSystemLoader, template_folders(root, own=own)), PROGRAM]),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        bytecode_cache=_COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters["date"] = words.date
    env.filters["decimal"] = words.decimal
    env.globals["t"] = words.html
    env.globals["original_language"] = ""  # that of the words of sources, where a translation shows them
    env.globals["for_scripts"] = lambda *groups: script_json(words.for_scripts(*groups))
    env.globals["element_id"] = element_id
    return env
