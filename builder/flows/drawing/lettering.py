"""Measure words and break lines by a table of widths: no font is asked, so every machine draws the same.

The widths are those of Helvetica (Adobe's font metrics), in thousandths of the size of the type. Arial and Liberation
Sans have the same, Roboto and Noto Sans are narrower; these are the faces that the drawing asks for, and a margin is
left for others. Greedy line breaking; linear in the characters.
"""

from __future__ import annotations

import unicodedata

_GROUPS = {
    190: "'",
    222: "ijl\u2018\u2019",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r“”\u2013",
    389: "*",
    500: "Jckvxyz",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "@→—…",
}
_WIDTHS = {character: width for width, group in _GROUPS.items() for character in group}
STEP = 6
"""The step by which narrower columns are tried."""
_OTHER, _WIDE, _MARGIN = 600, 1000, 1.06


def width(text: str, size: float, *, bold: bool = False) -> float:
    """An estimate of the width of a line of text, rather too large than too small."""
    thousandths = sum(_WIDTHS.get(character) or _unlisted(character) for character in text)
    return thousandths * size * _MARGIN * (1.07 if bold else 1) / 1000


def _unlisted(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base, _OTHER)


def wrap(text: str, size: float, most: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than `most`; a word that is wider itself is broken."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= most:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, size, most, bold)
        lines += full
    return (*lines, line) if line or not lines else tuple(lines)


def balanced(text: str, size: float, most: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in as few lines, but about equally long ones."""
    best = wrap(text, size, most, bold=bold)
    for narrower in range(int(most) - STEP, 0, -STEP):
        lines = wrap(text, size, narrower, bold=bold)
        if len(lines) > len(best) or any(word not in text.split() for line in lines for word in line.split()):
            break
        best = lines
    return best


def _pieces(word: str, size: float, most: float, bold: bool) -> list[str]:
    pieces = [""]
    for character in word:
        if pieces[-1] and width(pieces[-1] + character, size, bold=bold) > most:
            pieces.append("")
        pieces[-1] += character
    return pieces
