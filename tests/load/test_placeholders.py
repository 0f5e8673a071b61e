"""Placeholders in the HTML of a document."""

from __future__ import annotations

from builder.load.markdown import parse_markdown
from builder.load.placeholders import Placeholder, fill, without_conditions
from builder.problems import Location


def test_holes_are_filled_in_order() -> None:
    """Each placeholder is handed over with its kind and with what is inside."""
    seen: list[tuple[Placeholder, str]] = []

    def filling(placeholder: Placeholder, inside: str) -> str:
        seen.append((placeholder, inside))
        return str(len(seen))

    first, last = Placeholder.LINK.with_("a.md#b"), Placeholder.LINK.with_("c.md")
    html = f"<p>{first} and {Placeholder.CONDITION.with_()} and {last}</p>"
    assert fill(html, filling) == "<p>1 and 2 and 3</p>"
    assert seen == [(Placeholder.LINK, "a.md#b"), (Placeholder.CONDITION, ""), (Placeholder.LINK, "c.md")]


def test_text_cannot_look_like_a_hole() -> None:
    """Neither a NUL that somebody typed nor its entity gets into the HTML."""
    text = f"{Placeholder.LINK.with_('x')} &#0;l y&#0; [words](\0lz\0) `\0l`\n\n    \0l\0\n"
    document = parse_markdown(text, Location("a.md")).value
    placeholders = document.html.split("\0")[1::2]
    assert placeholders == [f"l{link.target}" for link in document.links]


def test_paragraphs_with_a_condition_are_cut_whole() -> None:
    """With what is nested in them, and nothing else."""
    text = "A\n\n:::: when a\nB\n\n::: note\nC\n:::\n::::\n\n::: when b\nD\n:::\n\nE\n"
    html = parse_markdown(text, Location("a.md")).value.html

    def letters(*places: int) -> str:
        return "".join(letter for letter in "ABCDE" if f"<p>{letter}</p>" in without_conditions(html, {*places}))

    assert ["ABCDE", "ADE", "ABCE", "AE"] == [letters(), letters(0), letters(1), letters(0, 1)]
