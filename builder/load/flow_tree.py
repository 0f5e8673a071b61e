"""Read where the options of a tree lead: `go: target`, or an ordered list of guarded targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.flows.model import Go, Outcome, Question
from builder.load.conditions import Names, read_condition
from builder.load.fields import GROUP, LIST, TEXT, Fields, wrong_type
from builder.load.former_ids import meant
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.load.reader import Reader
from builder.problems import close_names

WAY_KEYS = ("when", "to", "otherwise")


def has_ways(flow: Fields) -> bool:
    """True if any question or option of a flow says where it leads, so that the flow is a tree."""
    questions = flow.node_of("questions")
    return isinstance(questions, MappingNode) and any(
        _way_of(node) is not None or any(_way_of(option) is not None for _, option in _options(node))
        for _, node in questions.entries
    )


def is_meant_as_tree(flow: Fields) -> bool:
    """True if a flow has ways, or keys that look much like a `go`, which are reported as such."""
    questions = flow.node_of("questions")
    nodes = [node for _, node in questions.entries] if isinstance(questions, MappingNode) else []
    nodes += [option for node in nodes for _, option in _options(node)]
    keys = [key.text for node in nodes if isinstance(node, MappingNode) for key, _ in node.entries]
    return any(close_names(key, ("go",)) for key in keys)


def _way_of(node: Node) -> Node | None:
    return node.get("go") if isinstance(node, MappingNode) else None


def _options(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    options = node.get("options") if isinstance(node, MappingNode) else None
    return options.entries if isinstance(options, MappingNode) else ()


def read_ways(flow: Fields, names: Names, outcomes: Mapping[str, Outcome]) -> Mapping[str, Question]:
    """The questions with their ways on, whose targets exist."""
    for id_ in names.questions.keys() & outcomes.keys():
        also = ((outcomes[id_].where, "the outcome"),)
        fix, why = "give one of the two another id", f"`go: {id_}` could lead to either"
        message = f"`{id_}` is both a question and an outcome"
        flow.problem(names.questions[id_].where, "duplicate-id", message, fix, why, also=also)
    reader = _Ways(names, outcomes, within=flow)
    made = dict(names.questions)
    nodes = flow.node_of("questions")
    for key, node in nodes.entries if isinstance(nodes, MappingNode) else ():
        question = made[key.text]
        ways = {option.text: reader.read(_way_of(value)) for option, value in _options(node)}
        first = next((way for of_option in ways.values() for way in of_option), None)
        if first and not question.kind.leads_on:
            message = f"an option of `{question.id}` leads on alone, and can be ticked together with others"
            fix = "write `go` on the question, with guards that say which ticks lead where"
            flow.problem(first.where, "wrong-value", message, fix)
        options = tuple(replace(option, go=ways.get(option.id, ())) for option in question.options)
        made[key.text] = replace(question, options=options, go=reader.read(_way_of(node)))
    return made


class _Ways(Reader):
    """Reads the value of a `go`."""

    def __init__(self, names: Names, outcomes: Mapping[str, Outcome], within: Reader) -> None:
        super().__init__(within)
        self.names = names
        self.outcomes = outcomes

    def read(self, node: Node | None) -> tuple[Go, ...]:
        """The ways in the order in which they are tried."""
        if node is None:
            return ()
        if isinstance(node, Scalar):
            return self._to(node, "`go`")
        if isinstance(node, MappingNode):
            fix = "write `go: target`, or below it `- {when: {question: option}, to: target}` and `- otherwise: target`"
            self.report(replace(wrong_type(node, "`go`", LIST), fix=fix))
            return ()
        if not node.items:
            self.report(wrong_type(node, "`go`", TEXT))
        return tuple(way for item in node.items for way in self._guarded(item))

    def _guarded(self, node: Node) -> tuple[Go, ...]:
        """One entry of a list: guarded, or `otherwise`, or only a target."""
        if isinstance(node, Scalar):
            return self._to(node, "an entry of `go`")
        if isinstance(node, Sequence):
            fix = "write `{when: {question: option}, to: target}`, or `otherwise: target`"
            self.report(replace(wrong_type(node, "an entry of `go`", GROUP), fix=fix))
            return ()
        fields = Fields(node, "this way on", WAY_KEYS, within=self)
        if fields.has("otherwise"):
            if fields.has("when") or fields.has("to"):
                fix = "keep `otherwise` alone for every case that is left, or `when` and `to`"
                message = "this way on has both a condition and `otherwise`"
                fields.problem(fields.where("otherwise"), "wrong-value", message, fix)
                return ()
            target = fields.scalar("otherwise", required=True)
            return self._to(target, "`otherwise`") if target else ()
        if "otherwise" in fields.misspelt:
            return ()
        target = fields.scalar("to", required=True)
        if fields.lacks("when", "add `when: {question: option}`, or write `otherwise: …` if it takes all that is left"):
            return ()
        when = self.take(read_condition(fields.node_of("when"), self.names))
        ways = self._to(target, "`to`") if target else ()
        return tuple(replace(way, where=fields.begin, when=when) for way in ways) if when is not None else ()

    def _to(self, target: Scalar, what: str) -> tuple[Go, ...]:
        known = (*self.names.questions, *self.outcomes)
        if target.text in known:
            return (Go(target.text, target.where),)
        if not target.text.strip():
            self.report(replace(wrong_type(target, what, TEXT), fix="write the id of a question or an outcome"))
            return ()
        otherwise = f"add a question `{target.text}`, or write its advice in `{target.text}.md` beside flow.yaml"
        former = {**self.names.former, **{was: each.id for each in self.outcomes.values() for was in each.was}}
        fix = meant(target.text, known, former, otherwise)
        message = f"there is no question or outcome `{target.text}`"
        self.problem(target.where, "unknown-target", message, fix)
        return ()
