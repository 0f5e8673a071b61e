"""Days: calendar days as such, or counted from the day on which somebody answers.

Counted from today there are two clocks. In days, a position is the number of days since today. In months, the days
*today plus k months* are marks, at 2*k*; the days between two marks are at the odd number between. A day that a month
does not have is its last one, so that marks never change their order. «At least 18» is «born on or before today minus
216 months», which is so from the 18th birthday on; who was born on 29 February has it on 1 March, where there is no
29 February.
"""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from builder.flows.questions.cells import Range
from builder.flows.questions.measure import LIMIT, Measure, ReadingError
from builder.flows.questions.number import Quantity
from builder.languages import spoken, t

FIRST, LAST = datetime.date(1000, 1, 1), datetime.date(9999, 12, 31)
"""The days that can be an answer, a year having four digits."""
_MOMENT = re.compile(r"today(?: (?P<way>minus|plus) (?P<count>[0-9]{1,5}) (?P<unit>day|week|month|year)s?)?")
_UNITS = {"day": ("days", 1), "week": ("days", 7), "month": ("months", 2), "year": ("months", 24)}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day that a condition or a bound names."""

    clock: str
    """Empty for a calendar day, or `days` or `months` counted from today; `today` alone is on both clocks."""
    position: int

    def on(self, clock: str) -> int | None:
        """Its position on a clock; None where it has none."""
        return self.position if self.clock == clock or (self.clock == "today" and clock) else None

    def is_after(self, kept: str, today: datetime.date | None) -> int:
        """Above 0 if it is after a day, 0 on it, below 0 before it."""
        clock = "days" if self.clock == "today" else self.clock
        return self.position - position_of(kept, clock, today)


def moment_of(text: str) -> Moment | None:
    """The moment that a text names: 2026-11-23, `today`, `today minus 18 years`; None where it names none."""
    match = _MOMENT.fullmatch(" ".join(text.split()))
    if match and match["way"]:
        clock, size = _UNITS[match["unit"]]
        return Moment(clock, int(match["count"]) * size * (-1 if match["way"] == "minus" else 1))
    if match:
        return Moment("today", 0)
    try:
        exact = re.fullmatch(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}", text)
        return Moment("", datetime.date.fromisoformat(text).toordinal()) if exact else None
    except ValueError:
        return None


def months_from(day: datetime.date, months: int) -> datetime.date:
    """The day so many months later, or the last one of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def position_of(kept: str, clock: str, today: datetime.date | None) -> int:
    """The position of a day on a clock; one that counts from today needs that."""
    day = datetime.date.fromisoformat(kept)
    if clock == "":
        return day.toordinal()
    assert today is not None, "a day that is counted from today needs it"
    if clock == "days":
        return day.toordinal() - today.toordinal()
    months = (day.year - today.year) * 12 + day.month - today.month
    # the mark in the month of this day is before it, on it or after it
    last = calendar.monthrange(day.year, day.month)[1]
    mark = min(today.day, last)
    return 2 * months + (day.day > mark) - (day.day < mark)


