"""A figure that results show otherwise in a newer version of a flow, as data and in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.languages import t


class FigureFate(StrEnum):
    """The fate of a figure in some outcomes."""

    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that comes to something else in some outcomes, or may; or one that they show newly or no longer."""

    became: FigureFate
    id: str
    label: str
    outcomes: tuple[str, ...]
    """Ids, as the newer version has them."""
    titles: tuple[str, ...]
    ranges: tuple[str, str]
    """Before and now, as readers see them; empty where it is not shown."""
    values: tuple[str, str] = ("", "")
    """The figure for the example, before and now, as readers see it; empty where there is none."""
    example: str = ""
    """Answers in words, for which it changes; empty if there are none among those that were tried."""
    tried: bool = True
    """True if there were answers to try."""
    worked_out: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """The expressions, rates and laws that one version alone has, before and now."""

    @property
    def is_alike(self) -> bool:
        """True if only the way to work it out changed, as far as was found."""
        one, other = self.ranges
        return self.became is FigureFate.CHANGED and self.tried and not self.example and one == other

    @property
    def headline(self) -> str:
        """The figure, and the outcomes that it is about, for editors and readers."""
        titles = t("list.comma").join(t("quoted", words=title) for title in self.titles)
        return t(f"difference.figures.{self.became}", name=self.label, outcomes=titles)

    @property
    def lines(self) -> list[str]:
        """All that is to be said below it."""
        (before, now), (low, high) = self.values, self.ranges
        said = []
        if self.example:
            said.append(self._example(before, now))
        elif self.is_alike:
            said.append(t("difference.figures.alike"))
        elif self.became is FigureFate.CHANGED and self.tried:
            said.append(t("difference.figures.equal"))
        if low and high and low != high:
            said.append(t("difference.figures.ranges", before=low, now=high))
        elif low != high:
            said.append(t("figure.in-range", range=low or high))
        if self.became is FigureFate.CHANGED:
            ways = zip(("before", "now"), self.worked_out, strict=True)
            said += [t(f"difference.figures.worked-{way}", words=t("list.semicolon").join(w)) for way, w in ways if w]
        return said

    def _example(self, before: str, now: str) -> str:
        if self.became is FigureFate.CHANGED:
            return t("difference.figures.changed-example", before=before, now=now, answers=self.example)
        if self.became is FigureFate.NEW:
            return t("difference.figures.new-example", now=now, answers=self.example)
        return t("difference.figures.gone-example", before=before, answers=self.example)
