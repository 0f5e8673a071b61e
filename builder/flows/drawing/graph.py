"""The graph to draw, as plain data: boxes and labelled edges, made from a flow and its diagram.

A diagram that fits is drawn whole: a box for every node, one for every outcome. The 95 nodes of our own flow would be
88 boxes of questions and 244 lines, seven screens wide, which nobody follows; most of it is how the points of a score
add up. So above `MOST` boxes all nodes of a question are one box (`fold.py`). A line is solid if the answer always
leads there, and dashed if the answers before it decide too; what they decide, the list of rules beside it says
(`rules.py`). This leaves 10 questions in the order in which they are asked, 12 outcomes and 42 lines. What cannot be
folded is cut into parts (`parts.py`). Above `MOST_APART` boxes, outcomes that come after the same boxes are one, too.
Linear in the edges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from builder.flows.diagram import Diagram
from builder.flows.drawing import labels
from builder.flows.drawing.fold import Clusters, by_question, runs
from builder.flows.drawing.labels import Exit
from builder.flows.model import Flow
from builder.languages import t

MOST = 40
"""The most boxes that are drawn without folding."""
MOST_APART = 150
"""The most boxes that are drawn with one for each outcome."""
Kind = Literal["question", "checkbox", "elsewhere", "outcome", "gap"]


@dataclass(frozen=True, slots=True)
class Links:
    """The targets of boxes that are links; other boxes are none."""

    outcomes: Mapping[str, str] = field(default_factory=dict)
    """By the id of an outcome."""
    nodes: Mapping[int, str] = field(default_factory=dict)
    """By a node's reference; used where a box is that node alone."""


