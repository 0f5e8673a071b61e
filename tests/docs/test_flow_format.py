"""flow-format.md is true: its examples run, its messages are those that come, and its keys are those there are."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest

import builder.load
from builder.load.located import Mapping as MappingNode
from builder.load.located import read_yaml
from builder.schema import schema_text
from builder.schema.key_tables import MARK, keys_of, with_key_tables
from builder.schema.listing import LISTING
from docs.pages import doc_page
from tests.conftest import Golden
from tests.interview import INTERVIEW
from tests.knowledge_bases import ARTICLE, CASES, ROOT, run_builder, write_files
from tests.plain_yaml import plain, plain_text

PAGE = doc_page("flow-format").read_text("utf-8")
GROUPS = ("questions", "sets", "facts", "scores", "decisions", "collects", "outcomes")
MESSAGE = "---\ntitle: Late\nsummary: You come later.\noccasion: On the way\n---\n## Text\n\nI am late.\n"
LISTS = {"rules": True, "laws": False, "scenarios": False}
"""The lists to which a fragment adds, and whether it comes first."""


class Block(NamedTuple):
    """A fenced block of the page."""

    line: int
    info: str
    text: str


def blocks_of(text: str) -> list[Block]:
    """The fenced blocks of a page."""
    found = re.finditer(r"^```(.*)\n((?:.*\n)*?)```$", text, re.MULTILINE)
    return [Block(text.count("\n", 0, match.start()) + 1, match[1], match[2]) for match in found]


BLOCKS = blocks_of(PAGE)
FLOWS = {block.info.split()[2]: block.text for block in BLOCKS if block.info.startswith("yaml flow ")}
EXAMPLES = [block for block in BLOCKS if re.match(r"yaml (flow|in) |markdown outcome ", block.info)]
WRONG = [(block, BLOCKS[place + 1]) for place, block in enumerate(BLOCKS) if block.info.startswith("yaml wrong")]


def at(block: Block) -> str:
    """The place of a block."""
    return f"line-{block.line}"


def read(text: str) -> dict[str, Any]:
    """YAML in which everything is text."""
    value = plain_text(text)
    assert isinstance(value, dict)
    return value


def put_into(flow: dict[str, Any], fragment: Mapping[str, Any]) -> dict[str, Any]:
    """A flow with a fragment in it, as the page says."""
    made = dict(flow)
    for key, value in fragment.items():
        if key in GROUPS:
            made[key] = {**made.get(key, {}), **value}
        elif key in LISTS:
            before, after = (value, made.get(key, [])) if LISTS[key] else (made.get(key, []), value)
            made[key] = [*before, *after]
        else:
            made[key] = value
    return made


def knowledge_base(folder: Path, name: str, flow: str, files: Mapping[str, str] | None = None) -> Path:
    """A knowledge base of one flow, with what the page says is there, and the blocks that the flow uses."""
    blocks = {block.info.split()[2]: block.text for block in BLOCKS if block.info.startswith("yaml block ")}
    used = {
        f"content/blocks/{slug}.yaml": text for slug, text in blocks.items() if re.search(rf'"?use"?: "?{slug}\b', flow)
    }
    source = "smith-2020: {title: On rest, grade: B}"
    site = "title: Examples\nexit: https://example.org/\nwelcome: On rest [@smith-2020].\n"
    always = {"site.yaml": site, "sources.yaml": source}
    always |= {"articles/decide/first.md": ARTICLE, "messages/late.md": MESSAGE}
    tables = {block.info.split()[1]: block.text for block in BLOCKS if block.info.startswith("csv ")}
    always |= {f"flows/{name}/{file}": text for file, text in tables.items() if file in flow}
    always |= {"flows/words/flow.yaml": FLOWS["words"]} if "../words/" in flow else {}
    more = {f"content/flows/{name}/{file}": text for file, text in (files or {}).items()}
    folder_files = {f"content/{file}": text for file, text in always.items()}
    return write_files(folder, {**folder_files, **used, **more, f"content/flows/{name}/flow.yaml": flow})


def base_of(block: Block) -> str:
    """The name of the flow that a block is, or is put into."""
    return block.info.split()[-1]


def whole(block: Block) -> tuple[str, dict[str, str]]:
    """The flow that an example makes, and what stands beside it."""
    name = base_of(block)
    if block.info.startswith("yaml flow "):
        return block.text, {}
    base = read(FLOWS[name])
    if block.info.startswith("markdown outcome "):
        outcome = block.info.split()[2]
        base["outcomes"] = {id_: value for id_, value in base["outcomes"].items() if id_ != outcome}
        return json.dumps(base), {f"{outcome}.md": block.text}
    return json.dumps(put_into(base, read(block.text))), {}


@pytest.mark.parametrize("block", EXAMPLES, ids=at)
def test_examples_run(block: Block, tmp_path: Path) -> None:
    """Every example is a flow without an error or a warning, and can be built."""
    flow, files = whole(block)
    root = knowledge_base(tmp_path, base_of(block), flow, files)
    assert "no problems\n" == run_builder(root, "check").stdout
    assert 0 == run_builder(root, "build", "--out", str(tmp_path / "site")).exit_code


@pytest.mark.parametrize("block", [b for b in BLOCKS if re.match(r"yaml (flow|in|block) ", b.info)], ids=at)
def test_examples_have_the_shape_that_editors_check(block: Block) -> None:
    """By the schemas: a flow or block as it stands, a fragment once it is in its flow."""
    kind = "block" if block.info.startswith("yaml block ") else "flow"
    value = read(block.text) if kind == "block" else read(whole(block)[0])
    validator = jsonschema.Draft202012Validator(json.loads(schema_text(kind)))
    assert [] == [error.message for error in validator.iter_errors(value)]


@pytest.mark.parametrize(("block", "said"), WRONG, ids=at)
def test_mistakes_are_said(block: Block, said: Block, tmp_path: Path) -> None:
    """A wrong example gives the message that follows it; a fragment gives no other, and its places are left out."""
    assert "text" == said.info
    fragment = block.info.startswith("yaml wrong in ")
    name = base_of(block) if fragment else "wrong"
    flow = json.dumps(put_into(read(FLOWS[name]), read(block.text))) if fragment else block.text
    root = knowledge_base(tmp_path, name, flow)
    lines = run_builder(root, "check", "--format", "concise").stdout.splitlines()
    messages = [line.removeprefix(f"content/flows/{name}/flow.yaml:") for line in lines]
    if fragment:
        assert said.text.splitlines() == [re.sub(r"^\d+:\d+: ", "", message) for message in messages]
    else:
        assert set(said.text.splitlines()) <= set(messages)


def test_nothing_else_is_called_yaml() -> None:
    """Every block of YAML is one of those that are run."""
    run = re.compile(r"yaml (flow \S+|block \S+|in \S+|wrong( in \S+)?)")
    assert [] == [block.line for block in BLOCKS if block.info.startswith("yaml") and not run.fullmatch(block.info)]


def sections() -> dict[str, str]:
    """The text below each heading of the page, up to the next one of any level."""
    parts = re.split(r"^##+ (.*)\n", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def names_of(section: str) -> list[str]:
    """The names of the groups of keys that a section has tables of."""
    return [match[2] for match in MARK.finditer(section)]


def test_tables_of_keys_are_made_from_the_schemas(golden: Golden) -> None:
    """Each is what `python -m builder.schema docs/schemas` with this page writes, and no other is on the page."""
    golden(doc_page("flow-format"), with_key_tables(PAGE))
    assert PAGE.count("| key |") == len(names_of(PAGE)) == len(set(names_of(PAGE)))


@pytest.mark.parametrize("heading", [heading for heading, text in sections().items() if names_of(text)])
def test_keys_have_examples(heading: str) -> None:
    """Each key in the tables of a section is in an example of the section."""
    section = sections()[heading]
    example = "".join(block.text for block in blocks_of(section) if "wrong" not in block.info)
    keys = [key for name in names_of(section) for key in keys_of(name)[0]]
    assert [] == [key for key in keys if not re.search(rf"(?<![\w-]){key}:", example)]


def test_every_table_of_keys_in_the_code_is_documented() -> None:
    """Each tuple of keys that the loader reads by is on the page, or belongs to another kind of file."""
    others = (
        "article", "message", "outcome", "site", "section", "prose", "source", "withdrawal", "variable",
        "help-service", "publisher", "glossary-term", "home", "shortcut",
    )  # fmt: skip
    known = [frozenset(keys_of(name)[0]) for name in (*names_of(PAGE), *others)] + [frozenset(LISTING)]
    for module in pkgutil.iter_modules(builder.load.__path__):
        for name, value in vars(importlib.import_module(f"builder.load.{module.name}")).items():
            if isinstance(value, tuple) and (name.endswith("KEYS") or name == "FORMS"):
                assert frozenset(value) in known, f"{module.name}.{name}"


def test_every_check_of_a_flow_is_documented() -> None:
    """The tables of checks name all that some case finds in a flow or block, and none that there is not."""
    first = re.findall(r"^\| (`.*?`) \|", sections()["Errors"], re.MULTILINE)
    named = {check for checks in first for check in re.findall(r"`([a-z-]+)`", checks)}
    cases = [case / "expected.txt" for case in (CASES / "bad").iterdir()]
    found = re.findall(
        r"^content/(?:flows|blocks)\b.*? (?:error|warning)\[([a-z-]+)\]",
        "".join(case.read_text("utf-8") for case in cases if case.exists()), re.MULTILINE,
    )  # fmt: skip
    assert set(found) - named == set()
    source = "".join(file.read_text("utf-8") for file in (ROOT / "builder").rglob("*.py"))
    assert {check for check in named if f'"{check}"' not in source} == set()


def test_what_needs_quotes() -> None:
    """None of the beginnings that the page names is read as text where it is not quoted, and nearly all others are."""
    (named,) = re.findall(r"begins with one of ``(.*?)``", PAGE)
    beginnings = [*named.split(), "- ", "? "]
    for beginning in beginnings:
        node, found = read_yaml(f"title: {beginning}x y", "flow.yaml")
        assert found or not isinstance(node, MappingNode) or plain(node) != {"title": f"{beginning}x y"}, beginning
    for beginning in set("$()+./;<=\\^_~-?:1aé") - set(beginnings):
        assert plain_text(f"title: {beginning}x y") == {"title": f"{beginning}x y"}


def test_editors_are_pointed_at_files_that_are_there() -> None:
    """The settings and the line for one file name schemas of this project, and files that they are for."""
    (settings,) = [json.loads(block.text) for block in BLOCKS if block.info == "json"]
    for schema, files in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        assert list(INTERVIEW.glob(files)) or any(name in files for name in ("blocks", "help", "glossary"))
    (modeline,) = re.findall(r"\$schema=(\S+)", PAGE)
    assert Path(os.path.normpath(ROOT / "some/flow/folder" / modeline)).is_file()
