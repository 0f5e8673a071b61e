"""Find marks of emphasis, struck text and code that nothing closes, so that readers would see the signs.

Signs inside of words and figures, as in `2*3`, are no marks; nor is a star behind a word, which leads to a note.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, backtick, strikethrough
from markdown_it.rules_inline.state_inline import Delimiter

from builder.load.markup.noted import note, spans
from builder.load.markup.own import STRAY_LIST
from builder.load.markup.pattern import UnreadMarkup, unread

_FIX = "put it right before the first and right after the last of the words, without a space; or write `{mark}` if the "
_MARKS = {
    mark: unread("", r"(?!)", "unclosed", f"nothing closes or opens this `{mark}`",
                 f"{_FIX.replace('{mark}', shown)}sign is meant")
    for mark, shown in {"*": "\\*", "**": "\\*\\*", "_": "\\_", "__": "\\_\\_", "~~": "\\~~"}.items()
}  # fmt: skip
_CODE = unread("", r"(?!)", "unclosed", "nothing closes this backquote",
               "add another one after the code, or write `\\` before it if it is meant")  # fmt: skip
_PRODUCT = unread("", r"(?!)", "stray-emphasis", "these stars between figures are read as emphasis",
                  "write a sign of multiplication, or `\\*`")  # fmt: skip
_LONGEST = 3
"""Longer rows of signs are no marks: a line to fill in."""


def note_unclosed_marks(parser: MarkdownIt) -> None:
    """Make a parser note marks that are not closed."""
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.at("strikethrough", _strikethrough)
    parser.inline.ruler.at("backticks", _backticks)
    parser.inline.ruler2.before("fragments_join", "unclosed_marks", _unclosed)


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Markdown-it's own rule, which also gives each mark its offset."""
    sign = state.src[state.pos]
    if silent or sign not in "*_":
        return False
    opens, closes, length = state.scanDelims(state.pos, sign == "*")
    for place in range(state.pos, state.pos + length):
        token = state.push("text", "", 0)
        token.content, token.meta["pos"] = sign, place
        number = len(state.tokens) - 1
        state.delimiters.append(
            Delimiter(marker=ord(sign), length=length, token=number, end=-1, open=opens, close=closes)
        )
    state.pos += length
    return True


def _strikethrough(state: StateInline, silent: bool) -> bool:
    """Markdown-it's own rule, which also gives each mark its offset."""
    place, before = state.pos, len(state.tokens)
    if not strikethrough.tokenize(state, silent):
        return False
    while before < len(state.tokens) and state.tokens[before].content[:1] != "~":
        before += 1  # the text before the mark
    for token in state.tokens[before:]:
        token.meta["pos"] = place
        place += len(token.content)
    return True


def _backticks(state: StateInline, silent: bool) -> bool:
    start, before = state.pos, len(state.tokens)
    if not backtick(state, silent):
        return False
    if not silent and len(state.tokens) == before and state.src == state.env["block"].content:
        sides = state.src[start - 1 : start].isalnum() and state.src[state.pos : state.pos + 1].isalnum()
        if not sides:
            note(state.env["block"], start, state.pos, _CODE)
    return True


def _unclosed(state: StateInline) -> None:
    block = state.env["block"]
    lists = [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)]
    if state.src != block.content or not any(lists):
        return
    covered = sorted(spans(block))
    for start, end, markup in sorted(_found(state, lists), key=lambda each: each[0]):
        place = bisect_right(covered, (start, len(state.src))) - 1
        if place < 0 or covered[place][1] <= start:
            note(block, start, end, markup)
            covered.insert(place + 1, (start, end))


def _found(state: StateInline, lists: list[list[Delimiter]]) -> Iterator[tuple[int, int, UnreadMarkup]]:
    for delimiter in (each for delimiters in lists for each in delimiters):
        token = state.tokens[delimiter.token]
        matched = delimiter.end != -1
        if matched or (token.type == "text" and token.content):
            start, end = _row(state.src, int(token.meta["pos"]))
            markup = _product(state.src, start, end) if matched else _markup(state.src, start, end, delimiter)
            if markup:
                yield start, end, markup


def _row(text: str, place: int) -> tuple[int, int]:
    """The offsets of the row of equal signs at a place, as far as it may be a mark."""
    start = end = place
    while start and text[start - 1] == text[place] and place - start < _LONGEST:
        start -= 1
    while text[end : end + 1] == text[place] and end - place <= _LONGEST:
        end += 1
    return start, end


def _product(text: str, start: int, end: int) -> UnreadMarkup | None:
    """The mistake of figures that are multiplied, whose stars would be read as emphasis."""
    return _PRODUCT if text[start:end] == "*" and (text[start - 1 : start] + text[end : end + 1]).isdigit() else None


def _markup(text: str, start: int, end: int, delimiter: Delimiter) -> UnreadMarkup | None:
    """The mark that a row of signs was meant as; None if they mean themselves."""
    sign, length = text[start], end - start
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if not (delimiter.open or delimiter.close):
        begins = sign == "*" and length == 1 and before == "\n" and after == " "
        return STRAY_LIST if begins else None
    inside = (before + after).isascii() and before.isalnum() and after.isalnum()
    if inside or length > _LONGEST:
        return None
    if sign != "~":
        ends = delimiter.close and not delimiter.open and (length != 2 or before.isdigit())
        both = delimiter.open and delimiter.close and length == 1
        if ends or both:
            return None
    return _MARKS["~~" if sign == "~" else sign * min(length, 2)]
