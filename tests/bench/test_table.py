"""The table of generators: ratios of our medians, and a row for each that was left out."""

from __future__ import annotations

from bench.measure import Run
from bench.peers import Measured, table
from bench.preview import Preview


def test_rows() -> None:
    """Each has its builds and its preview; what was not measured is said, and nothing is made up."""
    ours = Measured([Run(2.0, 80.0, 3.0)], [Run(0.5, 60.0, 0.4)], 10, 1.5, Preview((0.1, 0.3, 0.2), 50.0))
    theirs = Measured([Run(1.0, 90.0, 1.5), Run(3.0, 70.0, 2.5)], [Run(1.0, 90.0, 1.5)], 9, 1.0, Preview((0.4,), 99.0))
    without = Measured([Run(4.0, 90.0, 4.0)], [Run(4.0, 90.0, 4.0)], 9, 1.0)
    rows = list(table({"builder": ours, "hugo": theirs, "search": without}, ["builder", "hugo", "search", "material"]))
    assert rows[2:] == [
        "| builder | 2.00 | 3.00 | 1.00 | 0.50 | 1.00 | 80 | 1.5 | 10 | 0.20 | 1.00 | 50 |",
        "| hugo | 2.00 | 2.00 | 1.00 | 1.00 | 0.50 | 90 | 1.0 | 9 | 0.40 | 0.50 | 99 |",
        "| search | 4.00 | 4.00 | 0.50 | 4.00 | 0.12 | 90 | 1.0 | 9 | | |  |",
        "| material | left out, see below | | | | | | | | | | |",
    ]
    assert {row.count("|") for row in rows} == {13}
