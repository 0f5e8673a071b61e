"""Numbers: whole ones, or with a fixed number of decimals; money is such a number with the sign of a currency."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from builder.flows.questions.cells import Range
from builder.flows.questions.measure import LIMIT, Measure, ReadingError
from builder.languages import t

SIGNS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹"}
"""The signs of currencies that have one; others are written with their code."""
MOST_DECIMALS = 4
_BETWEEN = "\\s\u00a0\u202f\u2009'’"  # noqa: RUF001
"""Signs that set thousands apart in any language, besides that of the page's own."""
_MINUS = re.compile(r"^[-−–]")  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Quantity(Measure):
    """A number with a unit; positions count in the last decimal."""

    unit: str = ""
    decimals: int = 0
    least: int | None = None
    most: int | None = None

    type = "number"

    @property
    def prefix(self) -> str:
        """Signs before the number, beside the field."""
        return ""

    @property
    def suffix(self) -> str:
        """Words after the number, beside the field."""
        return self.unit

    @property
    def clock(self) -> str:
        """None."""
        return ""

    @property
    def bounds(self) -> Range:
        """The bounds as they are written."""
        return self.least, self.most

    @property
    def same(self) -> tuple[object, ...]:
        """Unit and decimals."""
        return self.type, self.unit, self.decimals

    def read(self, text: str, today: datetime.date | None) -> str:
        """A number as people write it, with or without its unit and with thousands set apart."""
        position = self._read(text)
        low, high = self.bounds
        if low is not None and position < low:
            raise ReadingError("least", least=self.words(low))
        if high is not None and position > high:
            raise ReadingError("most", most=self.words(high))
        return str(position)

    def _read(self, text: str) -> int:
        bare = text.strip().lower()
        for word in filter(None, (self.prefix.strip().lower(), self.suffix.lower(), *self._also)):
            bare = bare.removeprefix(word).removesuffix(word).strip()
        for word in filter(None, (self.prefix.strip().lower(), *self._also)):  # as in -£5
            bare = re.sub(rf"^([-−–])\s*{re.escape(word)}\s*", r"\1", bare)  # noqa: RUF001
        if not bare:
            raise ReadingError("missing")
        match = _form(t("number.thousands"), t("number.decimal")).fullmatch(bare)
        if match is None:
            raise ReadingError("number")
        whole = re.sub(r"[^0-9]", "", match["whole"])
        rest = (match["rest"] or "").rstrip("0")
        if len(rest) > self.decimals:
            raise ReadingError("decimals", count=self.decimals) if self.decimals else ReadingError("whole")
        digits = int(whole + rest.ljust(self.decimals, "0"))
        if digits > LIMIT:
            raise ReadingError("large")
        return -digits if _MINUS.match(bare) else digits

    def plain(self, text: str) -> int | None:
        """The position of a number as files write it: digits, a point, and no more decimals than there are."""
        match = re.fullmatch(r"(?P<sign>-?)(?P<whole>[0-9]{1,12})(?:\.(?P<rest>[0-9]{1,9}))?", text.strip())
        rest = (match["rest"] or "").rstrip("0") if match else ""
        if match is None or len(rest) > self.decimals:
            return None
        digits = int(match["whole"] + rest.ljust(self.decimals, "0"))
        return None if digits > LIMIT else -digits if match["sign"] else digits

    @property
    def _also(self) -> tuple[str, ...]:
        """Other words that may stand beside the number."""
        return ()

    def position(self, kept: str, today: datetime.date | None) -> int:
        """The digits as they are kept."""
        return int(kept)

    def shown(self, kept: str) -> str:
        """The number with its unit."""
        return self.words(int(kept))

    def words(self, position: int) -> str:
        """A position with its unit: «£6,000», «12.5 hours»."""
        return self._placed(self.digits(position))

    def digits(self, position: int) -> str:
        """A position without its unit; decimals are written where there are any."""
        whole, rest = divmod(abs(position), 10**self.decimals)
        said = f"{whole:,}".replace(",", t("number.thousands"))
        decimals = f"{rest:0{self.decimals}}" if rest else ""
        sign = t("number.minus") if position < 0 else ""
        return sign + said + (t("number.decimal") + self._kept(decimals) if decimals else "")

    def _kept(self, decimals: str) -> str:
        """The decimals that are written."""
        return decimals.rstrip("0")

    def _placed(self, digits: str) -> str:
        return t("number.unit", number=digits, unit=self.unit) if self.unit else digits

    def range_in_words(self, low: int | None, high: int | None) -> str:
        """«under £6,000», «12 hours or more», «6 to 11 hours»."""
        low = None if low == self.least else low
        high = None if high == self.most else high
        if low is None and high is None:
            return t("value.any")
        if low is not None and low == high:
            return self.words(low)
        if low is None:
            assert high is not None
            return self._up_to(high)
        if high is None:
            return self._from(low)
        if self.decimals and (_is_rounder(low - 1, low) or _is_rounder(high + 1, high)):
            return t("value.both", low=self._from(low), high=self._up_to(high))
        return t("value.between", low=self.digits(low) if self.suffix else self.words(low), high=self.words(high))

    @property
    def bounds_in_words(self) -> str:
        """«£0 to £20,000»."""
        return replace(self, least=None, most=None).range_in_words(self.least, self.most)

    def _up_to(self, high: int) -> str:
        if _is_rounder(high + 1, high):
            return t("value.under", number=self.words(high + 1))
        return t("value.at-most", number=self.words(high))

    def _from(self, low: int) -> str:
        if _is_rounder(low - 1, low):
            return t("value.over", number=self.words(low - 1))
        return t("value.at-least", number=self.words(low))

    def range_id(self, low: int | None, high: int | None) -> str:
        """«6000-to-15999», «to-5999», «from-16000»."""
        if low is None and high is None:
            return "any"
        ends = [None if each is None else self._id(each) for each in (low, high)]
        if low == high:
            return f"{ends[0]}"
        return f"{ends[0]}-to-{ends[1]}" if None not in ends else f"to-{ends[1]}" if low is None else f"from-{ends[0]}"

    def _id(self, position: int) -> str:
        whole, rest = divmod(abs(position), 10**self.decimals)
        digits = f"{whole}p{rest:0{self.decimals}}" if rest else f"{whole}"
        return f"minus-{digits}" if position < 0 else digits

    @property
    def exported(self) -> Mapping[str, object]:
        """Unit, decimals and bounds."""
        bounds = {key: value for key, value in (("least", self.least), ("most", self.most)) if value is not None}
        words = {"prefix": self.prefix, "suffix": self.suffix, "also": list(self._also)}
        return {"type": self.type, "decimals": self.decimals, **bounds, **{k: v for k, v in words.items() if v}}

    @property
    def errors(self) -> Mapping[str, str]:
        """The words for each mistake."""
        ends = {"least": self.least, "most": self.most}
        said = {key: t(f"value.error.{key}", **{key: self.words(end)}) for key, end in ends.items() if end is not None}
        plain = {key: t(f"value.error.{key}") for key in ("missing", "number", "whole", "large")}
        return {**plain, "decimals": t("value.error.decimals", count=self.decimals), **said}

    @property
    def difference(self) -> Measure | None:
        """The same without bounds."""
        return Quantity(self.unit, self.decimals)


