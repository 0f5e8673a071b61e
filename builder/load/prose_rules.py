"""Read the limits of prose: the group `prose` in `site.yaml`."""

from __future__ import annotations

from builder.load.fields import TEXT, Fields, wrong_type
from builder.load.located import Scalar
from builder.site.prose import ProseRules

KEYS = ("grade", "sentence", "names", "avoid", "allow", "figures", "apart")
LIMITS = {"grade": (1, 20), "sentence": (10, 100)}
"""The least and the most of each limit."""
MOST = 500
"""The entries of a list."""


def read_prose_rules(site: Fields) -> ProseRules:
    """The limits; the usual ones where the group is missing."""
    node = site.mapping("prose")
    if node is None:
        return ProseRules()
    fields = Fields(node, "`prose`", KEYS, site.where("prose"), within=site)
    usual = ProseRules()
    return ProseRules(
        grade=_limit(fields, "grade", usual.grade),
        sentence=_limit(fields, "sentence", usual.sentence),
        names=_texts(fields, "names"),
        avoid=_pairs(fields, "avoid", may_be_empty=True),
        allow=_texts(fields, "allow"),
        figures=_pairs(fields, "figures"),
        apart=_texts(fields, "apart"),
    )


def _limit(fields: Fields, key: str, usual: int) -> int:
    number, (least, most) = fields.integer(key), LIMITS[key]
    if number is None:
        return usual
    if not least <= number <= most:
        message, fix = f"`{key}` is {number}", f"write a number from {least} to {most}, like {usual}"
        fields.problem(fields.where(key), "wrong-value", message, fix)
        return usual
    return number


def _texts(fields: Fields, key: str) -> tuple[str, ...]:
    return tuple(each.text for each in fields.scalars(key, most=MOST))


def _pairs(fields: Fields, key: str, *, may_be_empty: bool = False) -> dict[str, str]:
    """Words, each with a text."""
    pairs = {}
    node = fields.mapping(key)
    for name, value in node.entries if node else ():
        if not isinstance(value, Scalar):
            fields.report(wrong_type(value, f"`{name.text}`", TEXT))
        elif not value.text.strip() and not may_be_empty:
            fields.problem(value.where, "empty-value", f"`{name.text}` has no reason", "write the reason after it")
        else:
            pairs[name.text] = value.text.strip()
    return pairs
