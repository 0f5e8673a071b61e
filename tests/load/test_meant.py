"""Advice where something else was meant."""

from __future__ import annotations

import pytest

from builder.load.located import Mapping, Scalar
from builder.load.meant import key_meant, name_meant
from builder.problems import Location, Problem

WHERE = Location("a.yaml", 1)
KNOWN = ("label", "go")
ELSEWHERE = {"text": "label", "colour": "remove it; pages have no colours"}


@pytest.mark.parametrize(
    ("key", "written", "advice"),
    [
        ("text", "x", "did you mean `label`?"),
        ("colour", "x", "remove it; pages have no colours"),
        ("lable", "x", "did you mean `label`?"),
        ("go:apply", "", "write a space after the colon, `go: apply`"),
        ("gone:apply", "", "use `label` or `go`"),
        ("you do not", "", "if it belongs to the text before the comma, put all of that text in quotes"),
        ("you do not", "x", "use `label` or `go`"),
    ],
)
def test_key(key: str, written: str, advice: str) -> None:
    """That of another program, one that is misspelt, or one that a comma or a colon without a space made."""
    value = Scalar(written, WHERE, written=written)
    assert key_meant(Scalar(key, WHERE), value, KNOWN, ELSEWHERE) == advice


def test_name() -> None:
    """The name of an author is what is read; another group of keys keeps its advice."""
    problem = Problem(WHERE, "wrong-type", "it is a group of keys", "write text")
    author = Mapping(((Scalar("url", WHERE), Scalar("x", WHERE)), (Scalar("name", WHERE), Scalar("Jo", WHERE))), WHERE)
    assert name_meant(problem, author).fix == "write the name alone, `Jo`"
    assert name_meant(problem, Mapping(author.entries[:1], WHERE)) == problem
    assert name_meant(problem, Scalar("x", WHERE)) == problem
