"""Blocks: questions and rules that several flows share are written once, in `content/blocks/<slug>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from builder.load.fields import Fields
from builder.load.files import Files
from builder.load.located import Mapping as MappingNode
from builder.load.reader import Reader
from builder.load.yaml_file import read_yaml_file
from builder.problems import Location, Problem, Result, Severity

KEYS = ("questions", "sets", "facts", "scores", "decisions", "rules")
USE_KEYS = ("use",)
"""Keys of an entry that takes questions or rules from a block."""
FOLDER = "content/blocks"


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks by their slug, and those that some flow uses."""

    nodes: Mapping[str, MappingNode | None] = field(default_factory=dict)
    """None is a block that cannot be read, which was reported; flows that use it are not checked."""
    used: set[str] = field(default_factory=set)

    def unused(self) -> Iterator[Problem]:
        """Blocks that no flow uses, so that nothing in them is checked."""
        for slug in self.nodes:
            if slug not in self.used:
                where = Location(f"{FOLDER}/{slug}.yaml")
                fix = f"use it in a flow, as `{{use: {slug}}}`, or remove it"
                why = "what nothing uses is not checked"
                yield Problem(
                    where, "unused-block", f"no flow uses the block `{slug}`", fix, why=why, severity=Severity.WARNING
                )


def read_blocks(files: Files) -> Result[Blocks]:
    """The blocks in `content/blocks`."""
    reader = Reader()
    blocks: dict[str, MappingNode | None] = {}
    for file, path in files.entries(FOLDER) if files.exists(FOLDER) else ():
        if path.is_dir() or path.suffix != ".yaml":
            fix = "move it elsewhere; content/blocks/ holds files like trouble.yaml"
            reader.problem(file, "stray-file", f"{path.name} is not a block", fix)
        elif files.check_name(file, "block"):
            node = reader.take(read_yaml_file(files, file))
            problems = _problems(node, file) if node is not None else ()
            reader.report(*problems)
            blocks[path.stem] = None if problems else node
    return reader.result(Blocks(blocks))


def _problems(node: MappingNode, file: str) -> tuple[Problem, ...]:
    """The problems of a block's groups; what is in them is checked in the flows that use it."""
    fields = Fields(node, "this block", KEYS, Location(file, 1))
    if not node.entries:
        fix = "write `questions:` or `rules:` in it, or remove the file"
        fields.problem(file, "empty-value", "this block is empty", fix)
    questions, *_ = (fields.mapping(group) for group in ("questions", "sets", "facts", "scores", "decisions"))
    shared = [value for _, value in questions.entries] if questions else []
    for part in (*shared, *fields.mappings("rules")):
        if isinstance(part, MappingNode) and part.get("use") is not None:
            fix = "write here what it would take, or let the flow use both blocks"
            fields.problem(part.where, "wrong-value", "a block cannot use another one", fix)
        elif isinstance(part, MappingNode) and part.get("table") is not None:
            fix = "write its rules here, or put the table beside the flow.yaml of each flow"
            fields.problem(part.where, "wrong-value", "a block cannot take its rules from a table", fix)
    return fields.problems


def naming_user(problem: Problem, file: str) -> Problem:
    """A problem found in a flow; if its place is in a block, it names the file of the flow that uses this block."""
    if not problem.where.file.startswith(FOLDER):
        return problem
    return replace(problem, also=(*problem.also, (Location(file), "uses this block")))
