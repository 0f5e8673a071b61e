"""Blocks: questions and rules that several flows share are written once, in `content/blocks/<slug>.yaml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from builder.load.fields import Fields
from builder.load.files import Files
from builder.load.located import Mapping as MappingNode
from builder.load.yaml_file import read_yaml_file
from builder.problems import Location, Problem, Severity

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


def name_user(found: list[Problem], begin: int, file: str) -> None:
    """Say of each problem from `begin` on which lies in a block that it was found in the flow of this file."""
    for place, problem in enumerate(found[begin:], start=begin):
        if problem.where.file.startswith(FOLDER):
            found[place] = replace(problem, also=(*problem.also, (Location(file), "uses this block")))
