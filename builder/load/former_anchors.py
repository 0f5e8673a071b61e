"""Read `anchors`: the anchors that an article had before, each with the place where its words are now."""

from __future__ import annotations

from builder.load.fields import TEXT, Fields, wrong_type
from builder.load.located import Scalar
from builder.site import FormerAnchor, Reference
from builder.text.element_ids import heading_anchor

MOST = 500
"""The former anchors of one article."""


def read_former_anchors(fields: Fields) -> tuple[FormerAnchor, ...]:
    """The former anchors in the order written; a value without a dot or a slash is an anchor of the same page."""
    node = fields.mapping("anchors")
    entries = node.entries if node else ()
    if len(entries) > MOST:
        message = f"`anchors` has {len(entries):,} entries"
        fields.problem(fields.where("anchors"), "too-long", message, f"keep the newest; {MOST} are the limit")
        return ()
    found = []
    for name, value in entries:
        if not isinstance(value, Scalar) or not value.text.strip():
            fields.report(wrong_type(value, f"`{name.text}`", TEXT))
        elif heading_anchor(name.text) != name.text.lower():
            fix = f"write it as it was behind the `#`, like `{heading_anchor(name.text)}`"
            fields.problem(name.where, "former-anchor", f"`{name.text}` cannot be an anchor", fix)
        else:
            target = value.text.strip()
            inside = target if any(sign in target for sign in "./#") else f"#{target}"
            found.append(FormerAnchor(name.text, name.where, Reference(inside, value.where)))
    return tuple(found)
