"""Compare the figures that results show: for which outcomes one changed, and what it comes to before and after.

Two figures mean the same if they are the same in a kernel, their rates and the figures that they read written out.
Where they are not, answers are tried that lead to one of the outcomes in both versions; the greatest change found is
the example.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from builder.changes.flow.figure_change import FigureChange, FigureFate
from builder.changes.flow.renaming import Renaming
from builder.changes.flow.tried_answers import Tried, tried_answers
from builder.changes.flow.union import renamed
from builder.flows.answer_sets import FlowSets
from builder.flows.conditions import Literal
from builder.flows.figures.evaluate import Evaluation
from builder.flows.figures.expression import Expression, FigureValue, RateOn, Rounded, rebuilt
from builder.flows.figures.in_words import range_in_words, worked_out_in_words
from builder.flows.kernel.write_format_3 import Format3Writer
from builder.flows.model import Flow
from builder.flows.questions.number import Quantity
from builder.flows.questions.values import BETWEEN, Values
from builder.flows.witness import answers_of
from builder.languages import spoken, t


@dataclass(frozen=True, slots=True)
class Combinations:
    """The combinations of two versions, by which answers lead to an outcome."""

    sets: FlowSets
    both: Flow
    shared: int
    """Those that both versions have."""
    before: Callable[[str], int]
    """Those that lead to an outcome."""
    after: Callable[[str], int]


def compare_figures(old: Flow, new: Flow, there: Combinations | None) -> tuple[FigureChange, ...]:
    """The figures that results show otherwise; without `there`, answers are tried wherever they lead.

    May raise `TooManyStatesError` with it.
    """
    return tuple(_changes(_with_names(renamed(old, new), new), new, there))


def _changes(old: Flow, new: Flow, there: Combinations | None) -> Iterator[FigureChange]:
    for id_ in dict.fromkeys((*new.figures, *old.figures)):
        was, now = _shown(id_, old), _shown(id_, new)
        both = [outcome for outcome in now if outcome in was]
        if both and (_meaning(id_, old), old.figures[id_].bounds) != (_meaning(id_, new), new.figures[id_].bounds):
            yield _Change(id_, old, new, there, outcomes=both, became=FigureFate.CHANGED).made()
        for became, one, other in ((FigureFate.NEW, now, was), (FigureFate.GONE, was, now)):
            if only := [outcome for outcome in one if outcome not in other]:
                yield _Change(id_, old, new, there, outcomes=only, became=became).made()


@dataclass(frozen=True, slots=True)
class _Change:
    """One figure in two versions, which speak of the same questions."""

    id: str
    old: Flow
    new: Flow
    there: Combinations | None
    outcomes: list[str]
    became: FigureFate

    def made(self) -> FigureChange:
        was = self.old if self.became is not FigureFate.NEW else None
        now = self.new if self.became is not FigureFate.GONE else None
        lines = [worked_out_in_words(self.id, flow) if flow else [] for flow in (was, now)]
        titled = now or self.old
        made = FigureChange(
            became=self.became,
            id=self.id,
            label=titled.figures[self.id].label,
            outcomes=tuple(self.outcomes),
            titles=tuple(titled.outcomes[outcome].title for outcome in self.outcomes),
            ranges=tuple(range_in_words(flow.figures[self.id]) if flow else "" for flow in (was, now)),  # type: ignore[arg-type]
            worked_out=tuple(  # type: ignore[arg-type]
                tuple(line for line in lines[side] if line not in lines[1 - side]) for side in (0, 1)
            ),
        )
        inside = self._inside()
        if self.there is not None and inside == self.there.sets.empty:
            return replace(made, tried=False)
        found = []
        tried = False
        for each in tried_answers(self.id, was or self.new, now or self.old):
            tried = True
            exact, words = zip(*(self._value(flow, each) for flow in (was, now)), strict=True)
            if words[0] != words[1]:
                found.append((-abs((exact[1] or 0) - (exact[0] or 0)), each, words))
        seen: dict[tuple[str, ...], int] = {}
        for _, each, words in sorted(found, key=lambda one: one[0]):
            if example := self._example(each, inside, seen):
                return replace(made, values=words, example=example)
        return replace(made, tried=tried)

    def _value(self, flow: Flow | None, tried: Tried) -> tuple[Fraction | None, str]:
        """The figure in one version, exact and in words."""
        if flow is None:
            return None, ""
        value = Evaluation(flow.figures, flow.rates, tried.answers, tried.today).figure(self.id)
        assert value is not None, "all that it reads is answered"
        return value, flow.figures[self.id].words(value)

    def _inside(self) -> int:
        """The combinations that lead to one of the outcomes, in each version that shows it there."""
        if self.there is None:
            return 0
        sets, numbers = self.there.sets, [self.there.shared]
        if self.became is not FigureFate.NEW:
            numbers.append(sets.join(map(self.there.before, self.outcomes)))
        if self.became is not FigureFate.GONE:
            numbers.append(sets.join(map(self.there.after, self.outcomes)))
        return sets.meet(numbers)

    def _example(self, tried: Tried, inside: int, seen: dict[tuple[str, ...], int]) -> str:
        """The answers in words, with all that leads to such an outcome; empty if they lead to none."""
        if self.there is None:
            return self._in_words(tried, {})
        sets, both = self.there.sets, self.there.both
        options = {question: _option(both, question, tried) for question in tried.typed}
        key = tuple(options.values())
        if key not in seen:
            chosen = (sets.of(Literal(question, frozenset({option}))) for question, option in options.items())
            seen[key] = sets.meet((inside, *chosen))
        if seen[key] == sets.empty:
            return ""
        return self._in_words(tried, answers_of(sets.variables, sets.one_of(seen[key])))

    def _in_words(self, tried: Tried, others: Mapping[str, tuple[str, ...]]) -> str:
        said = []
        for id_ in dict.fromkeys((*self.new.questions, *self.old.questions)):
            question = self.new.questions.get(id_) or self.old.questions[id_]
            if id_ in tried.typed:
                assert isinstance(question.kind, Values)
                words = t("quoted", words=question.kind.shown(tried.typed[id_]))
            elif id_ in others and self.there is not None:
                given = map(self.there.both.questions[id_].option, others[id_])
                words = t("condition.example-answers").join(t("quoted", words=option.label) for option in given)
            else:
                continue
            said.append(t("condition.example", question=question.ask, answers=words))
        said += [t("difference.figures.on-day", day=spoken().date(tried.today))] if tried.today else []
        return t("list.semicolon").join(said) or t("condition.any-example")


def _option(both: Flow, question: str, tried: Tried) -> str:
    """The range that a typed value is in."""
    kind = both.questions[question].kind
    assert isinstance(kind, Values)
    at = kind.cell_of(tried.typed[question].split(BETWEEN), tried.today)
    assert at is not None, "both versions take it"
    return kind.cell_id(kind.cells[at])


def _shown(id_: str, flow: Flow) -> list[str]:
    return [outcome.id for outcome in flow.outcomes.values() if id_ in outcome.figures]


def _with_names(old: Flow, new: Flow) -> Flow:
    """The older version with the ids of figures that have another one now, and mean the same."""
    fresh = {_meaning(id_, new): id_ for id_ in new.figures if id_ not in old.figures}
    gone = {id_: fresh.get(_meaning(id_, old)) for id_ in old.figures if id_ not in new.figures} if fresh else {}
    return Renaming(figures={id_: now for id_, now in gone.items() if now is not None}).flow(old)


def _meaning(id_: str, flow: Flow) -> str:
    """A figure as kernels have it, whatever its rates are called and the figures that it reads."""

    def change(part: Expression) -> Expression:
        match part:
            case FigureValue(other):
                inner = flow.figures[other]
                whole = rebuilt(inner.expression, change)
                return Rounded(whole, inner.to, inner.way) if isinstance(inner.measure, Quantity) else whole
            case RateOn(rate, day):
                return RateOn(str([(each.first, each.last, str(each.value)) for each in flow.rates[rate]]), day)
        return part

    figure = flow.figures[id_]
    written = Format3Writer(flow).figure(replace(figure, expression=rebuilt(figure.expression, change)))
    return repr((written.measure, written.value, written.never_below, written.never_above))
