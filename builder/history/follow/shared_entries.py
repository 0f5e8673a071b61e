"""Find the shared entries that a commit changed: sources, help services, terms, blocks, and messages of outcomes.

A shared file that cannot be read stopped the build, so the last readable one stayed in force.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.history.follow.page_files import message_of
from builder.history.git.log import Commit
from builder.history.states.entries import KEYED, Entries, KeyAndValue, is_shared
from builder.load.blocks import FOLDER as BLOCKS
from builder.load.glossary import FILE as GLOSSARY
from builder.load.help_services import FILE as HELP
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence

SharedEntry = tuple[str, ...]
"""`("source", key)`, `("help", key)`, `("term", key)`, `("message", slug)`, or the file of a block with a group of it.

Where the group is `questions`, the id follows.
"""
Meaning = str | tuple["Meaning", ...]
"""A value without its places, so that a comment or another indentation changes nothing."""


class SharedEntries:
    """The shared entries after the commits that were followed."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._in_force: dict[str, dict[SharedEntry, Node]] = {}

    def changed(self, commit: Commit) -> set[SharedEntry]:
        """Apply a commit, and name the entries that changed, came or went."""
        messages = {("message", message_of(change.file)) for change in commit.changes if message_of(change.file)}
        changed: set[SharedEntry] = {*messages}
        for change in commit.changes:
            if is_shared(change.file):
                before = self._in_force.get(change.file, {})
                after = self._entries_in(change.file, change.blob) if change.blob else {}
                if after is not None:
                    self._in_force[change.file] = after
                    entries = before.keys() | after.keys()
                    changed |= {entry for entry in entries if not _alike(entry, before.get(entry), after.get(entry))}
        return changed | self._resting_on(changed)

    def _resting_on(self, changed: set[SharedEntry]) -> set[SharedEntry]:
        """The help services whose source changed: pages that name one show its source too.

        The source of a term is shown by the list of all terms alone.
        """
        if not any(entry[0] == "source" for entry in changed):
            return set()
        services, terms = self._in_force.get(HELP, {}), self._in_force.get(GLOSSARY, {})
        resting = {entry for entry, service in services.items() if ("source", _source_of(service)) in changed}
        return resting | {("term", "*") for term in terms.values() if ("source", _source_of(term)) in changed}

    def _entries_in(self, file: str, blob: str) -> dict[SharedEntry, Node] | None:
        entries = self._entries.of(file, blob)
        if entries is None:
            return None
        if file in KEYED:
            return {(KEYED[file], key): value for key, (_, value) in entries.items()}
        return dict(_block_entries(file, entries))


def _alike(entry: SharedEntry, one: Node | None, other: Node | None) -> bool:
    """Say whether two states of an entry mean the same. The order of keys counts in a block only."""
    if one is other or one is None or other is None:
        return one is other
    in_order = entry[0] not in KEYED.values()
    return _meaning(one, in_order=in_order) == _meaning(other, in_order=in_order)


def _source_of(service: Node) -> str:
    source = service.get("source") if isinstance(service, MappingNode) else None
    return source.text if isinstance(source, Scalar) else ""


def _block_entries(file: str, block: Mapping[str, KeyAndValue]) -> Iterator[tuple[SharedEntry, Node]]:
    for group, (_, value) in block.items():
        if group == "questions" and isinstance(value, MappingNode):
            yield from (((file, "questions", key.text), question) for key, question in value.entries)
        else:
            yield (file, group), value


def used_blocks(flow: Mapping[str, KeyAndValue]) -> set[SharedEntry]:
    """The entries of blocks that a flow uses: questions by id, all rules, and the facts and scores that come along."""
    used: set[SharedEntry] = set()
    questions, rules = (flow[group][1] if group in flow else None for group in ("questions", "rules"))
    for key, value in questions.entries if isinstance(questions, MappingNode) else ():
        used |= _used(value, "questions", key.text)
    for item in rules.items if isinstance(rules, Sequence) else ():
        used |= _used(item, "rules")
    return used


def _used(node: Node, *entry: str) -> set[SharedEntry]:
    use = node.get("use") if isinstance(node, MappingNode) else None
    if not isinstance(use, Scalar):
        return set()
    file = f"{BLOCKS}/{use.text}.yaml"
    return {(file, *entry), (file, "facts"), (file, "scores")}


def _meaning(node: Node, *, in_order: bool) -> Meaning:
    if isinstance(node, Scalar):
        return node.text if in_order else " ".join(node.text.split())
    if isinstance(node, Sequence):
        return tuple(_meaning(item, in_order=in_order) for item in node.items)
    entries = node.entries if in_order else sorted(node.entries, key=lambda entry: entry[0].text)
    seen = ((key.text, value) for key, value in entries if key.text != "was")
    return tuple((key, _meaning(value, in_order=in_order)) for key, value in seen)
