"""Read tables of rates: what is in force from which day."""

from __future__ import annotations

import datetime
import re
from fractions import Fraction

from builder.flows.figures.figure import Rate
from builder.load.fields import GROUP, LIST, Fields, check_slug, wrong_type
from builder.load.located import Mapping, Sequence
from builder.problems import Location

RATE_KEYS = ("from", "until", "rate")
NEVER = datetime.date.max.toordinal()
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,9})?")


def number_in(text: str) -> Fraction | None:
    """The number that a text is, written with a point; None if it is none."""
    return Fraction(text.strip()) if _NUMBER.fullmatch(text.strip()) else None


def read_rates(flow: Fields) -> dict[str, tuple[Rate, ...]]:
    """`rates: {name: [{from: day, until: day, rate: number}]}`, each without a gap."""
    group = flow.mapping("rates")
    tables = {}
    for key, node in group.entries if group else ():
        flow.take(check_slug(key, "the id of a table of rates"))
        if not isinstance(node, Sequence) or not node.items:
            flow.report(wrong_type(node, f"the table `{key.text}`", LIST))
            continue
        rates = []
        for item in node.items:
            if not isinstance(item, Mapping):
                flow.report(wrong_type(item, f"an entry of `{key.text}`", GROUP))
                continue
            rate = _rate(Fields(item, "this rate", RATE_KEYS, within=flow))
            if rate:
                rates.append(rate)
        if len(rates) == len(node.items):
            tables[key.text] = _table(key.text, rates, flow)
    return tables


def _rate(fields: Fields) -> tuple[int, int | None, Fraction, Location] | None:
    first = fields.date("from")
    fields.lacks("from")
    last = fields.date("until")
    written = fields.scalar("rate", required=True)
    value = number_in(written.text) if written else None
    if written and value is None:
        message = f"`rate` is `{written.text}`, which is not a number"
        fields.problem(written.where, "wrong-type", message, "write a number, like 12.5")
    if first is None or value is None or (fields.has("until") and last is None):
        return None
    return first.toordinal(), last.toordinal() if last else None, value, fields.begin


def _table(name: str, rates: list[tuple[int, int | None, Fraction, Location]], flow: Fields) -> tuple[Rate, ...]:
    """The rates with their last days, which follow one another day by day."""
    made = []
    for place, (first, last, value, where) in enumerate(rates):
        following = rates[place + 1][0] if place + 1 < len(rates) else None
        ends = last if last is not None else NEVER if following is None else following - 1
        if ends < first:
            message = f"a rate of `{name}` ends before it begins, or begins after the next one"
            flow.problem(where, "wrong-value", message, "write the rates from the earliest to the latest")
        elif following is not None and ends + 1 != following:
            gap = "overlaps the next one" if ends >= following else "leaves a gap before the next one"
            message = f"a rate of `{name}` {gap}, which begins on {datetime.date.fromordinal(following)}"
            flow.problem(where, "wrong-value", message, "remove `until`, or correct one of the two days")
            ends = following - 1
        made.append(Rate(first, ends, value))
    return tuple(made)