@dataclass(frozen=True, slots=True)
class Money(Quantity):
    """An amount of money; its unit is the code of a currency."""

    type = "money"

    @property
    def prefix(self) -> str:
        """The sign of the currency, or its code."""
        return SIGNS.get(self.unit, f"{self.unit}\u00a0")

    @property
    def suffix(self) -> str:
        """Nothing."""
        return ""

    @property
    def _also(self) -> tuple[str, ...]:
        return (self.unit.lower(),)

    def _kept(self, decimals: str) -> str:
        return decimals

    def _placed(self, digits: str) -> str:
        minus = t("number.minus") if digits.startswith(t("number.minus")) else ""
        return f"{minus}{self.prefix}{digits.removeprefix(t('number.minus'))}"

    @property
    def difference(self) -> Measure | None:
        """The same without bounds."""
        return Money(self.unit, self.decimals)


@cache
def _form(thousands: str, point: str) -> re.Pattern[str]:
    """The form of a number: digits, in groups of three or not, then decimals."""
    groups = rf"[0-9]{{1,3}}(?:[{_BETWEEN}{re.escape(thousands)}][0-9]{{3}})+|[0-9]{{1,15}}"
    return re.compile(rf"[-−–]?(?P<whole>{groups})(?:{re.escape(point)}(?P<rest>[0-9]{{1,9}}))?")  # noqa: RUF001


def _is_rounder(one: int, other: int) -> bool:
    """True if a number next to another one has more noughts at its end; nought itself is the roundest."""
    return other != 0 and (one == 0 or _zeros(one) > _zeros(other))


def _zeros(number: int) -> int:
    return len(str(number)) - len(str(number).rstrip("0"))
