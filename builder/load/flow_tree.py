"""Read where the options of a tree lead: `go: target`, or an ordered list of guarded targets."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from builder.flows.model import Go, Question
from builder.load.conditions import Names
from builder.load.fields import LIST, TEXT, Fields, wrong_type
from builder.load.flow_rules import read_when
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.problems import Problem, did_you_mean


def has_ways(flow: Fields) -> bool:
    """Whether any question or option of a flow says where it leads, so that the flow is a tree."""
    questions = flow.node_of("questions")
    return isinstance(questions, MappingNode) and any(
        _way_of(node) is not None or any(_way_of(option) is not None for _, option in _options(node))
        for _, node in questions.entries
    )


def _way_of(node: Node) -> Node | None:
    return node.get("go") if isinstance(node, MappingNode) else None


def _options(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    options = node.get("options") if isinstance(node, MappingNode) else None
    return options.entries if isinstance(options, MappingNode) else ()


def read_ways(flow: Fields, names: Names, outcomes: Collection[str]) -> Mapping[str, Question]:
    """The questions with their ways on, whose targets exist."""
    reader = _Ways(names, outcomes, flow.found)
    made = dict(names.questions)
    nodes = flow.node_of("questions")
    for key, node in nodes.entries if isinstance(nodes, MappingNode) else ():
        question = made[key.text]
        ways = {option.text: reader.read(_way_of(value)) for option, value in _options(node)}
        if question.many and any(ways.values()):
            fix = "write `go` on the question, with guards that say which ticks lead where"
            message = (
                f"the options of `{question.id}` can be ticked together, so that none of them leads anywhere alone"
            )
            flow.problem(question.where, "wrong-value", message, fix)
        options = tuple(replace(option, go=ways.get(option.id, ())) for option in question.options)
        made[key.text] = replace(question, options=options, go=reader.read(_way_of(node)))
    return made


class _Ways:
    """Reads the value of a `go`."""

    def __init__(self, names: Names, outcomes: Collection[str], found: list[Problem]) -> None:
        self.names = names
        self.outcomes = outcomes
        self.found = found

    def read(self, node: Node | None) -> tuple[Go, ...]:
        """The ways in the order in which they are tried."""
        if node is None:
            return ()
        if isinstance(node, Scalar):
            return self._to(node)
        if not isinstance(node, Sequence) or not node.items:
            self.found.append(wrong_type(node, "`go`", LIST if isinstance(node, Sequence) else TEXT))
            return ()
        return tuple(way for item in node.items for way in self._guarded(item))

    def _guarded(self, node: Node) -> tuple[Go, ...]:
        if not isinstance(node, MappingNode):
            return self._to(node) if isinstance(node, Scalar) else ()
        fields = Fields(node, "this way on", ("when", "to", "otherwise"), self.found)
        if fields.has("otherwise"):
            if fields.has("when") or fields.has("to"):
                fix = "keep `otherwise` alone for every case that is left, or `when` and `to`"
                message = "this way on has both a condition and `otherwise`"
                fields.problem(fields.where("otherwise"), "wrong-value", message, fix)
                return ()
            target = fields.scalar("otherwise", required=True)
            return self._to(target) if target else ()
        target = fields.scalar("to", required=True)
        when = read_when(fields, self.names)
        return tuple(replace(go, when=when) for go in self._to(target)) if target and when is not None else ()

    def _to(self, target: Scalar) -> tuple[Go, ...]:
        known = (*self.names.questions, *self.outcomes)
        if target.text in self.names.questions and target.text in self.outcomes:
            message = f"`{target.text}` is both a question and an outcome"
            self.found.append(Problem(target.where, "duplicate-id", message, "give one of the two another id"))
            return ()
        if target.text in known:
            return (Go(target.text, target.where),)
        fix = did_you_mean(target.text, known, f"write its advice in `{target.text}.md` beside flow.yaml")
        message = f"there is no question or outcome `{target.text}`"
        self.found.append(Problem(target.where, "unknown-target", message, fix))
        return ()
