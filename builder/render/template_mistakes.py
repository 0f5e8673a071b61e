"""Mistakes in a knowledge base's own templates that show while a page is rendered (`template`)."""

from __future__ import annotations

import traceback
from pathlib import Path

from builder.load.template_files import FIX, in_template
from builder.problems import Problem


class TemplateMistakeError(Exception):
    """A page could not be rendered because of a template of the knowledge base."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)  # as the only argument, so that it comes whole out of another process
        self.problem = problem


def mistake_in(error: Exception, root: Path) -> TemplateMistakeError | None:
    """The innermost line of a template of the knowledge base that led to an exception, if there is one.

    Jinja puts the lines of templates into the traceback.
    """
    own = root.resolve() / "templates"
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.suffix == ".html" and file.is_relative_to(own):
            where = in_template(file.relative_to(own).as_posix(), frame.lineno or 0)
            message = f"this template cannot be rendered: {type(error).__name__}: {error}"
            return TemplateMistakeError(Problem(where, "template", message, FIX))
    return None
