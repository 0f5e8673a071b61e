"""The state of the preview: the newest site that could be built, and the problems of the newest content."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from builder.problems import Problem, Severity, has_errors
from builder.render.assets import collect_assets
from builder.render.page import Options
from builder.render.templates import template_folders
from builder.serve.error_page import explain, in_template
from builder.write.write_site import write_site


class BuildResult(Protocol):
    """The part of a build's result that the preview reads."""

    @property
    def problems(self) -> list[Problem]:
        """All problems; with an error among them, nothing was written."""


Build = Callable[[Path, Path, Options], BuildResult]
"""Build the knowledge base in one folder into another."""


@dataclass(frozen=True, slots=True)
class Live:
    """The files that are served at one moment."""

    version: str
    """A new value whenever an open page has to change."""
    folder: Path
    files: Mapping[str, bytes]
    """The files below the folder, each with a digest of its content; nothing else is ever served."""
    ready: bool = True
    """False until the first good build; then there are only assets, for the page that shows the mistakes."""
    trouble: str = ""
    """The reason why the newest content is not shown; empty if it is."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The result of a rebuild."""

    live: Live
    """The files to serve from now on."""
    seconds: float
    changed: frozenset[str] = frozenset()
    """The files that are new, deleted or different."""
    reloads: tuple[str, ...] = ()
    """The message to open pages: the stylesheets to replace, or `*` to reload the whole page."""
    problems: list[Problem] = field(default_factory=list)
    failure: str = ""
    """The text about an exception for the terminal."""

    @property
    def errors(self) -> bool:
        """True if there are errors in the content."""
        return has_errors(self.problems)


class Preview:
    """Builds a preview into two folders in turn, so that the files that are served stay untouched."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        address: str,
        show: Callable[[list[Problem]], str],
        build: Build,
        *,
        drafts: bool = False,
        own_templates: bool = True,
    ) -> None:
        self.root = root
        self.options = Options(address, preview=True, drafts=drafts, own_templates=own_templates, search=True)
        self.live: Live | None = None
        self._folders = (folder / "a", folder / "b")
        self._show = show
        self._build = build
        self._run = secrets.token_hex(4)
        self._number = 0

    def template_folders(self) -> list[Path]:
        """The folders of templates and assets."""
        return template_folders(self.root, own=self.options.own_templates)

    def rebuild(self) -> Rebuilt:
        """Build the newest content. Never raises: the result says what went wrong."""
        began = time.perf_counter()
        out = self._folders[1 if self.live and self.live.folder == self._folders[0] else 0]
        problems: list[Problem] = []
        trouble = failure = ""
        try:
            problems = self._build(self.root, out, self.options).problems
            if has_errors(problems):
                trouble = self._show([p for p in problems if p.severity is Severity.ERROR])
        except Exception as error:
            folders = self.template_folders()
            trouble = explain(error, folders)
            failure = trouble if in_template(error, folders) else traceback.format_exc()
        live = self._failed(out, trouble) if trouble else Live("", out, _digests(out))
        changed, reloads = _difference(self.live, live)
        live = replace(live, version=self._version(next_one=bool(reloads)))
        return Rebuilt(
            live=live,
            seconds=time.perf_counter() - began,
            changed=changed,
            reloads=reloads,
            problems=problems,
            failure=failure,
        )

    def _failed(self, out: Path, trouble: str) -> Live:
        """The last good site with the trouble, or only the stylesheet and scripts if there is no good site yet."""
        if self.live and self.live.ready:
            return replace(self.live, trouble=trouble)
        try:
            folder, assets = collect_assets([f / "assets" for f in self.template_folders()], preview=True)
            write_site({folder + name: data for name, data in assets.items()}, out)
        except OSError:
            return Live("", out, {}, ready=False, trouble=trouble)
        return Live("", out, _digests(out), ready=False, trouble=trouble)

    def _version(self, *, next_one: bool) -> str:
        self._number += next_one
        return f"{self._run}-{self._number}"


def _digests(folder: Path) -> dict[str, bytes]:
    """A digest of each file that the site publishes: regular files that are not hidden."""
    digests = {}
    base = str(folder)
    for parent, _, names in os.walk(base):
        for name in names:
            file = os.path.join(parent, name)  # noqa: PTH118 - pathlib would take most of the time of this loop
            if not name.startswith(".") and not os.path.islink(file):  # noqa: PTH114 - a plain name, for speed
                with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - a plain name, for speed
                    key = file[len(base) + 1 :].replace(os.sep, "/")
                    digests[key] = hashlib.blake2b(opened.read(), digest_size=16).digest()
    return digests


def _difference(old: Live | None, new: Live) -> tuple[frozenset[str], tuple[str, ...]]:
    """The files that differ, and the message to open pages."""
    if old is None:
        return frozenset(new.files), ()
    files = {file for file in old.files.keys() | new.files.keys() if old.files.get(file) != new.files.get(file)}
    if old.trouble != new.trouble or old.ready != new.ready:
        return frozenset(files), ("*",)
    if all(file.endswith(".css") for file in files):
        return frozenset(files), tuple(f"/{file}" for file in sorted(files))
    return frozenset(files), ("*",)
