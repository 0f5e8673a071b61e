"""Time differences of two versions: few edits in many articles, many edits, and texts with nothing in common.

`python -m bench.differences` prints a table; the articles are those of `corpus.py` and of `content/`.
"""

from __future__ import annotations

import random
import statistics
import time
from pathlib import Path

from bench.corpus import WORDS, article
from builder.changes.prose.compare_prose import compare_prose
from builder.changes.prose.documents import unplaced
from builder.changes.show.prose_as_html import as_html
from builder.load.garbage_collection import collector_off
from builder.load.markdown import parse_markdown
from builder.problems import Location

Pair = tuple[str, str]
CONTENT = Path(__file__).resolve().parent.parent / "content"


def main() -> None:
    """Measure and print."""
    draw = random.Random(7)
    measured: dict[str, list[Pair]] = {
        "1,000 articles of 600 words, 4 edits each": [_edited(_text(n, 600), 4, draw) for n in range(1_000)],
        "1,000 articles of 600 words, 20 edits each": [_edited(_text(n, 600), 20, draw) for n in range(1_000)],
        "our own articles and outcomes, 4 edits each": [_edited(text, 4, draw) for text in _own()],
        "two articles of 10,000 words": [(_html(_text(1, 10_000)), _html(_text(2, 10_000)))],
        "two articles of 100,000 words": [(_html(_text(1, 100_000)), _html(_text(2, 100_000)))],
        "two paragraphs of 10,000 words": [(_paragraph(3_000, 10_000, draw), _paragraph(3_000, 10_000, draw))],
        "the same, 100,000 of 2 different words": [(_paragraph(2, 100_000, draw), _paragraph(2, 100_000, draw))],
    }
    for name, pairs in measured.items():
        print(f"{name:52} {_seconds(pairs):6.2f} s")


def _compare(pairs: list[Pair]) -> None:
    for old, new in pairs:
        as_html(compare_prose(old, new))


def _seconds(pairs: list[Pair]) -> float:
    """The median of three times."""
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        with collector_off():  # as in a build
            _compare(pairs)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def _text(number: int, words: int) -> str:
    return article(number, 1_000, words)[1].split("---\n", 2)[2]


def _own() -> list[str]:
    return [file.read_text("utf-8").split("---\n", 2)[2] for file in sorted(CONTENT.rglob("*.md"))]


def _html(markdown: str) -> str:
    return unplaced(parse_markdown(markdown, Location("content/articles/decide/one.md"), outcome=True).value)


def _paragraph(different: int, words: int, draw: random.Random) -> str:
    return f"<p>{' '.join(f'w{draw.randrange(different)}' for _ in range(words))}</p>\n"


def _edited(text: str, edits: int, draw: random.Random) -> Pair:
    """A text and the same with words exchanged, inserted and deleted, and paragraphs added."""
    lines = text.split("\n")
    places = [number for number, line in enumerate(lines) if len(line.split()) > 6 and line[0] not in "|`:"]
    for number in draw.choices(places, k=edits) if places else ():
        words = lines[number].split(" ")
        place, word = draw.randrange(1, len(words)), draw.choice(WORDS)
        match draw.randrange(4):
            case 0:
                words[place] = word
            case 1:
                words[place:place] = [word, word]
            case 2:
                del words[place]
            case _:
                words += ["\n\nNew", *draw.choices(WORDS, k=15)]
        lines[number] = " ".join(words)
    return _html(text), _html("\n".join(lines))


if __name__ == "__main__":
    main()
