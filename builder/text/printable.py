"""Make text from elsewhere safe to print: none of it is a command to a terminal, or to the log of a workflow."""

from __future__ import annotations

import json
import re
import unicodedata

_LINES = ("Cc", "Cs", "Zl", "Zp")
"""Categories of Unicode that end a line, command a terminal, or are not characters."""
_ORDERS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that show a text in an order other than the written one."""
_SPACES = str.maketrans("\t\n", "  ")
_COLOUR = re.compile(r"(\x1b\[(?:0|1|3[1236])m)")
"""The only sequences that we print ourselves."""
_COMMAND = re.compile(r"\A(\s*):(?=:)|#(?=#\w*\[)")
"""Begins a command in the log of a workflow: `::error` as the first word of a line, `##[error]` anywhere."""


def printable(text: str) -> str:
    r"""A name without invisible characters: these become U+FFFD, and bytes that are not UTF-8 `\xff`."""
    return text if text.isprintable() else "".join(map(_shape, text))


def one_line(text: str) -> str:
    """Prose on one line, with the characters that join or part letters, without which some scripts are misspelt."""
    return text if text.isprintable() else "".join(map(_prose, text.translate(_SPACES)))


def safe_lines(text: str) -> str:
    """Text for a terminal, whose line breaks and colours are our own, with no command to the log of a workflow."""
    return "\n".join(map(_safe_line, text.split("\n")))


def json_text(value: object, indent: int | None = 2) -> str:
    """JSON in valid UTF-8, in which invisible characters are escaped and nothing is lost."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    lines = (line if line.isprintable() else "".join(map(_json_shape, line)) for line in text.split("\n"))
    return re.sub(r"##(?=\w*\[)", r"#\\u0023", "\n".join(lines))


def _safe_line(line: str) -> str:
    parts = _COLOUR.split(line)
    shown = "".join(part if number % 2 else one_line(part) for number, part in enumerate(parts))
    return _COMMAND.sub(lambda found: "# " if found[1] is None else f"{found[1]}: ", shown)


def _is_hidden(character: str) -> bool:
    return unicodedata.category(character) in (*_LINES, "Cf")


def _shape(character: str) -> str:
    if "\udc80" <= character <= "\udcff":  # a byte of a file's name, as Python keeps what is not UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return "\ufffd" if _is_hidden(character) else character


def _prose(character: str) -> str:
    return _shape(character) if character in _ORDERS or unicodedata.category(character) in _LINES else character


def _json_shape(character: str) -> str:
    if "\ud800" <= character <= "\udfff":
        return _shape(character).replace("\\", "\\\\")
    return json.dumps(character)[1:-1] if _is_hidden(character) else character
