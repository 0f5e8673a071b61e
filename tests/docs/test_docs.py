"""The promises of the documents: every command is named, every link leads somewhere, the example of a flow is one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from builder.build import read_and_check
from builder.commands.main import main
from docs.pages import doc_page
from tests.conftest import Golden
from tests.knowledge_bases import ROOT, run_builder

DOCUMENTS = [
    *(ROOT / f"{name}.md" for name in ("README", "CONTRIBUTING", "CHANGELOG", "SECURITY")),
    *sorted(ROOT.glob("docs/**/*.md")),
]
STARTER_README = ROOT / "builder/commands/skeletons/init/README.md"
README = (ROOT / "README.md").read_text("utf-8")


def commands(group: click.Group, words: str) -> list[tuple[str, click.Command]]:
    """Every command of the program with the words that start it."""
    found: list[tuple[str, click.Command]] = []
    for name, command in group.commands.items():
        named = f"{words} {name}"
        found += commands(command, named) if isinstance(command, click.Group) else [(named, command)]
    return found


def test_readme_lists_the_commands_there_are() -> None:
    """Neither one more nor one less, in its table."""
    named = re.findall(r"^\| `(builder [a-z ]+)` \|", README, re.MULTILINE)
    assert sorted(named) == sorted(words for words, _ in commands(main, "builder"))


def test_readme_names_the_options_there_are() -> None:
    """Those in a command's row of the table are all the options of that command."""
    for words, command in commands(main, "builder"):
        (row,) = re.findall(rf"^\| `{words}` \|.*$", README, re.MULTILINE)
        known = {name for parameter in command.params for name in parameter.opts if name.startswith("--")}
        assert set(re.findall(r"`(--[a-z-]+)", row)) == known, words


@pytest.mark.parametrize("words", [words for words, _ in commands(main, "builder")])
def test_help_has_an_example(words: str) -> None:
    """The help of each command ends in an example, which is one of that command."""
    command = dict(commands(main, "builder"))[words]
    (example,) = re.findall(r"Example: (builder [^\n]+)", command.help or "")
    assert example.startswith(words)


@pytest.mark.parametrize(
    "document", [*DOCUMENTS, STARTER_README], ids=lambda document: document.parent.name + "/" + document.name
)
def test_commands_and_options_in_code_exist(document: Path) -> None:
    """Each command that a document shows as code is one of the program, and so are the options behind it."""
    known = dict(commands(main, "builder"))
    groups = {words.rpartition(" ")[0] for words in known} | {"builder"}
    text = document.read_text("utf-8")
    code = [*re.findall(r"`(builder [^`]+)`", text), *re.findall(r"^ {4,}(?:\S*/)?(builder .*)$", text, re.MULTILINE)]
    for line in code:
        words = re.sub(r"--root \S+ ", "", line.partition("#")[0].replace("\n", " ")).split()
        if words == ["builder", "--help"]:
            continue
        named = next((name for n in (3, 2) if (name := " ".join(words[:n])) in known), "")
        assert named or words[1:2] == ["…"] or " ".join(words[:2]) in groups, line
        options = {name for parameter in known[named].params for name in parameter.opts} if named else set()
        assert {word for word in words if word.startswith("--")} <= options | {"--root"}, line


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_links_lead_to_files(document: Path) -> None:
    """Every relative link of a document leads to a file or folder of the project."""
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", re.sub(r"`[^`]*`", "", document.read_text("utf-8")))
    assert [target for target in targets if not (document.parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_links_lead_to_headings(document: Path) -> None:
    """So does what stands behind `#` in them, as GitHub names headings."""
    links = re.findall(r"\]\((?!https?:)([^)#]*)#([^)]+)\)", re.sub(r"`[^`]*`", "", without_blocks(document)))
    pages = {target: document.parent / target if target else document for target, _ in links}
    assert [link for link in links if link[1] not in anchors(pages[link[0]])] == []


def without_blocks(document: Path) -> str:
    """The text of a document without its blocks of code."""
    return re.sub(r"^(`{3,}).*?^\1$", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def anchors(document: Path) -> set[str]:
    """The addresses of the headings of a document."""
    headings = re.findall(r"^#+ (.*)$", without_blocks(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_what_pip_brings() -> None:
    """As many libraries as are said."""
    words = ("seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    said = f"pip brings {words[len(project['dependencies']) - 7]} libraries"
    assert said in doc_page("adopting").read_text("utf-8")


def test_the_documentation_is_a_knowledge_base() -> None:
    """Its words, links and pictures have no problem."""
    checked = run_builder(ROOT / "docs", "check", "--no-history")
    assert (checked.exit_code, checked.stdout) == (0, "no problems\n")


def test_decisions_are_numbered_and_complete() -> None:
    """One number each, without a hole, and the parts that every decision has."""
    decisions = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert len({file.name[:4] for file in decisions}) == len(decisions)  # some are written on other branches
    for file in decisions:
        text = file.read_text("utf-8")
        assert text.startswith(f"# {int(file.name[:4])}. ")
        assert {"## Context", "## Decision", "## Considered", "## Consequences"} <= set(text.splitlines()), file.name


def test_index_of_the_decisions(golden: Golden) -> None:
    """Each decision by its title, in order."""
    index = "# Decisions\n\nDecisions that were hard or may be regretted, with reasons and alternatives.\n\n"
    for file in sorted((ROOT / "docs/decisions").glob("[0-9]*.md")):
        number, title = file.read_text("utf-8").partition("\n")[0].removeprefix("# ").split(". ", 1)
        index += f"{number}. [{title}]({file.name})\n"
    golden(ROOT / "docs/decisions/README.md", index)


def test_example_of_a_flow_is_one(tmp_path: Path) -> None:
    """The flow in the README, with a title and its outcomes, has no problem."""
    (example,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    content = tmp_path / "content"
    (content / "flows/example").mkdir(parents=True)
    (content / "site.yaml").write_text("title: Example\n")
    (content / "flows/example/flow.yaml").write_text(f"format: 1\ntitle: Example\nsummary: An example.\n{example}")
    for outcome in ("go", "withdraw"):
        text = f"---\ntitle: {outcome}\nverdict: This is the advice.\n---\nDo it.\n"
        (content / f"flows/example/{outcome}.md").write_text(text)
    site, problems = read_and_check(tmp_path)
    assert problems == []
    assert [leaf.outcome for leaf in site.flows[0].diagram.leaves] == ["withdraw", "go"]
