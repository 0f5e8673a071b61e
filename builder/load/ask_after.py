"""Read after which outcomes a question is asked that was not needed before: `ask-after: [outcome, …]`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.flows.model import Outcome, Question
from builder.load.fields import Fields
from builder.load.flow_rules import check_outcome
from builder.load.located import Mapping as MappingNode
from builder.load.located import Scalar, Sequence
from builder.problems import Location

KEY = "ask-after"


def read_ask_after(
    flow: Fields, questions: Mapping[str, Question], outcomes: Mapping[str, Outcome]
) -> Mapping[str, Question]:
    """The questions with the outcomes after which they are asked, each with its place; all of these exist."""
    made = dict(questions)
    nodes = flow.node_of("questions")
    for key, node in nodes.entries if isinstance(nodes, MappingNode) else ():
        value = node.get(KEY) if isinstance(node, MappingNode) else None
        items = value.items if isinstance(value, Sequence) else (value,)
        named = [item for item in items if isinstance(item, Scalar) and item.text.strip()]  # the rest is reported
        known = [name for name in named if flow.take(check_outcome(name, outcomes))]
        places: dict[str, Location] = {}
        for name in known:
            if name.text in places:
                also = ((places[name.text], "the first time"),)
                message = f"`{KEY}` names `{name.text}` twice"
                flow.problem(name.where, "duplicate-key", message, "remove one of the two", also=also)
            places.setdefault(name.text, name.where)
        if places:
            made[key.text] = replace(made[key.text], ask_after=places)
    return made
