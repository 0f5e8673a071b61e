"""What the preview shows: the newest site that could be built, and what is wrong with the newest content."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.build import build
from builder.problems import Problem, Severity, has_errors
from builder.render.assets import collect_assets
from builder.render.page import Options
from builder.render.templates import template_folders
from builder.serve.error_page import explain, in_template
from builder.write.write_site import write_site


@dataclass(frozen=True, slots=True)
class Live:
    """What is served at one moment."""

    version: str
    """Another one whenever an open page has to change."""
    folder: Path
    files: Mapping[str, bytes]
    """The files below the folder, each with a digest of its content; nothing else is ever served."""
    ready: bool = True
    """Whether there is a site; until the first good build there are only assets for the page with the mistakes."""
    trouble: str = ""
    """What keeps the newest content from being shown."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What came of a build."""

    live: Live
    """What is to be served from now on."""
    seconds: float
    changed: frozenset[str] = frozenset()
    """The files that are new, gone or different."""
    reloads: tuple[str, ...] = ()
    """What to tell open pages: the stylesheets to exchange, or `*` to load the whole page again."""
    problems: list[Problem] = field(default_factory=list)
    failure: str = ""
    """What to say of an exception in the terminal."""

    @property
    def errors(self) -> bool:
        """Whether there are mistakes in the content."""
        return has_errors(self.problems)


class Preview:
    """Builds the preview of a knowledge base into two folders in turn, so that what is served stays untouched."""

    def __init__(
        self,
        root: Path,
        folder: Path,
        address: str,
        show: Callable[[list[Problem]], str],
        *,
        drafts: bool = False,
        own_templates: bool = True,
    ) -> None:
        self.root = root
        self.options = Options(address, preview=True, drafts=drafts, own_templates=own_templates)
        self.live: Live | None = None
        self._folders = (folder / "a", folder / "b")
        self._show = show
        self._run = secrets.token_hex(4)
        self._number = 0

    def template_folders(self) -> list[Path]:
        """Where templates and assets come from."""
        return template_folders(self.root, own=self.options.own_templates)

    def rebuild(self) -> Rebuilt:
        """Build the newest content; whatever goes wrong is told in the result."""
        began = time.perf_counter()
        out = self._folders[1 if self.live and self.live.folder == self._folders[0] else 0]
        problems: list[Problem] = []
        trouble = failure = ""
        try:
            built = build(self.root, out, self.options)
            problems = built.problems
            if not built.ok:
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
        """The last good site with the trouble; before there is one, at least the stylesheet and the scripts."""
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
    """A digest of each file that a site publishes: regular files, none of them hidden."""
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
    """The files that differ, and what to tell open pages about it."""
    if old is None:
        return frozenset(new.files), ()
    files = {file for file in old.files.keys() | new.files.keys() if old.files.get(file) != new.files.get(file)}
    if old.trouble != new.trouble or old.ready != new.ready:
        return frozenset(files), ("*",)
    if all(file.endswith(".css") for file in files):
        return frozenset(files), tuple(f"/{file}" for file in sorted(files))
    return frozenset(files), ("*",)
