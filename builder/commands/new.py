"""`builder new`: create an article, a flow or a message from a draft."""

from __future__ import annotations

from pathlib import Path
from string import Template

import click

from builder.commands.root import Root
from builder.text.documentation import documented
from builder.text.say import say

DRAFTS = Path(__file__).resolve().parent / "skeletons" / "new"
"""The files that articles, flows and messages begin with; `$title` stands for the title."""


@click.group()
def new() -> None:
    """Create an article, a flow or a message from a draft.

    No existing file is changed.

    \b
    Example: builder new article decide/first-visit
    """


@new.command()
@click.argument("name", metavar="SECTION/SLUG")
@click.pass_obj
def article(root: Root, name: str) -> None:
    """Create a draft article in a section.

    It says TODO where something is left to write, and `builder check --drafts` warns of each.

    \b
    Example: builder new article decide/first-visit
    """
    section, slash, slug = name.partition("/")
    if not slash or "/" in slug:
        raise click.UsageError(f"`{name}` is not a section and a slug; write them like decide/first-visit")
    _check_name(section)
    _check_name(slug)
    _check_section(root.folder, section)
    _write(root, {f"content/articles/{section}/{slug}.md": "article.md"}, slug)
    say(
        f"It will be published at /{section}/{slug}/ once you remove `draft: true`. "
        "Until then, `builder serve --drafts` shows it."
    )


@new.command()
@click.argument("slug")
@click.pass_obj
def flow(root: Root, slug: str) -> None:
    """Create a draft flow: questions, rules, outcomes and a law.

    It says TODO where something is left to write, and `builder check --drafts` warns of each.

    \b
    Example: builder new flow stay-or-go
    """
    _check_slug(slug)
    folder = f"content/flows/{slug}"
    if (root.folder / folder).exists():
        raise click.UsageError(f"{folder} exists already; nothing was changed")
    drafts = sorted(file.name for file in (DRAFTS / "flow").iterdir())
    _write(root, {f"{folder}/{name}": f"flow/{name}" for name in drafts}, slug)
    say(
        f"It will be published at /flows/{slug}/ once you remove `draft: true`. "
        f"Until then, `builder serve --drafts` shows it. To answer it here: builder flow run {slug}\n"
        f"If it is your first one, this takes you through it in 15 minutes: {documented('tutorial/first-flow')}"
    )


@new.command()
@click.argument("slug")
@click.pass_obj
def message(root: Root, slug: str) -> None:
    """Create a draft message: words to send as an email and as a text.

    It says TODO where something is left to write, and `builder check --drafts` warns of each.

    \b
    Example: builder new message running-late
    """
    _check_slug(slug)
    _write(root, {f"content/messages/{slug}.md": "message.md"}, slug)
    say(
        f"It will be published at /messages/{slug}/ once you remove `draft: true`. "
        "Until then, `builder serve --drafts` shows it."
    )


def _check_slug(slug: str) -> None:
    """Refuse a name that cannot be part of an address, or leads out of its folder."""
    from builder.load.fields import SLUG, slug_hint

    if not SLUG.fullmatch(slug):
        raise click.UsageError(f"`{slug}` cannot be part of an address; {slug_hint(slug)}")


def _check_name(name: str) -> None:
    """Refuse a name of a section or an article that cannot be part of an address."""
    from builder.load.address_names import address_hint
    from builder.text.names import is_address_part, is_reserved_on_windows

    if not is_address_part(name) or is_reserved_on_windows(name):
        raise click.UsageError(f"`{name}` cannot be part of an address; {address_hint(name)}")


def _check_section(root: Path, section: str) -> None:
    """Refuse a section that has no folder and no entry in site.yaml."""
    from builder.load.files import Files
    from builder.load.settings import read_settings
    from builder.problems import did_you_mean
    from builder.site.address_table import RESERVED_SECTIONS

    if section in RESERVED_SECTIONS:
        raise click.UsageError(f"a section cannot be called `{section}`: {RESERVED_SECTIONS[section]}")
    files = Files(root)
    parts = dict(files.entries("content"))
    folders = files.entries("content/articles") if "content/articles" in parts else ()
    known = sorted({*read_settings(files).value.sections, *(path.name for _, path in folders if path.is_dir())})
    if section not in known:
        meant = did_you_mean(section, known, "no other has a name like it.")
        begin = f"To start a new section, make its folder: content/articles/{section}/"
        raise click.UsageError(f"there is no section `{section}`; {meant} {begin}")


def _write(root: Root, drafts: dict[str, str], slug: str) -> None:
    """Write each file from its draft."""
    from builder.commands.write_new_files import write_new_files

    title = slug.replace("-", " ").capitalize()
    inside = (root.folder / "content").resolve()
    texts = {}
    for file, draft in drafts.items():
        if not (root.folder / file).resolve().is_relative_to(inside):
            raise click.UsageError(f"{file} would be outside the folder content/; nothing written")
        texts[file] = Template((DRAFTS / draft).read_text("utf-8")).substitute(title=title)
    try:
        write_new_files({root.folder / file: text for file, text in texts.items()})
    except FileExistsError as error:
        raise click.UsageError(f"{error.filename} exists already; nothing was changed") from error
    except OSError as error:
        raise click.ClickException(f"the draft could not be written: {error}") from error
    say("\n".join(f"Wrote {file}" for file in texts))
