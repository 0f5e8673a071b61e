"""A deterministic corpus of Markdown articles, the same for every generator that is timed.

Every article has front matter, headings, paragraphs, lists, a table, a quote, a code block and links to other articles.
"""

from __future__ import annotations

import argparse
import datetime
import random
from pathlib import Path

WORDS = (  # noqa: SIM905 - a list of literals would fill the screen
    "interview role offer recruiter manager company team salary practice network market question answer "
    "skill culture decision cancel attend notice calendar reply prepare evidence story result example "
    "career growth remote office travel cost benefit risk reward first second panel video phone task "
    "feedback follow thank email week month year candidate employer contract band range negotiate"
).split()
SECTIONS = ("deciding", "preparing", "attending", "after", "money", "safety", "rights", "returning")
TAGS = [f"tag-{number:02d}" for number in range(24)]
WORDS_PER_ARTICLE = 600


def article(index: int, count: int, words: int = WORDS_PER_ARTICLE, seed: int = 1) -> tuple[str, str]:
    """The section and the text of one article of a corpus of `count`; the order of random draws is its definition."""
    draw = random.Random(seed * 1_000_003 + index)
    blocks = [_front_matter(draw, index)]
    written = number = 0
    while written < words:
        number += 1
        blocks.append(f"## {_some(draw, 3).capitalize()} {number}\n")
        for _ in range(2):
            paragraph = _paragraph(draw, count)
            blocks.append(f"{paragraph}\n")
            written += len(paragraph.split())
        blocks.append((_quote_and_code, _list, _table)[number % 3](draw))
    return SECTIONS[index % len(SECTIONS)], "\n".join(blocks)


def _front_matter(draw: random.Random, index: int) -> str:
    reviewed = datetime.date(2024, 1, 1) + datetime.timedelta(days=index % 900)
    tags = ", ".join(draw.sample(TAGS, 3))
    title = f"{_some(draw, 4).capitalize()} {index}"
    summary = _sentence(draw).replace("*", "").replace("`", "")
    return f"---\ntitle: {title}\nsummary: {summary}\nreviewed: {reviewed}\ntags: [{tags}]\n---\n"


def _paragraph(draw: random.Random, count: int) -> str:
    """A few sentences that end in a link to another article."""
    text = " ".join(_sentence(draw) for _ in range(draw.randint(3, 5)))
    other = draw.randrange(count)
    section = SECTIONS[other % len(SECTIONS)]
    return f"{text} See [{draw.choice(WORDS)} {other}](../{section}/article-{other:06d}.md)."


def _sentence(draw: random.Random) -> str:
    """A sentence with, now and then, a strong, an emphasised and a code word."""
    length = draw.randint(8, 18)
    words = [draw.choice(WORDS) for _ in range(length)]
    for probability, mark in ((0.2, "**"), (0.15, "*"), (0.08, "`")):
        if draw.random() < probability:
            place = draw.randrange(length)
            words[place] = f"{mark}{words[place]}{mark}"
    return " ".join(words).capitalize() + "."


def _some(draw: random.Random, count: int) -> str:
    return " ".join(draw.choice(WORDS) for _ in range(count))


def _list(draw: random.Random) -> str:
    return "\n".join(f"- {_sentence(draw)}" for _ in range(4)) + "\n"


def _table(draw: random.Random) -> str:
    rows = [f"| {draw.choice(WORDS)} | {draw.randint(1, 9)} | {_some(draw, 2)} |" for _ in range(4)]
    return "\n".join(["| Factor | Weight | Note |", "|---|---:|---|", *rows]) + "\n"


def _quote_and_code(draw: random.Random) -> str:
    return f"> {_sentence(draw)}\n\n```text\n{_sentence(draw)}\n```\n"


def write_corpus(folder: Path, count: int, words: int = WORDS_PER_ARTICLE, seed: int = 1) -> int:
    """Write the articles below `folder`, a folder for each section; returns how many characters they have."""
    for section in SECTIONS:
        (folder / section).mkdir(parents=True, exist_ok=True)
    written = 0
    for index in range(count):
        section, text = article(index, count, words, seed)
        written += len(text)
        (folder / section / f"article-{index:06d}.md").write_text(text, "utf-8")
    return written


def write_knowledge_base(root: Path, count: int) -> Path:
    """Write the articles with the least that a knowledge base needs besides; returns its folder."""
    write_corpus(root / "content/articles", count)
    (root / "content/site.yaml").write_text("title: Corpus\n", "utf-8")
    return root


def main() -> None:
    """Write a corpus from the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=WORDS_PER_ARTICLE)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    written = write_corpus(arguments.folder, arguments.count, arguments.words, arguments.seed)
    print(f"{arguments.count} articles, {written / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
