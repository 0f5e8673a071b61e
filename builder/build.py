"""The spine: load -> check -> render -> write."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from builder.check.history.open_past import open_past
from builder.check.run_checks import check_site
from builder.check.templates.own_templates import template_problems
from builder.check.today import today
from builder.history.commit_day import commit_day
from builder.load.garbage_collection import collector_off
from builder.load.knowledge_base import load_site
from builder.problems import Problem, has_errors, in_order
from builder.render.address_clash import AddressClashError
from builder.render.page import Options
from builder.render.pages import render_site
from builder.render.template_mistakes import TemplateMistakeError
from builder.site import Site
from builder.site.size import sizes
from builder.write.place import check_place
from builder.write.write_site import write_site


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    problems: list[Problem]
    pages: int
    """How many HTML pages were written; none where an error stopped the build."""
    sizes: Counter[str] = field(default_factory=Counter)
    """The bytes that were written in each of the topmost folders."""

    @property
    def ok(self) -> bool:
        """Whether the site was written."""
        return self.pages > 0


@collector_off()
def build(root: Path, out: Path, options: Options) -> Built:
    """Build the knowledge base in `root` into the folder `out`; with errors in it, `out` stays as it was."""
    check_place(root, out)
    site, problems = read_and_check(
        root, options.jobs, drafts=options.drafts, cache=options.cache, own_templates=options.own_templates
    )
    if has_errors(problems):
        return Built(problems, 0)
    with open_past(root, site, history=options.history) as (past, found):
        problems = in_order([*problems, *found])
        if has_errors(problems):
            return Built(problems, 0)
        try:
            pages = render_site(site, root, options, past)
        except (TemplateMistakeError, AddressClashError) as mistake:
            return Built(in_order([*problems, mistake.problem]), 0)
    write_site(pages, out)
    html = sum(path.endswith(".html") for path in pages)
    return Built(problems, html, sizes(pages))


@collector_off()
def read_and_check(
    root: Path, jobs: int = 1, *, drafts: bool = False, cache: bool = True, own_templates: bool = True
) -> tuple[Site, list[Problem]]:
    """The site in `root` and every problem in it, in order; without drafts unless they are asked for."""
    site, found = load_site(root, jobs, drafts=drafts, cache=cache)
    site = replace(site, day=commit_day(root))
    own = template_problems(root) if own_templates else ()
    return site, in_order([*found, *check_site(site, today()), *own])
