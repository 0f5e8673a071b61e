"""Edits that people, editors' programs and git make in a knowledge base, each drawn at random."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from tests.knowledge_bases import CASES

ORIGINAL = CASES / "good/everything"
TRANSLATED = CASES / "good/languages"
Edit = Callable[[Path, Random], None]
WORDS = ("today", "tomorrow", "*soon*", "`now`", "[there](../decide/go.md)", "[nowhere](gone.md)", "[@nobody]", "<b>")
SWAPS = (
    ("title: ", "title: Another "), ("summary: ", "summary: In short, "), ("label: ", "label: Yes, "),
    ("ask: ", "ask: Well, "), ("tags: [", "tags: [new, "), ("---\n", "---\ndraft: true\n"), ("draft: true\n", ""),
    ("weight: ", "weight: 1"), ("advise: ", "advise: no-"), ("title:", "tittle:"), ("reason: ", "reason: Truly, "),
)  # fmt: skip


def add_words(root: Path, draw: Random) -> None:
    """Write something at the end of a text."""
    file = _one(root, draw, ".md")
    if file:
        file.write_bytes(file.read_bytes() + f"\n{draw.choice(WORDS)}\n".encode())


def exchange_words(root: Path, draw: Random) -> None:
    """Exchange something in front matter, a flow, a block or `site.yaml`."""
    file, (old, new) = _one(root, draw, ".md", ".yaml"), draw.choice(SWAPS)
    if file:
        file.write_bytes(file.read_bytes().replace(old.encode(), new.encode(), 1))


def break_file(root: Path, draw: Random) -> None:
    """Leave half of a file, as a program that is still writing does; often `site.yaml`."""
    file = draw.choice([root / "content/site.yaml", _one(root, draw, ".md", ".yaml")])
    if file and file.is_file():
        data = file.read_bytes()
        file.write_bytes(data[: len(data) // 2] + draw.choice([b"", b"\xff", b"{"]))


def save_in_one_step(root: Path, draw: Random) -> None:
    """Write a file beside another and put it in its place, with the same size and time."""
    file = _one(root, draw, ".md")
    if file:
        status = file.stat()
        other = file.with_name(f"{file.name}.tmp")
        other.write_bytes(file.read_bytes().swapcase())
        os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
        other.replace(file)


def rename(root: Path, draw: Random) -> None:
    """Give an article another name, or another section."""
    file = _one(root / "content/articles", draw, ".md", ".svg")
    if file:
        place = root / "content/articles" / draw.choice(["about", "decide", "later"])
        place.mkdir(parents=True, exist_ok=True)
        file.rename(place / draw.choice([file.name, f"{draw.randrange(3)}-{file.name}"]))


def delete(root: Path, draw: Random) -> None:
    """Delete a file or a whole folder."""
    file = _one(root, draw, ".md", ".yaml", ".svg", ".html", ".css")
    if file and draw.random() < 0.8:
        file.unlink()
    elif file:
        shutil.rmtree(file.parent)


def add_article(root: Path, draw: Random) -> None:
    """Write a new article, which may heal a link, or a file that is none."""
    name = draw.choice(["decide/gone.md", "later/new.md", "about/new.md", "about/Odd.md", "later/words.txt"])
    file = root / "content/articles" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    links = draw.choice(["[it](gone.md)", "[it](../about/grades.md#grade-d)", "![it](chart.svg)", "Words."])
    file.write_text(f"---\ntitle: New\nsummary: New words.\ntags: [new]\n---\n# {draw.random()}\n\n{links}\n", "utf-8")


def own_template(root: Path, draw: Random) -> None:
    """Write a template or stylesheet of one's own, or take all of them away."""
    folder = root / "templates"
    if draw.random() < 0.3 and folder.is_dir():
        shutil.rmtree(folder)
        return
    name = draw.choice(["404.html", "section.html", "assets/css/boxes.css"])
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    text = draw.choice(["<p>{{ page.title }}</p>", "<p>{{ nothing.there }}</p>", "{% if %}"])
    (folder / name).write_text(text if name.endswith(".html") else f".box {{ order: {draw.randrange(9)} }}", "utf-8")


def translate(root: Path, draw: Random) -> None:
    """Begin the translation of a page with a copy of it, or translate into another language, or into none."""
    file, site = _one(root, draw, ".md"), root / "content/site.yaml"
    if file and draw.random() < 0.6:
        shutil.copyfile(file, file.with_suffix(".de.md"))
    elif site.is_file():
        others = draw.choice(["[]", "[fr]", "[de, fr]"]).encode()
        site.write_bytes(site.read_bytes().replace(b"translations: [de]", b"translations: " + others))


def restore(root: Path, draw: Random) -> None:
    """Put everything back, as `git checkout` does."""
    _check_out(ORIGINAL, root)


def restore_translated(root: Path, draw: Random) -> None:
    """Put everything in place of a knowledge base in two languages, as a branch has it."""
    _check_out(TRANSLATED, root)


def _check_out(original: Path, root: Path) -> None:
    shutil.rmtree(root / "content", ignore_errors=True)
    shutil.copytree(original / "content", root / "content")


EDITS: tuple[Edit, ...] = (
    add_words, add_words, exchange_words, exchange_words, break_file, save_in_one_step, rename, delete, add_article,
    own_template, restore, restore,
)  # fmt: skip

EDITS_IN_LANGUAGES: tuple[Edit, ...] = (*EDITS, translate, translate, restore_translated, restore_translated)


def _one(root: Path, draw: Random, *kinds: str) -> Path | None:
    found = sorted(file for file in root.rglob("*") if file.suffix in kinds and file.is_file())
    return draw.choice(found) if found else None
