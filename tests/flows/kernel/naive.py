"""A direct reading of a kernel as kernel.md has it, from its JSON and one combination at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Answers = Mapping[str, tuple[str, ...]]
Json = Any


def holds(condition: Json, kernel: Json, answers: Answers) -> bool:
    """True if a condition holds for complete answers."""
    match condition:
        case {"type": "answer", "question": question, "of": of, "at-least": at_least}:
            return bool(sum(id_ in answers[question] for id_ in of) >= at_least)
        case {"type": "all", "parts": parts}:
            return all(holds(part, kernel, answers) for part in parts)
        case {"type": "any", "parts": parts}:
            return any(holds(part, kernel, answers) for part in parts)
        case {"type": "not", "part": part}:
            return not holds(part, kernel, answers)
        case {"type": "fact", "fact": name}:
            return holds(_named(kernel["facts"], name)["when"], kernel, answers)
        case {"type": "score", "score": name}:
            points = _named(kernel["scores"], name)["points"]
            total = sum(each["add"] for each in points if holds(each["when"], kernel, answers))
            low, high = condition.get("at-least"), condition.get("at-most")
            return (low is None or total >= low) and (high is None or total <= high)
        case {"type": "decision", "decision": name, "of": of}:
            return _value(_named(kernel["decisions"], name), kernel, answers) in of
    raise ValueError(condition)


def _value(decision: Json, kernel: Json, answers: Answers) -> str | None:
    """The value of a decision; None in a gap."""
    for case in decision["cases"]:
        if "when" not in case or holds(case["when"], kernel, answers):
            return str(case["value"])
    return None


def _named(items: list[Json], name: str) -> Json:
    (found,) = (each for each in items if each["id"] == name)
    return found


def gets(kernel: Json, answers: Answers) -> tuple[str | None, str | None]:
    """The outcome and the rule for complete answers; neither in a gap."""
    decides = kernel["decides"]
    if decides["type"] == "rules":
        for rule in decides["rules"]:
            if "when" not in rule or holds(rule["when"], kernel, answers):
                return rule["give"], rule["id"]
        return None, None
    at: str | None = decides["start"]
    while at is not None:
        way: dict[str, Json] = next(
            (way for way in decides["ways"] if way["from"] == at and _leads(way, kernel, answers)), {}
        )
        if "give" in way:
            return way["give"], None
        at = way.get("ask")
    return None, None


def _leads(way: Json, kernel: Json, answers: Answers) -> bool:
    chosen = "option" not in way or way["option"] in answers[way["from"]]
    return chosen and ("when" not in way or holds(way["when"], kernel, answers))
