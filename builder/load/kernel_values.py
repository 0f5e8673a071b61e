"""Read the values that readers type from a kernel of format 2, and cut them at the thresholds of its conditions."""

from __future__ import annotations

from msgspec import UNSET

from builder.flows.conditions import Compare
from builder.flows.cut_values import cut_into, with_cells
from builder.flows.kernel import typed_parts as kernel
from builder.flows.kernel.typed_values import kind_of
from builder.flows.model import Question
from builder.flows.questions.values import Values
from builder.load.kernel_error import KernelError, known, once
from builder.problems import Location


class KernelValues:
    """The typed values of one kernel."""

    def __init__(self) -> None:
        self._thresholds: dict[str, dict[str, list[int]]] = {}

    def question(self, id_: str, domain: kernel.ValuesDomain, where: Location) -> Question:
        """A question, which is cut once all conditions are known."""
        once(f"value of `{id_}`", [each.id for each in (*domain.values, *domain.differences)])
        for end in (end for each in domain.differences for end in (each.value, each.minus)):
            known(end, [each.id for each in domain.values])
        return Question(id_, id_, (), where, kind=kind_of(domain), descending=True)

    def compared(self, test: kernel.Compared, question: Question) -> Compare:
        """A condition, whose thresholds are noted."""
        kind = question.kind
        if not isinstance(kind, Values):
            raise KernelError(f"this kernel compares the answer to `{question.id}`, which is no number")
        known(test.value, kind.names)
        least, most = (None if bound is UNSET else bound for bound in (test.at_least, test.at_most))
        found = self._thresholds.setdefault(question.id, {}).setdefault(test.value, [])
        found += [*([least] if least is not None else []), *([most + 1] if most is not None else [])]
        return Compare(question.id, test.value, least, most)

    def cut(self, question: Question) -> Question:
        """The question cut at all thresholds, where its answer is typed."""
        if not isinstance(question.kind, Values):
            return question
        named = self._thresholds.get(question.id, {})
        cut = cut_into(question.kind, {name: named.get(name, []) for name in question.kind.names})
        if cut is None or not cut.cells:
            raise KernelError(f"the values of `{question.id}` are cut into too many ranges, or none")
        return with_cells(question, cut)
