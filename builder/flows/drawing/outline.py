"""The diagram in words: a nested outline in which every node is written once.

A depth-first walk with a stack. A question to which several answers lead is written below the first of them and has a
number; the others give the number. Linear in the edges.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.flows.diagram import Diagram, Leaf
from builder.flows.drawing.fold import runs
from builder.flows.model import Flow
from builder.flows.questions.checkbox import NONE
from builder.flows.questions.variable import CLEAR
from builder.languages import t
from builder.text.printable import one_line

STEP = "  "


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """A question, or an answer with what follows from it."""

    depth: int
    text: str
    ask: bool
    number: int = 0
    """The number of a question that other lines refer to, else 0."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer that is still to be written, with the node or leaf it leads to."""

    depth: int
    text: str
    child: int


def outline(flow: Flow, diagram: Diagram, *, ids: bool = False) -> str:
    """The whole outline as text; it names rules by their ids, as editors do, or else by their numbers."""
    lines = [one_line(flow.title), ""]
    for line in outline_lines(flow, diagram, ids=ids):
        mark = (f"[{line.number}] " if line.number else "") if line.ask else "- "
        lines.append(f"{STEP * line.depth}{mark}{one_line(line.text)}")
    return "\n".join(lines) + "\n"


def outline_lines(flow: Flow, diagram: Diagram, *, ids: bool = False) -> Iterator[OutlineLine]:
    """The outline line by line, from the root."""
    rules = {rule.id: rule.id if ids else t("drawing.rule", number=n) for n, rule in enumerate(flow.rules, start=1)}
    if diagram.root < 0:
        yield OutlineLine(0, _advice(flow, diagram.leaves[~diagram.root], rules), ask=False)
        return
    groups = _Groups(flow, diagram)
    numbers: dict[int, int] = {}
    written: set[int] = set()
    stack: list[_Answer] = [_Answer(-1, "", diagram.root)]
    while stack:
        answer = stack.pop()
        if answer.child < 0:
            to = _advice(flow, diagram.leaves[~answer.child], rules)
            yield OutlineLine(answer.depth, t("drawing.leads", answer=answer.text, to=to), ask=False)
        elif answer.child in written:
            yield OutlineLine(
                answer.depth, t("drawing.leads-above", answer=answer.text, number=numbers[answer.child]), ask=False
            )
        else:
            if answer.text:
                yield OutlineLine(answer.depth, f"{answer.text}:", ask=False)
            written.add(answer.child)
            if groups.entered[answer.child] > 1:
                numbers[answer.child] = len(numbers) + 1
            depth = answer.depth + 1
            yield OutlineLine(depth, groups.ask(answer.child), ask=True, number=numbers.get(answer.child, 0))
            stack += [_Answer(depth, text, child) for text, child in reversed(groups.answers(answer.child))]


def _advice(flow: Flow, leaf: Leaf, rules: Mapping[str, str]) -> str:
    if leaf.outcome is None:
        return t("drawing.no-advice")
    title = flow.outcomes[leaf.outcome].title
    return t("drawing.advice", outcome=title, rule=rules[leaf.rule]) if leaf.rule else title


class _Groups:
    """The nodes of a diagram with checkboxes that follow one another taken together."""

    def __init__(self, flow: Flow, diagram: Diagram) -> None:
        self.flow = flow
        self.diagram = diagram
        self.members: dict[int, list[int]] = {}
        for reference, first in enumerate(runs(diagram)):
            self.members.setdefault(first, []).append(reference)
        self.entered = dict.fromkeys(self.members, 0)
        for first in self.members:
            for _, child in self.answers(first):
                if child >= 0:
                    self.entered[child] += 1

    def ask(self, first: int) -> str:
        """The words of a question, and of the checkbox if it is about one only."""
        variable = self.diagram.variables[self.diagram.nodes[first].variable]
        question = self.flow.questions[variable.question]
        if not variable.checkbox:
            return question.ask
        if len(self.members[first]) == 1:
            return t("drawing.box", question=question.ask, answer=question.option(variable.options[0]).label)
        return t("drawing.first-ticked", question=question.ask)

    def answers(self, first: int) -> list[tuple[str, int]]:
        """Its answers with what follows, those that lead to the same together."""
        members = self.members[first]
        node = self.diagram.nodes[first]
        variable = self.diagram.variables[node.variable]
        question = self.flow.questions[variable.question]
        if not variable.checkbox:
            together: dict[int, list[str]] = {}
            for value, child in self.diagram.ways(first):
                together.setdefault(child, []).append(question.option(variable.options[value]).label)
            return [(t("drawing.either").join(labels), child) for child, labels in together.items()]
        if len(members) == 1:
            return [(t("drawing.ticked"), node.children[0]), (t("drawing.not-ticked"), node.children[CLEAR])]
        nodes = [self.diagram.nodes[member] for member in members]
        ticked = [(question.option(self.diagram.variables[n.variable].options[0]).label, n.children[0]) for n in nodes]
        rest = question.option(NONE).label if len(members) == len(question.options) else t("drawing.none-of-them")
        return [*ticked, (rest, nodes[-1].children[CLEAR])]
