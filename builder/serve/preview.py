"""The state of the preview: the newest site that can be shown, and the problems of the newest content."""

from __future__ import annotations

import asyncio
import secrets
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from builder.problems import Problem, Severity, has_errors
from builder.render.assets import collect_assets
from builder.render.options import Options
from builder.render.templates import template_folders
from builder.serve.error_page import explain, in_template
from builder.serve.rendering import Rendering
from builder.serve.steps import Draft, Steps
from builder.site import Look

GRACE = 0.02
"""Seconds that open pages wait for the checks, so that a mistake found by then is all they show."""
BREATH = 0.002
"""Seconds between two looks if somebody waits for a page."""


class SupersededError(Exception):
    """The content has changed again, so that the result of the checks would be of no use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """The site that is served at one moment."""

    rendering: Rendering
    ready: bool = True
    """False until the first good site; then there are only assets, for the page that shows the mistakes."""
    trouble: str = ""
    """The reason why the newest content is not shown; empty if it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """The result of looking at the newest content."""

    live: Live
    seconds: float
    """The time until it could be served."""
    files: frozenset[str] = frozenset()
    """The changed files."""
    first: bool = False
    problems: list[Problem] = field(default_factory=list)
    failure: str = ""
    """The text about an exception for the terminal."""

    @property
    def errors(self) -> bool:
        """True if there are errors in the content."""
        return has_errors(self.problems)


class Preview:
    """Shows the newest content. One thread reads and checks it, another makes pages; the rest is on the event loop."""

    def __init__(self, root: Path, options: Options, steps: Steps, show: Callable[[list[Problem]], str]) -> None:
        self.root, self.options = root, options
        self.run = secrets.token_hex(4)
        """A name for this preview; pages that an earlier one served reload."""
        self.live: Live | None = None
        self.settled = asyncio.Event()
        """Set while the site that is served is checked."""
        self.moved: Callable[[], object] = lambda: None
        """Called when open pages should look at what is served."""
        self.steps = steps
        self._show = show
        self._good: Rendering | None = None
        self._pages = ThreadPoolExecutor(1, "pages")

    def template_folders(self) -> list[Path]:
        """The folders of templates and assets."""
        return template_folders(self.root, own=self.options.own_templates)

    async def update(self, files: frozenset[str], superseded: Callable[[], bool]) -> Updated | None:
        """Serve the newest content, and check it then. None if it was superseded meanwhile; otherwise never raises."""
        began, first = time.perf_counter(), self.live is None
        candidate, problems, trouble, failure, seconds = None, list[Problem](), "", "", 0.0
        try:
            draft = await asyncio.to_thread(self.steps.read)
            candidate = Rendering(draft.plan, self._pages) if draft.plan else None
            if candidate and not first:
                self._show_unchecked(candidate)
            seconds = time.perf_counter() - began
            problems = await self._checked(draft, superseded)
            errors = [each for each in problems if each.severity is Severity.ERROR]
            trouble = self._show(errors) if errors else ""
        except SupersededError:
            return None
        except Exception as error:
            trouble = explain(error, self.template_folders())
            failure = trouble if in_template(error, self.template_folders()) else traceback.format_exc()
        self.live = self._last_good(trouble) if trouble or candidate is None else self._now_good(candidate)
        self.settled.set()
        self.moved()
        return Updated(live=self.live, seconds=seconds, files=files, first=first, problems=problems, failure=failure)

    def _show_unchecked(self, candidate: Rendering) -> None:
        """Serve a site before it is checked. What cannot be made of it waits for the checks, which may say why."""
        self.settled.clear()
        self.live = Live(rendering=candidate)

    async def _checked(self, draft: Draft, superseded: Callable[[], bool]) -> list[Problem]:
        """The problems of a draft; open pages change before they are known if that takes long."""
        checking = asyncio.ensure_future(asyncio.to_thread(self.steps.check, draft, partial(self._pause, superseded)))
        await asyncio.wait([checking], timeout=GRACE)
        if not checking.done() and not self.settled.is_set():
            self.moved()
        return await checking

    def _pause(self, superseded: Callable[[], bool]) -> None:
        """Let pages be made first that somebody waits for."""
        while not superseded() and self.live and self.live.rendering.busy:
            time.sleep(BREATH)
        if superseded():
            raise SupersededError

    def _now_good(self, candidate: Rendering) -> Live:
        self._good = candidate
        return Live(rendering=candidate)

    def _last_good(self, trouble: str) -> Live:
        """The last good site with the trouble, or only the stylesheet and scripts if there is no good site yet."""
        if self._good:
            return Live(rendering=self._good, trouble=trouble)
        try:
            folder, assets = collect_assets([each / "assets" for each in self.template_folders()], Look(), preview=True)
        except OSError:
            folder, assets = "", {}
        files = {folder + name: data for name, data in assets.items()}
        return Live(rendering=Rendering(files, self._pages), ready=False, trouble=trouble)
