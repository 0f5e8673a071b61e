"""Follow `first-day.md` to the letter, and print its table: `python -m docs.first_day [ADDRESS]`.

ADDRESS is that of the program's repository, this clone where it is missing. Packages come from where pip gets them. The
program runs what the page says, one command after the other; the seconds are those of a processor alone, since nobody
can measure how fast somebody reads and types.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docs.pages import doc_page

HERE = Path(__file__).resolve().parent
PAGE, FLOW_PAGE = doc_page("first-day"), doc_page("first-flow")
FENCE = re.compile(r"^```(\w+) ?(.*)\n((?:.*\n)*?)```$", re.MULTILINE)
PARTS = ("The program", "A first article", "A first flow", "A first publication")
BUTTONS = ("New repository", "GitHub Actions", "Run workflow")
"""The buttons and entries that are chosen on GitHub, each named once on the page."""
PUBLISHING = "what the workflow checks and builds"
BEFORE = ("builder init advice", "cd advice")
"""The lines that `first-flow.md` begins with, and that `first-day.md` has already."""
ROLES = ("AUTHOR", "COMMITTER")
Run = Callable[[str, str, Path], str]
"""Run a typed line, with what is typed after it, in a folder; its answer."""


@dataclass(slots=True)
class Newcomer:
    """Somebody who follows a page to the letter."""

    folder: Path
    """The folder that they are in."""
    run: Run
    typed: int = 0
    written: int = 0
    flow: Path = field(default=Path())
    """The flow that `first-flow.md` is about."""

    def follow(self, text: str) -> str:
        """Do everything that a text says, and give the text as it should be: with the answers that come now."""
        return FENCE.sub(self._follow, text)

    def _follow(self, block: re.Match[str]) -> str:
        kind, where, text = block.groups()
        if kind == "console":
            commands = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE)
            return f"```console\n{''.join(self._type(line, shown) for line, shown in commands)}```"
        self.written += 1
        self._write(where, text)
        return block[0]

    def _type(self, line: str, shown: str) -> str:
        self.typed += 1
        if line.startswith("cd "):
            self.folder /= line.removeprefix("cd ")
            return f"$ {line}\n"
        numbers = "".join(f"{number}\n" for number in re.findall(r"^Number: (\d)$", shown, re.MULTILINE))
        return f"$ {line}\n{self.run(line, numbers, self.folder)}"

    def _write(self, where: str, text: str) -> None:
        """Write a whole file, or put lines into `flow.yaml` and nowhere else in it."""
        file = self.folder / where if "/" in where else self.flow / where
        if where.endswith((".md", ".yaml")):
            file.write_text(text, "utf-8")
            return
        flow = self.flow / "flow.yaml"
        written = flow.read_text("utf-8")
        if where == "at the end":
            flow.write_text(written + text, "utf-8")
            return
        line = where.removeprefix("below ")
        before, marker, after = written.replace(text, "").partition(line)
        if not marker:
            raise ValueError(f"the flow has no `{line}`")
        rest, end, lines = after.partition("\n")
        flow.write_text(f"{before}{marker}{rest}{end}{text}{lines}", "utf-8")


def parts() -> Iterator[tuple[str, str]]:
    """Each part of the day with its text; that of the flow is its own page, from where one begins there."""
    page = PAGE.read_text("utf-8")
    for name in PARTS:
        text = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        if name == "A first flow":
            text = FLOW_PAGE.read_text("utf-8")
            for line in BEFORE:
                text = text.replace(f"$ {line}\n", "", 1)
        yield name, text


def row(name: str, newcomer: Newcomer, text: str, seconds: float) -> str:
    """A row of the table."""
    buttons = sum(text.count(f"“{button}”") for button in BUTTONS)
    return f"| {name[0].lower()}{name[1:]} | {newcomer.typed} | {newcomer.written} | {buttons} | {seconds:.0f} |"


def runner(top: Path, program: str) -> Run:
    """Run lines for real, with the program that the page has installed, and two repositories for ADDRESS."""
    seen: list[str] = []
    installed = f"{top}/program/.venv/bin{os.pathsep}{os.environ['PATH']}"
    who = dict.fromkeys((f"GIT_{role}_{part}" for role in ROLES for part in ("NAME", "EMAIL")), "me@example.org")
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "BUILDER_NO_HISTORY")}

    def run(line: str, numbers: str, folder: Path) -> str:
        address = program if line.startswith("git clone") else f"{top}/github.git"
        command = ["bash", "-c", line.replace("ADDRESS", address)]
        if line.startswith("git init"):
            subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", address], check=True)
        environment = {**kept, **who, **({"PATH": installed} if any("activate" in each for each in seen) else {})}
        done = subprocess.run(
            command, cwd=folder, env=environment, input=numbers, capture_output=True, text=True, check=False
        )
        seen.append(line)
        if done.returncode and not line.startswith("builder check"):  # the page shows mistakes, too
            raise SystemExit(f"$ {line}\n{done.stdout}{done.stderr}")
        return done.stdout

    return run


def main() -> None:
    """Follow the page and print the rows of its table."""
    program = sys.argv[1] if len(sys.argv) > 1 else HERE.parent.as_uri()
    with tempfile.TemporaryDirectory() as folder:
        newcomer = Newcomer(Path(folder), runner(Path(folder), program))
        newcomer.flow = Path(folder) / "advice/content/flows/apply-or-not"
        for name, text in parts():
            newcomer.typed = newcomer.written = 0
            began = processor_seconds()
            newcomer.follow(text)
            print(row(name, newcomer, text, processor_seconds() - began))
        began = processor_seconds()
        for line in ("builder check", "builder build"):  # as the workflow does with what was pushed
            newcomer.run(line, "", newcomer.folder)
        print(f"| {PUBLISHING} | 0 | 0 | 0 | {processor_seconds() - began:.0f} |")


def processor_seconds() -> float:
    """The seconds that programs have computed for; how long others waited for them depends on the machine's load."""
    used = os.times()
    return used.children_user + used.children_system


if __name__ == "__main__":
    main()