@dataclass(frozen=True, slots=True)
class Box:
    """A question in one situation or several, a checkbox of it, or an outcome."""

    text: str
    kind: Kind
    note: str = ""
    """A remark in small type."""
    link: str = ""
    outcomes: int = 1
    """The number of outcomes it stands for, of a box that is one."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one box to another, by their places in the list."""

    source: int
    target: int
    labels: tuple[str, ...] = ()
    """The answers that lead this way; none where any of them may."""
    sure: bool = True
    """They always do, whatever was answered before."""


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes and edges without circles."""

    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    folded: bool = False
    """True if a box can stand for several situations or outcomes."""


NO_LINKS = Links()


def graph_of(
    flow: Flow, diagram: Diagram, links: Links = NO_LINKS, most: int = MOST, most_apart: int = MOST_APART
) -> Graph:
    """The graph of a flow, folded if it would have more than `most` boxes and folding makes it smaller."""
    whole, by_one = runs(diagram), by_question(diagram)
    ends = len({leaf.outcome for leaf in diagram.leaves})
    folded = len(set(whole)) + ends > most and len(set(by_one)) < len(set(whole))
    clusters = by_one if folded else whole
    together = len(set(clusters)) + ends > most_apart
    return _Maker(flow, diagram, links, clusters).graph(folded=folded, together=together)


class _Maker:
    def __init__(self, flow: Flow, diagram: Diagram, links: Links, clusters: Clusters) -> None:
        self.flow = flow
        self.diagram = diagram
        self.links = links
        self.clusters = clusters
        self.whole = runs(diagram)
        self.members: dict[int, list[int]] = {}
        for reference, cluster in enumerate(clusters):
            self.members.setdefault(cluster, []).append(reference)
        self.boxes: list[Box] = []
        self.place: dict[int | str | None, int] = {}
        numbers = {rule.id: number for number, rule in enumerate(flow.rules, start=1)}
        self.given: dict[str | None, list[int]] = {}
        """The numbers of the rules that give each outcome."""
        for leaf in diagram.leaves:
            self.given.setdefault(leaf.outcome, []).extend([numbers[leaf.rule]] if leaf.rule else [])

    def graph(self, *, folded: bool, together: bool) -> Graph:
        for cluster, members in self.members.items():
            self.place[cluster] = len(self.boxes)
            self.boxes.append(self._question(members))
        for outcomes in self._alike() if together else ([leaf.outcome] for leaf in self.diagram.leaves):
            self._outcome(outcomes)
        edges = [edge for cluster in self.members for edge in self._edges(cluster)]
        return Graph(tuple(self.boxes), tuple(edges), folded or together)

    def _is_run(self, members: list[int]) -> bool:
        """True if the nodes of a box are checkboxes in a row, of which the first that is ticked decides."""
        first = self.diagram.nodes[members[0]]
        return self.diagram.variables[first.variable].checkbox and len({self.whole[m] for m in members}) == 1

    def _question(self, members: list[int]) -> Box:
        variable = self.diagram.variables[self.diagram.nodes[members[0]].variable]
        question = self.flow.questions[variable.question]
        if len(members) == 1:
            link = self.links.nodes.get(members[0], "")
            if variable.checkbox:
                return Box(question.option(variable.options[0]).label, "checkbox", question.ask, link)
            return Box(question.ask, "question", "", link)
        if self._is_run(members):
            link = self.links.nodes.get(members[0], "")
            return Box(question.ask, "question", t("drawing.lowest"), link)
        return Box(question.ask, "question", t("drawing.situations", number=len(members)))

    def _alike(self) -> list[list[str | None]]:
        """The outcomes, with those together that come after the same boxes; a gap stays apart."""
        after: dict[str | None, dict[int, None]] = {leaf.outcome: {} for leaf in self.diagram.leaves}
        for reference in range(len(self.diagram.nodes)):
            for _, child in self.diagram.ways(reference):
                if child < 0:
                    after[self.diagram.leaves[~child].outcome][self.clusters[reference]] = None
        groups: dict[tuple[bool, frozenset[int]], list[str | None]] = {}
        for outcome, boxes in after.items():
            groups.setdefault((outcome is None, frozenset(boxes)), []).append(outcome)
        return list(groups.values())

    def _outcome(self, outcomes: Sequence[str | None]) -> None:
        """The box of an outcome, or of several together."""
        first = outcomes[0]
        if first in self.place:
            return
        self.place |= dict.fromkeys(outcomes, len(self.boxes))
        if first is None:
            self.boxes.append(Box(t("drawing.gap"), "gap"))
        elif len(outcomes) > 1:
            count = len(outcomes)
            self.boxes.append(Box(t("drawing.together-outcomes", count=count), "outcome", outcomes=count))
        else:
            link = self.links.outcomes.get(first, "")
            self.boxes.append(Box(self.flow.outcomes[first].title, "outcome", _rules(self.given[first]), link))

    def _target(self, child: int) -> int:
        return self.place[self.diagram.leaves[~child].outcome if child < 0 else self.clusters[child]]

    def _edges(self, cluster: int) -> list[Edge]:
        source, members = self.place[cluster], self.members[cluster]
        leads: dict[Exit, dict[int, None]] = {}
        for reference in members:
            node = self.diagram.nodes[reference]
            for value, child in self.diagram.ways(reference):
                leads.setdefault(Exit(node.variable, value), {})[self._target(child)] = None
        only_way = len({target for targets in leads.values() for target in targets} - {source}) == 1
        exits: dict[tuple[int, bool], list[Exit]] = {}
        for each, targets in leads.items():
            for target in targets:
                if target != source:
                    exits.setdefault((target, only_way or self._sure(members, targets)), []).append(each)
        certain = {each for (_, sure), found in exits.items() if sure for each in found}
        return [
            Edge(source, target, () if only_way else self._labels(members, found, certain), sure)
            for (target, sure), found in exits.items()
        ]

    def _sure(self, members: list[int], targets: Mapping[int, None]) -> bool:
        checkbox = self.diagram.variables[self.diagram.nodes[members[0]].variable].checkbox
        return len(targets) == 1 and (not checkbox or len(members) == 1 or self._is_run(members))

    def _labels(self, members: list[int], exits: list[Exit], certain: set[Exit]) -> tuple[str, ...]:
        if not self.diagram.variables[exits[0].variable].checkbox:
            return labels.answers(exits, certain, self.flow, self.diagram)
        if len(members) == 1:
            return labels.tick_or_not(exits)
        if self._is_run(members):
            return labels.ticks(exits, [self.diagram.nodes[m].variable for m in members], self.flow, self.diagram)
        return labels.some_ticks(exits, self.flow, self.diagram)


def _rules(numbers: list[int]) -> str:
    """The rules that give an outcome, by the numbers that they have in the list of all."""
    named = t("list.comma").join(map(str, sorted(numbers)))
    return t("drawing.by-rules", count=len(numbers), numbers=named) if numbers else ""
