"""Flows as large as the limits allow, as knowledge bases on disk; the same on every machine."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

from tests.plain_yaml import plain_text

Row = tuple[Mapping[str, object], str]
"""The condition of a rule, and its outcome."""
ROUTING = {
    "purpose": ["work", "study", "visit", "transit", "family", "marry"],
    "months": ["one", "six", "more"],
    "leaves": ["airport", "country"],
}
COUNTRIES = [f"c{number:03}" for number in range(200)]


def smallest(root: Path) -> Path:
    """One question, so that the cost of a process alone can be told."""
    return _write(root, {"q": "ab"}, [({"q": ["a"]}, "x")])


def country_sets(root: Path) -> Path:
    """80 rules, each about a set of 100 of 200 countries and two of six further questions."""
    draw = random.Random(1)
    rules = []
    for number in range(80):
        read = {f"q{place}": [draw.choice("abc")] for place in sorted(draw.sample(range(6), 2))}
        rules.append(({"country": draw.sample(COUNTRIES, 100), **read}, f"x{number % 8}"))
    return _write(root, {"country": COUNTRIES, **{f"q{place}": "abc" for place in range(6)}}, rules)


def dead_rules(root: Path) -> Path:
    """80 rules about sets of 50 of 200 countries; the first dozens leave nothing to those below."""
    draw = random.Random(1)
    rules = [({"country": draw.sample(COUNTRIES, 50), "why": ["a"]}, f"x{number % 8}") for number in range(80)]
    return _write(root, {"country": COUNTRIES, "why": "ab"}, rules)


def routing(root: Path) -> Path:
    """221 nationalities in 12 groups, and what a visa depends on besides: 48 rules."""
    draw = random.Random(1)
    nations = [f"n{number:03}" for number in range(221)]
    draw.shuffle(nations)
    questions = {"nation": sorted(nations), **ROUTING}
    rules = []
    for group, purpose in draw.sample(list(product(range(12), questions["purpose"])), 48):
        other = draw.choice(["months", "leaves"])
        read = {"nation": nations[group::12], "purpose": [purpose], other: [draw.choice(questions[other])]}
        rules.append((read, f"x{draw.randrange(30)}"))
    return _write(root, questions, rules)


def weights(root: Path) -> Path:
    """A score of 15 questions with four options, whose points go up to 1,000, and two bounds on it."""
    draw = random.Random(1)
    questions = {f"q{number}": "abcd" for number in range(15)}
    terms = [
        {"when": {id_: [option]}, "add": draw.randint(1, 1_000)}
        for id_, options in questions.items()
        for option in options
    ]
    rules = [({"points": {"at-least": bound}}, f"x{bound}") for bound in (10_000, 7_000)]
    return _write(root, questions, rules, {"scores": {"points": terms}})


def many_outcomes(root: Path) -> Path:
    """504 rules about all answers to four questions, each with an outcome of its own, and one for everybody else."""
    options = [f"o{option}" for option in range(5)]
    combinations = random.Random(1).sample(list(product(options, repeat=4)), 504)
    rules = [({f"q{place}": [option] for place, option in enumerate(each)}, f"x{number}")
             for number, each in enumerate(combinations)]  # fmt: skip
    return _write(root, {f"q{place}": options for place in range(4)}, rules)


def answers_to_routing(file: Path, lines: int) -> None:
    """Write random answers to the questions of `routing`, a line of JSON each."""
    draw = random.Random(2)
    options = {"nation": [f"n{number:03}" for number in range(221)], **ROUTING}
    text = "".join(json.dumps({id_: draw.choice(each) for id_, each in options.items()}) + "\n" for _ in range(lines))
    file.write_text(text, "utf-8")


def benefits(root: Path) -> Path:
    """The finder of support that the tests hold against an independent reading."""
    case = Path(__file__).resolve().parent.parent / "tests/cases/flows/benefits"
    return Path(shutil.copytree(case, root))


def answers_to_benefits(file: Path, lines: int) -> None:
    """Write random answers to its questions, a line of JSON each."""
    draw = random.Random(2)
    text = plain_text((file.parent / "content/flows/find-support/flow.yaml").read_text("utf-8"))
    assert isinstance(text, dict)
    options = {id_: list(each.get("options", ("yes", "no"))) for id_, each in text["questions"].items()}
    children = options.pop("children")
    with file.open("w", encoding="utf-8") as out:
        for _ in range(lines):
            answers: dict[str, object] = {id_: draw.choice(each) for id_, each in options.items()}
            answers["children"] = [child for child in children if draw.random() < 0.3] or ["none"]
            out.write(json.dumps(answers) + "\n")


def _write(
    root: Path, questions: Mapping[str, Sequence[str]], rules: Sequence[Row], more: Mapping[str, object] | None = None
) -> Path:
    """Write a knowledge base with one flow, which may have more keys; JSON is YAML."""
    outcomes = dict.fromkeys([*(outcome for _, outcome in rules), "rest"])
    flow = {
        "title": "Wide",
        "summary": "A flow at its limits.",
        "questions": {
            id_: {"ask": f"Which {id_}?", "options": {option: f"The option {option}" for option in options}}
            for id_, options in questions.items()
        },
        "rules": [{"when": when, "advise": outcome} for when, outcome in rules] + [{"otherwise": "rest"}],
        "outcomes": {
            id_: {"title": f"Advice {id_}", "verdict": f"Do {id_}.", "advice": "As said."} for id_ in outcomes
        },
        **(more or {}),
    }
    folder = root / "content/flows/wide"
    folder.mkdir(parents=True)
    (root / "content/site.yaml").write_text("title: Wide\n", "utf-8")
    lines = [f"{key}: {json.dumps(value)}" for key, value in flow.items()]
    (folder / "flow.yaml").write_text("format: 1\n" + "\n".join(lines) + "\n", "utf-8")
    return root
