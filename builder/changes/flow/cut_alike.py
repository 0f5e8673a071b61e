"""Cut the typed values of two versions of a flow at the thresholds of both, so that they tell the same ranges apart."""

from __future__ import annotations

from dataclasses import replace

from builder.flows.cut_values import cut_into, with_cells
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Flow, Question
from builder.flows.questions.values import Values

Thresholds = dict[str, list[int]]


def cut_alike(old: Flow, new: Flow) -> tuple[Flow, Flow]:
    """Both versions, each within its own bounds. Raises `TooManyStatesError` where that makes too many ranges."""
    made = dict(old.questions), dict(new.questions)
    for id_ in old.questions.keys() & new.questions.keys():
        was, now = old.questions[id_].kind, new.questions[id_].kind
        if isinstance(was, Values) and isinstance(now, Values):
            shared = _shared(was, now)
            thresholds = _thresholds(shared)
            for questions, kind in zip(made, shared, strict=True):
                questions[id_] = _cut(questions[id_], kind, thresholds)
    return replace(old, questions=made[0]), replace(new, questions=made[1])


def hull(old: Question, new: Question) -> Question:
    """The newer one of two questions that were cut alike, with all ranges of either."""
    assert isinstance(old.kind, Values)
    assert isinstance(new.kind, Values)
    cells = dict.fromkeys([*new.kind.cells, *old.kind.cells])
    return with_cells(new, replace(new.kind, cells=tuple(cells)))


def _shared(old: Values, new: Values) -> tuple[Values, Values]:
    """Both with the differences of both, none of which means another thing now."""
    differences = {each.id: each for each in (*old.differences, *new.differences)}
    both = tuple(differences.values())
    places = {name: place for place, name in enumerate((*(p.id for p in new.parts), *differences))}

    def all_of(kind: Values) -> Values:
        cells = tuple(
            tuple(cell[kind.names.index(name)] if name in kind.names else (None, None) for name in places)
            for cell in kind.cells
        )
        return replace(kind, differences=both, cells=cells)

    return all_of(old), all_of(new)


def _thresholds(kinds: tuple[Values, Values]) -> Thresholds:
    """The first number of each range of either, and the first one after it."""
    found: Thresholds = {}
    for kind in kinds:
        for place, name in enumerate(kind.names):
            for low, high in {cell[place] for cell in kind.cells}:
                found.setdefault(name, []).extend(
                    [*([] if low is None else [low]), *([] if high is None else [high + 1])]
                )
    return found


def _cut(question: Question, kind: Values, thresholds: Thresholds) -> Question:
    made = cut_into(kind, thresholds)
    if made is None:
        raise TooManyStatesError(len(kind.cells), (question.id,))
    return with_cells(question, made)
