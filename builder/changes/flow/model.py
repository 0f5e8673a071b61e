"""The changes between two versions of a flow, as data: advice, parts and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from builder.changes.flow.compare_wording import Wording
from builder.changes.flow.figure_change import FigureChange
from builder.changes.flow.redefined import Redefined
from builder.changes.front_matter import FieldChange
from builder.languages import spoken, t


class Extent(StrEnum):
    """The extent of a change."""

    ADVICE = "advice changed"
    """Somebody gets another outcome or another figure, or the same combination no longer exists, or new ones do."""
    UNKNOWN = "not compared"
    """The rules cannot be compared within the bounds of the compiler."""
    WORDS = "words changed"
    """Everybody gets the outcome they got; what is said to them changed."""
    LISTING = "listing changed"
    """Only the place of the flow in lists changed, or the day of its review."""
    NONE = "unchanged"


@dataclass(frozen=True, slots=True)
class NewAdvice:
    """The situations that moved from one outcome to another."""

    before: str
    """The title of the outcome before; empty for none."""
    after: str
    count: int
    share: str
    """Of the combinations that both versions have, in per cent."""
    classes: Sequence[str]
    """Descriptions of them that follow «if»; any one is enough."""
    left: int
    """The number of combinations in none of the classes."""
    example: str
    """The answers of one of them."""
    rule_before: str
    """The rule that decided the example, with its reason after a colon; empty in a tree."""
    rule_after: str
    titles: tuple[str, str] = ("", "")
    """Both titles for readers, who know no ids: with the verdict where two outcomes have one title."""
    reasons: tuple[str, str] = ("", "")
    """The reasons of both rules for readers; empty where a rule has none."""


@dataclass(frozen=True, slots=True)
class FlowPart:
    """A question, option or outcome that came or went."""

    kind: str
    words: str
    of: str = ""
    """The question of an option."""


@dataclass(frozen=True, slots=True)
class FlowChanges:
    """All changes of a flow."""

    compared: bool
    """True if the advice could be compared; if not, the numbers here are zero."""
    total: int
    """Combinations of answers that both versions have."""
    moved: int
    """Those whose outcome is another one."""
    appeared: int
    """Combinations that only the newer version has."""
    gone: int
    advice: Sequence[NewAdvice]
    added: Sequence[FlowPart]
    removed: Sequence[FlowPart]
    words: Sequence[Wording]
    fields: Sequence[FieldChange]
    redefined: Sequence[Redefined] = ()
    """The facts and scores that mean something else now."""
    figures: Sequence[FigureChange] = ()
    """The amounts and days that results show otherwise."""

    @property
    def extent(self) -> Extent:
        """The extent of the change."""
        if self.moved or self.appeared or self.gone or (self.figures and self.compared):
            return Extent.ADVICE
        if not self.compared:
            return Extent.UNKNOWN
        if self.words or self.added or self.removed or self.redefined:
            return Extent.WORDS
        return Extent.LISTING if self.fields else Extent.NONE

    @property
    def sentences(self) -> list[str]:
        """The extent of the change of advice, in sentences."""
        if not self.compared:
            return [t("difference.not-comparable"), *self._of_figures]
        said = []
        if self.moved:
            share = percent(self.moved, self.total)
            said.append(t("difference.advice-changes", moved=self.moved, count=self.total, share=share))
        elif self.total:
            stays = "difference.outcome-stays" if self.figures else "difference.advice-stays"
            said.append(t(stays, count=self.total))
        said += [t("difference.appeared", count=self.appeared)] if self.appeared else []
        said += [t("difference.went", count=self.gone)] if self.gone else []
        return [*said, *self._of_figures]

    @property
    def _of_figures(self) -> list[str]:
        number = len({each.id for each in self.figures})
        return [t("difference.figures-change", count=number)] if number else []


def percent(part: int, whole: int) -> str:
    """A share in per cent that never rounds to none or all."""
    share = 100 * part / whole if whole else 0.0
    if 0 < share < 0.1:
        return t("difference.percent-hardly-any")
    if 99.9 < share < 100:
        return t("difference.percent-nearly-all")
    return t("difference.percent", number=spoken().decimal(share))
