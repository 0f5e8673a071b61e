"""What changed between two versions of a flow, as data: whose advice, what is asked and advised, and which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from builder.changes.flow.compare_wording import Wording
from builder.changes.front_matter import FieldChange
from builder.languages import t


class Extent(StrEnum):
    """How far a change goes."""

    ADVICE = "advice changed"
    """Somebody gets another outcome, or the same combination no longer exists, or new ones do."""
    UNKNOWN = "not compared"
    """The rules cannot be compared within the bounds of the compiler."""
    WORDS = "words changed"
    """Everybody gets the outcome they got; what is said to them changed."""
    LISTING = "listing changed"
    """Only where the flow is found, or the day of its review."""
    NONE = "unchanged"


@dataclass(frozen=True, slots=True)
class NewAdvice:
    """The situations that moved from one outcome to another."""

    before: str
    """The title of the outcome, empty for none; likewise `after`."""
    after: str
    count: int
    share: str
    """Of the combinations that both versions have, in per cent."""
    classes: Sequence[str]
    """Who they are, in words that follow «if»; any of them is enough."""
    left: int
    """How many more there are."""
    example: str
    """The answers of one of them."""
    rule_before: str
    """The rule that decided the example and, behind a colon, its reason; empty in a tree; likewise `rule_after`."""
    rule_after: str


@dataclass(frozen=True, slots=True)
class Named:
    """A question, option or outcome that came or went."""

    kind: str
    words: str
    of: str = ""
    """The question of an option."""


@dataclass(frozen=True, slots=True)
class FlowChanges:
    """Everything that changed in a flow."""

    compared: bool
    """Whether the advice could be compared; without it there is no number here."""
    total: int
    """Combinations of answers that both versions have."""
    moved: int
    """Those whose outcome is another one."""
    appeared: int
    """Combinations that only the newer version has; likewise `gone`."""
    gone: int
    advice: Sequence[NewAdvice]
    added: Sequence[Named]
    removed: Sequence[Named]
    words: Sequence[Wording]
    fields: Sequence[FieldChange]

    @property
    def extent(self) -> Extent:
        """How far the change goes."""
        if self.moved or self.appeared or self.gone:
            return Extent.ADVICE
        if not self.compared:
            return Extent.UNKNOWN
        if self.words or self.added or self.removed:
            return Extent.WORDS
        return Extent.LISTING if self.fields else Extent.NONE

    @property
    def sentences(self) -> list[str]:
        """How much changed, for everybody."""
        if not self.compared:
            return [t("difference.not-comparable")]
        said = []
        if self.moved:
            share = percent(self.moved, self.total)
            said.append(t("difference.advice-changes", moved=self.moved, count=self.total, share=share))
        elif self.total:
            said.append(t("difference.advice-stays", count=self.total))
        said += [t("difference.appeared", count=self.appeared)] if self.appeared else []
        said += [t("difference.went", count=self.gone)] if self.gone else []
        return said


def percent(part: int, whole: int) -> str:
    """A share in per cent that never says none or all where it is not so."""
    share = 100 * part / whole if whole else 0.0
    if 0 < share < 0.1:
        return t("difference.percent-hardly-any")
    if 99.9 < share < 100:
        return t("difference.percent-nearly-all")
    return t("difference.percent", number=f"{share:.1f}".removesuffix(".0"))
