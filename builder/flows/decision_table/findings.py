"""Find the gaps and overlaps of a decision table, and rules that never decide, and tell them in its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.flows.compile import compile_flow
from builder.flows.decision_table.as_flow import CutTable, as_flow
from builder.flows.decision_table.bands import Band, span_in_words
from builder.flows.decision_table.model import POLICIES, Input, NumberSpan, TableRule
from builder.flows.diagram import Diagram
from builder.flows.expand import TooManyStatesError
from builder.problems import Problem
from builder.text.counted import plural

MOST_TOLD = 8
"""The gaps, and the overlaps, that are told one by one."""
MAX_PAIRS = 2_000_000
"""The pairs of rules that are compared."""


def findings(cut: CutTable) -> Iterator[Problem]:
    """All that is wrong with a table under its hit policy."""
    yield from _empty_rules(cut)
    if cut.table.policy in "UA":
        yield from _overlaps(cut)
    try:
        diagram = compile_flow(as_flow(cut)) if cut.in_order or cut.table.otherwise else None
    except TooManyStatesError as error:
        message = f"the table {_name(cut)} cannot be proved: {error}"
        yield Problem(cut.table.where, "table-unread", message, "divide it into smaller tables")
        return
    if cut.table.policy != "C":
        yield from _gaps(cut, diagram)
        yield from _dead_rules(cut, diagram)


def _name(cut: CutTable) -> str:
    return f"“{cut.table.name}”"


def _empty_rules(cut: CutTable) -> Iterator[Problem]:
    """Rules with a cell that no allowed value fits."""
    for rule, masks in zip(cut.table.rules, cut.masks, strict=True):
        for column, mask, test in zip(cut.table.inputs, masks, rule.tests, strict=True):
            if not mask:
                message = f"rule {rule.number} never applies: no value that `{column.name}` can have fits its cell"
                fix = "correct the cell, or the values that are allowed"
                yield Problem(test.where, "table-dead-rule", message, fix)


def _overlaps(cut: CutTable) -> Iterator[Problem]:
    """Pairs of rules that apply together: any of them if just one may, else those that give something else."""
    table, found = cut.table, 0
    places = cut.in_order
    if len(places) * (len(places) - 1) // 2 > MAX_PAIRS:
        message = f"the table {_name(cut)} has too many rules to compare each two of them"
        yield Problem(table.where, "table-unread", message, "divide it into smaller tables")
        return
    for number, later in enumerate(places):
        for earlier in places[:number]:
            both = [a & b for a, b in zip(cut.masks[earlier], cut.masks[later], strict=True)]
            one, other = table.rules[earlier], table.rules[later]
            if not all(both) or (table.policy == "A" and one.gives == other.gives):
                continue
            found += 1
            if found <= MOST_TOLD:
                yield _overlap(cut, one, other, both)
    if found > MOST_TOLD:
        message = f"the table {_name(cut)} has {found - MOST_TOLD:,} more overlaps of two rules"
        yield Problem(table.where, "table-overlap", message, "correct those above first")


def _overlap(cut: CutTable, one: TableRule, other: TableRule, both: Sequence[int]) -> Problem:
    gives = " and ".join(f"“{', '.join(rule.gives)}”" for rule in (one, other))
    same = one.gives == other.gives
    what = f"both give {gives.partition(' and ')[0]}" if same else f"give {gives}"
    message = f"rules {one.number} and {other.number} both apply {_when(cut, both)}, and {what}"
    policy = POLICIES[cut.table.policy]
    fix = f"under the hit policy {policy}, change one of them so that they never meet, or choose another policy"
    return Problem(other.where, "table-overlap", message, fix, also=((one.where, f"rule {one.number}"),))


def _gaps(cut: CutTable, diagram: Diagram | None) -> Iterator[Problem]:
    """Values for which no rule applies, a line for each way of the diagram that ends without an outcome."""
    every = [(1 << len(bands)) - 1 for bands in cut.bands]
    gaps = [every] if diagram is None else list(_ways_to_nothing(diagram, every))
    fix = "add a rule for it, or one with `-` in every cell for all that is left"
    for masks in gaps[:MOST_TOLD]:
        message = f"no rule of {_name(cut)} applies {_when(cut, masks)}"
        yield Problem(cut.table.where, "table-gap", message, fix)
    if len(gaps) > MOST_TOLD:
        message = f"the table {_name(cut)} has {len(gaps) - MOST_TOLD:,} more gaps"
        yield Problem(cut.table.where, "table-gap", message, "correct those above first")


def _ways_to_nothing(diagram: Diagram, every: Sequence[int]) -> Iterator[list[int]]:
    """The bands on each way to the leaf without an outcome; values that lead to one place are one way."""
    to_nothing = {~place for place, leaf in enumerate(diagram.leaves) if leaf.outcome is None}
    for reference in range(len(diagram.nodes) - 1, -1, -1):
        if not to_nothing.isdisjoint(diagram.nodes[reference].children):
            to_nothing.add(reference)
    waiting = [(diagram.root, list(every))] if diagram.root in to_nothing else []
    told = 0
    while waiting and told < 1_000:
        reference, masks = waiting.pop()
        if reference < 0:
            told += 1
            yield masks
            continue
        node = diagram.nodes[reference]
        onward: dict[int, int] = {}
        for value, child in enumerate(node.children):
            if child in to_nothing:
                onward[child] = onward.get(child, 0) | 1 << value
        for child, mask in reversed(onward.items()):
            then = list(masks)
            then[int(diagram.question(reference)[1:])] = mask
            waiting.append((child, then))


def _dead_rules(cut: CutTable, diagram: Diagram | None) -> Iterator[Problem]:
    """Rules whose cases earlier ones take; one that overlaps where it may not was told already."""
    if diagram is None or cut.table.policy in "UA":
        return
    deciding = {leaf.rule for leaf in diagram.leaves}
    for place in cut.in_order:
        if f"r{place}" not in deciding:
            rule = cut.table.rules[place]
            message = f"rule {rule.number} never decides: rules that come first take every case of it"
            yield Problem(rule.where, "table-dead-rule", message, "move it up, correct its cells, or remove it")


def _when(cut: CutTable, masks: Sequence[int]) -> str:
    """Some bands of each input in words; inputs that can have any value are left out."""
    parts = [
        f"`{column.name}` is {' or '.join(_together(column, bands, mask))}"
        for column, bands, mask in zip(cut.table.inputs, cut.bands, masks, strict=True)
        if mask != (1 << len(bands)) - 1
    ]
    return f"when {' and '.join(parts)}" if parts else "whatever the inputs are"


def _together(column: Input, bands: Sequence[Band], mask: int) -> list[str]:
    """Bands in words, as cells would have them; neighbouring spans are one."""
    words: list[str] = []
    spans: list[NumberSpan] = []
    before = False
    for number, band in enumerate(bands):
        chosen = bool(mask >> number & 1)
        if chosen and band.span is None:
            words.append(str(band))
        elif chosen and band.span is not None:
            if before and _meets(spans[-1], band.span, column):
                last = spans.pop()
                spans.append(NumberSpan(last.low, band.span.high, last.has_low, band.span.has_high))
            else:
                spans.append(band.span)
        before = chosen
    return [*words, *(span_in_words(span, column.days) for span in spans)]


def _meets(one: NumberSpan, next_: NumberSpan, column: Input) -> bool:
    """True if nothing is between two spans."""
    if one.high is None or next_.low is None:
        return False
    return one.high == next_.low or (column.is_whole and one.high + 1 == next_.low)


_SEVERAL = {"part that is not read": "parts that are not read"}


def counted(problems: Sequence[Problem]) -> str:
    """The problems by kind: «2 gaps and 1 overlap»."""
    kinds = {
        "table-gap": "gap", "table-overlap": "overlap", "table-dead-rule": "dead rule",
        "table-unread": "part that is not read",
    }  # fmt: skip
    numbers = [(kind, sum(problem.check == id_ for problem in problems)) for id_, kind in kinds.items()]
    told = [plural(number, kind, _SEVERAL.get(kind, "")) for kind, number in numbers if number]
    return ", ".join(told) or "no gap, no overlap"
