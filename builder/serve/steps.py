"""The steps of a build, which a preview takes one by one: reading, planning, checking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from builder.load.garbage_collection import collector_off
from builder.load.memory import Memory
from builder.problems import Problem, Result, has_errors, in_order
from builder.render.address_clash import AddressClashError
from builder.render.options import Options
from builder.render.pages import plan_site
from builder.render.site_plan import SitePlan
from builder.render.template_mistakes import TemplateMistakeError
from builder.render.templates import has_own_templates
from builder.site import Site

Pause = Callable[[], None]
"""Called between two pieces of work; it may wait, or raise to break off."""
Read = Callable[[Path, Options, Memory], Result[Site]]
Check = Callable[[Site, Path, Options, Memory, Pause], list[Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A site that was read, and is not checked yet."""

    site: Site
    problems: list[Problem]
    """Found while reading."""
    plan: SitePlan | None = None
    """None if there is an error already, or if a mistake that the checks will find stands in the way."""
    obstacle: Exception | None = None
    """The reason why a site without errors so far cannot be planned."""


class Steps:
    """Reads and checks one knowledge base again and again. Not for two threads at once."""

    def __init__(self, root: Path, options: Options, read: Read, check: Check) -> None:
        self._root, self._options = root, options
        self._read, self._check = read, check
        self._memory = Memory()

    @collector_off()
    def read(self) -> Draft:
        """The content and the templates as they are now."""
        site, problems = self._read(self._root, self._options, self._memory)
        if has_errors(list(problems)):
            return Draft(site=site, problems=list(problems))
        try:
            plan = plan_site(site, self._root, self._options, memory=self._memory)
        except Exception as error:
            return Draft(site=site, problems=list(problems), obstacle=error)
        return Draft(site=site, problems=list(problems), plan=plan)

    @collector_off()
    def check(self, draft: Draft, pause: Pause) -> list[Problem]:
        """All problems of a draft, in order. Raises its obstacle if they do not explain it."""
        problems = [*draft.problems, *self._check(draft.site, self._root, self._options, self._memory, pause)]
        if draft.plan and not has_errors(problems):
            problems += self._try(draft.plan, pause)
        if draft.obstacle and not has_errors(problems):
            raise draft.obstacle
        return in_order(problems)

    def _try(self, plan: SitePlan, pause: Pause) -> list[Problem]:
        """The problems of the whole plan. Templates of one's own are tried on every page, as by `builder check`."""
        try:
            plan.check()
            if has_own_templates(self._root, own=self._options.own_templates):
                for page in plan.pages:
                    pause()
                    plan.template.html(page)
        except (TemplateMistakeError, AddressClashError) as mistake:
            return [mistake.problem]
        return []
