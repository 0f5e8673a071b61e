"""Compile random rule lists of 30 questions, 4 options and 60 rules: narrow ones in time, wide ones refused in time.

Then rules about three questions from anywhere, three options each, in an order that is found where the written one is
refused.

usage: python -m bench.wide_rules [--seeds 5]
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time

from bench.measure import verdict
from builder.flows.annealed_order import compile_in_some_order
from builder.flows.compile import compile_cases
from builder.flows.conditions import ALWAYS, All, Condition, Literal
from builder.flows.diagram import Leaf
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Flow, Option, Question, Rule
from builder.problems import Location

QUESTIONS, OPTIONS, RULES, OUTCOMES = 30, 4, 60, 8
SECONDS, MEGABYTES = 5.0, 500.0
HERE = Location("bench")
KINDS = {
    "one or two questions a rule": "compiled",
    "two to four questions that stand close together": "compiled",
    "three to five questions from anywhere": "refused",
}


SHAPES = {(25, 40): 3.0, (30, 40): 3.0, (40, 40): 3.0, (20, 60): 5.0}
"""The most seconds that processors may work, by questions and rules; the last shape may be refused."""


def main() -> None:
    """Print the slowest of each kind beside its target, and the most memory of them all."""
    parser = argparse.ArgumentParser(prog="python -m bench.wide_rules")
    parser.add_argument("--seeds", type=int, default=5)
    seeds = range(parser.parse_args().seeds)
    for kind, expected in KINDS.items():
        runs = [_run(kind, random.Random(seed)) for seed in seeds]
        said = "; ".join(sorted({what for what, _ in runs}))
        print(verdict(f"{kind}: {said}; slowest", max(seconds for _, seconds in runs), SECONDS, " s"))
        if any(not what.startswith(expected) for what, _ in runs):
            print(f"  expected every one to be {expected}")
    for (questions, rules), most in SHAPES.items():
        runs = [_run_in_order(_flow(questions, rules, random.Random(seed))) for seed in seeds]
        said = ", ".join(what for what, _ in runs)
        print(f"{questions} questions, {rules} rules, nodes: {said}")
        print(verdict("  slowest", max(seconds for _, seconds in runs), most, " s"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(verdict("most memory", memory, MEGABYTES, " MB"))


def _run(kind: str, draw: random.Random) -> tuple[str, float]:
    """The result for one random list, and the seconds it took."""
    options = tuple(Option(f"o{number}", "", HERE) for number in range(OPTIONS))
    questions = {f"q{number}": Question(f"q{number}", "?", options, HERE) for number in range(QUESTIONS)}
    cases = [(_condition(kind, draw), Leaf(f"out{draw.randrange(OUTCOMES)}", f"r{rule}")) for rule in range(RULES)]
    began = time.perf_counter()
    try:
        compile_cases(cases, Leaf("else", None), questions, {}, {})
    except TooManyStatesError as error:
        return "refused" if error.questions else "without a question's name refused", time.perf_counter() - began
    return "compiled", time.perf_counter() - began


def _flow(number: int, rules: int, draw: random.Random) -> Flow:
    """A flow whose rules are about three questions each."""
    options = tuple(Option(f"o{option}", "", HERE) for option in range(3))
    questions = {f"q{place}": Question(f"q{place}", "?", options, HERE) for place in range(number)}
    made = []
    for rule in range(rules):
        read = [Literal(f"q{place}", frozenset({f"o{draw.randrange(3)}"})) for place in draw.sample(range(number), 3)]
        made.append(Rule(f"r{rule}", All(tuple(read)), f"out{draw.randrange(OUTCOMES)}", HERE))
    made.append(Rule("else", ALWAYS, "out0", HERE))
    return Flow(
        slug="random", title="", summary="", questions=questions, facts={}, scores={}, rules=tuple(made), outcomes={},
        where=HERE,
    )  # fmt: skip


def _run_in_order(flow: Flow) -> tuple[str, float]:
    """The nodes of a flow, in whichever order it compiles, and the seconds that processors worked."""
    began = time.process_time()
    try:
        nodes = f"{len(compile_in_some_order(flow)[1].nodes):,}"
    except TooManyStatesError:
        nodes = "refused"
    return nodes, time.process_time() - began


def _condition(kind: str, draw: random.Random) -> Condition:
    """All of some answers, each to be one or two of a question's options."""
    if kind.startswith("one"):
        read = draw.sample(range(QUESTIONS), draw.choice([1, 2]))
    elif kind.startswith("two"):
        first = draw.randrange(QUESTIONS - 4)
        read = draw.sample(range(first, first + 4), draw.randint(2, 4))
    else:
        read = draw.sample(range(QUESTIONS), draw.randint(3, 5))
    ids = [f"o{number}" for number in range(OPTIONS)]
    return All(tuple(Literal(f"q{number}", frozenset(draw.sample(ids, draw.choice([1, 1, 2])))) for number in read))


if __name__ == "__main__":
    main()
