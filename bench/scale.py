"""Flows at the limits: countries, outcomes, weights, and a large file of answers.

usage: python -m bench.scale [NAME …]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import wide_flows
from bench.measure import Run, python, verdict

LINES, ANSWERS = 100_000, "answers.jsonl"


@dataclass(frozen=True, slots=True)
class Case:
    """A flow, what is done with it, and how much that may cost."""

    what: str
    write: Callable[[Path], Path]
    command: Sequence[str]
    seconds: float
    """The most that processors may work for it, besides what a process costs that does nothing."""
    megabytes: float | None = None
    ends_with: int = 0
    answers: Callable[[Path, int], None] = wide_flows.answers_to_routing
    """Writes so many lines of answers."""


CHECK = ["check", "--no-history"]
CASES = {
    "dead": Case(
        what="80 rules over sets of 200 countries, most of them dead: checked",
        write=wide_flows.dead_rules,
        command=CHECK,
        seconds=1,
        ends_with=1,
    ),
    "sets": Case(
        what="80 rules over sets of 200 countries and more: checked",
        write=wide_flows.country_sets,
        command=CHECK,
        seconds=1,
    ),
    "weights": Case(
        what="a score of 15 questions, weights up to 1,000: checked",
        write=wide_flows.weights,
        command=CHECK,
        seconds=1,
        megabytes=150,
    ),
    "outcomes": Case(
        what="505 outcomes: all pages built",
        write=wide_flows.many_outcomes,
        command=["build", "--no-history", "--no-search", "--jobs", "1"],
        seconds=2,
    ),
    "answers": Case(
        what=f"{LINES:,} lines of answers with reasons and changes, 221 countries",
        write=wide_flows.routing,
        command=["flow", "run", "wide", "--answers", ANSWERS],
        seconds=6,
    ),
    "items": Case(
        what="14 questions, 90 collected items, 85 million combinations: checked",
        write=wide_flows.benefits,
        command=CHECK,
        seconds=1,
        megabytes=200,
    ),
    "item-answers": Case(
        what=f"{LINES:,} lines of answers, each of the 90 items with its reason",
        write=wide_flows.benefits,
        command=["flow", "run", "find-support", "--answers", ANSWERS],
        seconds=6,
        answers=wide_flows.answers_to_benefits,
    ),
}


def main() -> None:
    """Print the seconds that processors worked, and the memory, beside their targets; each a whole process."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"{', '.join(CASES)}; all where none is given")
    names = parser.parse_args().names or list(CASES)
    nothing = _run(Case("", wide_flows.smallest, CHECK, 0))
    print(f"a process that checks a flow of one question: {nothing.worked:.2f} s, {nothing.megabytes:.0f} MB")
    for case in (CASES[name] for name in names):
        run = _run(case)
        print(verdict(case.what, run.worked - nothing.worked, case.seconds, " s more"))
        if case.megabytes:
            print(verdict("  its most memory", run.megabytes, case.megabytes, " MB"))


def _run(case: Case) -> Run:
    """Write the flow, and run the command on it."""
    with tempfile.TemporaryDirectory() as folder:
        root = case.write(Path(folder) / "kb")
        answers = root / ANSWERS
        if ANSWERS in case.command:
            case.answers(answers, LINES)
        command = [str(answers) if part == ANSWERS else part for part in case.command]
        return python(["-m", "builder", "--root", str(root), *command], ends_with=case.ends_with)


if __name__ == "__main__":
    main()
