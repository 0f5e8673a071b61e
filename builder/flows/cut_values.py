"""Cut the values of a question at thresholds: each range that is told apart becomes an option."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.flows.model import Option, Question
from builder.flows.questions.cells import TooManyCellsError, cells_of, cut
from builder.flows.questions.values import Values


def cut_into(kind: Values, positions: Mapping[str, Sequence[int]]) -> Values | None:
    """The kind with the cells that thresholds make; None beyond the limit."""
    ranges = [cut(m.bounds, positions[name]) for name, m in zip(kind.names, kind.measures, strict=True)]
    values, others = ranges[: len(kind.parts)], ranges[len(kind.parts) :]
    pairs = [difference.pair for difference in kind.differences]
    try:
        return replace(kind, cells=tuple(cells_of(values, list(zip(pairs, others, strict=True)))))
    except TooManyCellsError:
        return None


def with_cells(question: Question, kind: Values) -> Question:
    """The question with an option for each cell of its kind."""
    options = tuple(Option(kind.cell_id(cell), kind.cell_in_words(cell), question.where) for cell in kind.cells)
    return replace(question, kind=kind, options=options)
