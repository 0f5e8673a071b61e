"""Blocks: questions and rules that several flows share are written once, in `content/blocks/<slug>.yaml`.

A block is put in place before a flow is read, entry by entry, so that everything in it keeps its own place in its file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from builder.load.fields import TEXT, Fields, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.load.yaml_file import read_yaml_file
from builder.problems import Location, Problem, Severity, did_you_mean

KEYS = ("questions", "facts", "scores", "rules")
USE_KEYS = ("use",)
"""What stands for a question or for rules that a block has."""
FOLDER = "content/blocks"


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks by their slug, and those that some flow uses."""

    nodes: Mapping[str, MappingNode | None] = field(default_factory=dict)
    """None is a block that cannot be read, which was reported; flows that use it are not judged."""
    used: set[str] = field(default_factory=set)

    def unused(self) -> Iterator[Problem]:
        """Blocks that no flow uses, so that nothing in them is checked."""
        for slug in self.nodes:
            if slug not in self.used:
                where = Location(f"{FOLDER}/{slug}.yaml")
                fix = f"use it in a flow, as `{{use: {slug}}}`, or remove it"
                why = "what nothing uses is not checked"
                yield Problem(where, "unused-block", f"no flow uses the block `{slug}`", fix, why, Severity.WARNING)


def read_blocks(files: Files) -> Blocks:
    """The blocks in `content/blocks`."""
    blocks: dict[str, MappingNode | None] = {}
    for file, path in files.entries(FOLDER) if files.exists(FOLDER) else ():
        if path.is_dir() or path.suffix != ".yaml":
            fix = "move it elsewhere; content/blocks/ holds files like trouble.yaml"
            files.problem(file, "stray-file", f"{path.name} is not a block", fix)
        elif files.check_name(file, "block"):
            node = read_yaml_file(files, file)
            blocks[path.stem] = node if node is not None and _is_sound(node, file, files.found) else None
    return Blocks(blocks)


def _is_sound(node: MappingNode, file: str, found: list[Problem]) -> bool:
    """Whether a block has the groups it should have; what is in them is checked in the flows that use it."""
    before = len(found)
    if not node.entries:
        fix = "write `questions:` or `rules:` in it, or remove the file"
        found.append(Problem(Location(file), "empty-value", "this block is empty", fix))
    fields = Fields(node, "this block", KEYS, found, Location(file, 1))
    questions, _, _ = (fields.mapping(group) for group in ("questions", "facts", "scores"))
    shared = [value for _, value in questions.entries] if questions else []
    for part in (*shared, *fields.mappings("rules")):
        if isinstance(part, MappingNode) and part.get("use") is not None:
            fix = "write here what it would take, or let the flow use both blocks"
            found.append(Problem(part.where, "wrong-value", "a block cannot use another one", fix))
    return len(found) == before


def insert_blocks(flow: MappingNode, blocks: Blocks, found: list[Problem]) -> MappingNode | None:
    """The flow with its blocks in place; None where some of what it uses is not there.

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
    blocks.used.update(inserter.named)
    return MappingNode(tuple(entries), flow.where) if inserter.complete else None


def name_user(found: list[Problem], begin: int, file: str) -> None:
    """Say of each problem from `begin` on which lies in a block that it was found in the flow of this file."""
    for place, problem in enumerate(found[begin:], start=begin):
        if problem.where.file.startswith(FOLDER):
            found[place] = replace(problem, also=(*problem.also, (Location(file), "uses this block")))


class _Inserter:
    def __init__(self, blocks: Mapping[str, MappingNode | None], found: list[Problem]) -> None:
        self.blocks = blocks
        self.found = found
        self.named: set[str] = set()
        self.used: dict[str, MappingNode] = {}
        self.complete = True

    def _miss(self, problem: Problem) -> None:
        """Report what is not there."""
        self.found.append(problem)
        self.complete = False

    def _block(self, node: MappingNode) -> tuple[str, MappingNode] | None:
        """The block that `{use: slug}` names; None where it is not there."""
        name = node.get("use")
        other = next((key for key, _ in node.entries if key.text not in USE_KEYS), None)
        if other is not None:
            message = f"`{other.text}` cannot stand beside `use`"
            fix = f"remove it, or write {'this' if other.text != 'when' else 'these rules'} here in full, without `use`"
            why = "what is used from a block is taken as it is"
            self._miss(Problem(other.where, "wrong-value", message, fix, why))
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
        """Each question that is used from a block is the block's."""
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
        """The rules of each block that is used stand in its place."""
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
        """The flow's own facts or scores, with those of the blocks before them."""
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
        """Add facts or scores to others; none of them may be there already."""
        for key, value in node.entries if isinstance(node, MappingNode) else ():
            if key.text in shared:
                also = ((shared[key.text][0].where, "the one in the block"),)
                message = f"`{key.text}` is defined in a block already"
                fix = "choose another id, or take one of the two out"
                self._miss(Problem(key.where, "duplicate-id", message, fix, also=also))
            shared.setdefault(key.text, (key, value))
