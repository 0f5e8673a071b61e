"""Texts name services of `help.yaml` (`unknown-help`), and each service is named (`unused-help`) and checked in time.

`overdue-help` counts from the day in `checked`, in the months of `review-every`.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.today import Day
from builder.load.help_services import FILE
from builder.problems import Problem, Severity, did_you_mean
from builder.site import Site
from builder.site.reviews import months_after


def check(site: Site) -> Iterator[Problem]:
    """Marks in Markdown, and the services that none of them names; not judged while a file is unreadable."""
    if FILE in site.unread:
        return
    named = [mark for document in site.documents for mark in document.helps]
    for mark in named:
        if mark.target not in site.help:
            fix = did_you_mean(mark.target, site.help, "add it to content/help.yaml")
            message = f"there is no help service `{mark.target}`" if mark.target else "this names no help service"
            yield Problem(mark.where, "unknown-help", message, fix)
    keys = {mark.target for mark in named}
    if site.unread or not keys <= site.help.keys():
        return
    for service in site.help.values():
        if service.key not in keys:
            message = f"no text names the help service `{service.key}`"
            fix = f"write `[help:{service.key}]` where it helps, or remove it"
            why = "the page of all help services has it all the same"
            yield Problem(service.where, "unused-help", message, fix, why=why, severity=Severity.WARNING)


def check_day(site: Site, day: Day) -> Iterator[Problem]:
    """Services whose last check is too long ago."""
    for service in site.help.values():
        if service.checked and service.review_every:
            due = months_after(service.checked, service.review_every)
            if day.is_after(due):
                message = f"the help service `{service.key}` was to be checked again by {due}"
                fix = "look at its source, correct what changed, then set `checked` to the day on which you did"
                where = service.checked_at or service.where
                why = "a number that no longer answers costs readers time when they have none"
                yield Problem(where, "overdue-help", message, fix, why=why, severity=Severity.WARNING)
