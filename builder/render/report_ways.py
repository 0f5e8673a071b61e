"""The ways to tell the publisher about a page, with what they fill in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from builder.languages import t
from builder.site import Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWays:
    """Addresses for reports about one page; each is empty where there is none."""

    email: str = ""
    """An address that opens a new email."""
    issue: str = ""
    """An address that opens a new public report."""


def report_ways(publisher: Publisher, title: str, address: str, about: str = "report") -> ReportWays:
    """The ways to write about the page with this title and absolute address; the address may be unknown.

    `about` is the group of words: `report` for a mistake, `right` for a page that did not help.
    """
    subject = t(f"{about}.subject", title=title)
    body = t(f"{about}.body", page=address or title)
    email = (
        publisher.email
        and f"mailto:{quote(publisher.email, safe='@')}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    )
    issue = publisher.issues.replace("{title}", quote(subject, safe="")).replace("{body}", quote(body, safe=""))
    return ReportWays(email=email, issue=issue)
