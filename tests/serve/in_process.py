"""A preview in the process of the tests, without a server."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder.build import check_today, read
from builder.render.options import Options
from builder.report import concise
from builder.serve.preview import Live, Preview, Updated
from builder.serve.response import respond
from builder.serve.steps import Steps
from tests.serve.listening import run_elsewhere

OPTIONS = Options("http://localhost/", preview=True)


def preview_of(root: Path, options: Options = OPTIONS) -> Preview:
    """A preview of a knowledge base, which has not read it yet."""
    return Preview(root, options, Steps(root, options, read, check_today), concise)


async def update(preview: Preview, *files: str) -> Updated:
    """Read what has changed, and check it."""
    updated = await preview.update(frozenset(files), lambda: False)
    assert updated
    return updated


async def page_of(preview: Preview, url_path: str) -> str:
    """The page that is served at an address."""
    return (await respond(preview, url_path)).data.decode()


def first_of(root: Path, *, drafts: bool = False, own_templates: bool = True) -> Live:
    """The site that a new preview serves."""
    options = replace(OPTIONS, drafts=drafts, own_templates=own_templates)
    updated: Updated = run_elsewhere(update(preview_of(root, options)))
    return updated.live