@dataclass(frozen=True, slots=True)
class CalendarDay(Measure):
    """A day."""

    least: Moment | None = None
    most: Moment | None = None
    clock: str = ""

    type = "day"

    @property
    def bounds(self) -> Range:
        """The bounds that are on the clock of the conditions."""
        return tuple(None if each is None else each.on(self.clock) for each in (self.least, self.most))  # type: ignore[return-value]

    @property
    def same(self) -> tuple[object, ...]:
        """The clock."""
        return self.type, self.clock

    def read(self, text: str, today: datetime.date | None) -> str:
        """A day written as 2026-11-23."""
        if not text.strip():
            raise ReadingError("missing-day")
        try:
            if not re.fullmatch(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}", text.strip()):
                raise ValueError
            kept = datetime.date.fromisoformat(text.strip()).isoformat()
        except ValueError:
            raise ReadingError("day") from None
        if self.least and self.least.is_after(kept, today) > 0:
            raise ReadingError("earliest", least=self._moment_in_words(self.least))
        if self.most and self.most.is_after(kept, today) < 0:
            raise ReadingError("latest", most=self._moment_in_words(self.most))
        return kept

    def position(self, kept: str, today: datetime.date | None) -> int:
        """The position on its clock."""
        return position_of(kept, self.clock, today)

    def shown(self, kept: str) -> str:
        """The day as people write it."""
        return spoken().date(datetime.date.fromisoformat(kept))

    def _moment_in_words(self, moment: Moment) -> str:
        if moment.clock:
            return _mark_in_words(moment.position, "days" if moment.clock == "today" else moment.clock)
        return _day_in_words(moment.position)

    def range_in_words(self, low: int | None, high: int | None) -> str:
        """«before 6 April 2020», «6 April 2020 to 5 April 2021», «less than 18 years ago»."""
        low, high = (None if low == self.bounds[0] else low), (None if high == self.bounds[1] else high)
        if low is None and high is None:
            return t("value.any")
        if self.clock:
            ends = [each for each in (self._end(low, "from"), self._end(high, "until")) if each]
            return ends[0] if len(ends) == 1 else t("value.both", low=ends[0], high=ends[1])
        if low is None:
            assert high is not None
            return t("value.before", day=_day_in_words(high + 1))
        if low == high or high is None:
            return _day_in_words(low) if high else t("value.from", day=_day_in_words(low))
        return t("value.between", low=_day_in_words(low), high=_day_in_words(high))

    @property
    def bounds_in_words(self) -> str:
        """«1 January 1900 to today»."""
        low, high = (None if each is None else self._moment_in_words(each) for each in (self.least, self.most))
        if low and high:
            return t("value.between", low=low, high=high)
        return t("value.from", day=low) if low else t("value.relative.until", mark=high) if high else t("value.any")

    def _end(self, position: int | None, end: str) -> str:
        """One end of a range that is counted from today."""
        if position is None:
            return ""
        if self.clock == "days" or position % 2 == 0:
            return t(f"value.relative.{end}", mark=_mark_in_words(position, self.clock))
        mark = position - 1 if end == "from" else position + 1
        word = "after" if end == "from" else "before"
        return t(f"value.relative.{word}", mark=_mark_in_words(mark, self.clock))

    def range_id(self, low: int | None, high: int | None) -> str:
        """«from-2020-04-06-to-2021-04-05», «to-today-minus-18-years»."""
        ends = [f"from-{self._id(low, 'after')}"] if low is not None else []
        ends += [f"to-{self._id(high, 'before')}"] if high is not None else []
        return "-".join(ends) or "any"

    def _id(self, position: int, word: str) -> str:
        if not self.clock:
            return datetime.date.fromordinal(position).isoformat()
        if self.clock == "months" and position % 2:
            return f"{word}-{_mark_id(position + (-1 if word == 'after' else 1), self.clock)}"
        return _mark_id(position, self.clock)

    @property
    def errors(self) -> Mapping[str, str]:
        """The words for each mistake."""
        ends = {"earliest": ("least", self.least), "latest": ("most", self.most)}
        said = {
            key: t(f"value.error.{key}", **{slot: self._moment_in_words(end)})
            for key, (slot, end) in ends.items()
            if end is not None
        }
        plain = {key: t(f"value.error.{key}") for key in ("parts", "day")}
        return {"missing": t("value.error.missing-day"), **plain, **said}

    @property
    def exported(self) -> Mapping[str, object]:
        """The clock, and the bounds with theirs."""
        bounds = {key: each for key, each in (("least", self.least), ("most", self.most)) if each is not None}
        written = {key: ["days" if m.clock == "today" else m.clock, m.position] for key, m in bounds.items()}
        return {"type": self.type, **({"clock": self.clock} if self.clock else {}), **written}

    @property
    def difference(self) -> Measure | None:
        """A number of days; there is none between days that are counted from today."""
        return None if self.clock else Quantity(t("value.days"))


def _day_in_words(position: int) -> str:
    return spoken().date(datetime.date.fromordinal(position))


def _mark(position: int, clock: str) -> tuple[str, int]:
    """The greatest unit in which a mark is a whole number, and that number."""
    if clock == "days":
        return "days", abs(position)
    months = abs(position) // 2
    return ("years", months // 12) if months % 12 == 0 else ("months", months)


def _mark_in_words(position: int, clock: str) -> str:
    unit, count = _mark(position, clock)
    if count == 0:
        return t("value.relative.today")
    span = t(f"value.relative.{unit}", count=count)
    return t(f"value.relative.{'ago' if position < 0 else 'ahead'}", span=span)


def _mark_id(position: int, clock: str) -> str:
    unit, count = _mark(position, clock)
    return f"today-{'minus' if position < 0 else 'plus'}-{count}-{unit}" if count else "today"


assert LAST.toordinal() < LIMIT
