"""Blocks: questions and rules that several flows share are written once, in `content/blocks/<slug>.yaml`.

A block is put in place before a flow is read, entry by entry, so that everything in it keeps its own place in its file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from builder.load.fields import GROUP, Fields, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.load.yaml_file import read_yaml_file
from builder.problems import Location, Problem, Severity, did_you_mean

KEYS = ("questions", "facts", "scores", "rules")
FOLDER = "content/blocks"


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks by their slug, and those that some flow uses."""

    nodes: Mapping[str, MappingNode] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def unused(self) -> Iterator[Problem]:
        """Blocks that no flow uses, so that nothing in them is checked."""
        for slug in self.nodes:
            if slug not in self.used:
                where = Location(f"{FOLDER}/{slug}.yaml")
                fix = f"use it in a flow, as `{{use: {slug}}}`, or remove it"
                yield Problem(where, "unused-block", f"no flow uses the block `{slug}`", fix, severity=Severity.WARNING)


def read_blocks(files: Files) -> Blocks:
    """The blocks in `content/blocks`."""
    blocks = {}
    for file, path in files.entries(FOLDER) if files.exists(FOLDER) else ():
        if path.is_dir() or path.suffix != ".yaml":
            fix = "move it elsewhere; content/blocks/ holds files like trouble.yaml"
            files.problem(file, "stray-file", f"{path.name} is not a block", fix)
        elif files.check_name(file.removesuffix(".yaml"), "block"):
            node = read_yaml_file(files, file)
            if node is not None:
                Fields(node, "this block", KEYS, files.found, Location(file, 1))
                blocks[path.stem] = node
    return Blocks(blocks)


def insert_blocks(flow: MappingNode, blocks: Blocks, found: list[Problem]) -> MappingNode:
    """The flow with its blocks in place.

    `questions: {id: {use: block}}` takes a question, `rules: [{use: block}]` all rules of a block; the facts and scores
    of every block that is used come along.
    """
    inserter = _Inserter(blocks.nodes, found)
    entries: list[tuple[Scalar, Node]] = []
    for key, value in flow.entries:
        if key.text == "questions" and isinstance(value, MappingNode):
            entries.append((key, inserter.questions(value)))
        elif key.text == "rules" and isinstance(value, Sequence):
            entries.append((key, inserter.rules(value)))
        else:
            entries.append((key, value))
    for group in ("facts", "scores"):
        entries = inserter.group(group, entries, flow.where)
    blocks.used.update(inserter.used)
    return MappingNode(tuple(entries), flow.where)


class _Inserter:
    def __init__(self, blocks: Mapping[str, MappingNode], found: list[Problem]) -> None:
        self.blocks = blocks
        self.found = found
        self.used: dict[str, None] = {}

    def _block(self, node: Node) -> MappingNode | None:
        """The block that `{use: slug}` names; None where the node is something else, or names none."""
        if not isinstance(node, MappingNode) or [key.text for key, _ in node.entries] != ["use"]:
            return None
        name = node.entries[0][1]
        if not isinstance(name, Scalar) or name.text not in self.blocks:
            text = name.text if isinstance(name, Scalar) else ""
            fix = did_you_mean(text, self.blocks, f"write {FOLDER}/{text or 'name'}.yaml")
            self.found.append(Problem(name.where, "unknown-block", f"there is no block `{text}`", fix))
            return MappingNode((), node.where)
        self.used[name.text] = None
        return self.blocks[name.text]

    def questions(self, node: MappingNode) -> MappingNode:
        """Each question that is used from a block is the block's."""
        entries: list[tuple[Scalar, Node]] = []
        for key, value in node.entries:
            block = self._block(value)
            if block is None:
                entries.append((key, value))
            elif block.entries:
                questions = block.get("questions")
                known = {k.text: v for k, v in questions.entries} if isinstance(questions, MappingNode) else {}
                if key.text in known:
                    entries.append((key, known[key.text]))
                else:
                    fix = did_you_mean(key.text, known, "add it to the block")
                    message = f"the block has no question `{key.text}`"
                    self.found.append(Problem(key.where, "unknown-question", message, fix))
        return MappingNode(tuple(entries), node.where)

    def rules(self, node: Sequence) -> Sequence:
        """The rules of each block that is used stand in its place."""
        items: list[Node] = []
        for item in node.items:
            block = self._block(item)
            if block is None:
                items.append(item)
            elif block.entries:
                rules = block.get("rules")
                if isinstance(rules, Sequence):
                    items.extend(rules.items)
                else:
                    self.found.append(
                        Problem(item.where, "unknown-rule", "the block has no rules", "add `rules:` to it")
                    )
        return Sequence(tuple(items), node.where)

    def group(self, name: str, entries: list[tuple[Scalar, Node]], where: Location) -> list[tuple[Scalar, Node]]:
        """The flow's own facts or scores, with those of the blocks before them."""
        shared: dict[str, tuple[Scalar, Node]] = {}
        for slug in self.used:
            node = self.blocks[slug].get(name)
            if isinstance(node, MappingNode):
                shared |= {key.text: (key, value) for key, value in node.entries}
            elif node is not None:
                self.found.append(wrong_type(node, f"`{name}`", GROUP))
        if not shared:
            return entries
        own = next(((key, value) for key, value in entries if key.text == name), None)
        if own is None:
            return [*entries, (Scalar(name, where), MappingNode(tuple(shared.values()), where))]
        if not isinstance(own[1], MappingNode):
            return entries
        for key, _ in own[1].entries:
            if key.text in shared:
                also = ((shared[key.text][0].where, "in the block"),)
                message = f"`{key.text}` is defined in a block already"
                self.found.append(Problem(key.where, "duplicate-id", message, "choose another id", also=also))
        merged = replace(own[1], entries=(*shared.values(), *(e for e in own[1].entries if e[0].text not in shared)))
        return [(key, merged if key.text == name else value) for key, value in entries]
