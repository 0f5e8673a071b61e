"""A decision table as a flow of first-match rules, so that what is proved of flows is proved of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.flows.conditions import All, Literal
from builder.flows.decision_table.bands import Band, bands_of, fits
from builder.flows.decision_table.model import DecisionTable, TableRule
from builder.flows.model import Flow, Option, Outcome, Question, Rule


@dataclass(frozen=True, slots=True)
class CutTable:
    """A table with the bands of its inputs."""

    table: DecisionTable
    bands: tuple[tuple[Band, ...], ...]
    """For each input."""
    masks: tuple[tuple[int, ...], ...]
    """For each rule and input the bands that fit, as a bit set."""

    @property
    def in_order(self) -> list[int]:
        """The places of the rules that can apply, the one that decides first: by priority, else as written."""
        places = [place for place, masks in enumerate(self.masks) if all(masks)]
        if self.table.policy != "P":
            return places
        return sorted(places, key=lambda place: self._rank(self.table.rules[place]))

    def _rank(self, rule: TableRule) -> list[int]:
        known = zip(rule.gives, self.table.priorities, strict=True)
        return [values.index(given) if given in values else len(values) for given, values in known]


def cut_table(table: DecisionTable) -> CutTable:
    """Cut the inputs of a table into bands."""
    bands = []
    for place, column in enumerate(table.inputs):
        bands.append(bands_of(column, [rule.tests[place] for rule in table.rules]))
    masks = tuple(
        tuple(
            sum(1 << number for number, band in enumerate(own) if fits(test, band))
            for test, own in zip(rule.tests, bands, strict=True)
        )
        for rule in table.rules
    )
    return CutTable(table, tuple(bands), masks)


def as_flow(cut: CutTable) -> Flow:
    """The flow: a question for each input with an option for each band, and a rule for each row that can apply.

    Ids are places in the table; words are its own.
    """
    table = cut.table
    questions = {
        f"i{place}": Question(f"i{place}", column.name, _options(cut.bands[place], table), column.where)
        for place, column in enumerate(table.inputs)
    }
    rules = [
        Rule(f"r{place}", All(tuple(_tests(cut, place))), f"r{place}", table.rules[place].where)
        for place in cut.in_order
    ]
    if table.otherwise:
        rules.append(Rule("otherwise", All(()), "otherwise", table.where, otherwise=True))
    outcomes = {rule.advise: Outcome(rule.advise, rule.advise, rule.where) for rule in rules}
    return Flow(
        slug="table", title=table.name, summary="", questions=questions, facts={}, scores={}, rules=tuple(rules),
        outcomes=outcomes, where=table.where,
    )  # fmt: skip


def _options(bands: Sequence[Band], table: DecisionTable) -> tuple[Option, ...]:
    return tuple(Option(f"b{number}", str(band), table.where) for number, band in enumerate(bands))


def _tests(cut: CutTable, rule: int) -> list[Literal]:
    """The bands of each input that a rule tells from others."""
    return [
        Literal(f"i{place}", frozenset(f"b{n}" for n in range(len(bands)) if mask >> n & 1))
        for place, (mask, bands) in enumerate(zip(cut.masks[rule], cut.bands, strict=True))
        if mask != (1 << len(bands)) - 1
    ]
