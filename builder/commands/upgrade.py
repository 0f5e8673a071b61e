"""`builder upgrade`: update the copies of the program's files in a knowledge base."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from builder.commands.root import Root
from builder.text.say import say

CONSTRAINTS = "constraints.txt"
SCHEMAS = ".vscode/schemas"
WORKFLOWS = ".github"
_SKELETONS = Path(__file__).resolve().parent / "skeletons"
_STARTER = _SKELETONS / "init"
_RELEASED = _SKELETONS / "released.sha256"
"""The digest of every form that the files below `WORKFLOWS` have had: who has one of them has changed nothing in it."""


def current_files() -> dict[str, str]:
    """The pinned libraries of this program and the schemas of its YAML files, by path in a knowledge base."""
    from builder.schema import DOCUMENTS, schema_text

    return {
        CONSTRAINTS: (_STARTER / CONSTRAINTS).read_text("utf-8"),
        **{f"{SCHEMAS}/{name}.schema.json": schema_text(name) for name in DOCUMENTS},
    }


def current_workflows() -> dict[str, str]:
    """The workflows and what belongs to them, by path in a knowledge base."""
    files = sorted(file for file in (_STARTER / WORKFLOWS).rglob("*") if file.is_file())
    return {file.relative_to(_STARTER).as_posix(): file.read_text("utf-8") for file in files}


def released() -> Mapping[str, frozenset[str]]:
    """The digests of all forms that such a file has had, by its path."""
    found: dict[str, frozenset[str]] = {}
    for line in _RELEASED.read_text("utf-8").splitlines():
        digest, name = line.split(maxsplit=1)
        found[name] = found.get(name, frozenset()) | {digest}
    return found


@click.command()
@click.option("--show", metavar="FILE", default="", help="Print the program's own of a file that was kept, and stop.")
@click.pass_obj
def upgrade(root: Root, show: str) -> None:
    """Update constraints.txt, the schemas for editors and the workflows.

    Afterwards they match the installed program. A workflow that you have changed is kept, and named; so is a template
    that was copied from one that has changed since.

    \b
    Example: builder upgrade
    """
    ours = {**current_files(), **current_workflows()}
    if show:
        if show not in ours:
            raise click.UsageError(f"`{show}` is none of the files that this command writes: {', '.join(ours)}")
        say(ours[show], nl=False)
        return
    if not (root.folder / "content").is_dir():
        raise click.UsageError(f"{root.folder} has no content/; run this in the folder of a knowledge base")
    kept = list(_changed_workflows(root.folder))
    for name, text in ours.items():
        file = root.folder / name
        wanted = not name.startswith(WORKFLOWS) or (file.is_file() and name not in kept)
        if wanted and (not file.is_file() or file.read_text("utf-8", "replace") != text):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            say(f"Wrote {name}")
    for name in kept:
        say(f"Kept {name}, which was changed here; `builder upgrade --show {name}` prints the program's own")
    for line in _old_copies(root.folder):
        say(line)
    say(f"Next: pip install --require-hashes --requirement {CONSTRAINTS}")


def _changed_workflows(root: Path) -> Iterator[str]:
    """The workflows that are there, and are none that a version of the program has written."""
    known = released()
    for name in current_workflows():
        file = root / name
        data = file.read_bytes().replace(b"\r\n", b"\n") if file.is_file() else None
        if data is not None and hashlib.sha256(data).hexdigest() not in known[name]:
            yield name


def _old_copies(root: Path) -> Iterator[str]:
    """A sentence for each copy of a template that the program has changed since."""
    from builder.commands.template_copies import copies, packaged

    for copy in copies(root):
        if copy.name not in packaged():
            yield f"Look at {copy.file.as_posix()}: the program has no {copy.name} any more, so it may be of no use"
        elif not copy.is_current:
            what = f"the block `{copy.block}` of {copy.name}" if copy.block else f"the program's {copy.name}"
            how = f"`builder template diff {copy.name}` shows how the two differ"
            yield f"Look at {copy.file.as_posix()}: {what} has changed since it was copied; {how}"
