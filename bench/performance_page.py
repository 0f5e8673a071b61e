"""Write measured figures into a page of the documentation: tables between two comments, and a plot beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
WIDTH, LABEL, BAR, GAP = 720, 150, 16, 10
"""Pixels: of the plot, of the names, of a bar, and between two generators."""
COLOURS = ("#1f6f8b", "#d98032")


Plotted = Mapping[str, Mapping[str, tuple[float, float]]]
"""By table and generator: the seconds of a cold build, and of one after an edit."""


def write_page(page: Path, tables: Mapping[str, Iterable[str]], plotted: Plotted) -> None:
    """Exchange the tables in a page, and the plot. The page must have the two comments."""
    text = page.read_text("utf-8")
    parts = [f"### {title}\n\n" + "\n".join(lines) for title, lines in tables.items()]
    between = f"{BEGIN}\n\n" + "\n\n".join(parts) + f"\n\n{END}"
    pattern = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"{page} has no lines {BEGIN} and {END}")
    page.write_text(pattern.sub(lambda _: between, text), "utf-8")
    (page.parent / "performance.svg").write_text(plot(plotted), "utf-8")


def plot(plotted: Plotted) -> str:
    """An SVG with a pair of bars for each generator: cold, and after one edit; each table has a scale of its own."""
    parts, y = [], 24
    for title, rows in plotted.items():
        parts.append(_text(0, y, title.split(", ")[0], bold=True))
        y += 14
        most = max(max(pair) for pair in rows.values())
        for name, pair in rows.items():
            parts.append(_text(0, y + BAR + 4, name))
            for number, (seconds, colour) in enumerate(zip(pair, COLOURS, strict=True)):
                width, top = (WIDTH - LABEL - 70) * seconds / most, y + number * BAR
                parts.append(f'<rect x="{LABEL}" y="{top}" width="{width:.1f}" height="{BAR - 2}" fill="{colour}"/>')
                parts.append(_text(LABEL + width + 6, top + 12, f"{seconds:.2f} s"))
            y += 2 * BAR + GAP
        y += 24
    for number, (words, colour) in enumerate(zip(("cold build", "one edit, new process"), COLOURS, strict=True)):
        parts.append(f'<rect x="{LABEL + number * 180}" y="{y - 12}" width="12" height="12" fill="{colour}"/>')
        parts.append(_text(LABEL + number * 180 + 18, y - 2, words))
    height = y + 8
    style = "text{font:13px sans-serif;fill:#222}.b{font-weight:bold}"
    ground = f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    named = "<title>Seconds of a cold build, and of one after an edit</title>"
    return "\n".join([head, named, f"<style>{style}</style>", ground, *parts, "</svg>", ""])


def _text(x: float, y: float, words: str, *, bold: bool = False) -> str:
    kind = ' class="b"' if bold else ""
    return f'<text x="{x:.1f}" y="{y}"{kind}>{escape(words)}</text>'
