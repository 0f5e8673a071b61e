"""Equivalent options: wherever their question matters, they lead to the same node or leaf. Linear in the edges."""

from __future__ import annotations

from collections.abc import Iterable

from builder.flows.diagram import Diagram


def equivalent_options(diagram: Diagram, conditions: Iterable[Diagram] = ()) -> list[tuple[str, tuple[str, ...]]]:
    """Groups of options of one question that neither the flow nor any of the conditions tells apart."""
    patterns: dict[int, list[tuple[int, ...]]] = {}
    for each in (diagram, *conditions):
        for node in each.nodes:
            patterns.setdefault(node.variable, []).append(node.children)
    groups = []
    for variable, rows in sorted(patterns.items()):
        columns: dict[tuple[int, ...], list[str]] = {}
        for value, column in enumerate(zip(*rows, strict=True)):
            if not diagram.variables[variable].checkbox:
                columns.setdefault(column, []).append(diagram.variables[variable].options[value])
        question = diagram.variables[variable].question
        groups += [(question, tuple(options)) for options in columns.values() if len(options) > 1]
    return groups
