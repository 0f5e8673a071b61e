"""Read questions whose answers readers type: numbers, money, days, and several of them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from builder.flows.model import Option
from builder.flows.questions.day import CalendarDay, Moment, moment_of
from builder.flows.questions.kind import QuestionKind
from builder.flows.questions.measure import Measure
from builder.flows.questions.number import MOST_DECIMALS, Money, Quantity
from builder.flows.questions.value_part import Subtraction, ValuePart
from builder.flows.questions.values import Values
from builder.load.conditions import RESERVED
from builder.load.fields import GROUP, Fields, check_slug, wrong_type
from builder.load.located import Mapping as MappingNode
from builder.load.located import Sequence
from builder.problems import Location, did_you_mean

BOUNDS = ("least", "most")
OF_NUMBER = ("unit", "decimals", *BOUNDS, "example")
OF_MONEY = ("currency", "decimals", *BOUNDS, "example")
OF_DAY = (*BOUNDS, "example")
OF_SEVERAL = ("values", "differences")
VALUE_KEYS = ("label", "type", "unit", "currency", "decimals", *BOUNDS, "example")
DIFFERENCE_KEYS = ("label", "of", "minus")
MOST_VALUES = 4
"""The most values that one question asks for."""
Answers = tuple[QuestionKind, list[Option]]


def read_number(fields: Fields, _: Location) -> Answers:
    """One number."""
    return _single(_number(fields), fields)


def read_money(fields: Fields, _: Location) -> Answers:
    """One amount of money."""
    return _single(_money(fields), fields)


def read_day(fields: Fields, _: Location) -> Answers:
    """One day."""
    return _single(_day(fields), fields)


def _single(measure: Measure, fields: Fields) -> Answers:
    _no_options(fields)
    return Values((ValuePart("", "", measure, fields.text("example")),)), []


def _no_options(fields: Fields) -> None:
    for key in ("options", "order"):
        if fields.has(key):
            message = f"readers type the answer to this question, so that it has no `{key}`"
            fields.problem(fields.where(key), "wrong-value", message, "remove it, or let them choose: `choose: one`")


def read_several(fields: Fields, _: Location) -> Answers:
    """Several values, and the differences between them."""
    _no_options(fields)
    group = fields.mapping("values", required=True)
    parts: list[ValuePart] = []
    for key, node in group.entries if group else ():
        if key.text in RESERVED:
            fields.problem(key.where, "odd-name", f"`{key.text}` is a word of the format, not an id", "choose another")
        fields.take(check_slug(key, "the id of a value"))
        if not isinstance(node, MappingNode):
            fields.report(wrong_type(node, f"the value `{key.text}`", GROUP))
            continue
        value = Fields(node, "this value", VALUE_KEYS, key.where, within=fields)
        measure = MEASURES[value.choice("type", tuple(MEASURES))](value)
        for other in ("unit", "currency", "decimals"):
            if value.has(other) and other not in KEYS_OF[measure.type]:
                message = f"`{other}` has no meaning for a {measure.type}"
                value.problem(value.where(other), "wrong-value", message, "remove it, or correct `type`")
        label, example = value.text("label", required=True), value.text("example")
        parts.append(ValuePart(key.text, label, measure, example, where=key.where))
    if group is not None and not 2 <= len(group.entries) <= MOST_VALUES:
        fix = "ask for one value with `choose: number`, `money` or `day`, and for others in questions of their own"
        message = f"a question with `choose: values` asks for 2 to {MOST_VALUES} values"
        fields.problem(fields.where("values"), "wrong-value", message, fix)
    return Values(tuple(parts), _differences(fields, parts)), []


def _differences(fields: Fields, parts: list[ValuePart]) -> tuple[Subtraction, ...]:
    group = fields.mapping("differences")
    made: list[Subtraction] = []
    places = {part.id: place for place, part in enumerate(parts)}
    for key, node in group.entries if group else ():
        fields.take(check_slug(key, "the id of a difference"))
        if key.text in places:
            message = f"`{key.text}` is the id of a value already"
            fields.problem(key.where, "duplicate-id", message, "choose another id for this difference")
        if not isinstance(node, MappingNode):
            fields.report(wrong_type(node, f"the difference `{key.text}`", GROUP))
            continue
        difference = Fields(node, "this difference", DIFFERENCE_KEYS, key.where, within=fields)
        name = difference.text("label", required=True)
        ends = [_end(difference, end, places) for end in ("of", "minus")]
        if ends[0] is None or ends[1] is None:
            continue
        pair = ends[0], ends[1]
        one, other = (parts[place].measure for place in pair)
        if pair[0] == pair[1]:
            message = f"the difference `{key.text}` is of a value and itself"
            difference.problem(key.where, "wrong-value", message, "name two values")
        elif one.same != other.same:
            message = f"the difference `{key.text}` is of two values of another sort or unit"
            difference.problem(key.where, "wrong-value", message, "give both the same type, unit and decimals")
        else:
            made.append(Subtraction(key.text, name, pair))
    return tuple(made)


def _end(fields: Fields, key: str, places: Mapping[str, int]) -> int | None:
    node = fields.node_of(key)
    if isinstance(node, Sequence):
        message = "a difference is one value minus another one, and never of three"
        fields.problem(node.where, "wrong-value", message, f"name one value under `{key}`")
        return None
    named = fields.scalar(key, required=True)
    if named is not None and named.text not in places:
        message = f"this question asks for no value `{named.text}`"
        fields.problem(named.where, "unknown-option", message, did_you_mean(named.text, places))
        return None
    return places[named.text] if named else None


def _number(fields: Fields) -> Quantity:
    decimals = _decimals(fields, 0)
    least, most = _bounds(fields, Quantity("", decimals))
    return Quantity(fields.text("unit"), decimals, least, most)


def _money(fields: Fields) -> Money:
    currency = fields.scalar("currency", required=True)
    if currency and not (len(currency.text) == 3 and currency.text.isascii() and currency.text.isupper()):
        message = f"`currency` is `{currency.text}`, which is not the code of a currency"
        fields.problem(currency.where, "wrong-value", message, "write its three letters, like GBP")
    decimals = _decimals(fields, 2)
    least, most = _bounds(fields, Quantity("", decimals))
    return Money(currency.text if currency else "", decimals, least, most)


def _decimals(fields: Fields, usual: int) -> int:
    written = fields.integer("decimals")
    if written is not None and not 0 <= written <= MOST_DECIMALS:
        message = f"`decimals` is {written}"
        fields.problem(fields.where("decimals"), "wrong-value", message, f"write a number from 0 to {MOST_DECIMALS}")
        return usual
    return usual if written is None else written


def _bounds(fields: Fields, measure: Quantity) -> list[int | None]:
    found = []
    for key in BOUNDS:
        written = fields.scalar(key)
        bound = measure.plain(written.text) if written else None
        if written and bound is None:
            fix = f"write one with at most {measure.decimals} decimals, like 1500"
            fix = fix if measure.decimals else "write a whole number, like 1500"
            message = f"`{key}` is `{written.text}`, which this number can never be"
            fields.problem(written.where, "wrong-type", message, fix)
        found.append(bound)
    if found[0] is not None and found[1] is not None and found[0] > found[1]:
        fields.problem(fields.where("most"), "wrong-value", "`most` is less than `least`", "exchange the two")
        return [None, None]
    return found


def _day(fields: Fields) -> CalendarDay:
    found: list[Moment | None] = []
    for key in BOUNDS:
        written = fields.scalar(key)
        moment = moment_of(written.text) if written else None
        if written and moment is None:
            fix = "write a day as 2026-11-23, or `today`, or like `today minus 18 years`"
            fields.problem(written.where, "no-date", f"`{key}` is `{written.text}`, which is no day", fix)
        found.append(moment)
    least, most = found
    if least and most and least.clock == most.clock and least.position > most.position:
        fields.problem(fields.where("most"), "wrong-value", "`most` is before `least`", "exchange the two")
        return CalendarDay()
    return CalendarDay(least, most)


MEASURES: Mapping[str, Callable[[Fields], Measure]] = {"number": _number, "money": _money, "day": _day}
KEYS_OF: Mapping[str, tuple[str, ...]] = {"number": OF_NUMBER, "money": OF_MONEY, "day": OF_DAY}
