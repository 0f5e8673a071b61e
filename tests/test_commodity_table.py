"""Real guidance as a table: GOV.UK's «additional-commodity-code»; `matrix.txt` has its codes as they are there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.knowledge_bases import CASES, run_builder

CASE = CASES / "flows/commodity"
TABLE = "content/flows/food-code/codes.csv"
SUCROSE = {0: (0, 5, 30, 50, 70), 5: (0, 5, 30, 50, 70), 25: (0, 5, 30, 50), 50: (0, 5, 30), 75: (0, 5)}
"""The steps of sucrose that are asked, by that of starch: the columns of the matrix, from left to right."""
PROTEIN = {
    0: (0, 2, 6, 18, 30, 60), 1: (0, 2, 6, 18, 30, 60), 3: (0, 2, 12), 6: (0, 4, 15), 9: (0, 6, 18), 12: (0, 6, 18),
    18: (0, 6), 26: (0, 6), 40: (), 55: (), 70: (), 85: (),
}  # fmt: skip
"""The steps of milk protein that are asked, by that of milk fat: the rows of the matrix, from top to bottom."""
ASKED = {1: "protein", 12: "protein-9", 26: "protein-18"}
"""The questions about milk protein whose name is not made of the step of milk fat."""


def ways() -> Iterator[tuple[str, dict[str, str]]]:
    """Every way of the source: the outcome, and the answers on it."""
    rows = [line.split() for line in (CASE / "matrix.txt").read_text("utf-8").splitlines()]
    sugar = [(starch, step) for starch, steps in SUCROSE.items() for step in steps]
    milk = [(fat, step) for fat, steps in PROTEIN.items() for step in steps or (None,)]
    assert (len(milk), len(sugar)) == (len(rows), len(rows[0])) == (32, 19)
    for (fat, protein), row in zip(milk, rows, strict=True):
        for (starch, sucrose), code in zip(sugar, row, strict=True):
            answers = {"starch": f"from-{starch}", "fat": f"from-{fat}"}
            answers["sucrose" if starch < 25 else f"sucrose-{starch}"] = f"from-{sucrose}"
            if protein is not None:
                answers[ASKED.get(fat, f"protein-{fat}" if fat else "protein")] = f"from-{protein}"
            yield "no-code" if code == "X" else f"code-{code}", answers


def test_every_cell_of_the_matrix(tmp_path: Path) -> None:
    """608 rows, each combination with its code, asked for nothing that does not matter."""
    assert "no problems\n" == run_builder(CASE, "check").stdout
    read = list(ways())
    lines = "".join(f"{json.dumps(answers)}\n" for _, answers in read)
    (tmp_path / "answers.jsonl").write_text(lines, "utf-8")
    run = run_builder(CASE, "flow", "run", "food-code", "--answers", str(tmp_path / "answers.jsonl"))
    given = [json.loads(line) for line in run.stdout.splitlines()]
    assert [outcome for outcome, _ in read] == [each["outcome"] for each in given]
    assert all(set(each["asked"]) <= answers.keys() for each, (_, answers) in zip(given, read, strict=True))


def test_slips_in_the_table_are_found(tmp_path: Path) -> None:
    """A row that is left out is a gap, and one that is there twice never decides; each is told by its line."""
    root = Path(shutil.copytree(CASE, tmp_path / "kb"))
    rows = (root / TABLE).read_text("utf-8").splitlines(keepends=True)
    (root / TABLE).write_text("".join([*rows[:100], *rows[101:200], rows[199], *rows[200:]]), "utf-8")
    said = run_builder(root, "check", "--format", "concise").stdout
    assert f"{TABLE}:200:1: error[dead-rule]: the rule `rule-199` never decides: `rule-198` takes every case" in said
    assert "error[gap]" in said
    assert "have no outcome, for example: How much starch or glucose is in it?" in said
