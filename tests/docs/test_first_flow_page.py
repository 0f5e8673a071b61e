"""docs/first-flow.md can be followed: each file is written and each command run, in the order of the page."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from builder.commands.main import main
from tests.commands.beginning import init
from tests.conftest import Golden
from tests.knowledge_bases import ROOT, run_builder

PAGE = ROOT / "docs/first-flow.md"
FENCE = re.compile(r"^```(\w+) ?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
SLUG = "apply-or-not"
MOST_WORDS = 1_200


class Reader:
    """Somebody who follows the page literally, in an empty folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / "content/flows" / SLUG

    def follow(self, block: re.Match[str]) -> str:
        """Do what a block says, and give the block as it should be: with the answers that come now."""
        kind, where, text = block.groups()
        if kind == "console":
            commands = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE)
            return f"```console\n{''.join(self.type(line, shown) for line, shown in commands)}```"
        self.write(where, text)
        return block[0]

    def type(self, line: str, shown: str) -> str:
        """Type a command, with the numbers that are shown after its prompts; the command and its answer."""
        if line == "builder init advice":
            assert init(self.root).exit_code == 0
            return f"$ {line}\n"  # its answer names the program, which differs
        if line == "cd advice":
            return f"$ {line}\n"
        name, *words = line.split()
        assert name == "builder"
        typed = "".join(f"{number}\n" for number in re.findall(r"^Number: (\d)$", shown, re.MULTILINE))
        said = CliRunner().invoke(main, ["--root", str(self.root), *words], input=typed, catch_exceptions=False)
        return f"$ {line}\n{said.output}"

    def write(self, where: str, text: str) -> None:
        """Write a whole file, or put lines into `flow.yaml` and nowhere else in it."""
        flow = self.folder / "flow.yaml"
        if where.endswith((".md", ".yaml")):
            (self.folder / where).write_text(text, "utf-8")
        elif where == "at the end":
            flow.write_text(flow.read_text("utf-8") + text, "utf-8")
        else:
            before, marker, after = flow.read_text("utf-8").replace(text, "").partition(where.removeprefix("below "))
            assert marker, where
            rest, end, lines = after.partition("\n")
            flow.write_text(f"{before}{marker}{rest}{end}{text}{lines}", "utf-8")


def test_page_can_be_followed(golden: Golden, tmp_path: Path) -> None:
    """Every answer on the page is the one that comes, and the flow it ends with is published."""
    reader = Reader(tmp_path / "advice")
    golden(PAGE, FENCE.sub(reader.follow, PAGE.read_text("utf-8")))
    assert run_builder(reader.root, "build").exit_code == 0
    assert "Should I apply for this job?" in (reader.root / "site/index.html").read_text("utf-8")
    flow = (reader.root / f"site/flows/{SLUG}/index.html").read_text("utf-8")
    assert "Would you take it?" in flow


def test_lesson_of_the_page() -> None:
    """It shows a gap with its example, and a law that is broken, with a witness, and then kept."""
    text = PAGE.read_text("utf-8")
    for shown in ("error[unknown-target]", "error[gap]: 3", "error[broken-law]", "checked: 1 law, 3 scenarios"):
        assert text.count(shown) == 1, shown
    assert text.count("\nno problems\n") == 1


def test_length() -> None:
    """Short enough for a quarter of an hour, with its files and answers."""
    assert len(PAGE.read_text("utf-8").split()) < MOST_WORDS
