"""Read the expressions that figures are made of: a value, a number, a day, or one operation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from builder.flows.figures.expression import (
    UNITS,
    Constant,
    DayPlus,
    Extreme,
    FigureValue,
    Minus,
    Product,
    Quotient,
    RateOn,
    Sum,
    Today,
    WeekdayBeside,
)
from builder.flows.figures.figure import Figure, Rate
from builder.flows.model import Question
from builder.flows.questions.day import moment_of
from builder.load.expression_sorts import (
    EXPRESSION_KEYS,
    MOST_DEEP,
    OPERATIONS,
    WEEKDAYS,
    WITH,
    Read,
    is_currency,
    sort_of,
    typed_values,
)
from builder.load.fields import LIST, Fields, wrong_type
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.load.rates import number_in
from builder.problems import Location, did_you_mean, one_of


class ExpressionReader:
    """Reads the expressions of one flow; problems go to the fields of the figure."""

    def __init__(
        self,
        questions: Mapping[str, Question],
        figures: Mapping[str, Figure],
        rates: Mapping[str, tuple[Rate, ...]],
        within: Fields,
    ) -> None:
        self.questions = questions
        self.figures = dict(figures)
        self.rates = rates
        self.within = within
        self._deep = 0

    def problem(self, where: Location, check: str, message: str, fix: str) -> None:
        """Report what is wrong."""
        self.within.problem(where, check, message, fix)

    def read(self, node: Node) -> Read | None:
        """The expression; None where it cannot be read."""
        if isinstance(node, Scalar):
            return self._name(node)
        if isinstance(node, Sequence):
            self.problem(node.where, "wrong-type", "an expression is not a list", "write `add:` before it, or `min:`")
            return None
        self._deep += 1
        try:
            if self._deep > MOST_DEEP:
                self.problem(node.where, "too-long", "this expression is too deep", "make a figure of a part of it")
                return None
            return self._operation(node)
        finally:
            self._deep -= 1

    def _name(self, written: Scalar) -> Read | None:
        number = number_in(written.text)
        if number is not None:
            return Read(Constant(number), is_whole=number.denominator == 1)
        if written.text == "today":
            return Read(Today(), is_day=True)
        moment = moment_of(written.text)
        if moment is not None and not moment.clock:
            return Read(Constant(Fraction(moment.position), is_day=True), is_day=True)
        if written.text in self.figures:
            return sort_of(FigureValue(written.text), self.figures[written.text].measure)
        values = dict(typed_values(self.questions))
        if written.text in values:
            return values[written.text]
        known = (*values, *self.figures)
        message = f"there is no value or figure `{written.text}`"
        fix = did_you_mean(written.text, known, "name a question whose answer is typed, or a figure above this one")
        self.problem(written.where, "unknown-figure", message, fix)
        return None

    def _operation(self, node: MappingNode) -> Read | None:
        fields = Fields(node, "this expression", EXPRESSION_KEYS, within=self.within)
        named = [key for key in OPERATIONS if fields.has(key)]
        if len(named) != 1:
            if not fields.misspelt:
                self.problem(
                    node.where, "wrong-value", "an expression has one operation", f"write one of {one_of(OPERATIONS)}"
                )
            return None
        (name,) = named
        for key in EXPRESSION_KEYS:
            if fields.has(key) and key != name and key not in WITH.get(name, ()):
                self.problem(fields.where(key), "wrong-value", f"`{key}` has no meaning beside `{name}`", "remove it")
        operations: Mapping[str, Callable[[Fields], Read | None]] = {
            "add": self._sum, "subtract": self._minus, "multiply": self._product, "divide": self._quotient,
            "min": self._extreme, "max": self._extreme, "rate": self._rate, "day": self._day_plus,
            "weekday": self._weekday,
        }  # fmt: skip
        return operations[name](fields)

    def _several(self, fields: Fields, name: str, exactly: int | None = None) -> list[Read] | None:
        node = fields.node_of(name)
        if not isinstance(node, Sequence) or len(node.items) < 2 or (exactly and len(node.items) != exactly):
            fix = f"write `{name}: [one, other]`"
            message = f"`{name}` needs a list of {'two' if exactly else 'two or more'}"
            if node is not None and not isinstance(node, Sequence):
                self.within.report(wrong_type(node, f"`{name}`", LIST))
            else:
                self.problem(fields.where(name), "wrong-value", message, fix)
            return None
        read = [self.read(item) for item in node.items]
        known = [each for each in read if each is not None]
        return known if len(known) == len(read) else None

    def _alike(self, parts: list[Read], name: str, fields: Fields) -> tuple[bool, str] | None:
        """The sort and unit that all parts have; a plain number is in any unit."""
        units = list(dict.fromkeys(part.unit for part in parts if part.unit))
        if len({part.is_day for part in parts}) > 1 or len(units) > 1:
            mixed = one_of(units, "and") if len(units) > 1 else "days and numbers"
            self.problem(
                fields.where(name), "wrong-value", f"`{name}` mixes {mixed}", "let all parts be of one sort and unit"
            )
            return None
        return parts[0].is_day, units[0] if units else ""

    def _sum(self, fields: Fields) -> Read | None:
        parts = self._several(fields, "add")
        sort = self._alike(parts, "add", fields) if parts else None
        if not parts or sort is None:
            return None
        if sort[0]:
            self.problem(
                fields.where("add"), "wrong-value", "days cannot be added", "write `{day: …, plus: 14, in: days}`"
            )
            return None
        return Read(Sum(tuple(p.expression for p in parts)), unit=sort[1], is_whole=all(p.is_whole for p in parts))

    def _minus(self, fields: Fields) -> Read | None:
        parts = self._several(fields, "subtract", 2)
        sort = self._alike(parts, "subtract", fields) if parts else None
        if not parts or sort is None:
            return None
        one, other = parts
        unit = "days" if sort[0] else sort[1]
        whole = sort[0] or (one.is_whole and other.is_whole)
        return Read(Minus(one.expression, other.expression), unit=unit, is_whole=whole)

    def _product(self, fields: Fields) -> Read | None:
        parts = self._several(fields, "multiply")
        if not parts:
            return None
        currencies = [part.unit for part in parts if is_currency(part.unit)]
        if any(part.is_day for part in parts) or len(currencies) > 1:
            wrong = "a day" if len(currencies) < 2 else "money by money"
            self.problem(fields.where("multiply"), "wrong-value", f"{wrong} cannot be multiplied", "multiply numbers")
            return None
        units = [part.unit for part in parts if part.unit]
        per_unit = any(part.is_rate for part in parts)
        unit = currencies[0] if currencies else units[0] if len(units) == 1 and not per_unit else ""
        return Read(Product(tuple(p.expression for p in parts)), unit=unit, is_whole=all(p.is_whole for p in parts))

    def _quotient(self, fields: Fields) -> Read | None:
        node = fields.node_of("divide")
        parts = self._several(fields, "divide", 2)
        if not parts or not isinstance(node, Sequence):
            return None
        one, other = parts
        if not isinstance(other.expression, Constant) or other.is_day or other.expression.value == 0:
            fix = "divide by a number that is written here, like 12"
            self.problem(
                node.items[1].where, "wrong-value", "a figure is divided only by a constant that is not nought", fix
            )
            return None
        if one.is_day:
            self.problem(node.items[0].where, "wrong-value", "a day cannot be divided", "divide a number")
            return None
        return Read(Quotient(one.expression, other.expression.value), unit=one.unit)

    def _extreme(self, fields: Fields) -> Read | None:
        name = "min" if fields.has("min") else "max"
        parts = self._several(fields, name)
        sort = self._alike(parts, name, fields) if parts else None
        if not parts or sort is None:
            return None
        made = Extreme(tuple(part.expression for part in parts), greatest=name == "max")
        return Read(made, is_day=sort[0], unit=sort[1], is_whole=all(part.is_whole for part in parts))

    def _rate(self, fields: Fields) -> Read | None:
        name, day = fields.scalar("rate", required=True), self._day(fields, "on")
        if name is not None and name.text not in self.rates:
            fix = did_you_mean(name.text, self.rates, "add it under `rates`")
            self.problem(name.where, "unknown-figure", f"there is no table of rates `{name.text}`", fix)
            return None
        return Read(RateOn(name.text, day.expression), is_rate=True) if name and day else None

    def _day(self, fields: Fields, key: str) -> Read | None:
        node = fields.node_of(key)
        if node is None:
            fields.lacks(key)
            return None
        read = self.read(node)
        if read is not None and not read.is_day:
            self.problem(fields.where(key), "wrong-value", f"`{key}` is a number here", "name a day")
            return None
        return read

    def _day_plus(self, fields: Fields) -> Read | None:
        day, way = self._day(fields, "day"), "minus" if fields.has("minus") else "plus"
        unit = fields.choice("in", UNITS)
        node = fields.node_of(way)
        if fields.has("plus") == fields.has("minus") or node is None:
            fix = "add `plus: 14` and `in: days`"
            self.problem(fields.where("day"), "wrong-value", "a day needs `plus` or `minus` beside it", fix)
            return None
        count = self.read(node)
        if count is not None and (count.is_day or not count.is_whole):
            self.problem(fields.where(way), "wrong-value", f"`{way}` is not a whole number here", "name a whole number")
            return None
        if day is None or count is None:
            return None
        by = count.expression if way == "plus" else Minus(Constant(Fraction(0)), count.expression)
        return Read(DayPlus(day.expression, by, unit), is_day=True)

    def _weekday(self, fields: Fields) -> Read | None:
        weekday = fields.choice("weekday", WEEKDAYS)
        ways = [way for way in WITH["weekday"] if fields.has(way)]
        if len(ways) != 1:
            fix = "add one of `before`, `until`, `after` and `from`, with a day"
            self.problem(fields.where("weekday"), "wrong-value", "a weekday is looked for from one day", fix)
            return None
        day = self._day(fields, ways[0])
        return Read(WeekdayBeside(day.expression, WEEKDAYS.index(weekday), ways[0]), is_day=True) if day else None
