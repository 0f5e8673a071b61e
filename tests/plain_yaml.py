"""Values of YAML as plain data: all text, as the loader takes them, or with types, as other readers do."""

from __future__ import annotations

import re

from builder.load.located import Mapping, Node, Sequence, read_yaml


def plain_text(text: str) -> object:
    """YAML without a mistake in it, in which everything is text."""
    node, found = read_yaml(text, "example.yaml")
    assert node is not None, found
    return plain(node)


def plain(node: Node, typed: bool = False) -> object:
    """A value as text alone, as the loader takes it; or `typed`, as an editor's YAML 1.2 does."""
    if isinstance(node, Mapping):
        return {key.text: plain(value, typed) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item, typed) for item in node.items]
    if typed and not node.quoted:
        if node.text in ("", "~", "null", "Null", "NULL"):
            return None
        if node.text.lower() in ("true", "false"):
            return node.text.lower() == "true"
        if re.fullmatch(r"[-+]?[0-9]+", node.text):
            return int(node.text)
        if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", node.text):
            return float(node.text)
    return node.text
