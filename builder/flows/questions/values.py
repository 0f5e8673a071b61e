"""Values that readers type: one number, amount or day, or several together and the differences between them.

The thresholds of all conditions cut the values into cells. A cell is an option of the question as others see it, so
that all that is decided, counted, drawn and compared knows only options; the value itself is kept beside it.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal

from builder.flows.questions.cells import Cell, Pair, Range
from builder.flows.questions.kind import Misuse, QuestionKind
from builder.flows.questions.measure import Measure, ReadingError
from builder.flows.questions.value_part import Labelled, Subtraction, ValuePart
from builder.flows.questions.variable import Variable
from builder.languages import t
from builder.languages.clauses import joined

BETWEEN = "~"
"""Stands between values that are kept together."""


@dataclass(frozen=True, slots=True)
class Values(QuestionKind):
    """One variable, with a value for each cell."""

    parts: tuple[ValuePart, ...] = ()
    differences: tuple[Subtraction, ...] = ()
    cells: tuple[Cell, ...] = ()
    """The ranges of parts, then differences, that each option stands for."""

    name = "values"
    template = "values.html"
    script = "values.js"
    more_scripts = ("measures.js",)
    prompt = "Answer"
    answer = "a number, or text; of several values, an object with each of them"
    domain = "values"
    forms = frozenset[str]()
    leads_on = False
    is_typed = True

    @property
    def has_order(self) -> bool:  # type: ignore[override]
        """One value goes from least to most, several do not."""
        return len(self.parts) == 1

    @property
    def names(self) -> tuple[str, ...]:
        """The names that conditions use: of parts, then of differences."""
        return (*(part.id for part in self.parts), *(each.id for each in self.differences))

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of parts, then of differences."""
        own = tuple(part.measure for part in self.parts)
        return (*own, *(self.measure_between(each.pair) for each in self.differences))

    def measure_between(self, pair: Pair) -> Measure:
        """The measure of the difference of two parts."""
        made = self.parts[pair[0]].measure.difference
        assert made is not None, "the loader refuses other differences"
        return made

    def is_like(self, other: QuestionKind) -> bool:
        """True if it asks for the same values, and no difference of both is of others."""
        if not isinstance(other, Values):
            return False
        own, others = ([(part.id, *part.measure.same) for part in kind.parts] for kind in (self, other))
        pairs = {each.id: each.pair for each in other.differences}
        return own == others and all(pairs.get(each.id, each.pair) == each.pair for each in self.differences)

    @property
    def prompts(self) -> Mapping[str, str]:
        """The names of values; of a single one only that an answer is asked for."""
        return {part.id: part.name or self.prompt for part in self.parts}

    @property
    def typed_in_words(self) -> Sequence[str]:
        """Each value with its bounds."""
        said = [(part.name, part.measure.bounds_in_words) for part in self.parts]
        return [t("value.named", name=name, words=words) if name else words for name, words in said]

    @property
    def exported(self) -> Mapping[str, object]:
        """All that the browser needs to find the cell of what is typed."""
        clocks = [(part.measure.type, part.measure.clock) for part in self.parts]
        parts = [{"type": type_, **({"clock": clock} if clock else {})} for type_, clock in clocks]
        pairs = {"pairs": [each.pair for each in self.differences]} if self.differences else {}
        return {"many": False, "kind": self.name, "parts": parts, **pairs, "cells": self.cells}

    @property
    def is_dated(self) -> bool:
        """True if an answer can mean another thing on another day."""
        return any(part.measure.clock for part in self.parts)

    def form(self, options: Sequence[Labelled]) -> str:
        """All that the script of the form reads and says, as JSON, with the labels of options."""
        parts = [{"name": p.name, **p.measure.exported, "errors": p.measure.errors} for p in self.parts]
        months = [t(f"date.month.{month}") for month in range(1, 13)]
        day = t("date.day", day="{day}", month="{month}", year="{year}")
        signs = {"thousands": "thousands", "point": "decimal", "minus": "minus"}
        number = {name: t(f"number.{id_}") for name, id_ in signs.items()}
        unit = t("number.unit", number="{number}", unit="{unit}")
        named = t("value.named", name="{name}", words="{words}")
        words = {**number, "unit": unit, "months": months, "day": day, "named": named}
        return json.dumps(
            {"parts": parts, "words": words, "labels": {each.id: each.label for each in options}}, ensure_ascii=False
        )

    def variables(self, question: str, options: Sequence[str]) -> tuple[Variable, ...]:
        """The question itself, with its ranges."""
        ranges = tuple((name, tuple(cell[place] for cell in self.cells)) for place, name in enumerate(self.names))
        return (Variable(question, tuple(options), ranges=ranges),)

    def misuse(self, options: Sequence[str]) -> Misuse | None:
        """More than one cell."""
        return Misuse("takes one answer", "keep one of the options") if len(options) > 1 else None

    def other_answers(self, options: Sequence[str], given: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each other cell."""
        return ((option, (option,)) for option in options if option not in given[:1])

    def denied(
        self, options: AbstractSet[str], offered: Sequence[str], clause: Callable[[str], str], name: str
    ) -> str | None:
        """The ranges that are left."""
        left = frozenset(offered) - options
        return joined(self.together(left, offered, name), "or") if left else None

    def together(self, options: AbstractSet[str], offered: Sequence[str], name: str) -> list[str]:
        """Clauses for any of some cells; of one value, ranges that touch are one."""
        chosen = [cell for option, cell in zip(offered, self.cells, strict=True) if option in options]
        if len(self.parts) > 1:
            return [self._clause(cell) for cell in chosen]
        runs: list[Range] = []
        for (low, high), *_ in chosen:
            if runs and runs[-1][1] is not None and low is not None and runs[-1][1] + 1 == low:
                runs[-1] = runs[-1][0], high
            else:
                runs.append((low, high))
        return [t("value.is", name=name, words=self.parts[0].measure.range_in_words(*run)) for run in runs]

    def _clause(self, cell: Cell) -> str:
        """All that is said of several values."""
        names = (*(part.name for part in self.parts), *(each.name for each in self.differences))
        said = zip(names, (m.range_in_words(*each) for m, each in zip(self.measures, cell, strict=True)), strict=True)
        clauses = [t("value.is", name=name, words=words) for name, words in said if words != t("value.any")]
        return joined(clauses, "and") if clauses else t("condition.anything")

    def compared(self, value: str, least: int | None, most: int | None, name: str) -> str:
        """«the answer to “Savings” is £6,000 or more»."""
        place = self.names.index(value)
        words = self.measures[place].range_in_words(least, most)
        names = (*(part.name for part in self.parts), *(each.name for each in self.differences))
        return t("value.is", name=names[place] if value else name, words=words)

    def cell_in_words(self, cell: Cell) -> str:
        """«under £6,000»; of several values, each that is not open at both ends by its name."""
        said = [measure.range_in_words(*each) for measure, each in zip(self.measures, cell, strict=True)]
        if len(said) == 1:
            return said[0]
        names = (*(part.name for part in self.parts), *(each.name for each in self.differences))
        parts = [t("value.named", name=n, words=w) for n, w in zip(names, said, strict=True) if w != t("value.any")]
        return t("list.comma").join(parts) or t("value.any")

    def cell_id(self, cell: Cell) -> str:
        """A name of a cell, of which no two are the same."""
        ids = [measure.range_id(*each) for measure, each in zip(self.measures, cell, strict=True)]
        return "-and-".join(ids)

    def read(self, texts: Sequence[str], today: datetime.date | None) -> str:
        """The texts that were typed, one for each part, as they are kept. Raises `ReadingError`."""
        kept = []
        for part, text in zip(self.parts, texts, strict=True):
            try:
                kept.append(part.measure.read(text, today))
            except ReadingError as error:
                raise ReadingError("of", name=part.name, error=error.words) if part.id else error from None
        if self.cell_of(kept, today) is None:
            raise ReadingError("together")
        return BETWEEN.join(kept)

    def cell_of(self, kept: Sequence[str], today: datetime.date | None) -> int | None:
        """The place of the cell that values are in."""
        found = [part.measure.position(value, today) for part, value in zip(self.parts, kept, strict=True)]
        return self.cell_at([*found, *(found[one] - found[other] for one, other in (d.pair for d in self.differences))])

    def cell_at(self, found: Sequence[int]) -> int | None:
        """The place of the cell that the positions of parts, then differences, are in."""
        return next((place for place, cell in enumerate(self.cells) if _is_in(found, cell)), None)

    def answer_of(self, given: object, today: datetime.date | None) -> tuple[str, str] | None:
        """The option and what is kept of an answer in JSON; None where it has another form. Raises `ReadingError`.

        One value is a number or text; several are an object with each of them.
        """
        written = {"": given} if len(self.parts) == 1 else given
        if not isinstance(written, dict) or written.keys() != {part.id for part in self.parts}:
            return None
        values = [written[part.id] for part in self.parts]
        if not all(isinstance(value, str | int | Decimal) and not isinstance(value, bool) for value in values):
            return None
        kept = self.read([f"{value:f}" if isinstance(value, Decimal) else str(value) for value in values], today)
        place = self.cell_of(kept.split(BETWEEN), today)
        assert place is not None, "what is read is in a cell"
        return self.cell_id(self.cells[place]), kept

    def shown(self, kept: str) -> str:
        """The values as readers see them."""
        said = [part.measure.shown(v) for part, v in zip(self.parts, kept.split(BETWEEN), strict=True)]
        if len(said) == 1:
            return said[0]
        named = zip((part.name for part in self.parts), said, strict=True)
        return t("list.semicolon").join(t("value.named", name=name, words=words) for name, words in named)


def _is_in(values: Sequence[int], cell: Cell) -> bool:
    return all(
        (low is None or value >= low) and (high is None or value <= high)
        for value, (low, high) in zip(values, cell, strict=True)
    )
