"""Read `publisher` in `site.yaml`: who publishes the site, and how readers can report a mistake."""

from __future__ import annotations

import re

from builder.load.email_address import email_address
from builder.load.fields import Fields
from builder.load.sources import web_address
from builder.site import Publisher, Reference

KEYS = ("name", "email", "issues", "corrections", "privacy", "unreviewed")
BLANKS = ("title", "body")
"""The blanks of the address for public reports: the title of the page, and a text that names its address."""
_LIKE = "https://github.com/OWNER/REPO/issues/new?title={title}&body={body}"
_BRACES = re.compile(r"\{([^{}]*)\}?|\}")


def read_publisher(site: Fields) -> Publisher:
    """The publisher; one without anything where the key is missing."""
    node = site.mapping("publisher")
    if node is None:
        return Publisher()
    fields = Fields(node, "the publisher", KEYS, site.where("publisher"), within=site)
    corrections = fields.scalar("corrections")
    return Publisher(
        name=fields.text("name"),
        email=email_address(fields),
        issues=_issues(fields),
        privacy=fields.text("privacy"),
        unreviewed=fields.text("unreviewed"),
        corrections=Reference(corrections.text, corrections.where) if corrections else None,
    )


def _issues(fields: Fields) -> str:
    """An address of the web with each blank at most once, and no other."""
    url = web_address(fields, "issues")
    if not url:
        return ""
    found = list(_BRACES.finditer(url))
    other = next((match[0] for match in found if match[0] not in ("{title}", "{body}")), "")
    twice = next((blank for blank in BLANKS if url.count(f"{{{blank}}}") > 1), "")
    message = f"`issues` has `{other}`, which nothing fills in" if other else ""
    message = message or (f"`issues` has `{{{twice}}}` more than once" if twice else "")
    if message:
        fix = f"write `{{title}}` and `{{body}}` once each, like {_LIKE}"
        fields.problem(fields.where("issues"), "wrong-value", message, fix)
    return url
