"""Put blocks in place where a flow uses them, entry by entry, so that everything keeps its own place in its file."""

from __future__ import annotations

from collections.abc import Mapping

from builder.load.blocks import FOLDER, USE_KEYS, Blocks
from builder.load.fields import TEXT, wrong_type
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.load.reader import Reader
from builder.problems import Location, Problem, Result, did_you_mean


def insert_blocks(flow: MappingNode, blocks: Blocks) -> Result[MappingNode | None]:
    """The flow with its blocks in place; None where some of what it uses is not there.

    `questions: {id: {use: block}}` takes a question, `rules: [{use: block}]` all rules of a block; the sets,
    facts, scores and decisions of every block that is used come along.
    """
    inserter = _Inserter(blocks.nodes)
    entries: list[tuple[Scalar, Node]] = []
    for key, value in flow.entries:
        if key.text == "questions" and isinstance(value, MappingNode):
            entries.append((key, inserter.questions(value)))
        elif key.text == "rules" and isinstance(value, Sequence):
            entries.append((key, inserter.rules(value)))
        else:
            entries.append((key, value))
    for group in ("sets", "facts", "scores", "decisions"):
        entries = inserter.group(group, entries, flow.where)
    blocks.used.update(inserter.named)
    return inserter.result(MappingNode(tuple(entries), flow.where) if inserter.complete else None)


class _Inserter(Reader):
    def __init__(self, blocks: Mapping[str, MappingNode | None]) -> None:
        super().__init__()
        self.blocks = blocks
        self.named: set[str] = set()
        self.used: dict[str, MappingNode] = {}
        self.complete = True

    def _miss(self, problem: Problem) -> None:
        """Report a missing block or part of a block."""
        self.report(problem)
        self.complete = False

    def _block(self, node: MappingNode) -> tuple[str, MappingNode] | None:
        """The block that `{use: slug}` names; None where it is not there."""
        name = node.get("use")
        other = next((key for key, _ in node.entries if key.text not in USE_KEYS), None)
        if other is not None:
            message = f"`{other.text}` cannot be combined with `use`"
            fix = f"remove it, or write {'this' if other.text != 'when' else 'these rules'} here in full, without `use`"
            why = "what is used from a block is taken as it is"
            self._miss(Problem(other.where, "wrong-value", message, fix, why=why))
        elif not isinstance(name, Scalar) or not name.text.strip():
            self._miss(wrong_type(name or node, "`use`", TEXT))
        elif name.text not in self.blocks:
            fix = did_you_mean(name.text, self.blocks, f"write {FOLDER}/{name.text}.yaml")
            self._miss(Problem(name.where, "unknown-block", f"there is no block `{name.text}`", fix))
        else:
            self.named.add(name.text)
            block = self.blocks[name.text]
            if block is not None:
                self.used[name.text] = block
                return name.text, block
            self.complete = False
        return None

    def questions(self, node: MappingNode) -> MappingNode:
        """The questions, with those that a block defines in place."""
        return MappingNode(tuple((key, self._question(key, value)) for key, value in node.entries), node.where)

    def _question(self, key: Scalar, value: Node) -> Node:
        if key.text == "use" and isinstance(value, Scalar):
            fix = f"write each question's id before it, as in `trouble: {{use: {value.text or 'block'}}}`"
            self._miss(Problem(key.where, "wrong-value", "`use` does not say which question it takes", fix))
        if not isinstance(value, MappingNode) or value.get("use") is None:
            return value
        block = self._block(value)
        if block is None:
            return value
        questions = block[1].get("questions")
        known = {k.text: v for k, v in questions.entries} if isinstance(questions, MappingNode) else {}
        if key.text not in known:
            fix = did_you_mean(key.text, known, f"add it to {FOLDER}/{block[0]}.yaml")
            message = f"the block `{block[0]}` has no question `{key.text}`"
            self._miss(Problem(key.where, "unknown-question", message, fix))
        return known.get(key.text, value)

    def rules(self, node: Sequence) -> Sequence:
        """The rules, with those of each block that is used in place."""
        items: list[Node] = []
        for item in node.items:
            if not isinstance(item, MappingNode) or item.get("use") is None:
                items.append(item)
                continue
            block = self._block(item)
            rules = block[1].get("rules") if block else None
            if isinstance(rules, Sequence):
                items.extend(rules.items)
            elif block:
                fix = f"add `rules:` to {FOLDER}/{block[0]}.yaml, or take this entry out"
                self._miss(Problem(item.where, "unknown-rule", f"the block `{block[0]}` has no rules", fix))
        return Sequence(tuple(items), node.where)

    def group(self, name: str, entries: list[tuple[Scalar, Node]], where: Location) -> list[tuple[Scalar, Node]]:
        """The flow's own sets, facts, scores or decisions, with those of the blocks before them."""
        shared: dict[str, tuple[Scalar, Node]] = {}
        for block in self.used.values():
            self._add(block.get(name), shared)
        if not shared:
            return entries
        own = next(((key, value) for key, value in entries if key.text == name), None)
        if own is None:
            return [*entries, (Scalar(name, where), MappingNode(tuple(shared.values()), where))]
        self._add(own[1], shared)
        merged = MappingNode(tuple(shared.values()), own[1].where) if isinstance(own[1], MappingNode) else own[1]
        return [(key, merged if key.text == name else value) for key, value in entries]

    def _add(self, node: Node | None, shared: dict[str, tuple[Scalar, Node]]) -> None:
        """Add sets, facts, scores or decisions to others; none of them may be there already."""
        for key, value in node.entries if isinstance(node, MappingNode) else ():
            if key.text in shared:
                also = ((shared[key.text][0].where, "the one in the block"),)
                message = f"`{key.text}` is defined in a block already"
                fix = "choose another id, or take one of the two out"
                self._miss(Problem(key.where, "duplicate-id", message, fix, also=also))
            shared.setdefault(key.text, (key, value))
