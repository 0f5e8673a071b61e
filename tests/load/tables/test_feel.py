"""The cells that are read, and what is said of all others."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.flows.decision_table.bands import span_in_words
from builder.flows.decision_table.model import NumberSpan
from builder.load.tables.dmn import read_dmn
from builder.load.tables.feel import MAX_CELL, read_tests
from builder.problems import Location

HERE = Location("t.dmn", 3, 5)


@pytest.mark.parametrize(
    ("cell", "words", "spans", "denied"),
    [
        ("", (), [], False),
        (" - ", (), [], False),
        ('"gold"', ("gold",), [], False),
        ('"a \\"b\\"","c"', ('a "b"', "c"), [], False),
        ('not("a", "b")', ("a", "b"), [], True),
        ("true", ("true",), [], False),
        ("18", (), ["18"], False),
        ("-1.5, 2", (), ["-1.5", "2"], False),
        ("< 5", (), ["< 5"], False),
        (">=5, <= -3", (), [">= 5", "<= -3"], False),
        ("[1..5]", (), ["[1..5]"], False),
        ("(1..5)", (), ["(1..5)"], False),
        ("]1..5[", (), ["(1..5)"], False),
        ("[1 .. 5)", (), ["[1..5)"], False),
        ("not(<5,[7..8])", (), ["< 5", "[7..8]"], True),
        ('date("2026-02-28")', (), ["739675"], False),
        ('>= @"2026-03-01"', (), [">= 739676"], False),
    ],
)
def test_cells(cell: str, words: tuple[str, ...], spans: list[str], denied: bool) -> None:
    """Words, numbers and days with their bounds."""
    test, found = read_tests(cell, HERE)
    assert found == ()
    assert test is not None
    assert (words, spans, denied) == (test.words, [span_in_words(span) for span in test.spans], test.denied)


def test_words_without_quotes() -> None:
    """In a spreadsheet words are words, as in an adviser's list."""
    test = read_tests("gold or silver, bronze & tin, 'a, b'", HERE, bare=True).value
    assert test is not None
    assert test.words == ("gold or silver", "bronze & tin", "a, b")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("gold", "`gold`: only values are read, no names and no calculation"),
        ("> limit", "`limit`: a number is expected here"),
        ("5 + 1", "`+ 1`: only values are read, no names and no calculation"),
        ("[1..5", "`its end`: the end of the range is missing"),
        ("[1,5]", "`,5]`: `..` is expected here"),
        ("[5..1]", "`1]`: no number is in this range"),
        ("(1..1]", "`1]`: no number is in this range"),
        ("not(5", "`its end`: `)` is missing"),
        ('5, "a"', '`5, "a"`: it mixes words and numbers'),
        ("5 6", "`6`: nothing is expected here"),
        ("5,", "`its end`: a value is expected here"),
        ('@"2026-02-30"', '`@"2026-02-30"`: there is no such day'),
        ("'a'", "`'a'`: words are in double quotes"),
        ("!= 5", "`!= 5`: only values are read, no names and no calculation"),
    ],
)
def test_refused(cell: str, said: str) -> None:
    """With the place in the cell, and what can be written."""
    test, (problem,) = read_tests(cell, HERE)
    assert test is None
    assert (problem.where, problem.check) == (HERE, "table-unread")
    assert problem.message == f"the cell `{cell}` cannot be read at {said}"
    assert "ranges like `[1..5]`" in problem.fix


def test_long_cells() -> None:
    """Are refused, before anything is read of them."""
    assert read_tests("1," * MAX_CELL, HERE).value is None
    assert NumberSpan(Fraction(1), None).holds(Fraction(10) ** 30)


@given(st.text(st.sampled_from("not(\"')[]<>=.,-+12 @ab\\"), max_size=20), st.booleans())
def test_any_cell(cell: str, bare: bool) -> None:
    """It is read or refused, whatever is in it."""
    test, found = read_tests(cell, HERE, bare=bare)
    assert (test is None) == bool(found)


@given(st.binary(max_size=60) | st.text(st.sampled_from('<>/ab="&;! '), max_size=40).map(str.encode))
def test_any_file(data: bytes) -> None:
    """A file that is no DMN is refused, whatever is in it."""
    tables, found = read_dmn(data, "t.dmn")
    assert tables == ()
    assert found
