"""Read a whole knowledge base below its root."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder.load.articles import Task, read_articles
from builder.load.blocks import read_blocks
from builder.load.files import IMAGE_TYPES, Files
from builder.load.flow_page import read_flow_page
from builder.load.settings import read_settings
from builder.load.sources import read_sources
from builder.problems import Location, Problem, did_you_mean
from builder.site import Article, FlowPage, Section, Settings, Site

PARTS = {"site.yaml": "file", "sources.yaml": "file", "articles": "folder", "flows": "folder", "blocks": "folder"}
"""What `content/` holds."""
RESERVED_SECTIONS = ("flows", "changes", "releases", "tags", "sources", "search", "a-z", "assets")
"""Addresses that pages of another kind have."""


def load_site(root: Path, jobs: int = 1) -> tuple[Site, list[Problem]]:
    """The knowledge base in `root/content`, with every problem that reading it showed.

    What cannot be read is left out of the site, so that the rest can still be checked. `jobs` is how many processes may
    read articles at once.
    """
    found: list[Problem] = []
    files = Files(root, found)
    if not files.is_plain(files.root / "content", "content"):
        return Site(Settings("Untitled", Location("content")), (), (), {}), found
    _check_parts(files)
    settings = read_settings(files)
    images: dict[str, Path] = {}
    sections = _sections(files, settings, images, jobs)
    flows = _flows(files)
    if not sections and not flows and not found:
        fix = "add an article, like content/articles/decide/first.md"
        files.problem("content", "empty-folder", "this knowledge base has no article and no flow", fix)
    sources = read_sources(files)
    return Site(settings, sections, flows, sources, images, frozenset(files.listed), frozenset(files.unread)), found


def _check_parts(files: Files) -> None:
    """Report what the folder `content` should not hold; nobody would read it."""
    for file, path in files.entries("content"):
        kind = PARTS.get(path.name)
        if kind is None:
            elsewhere = "move it elsewhere; articles stand in folders like content/articles/decide/"
            fix = did_you_mean(path.name, PARTS, elsewhere)
            files.problem(file, "stray-file", f"{path.name} has no place in content/", fix)
        elif path.is_dir() != (kind == "folder"):
            files.problem(file, "stray-file", f"{path.name} must be a {kind}", "rename what is there, or move it")
            files.unread.add(file)


def _folders(files: Files, part: str, example: str) -> Iterator[tuple[str, Path]]:
    """The folders in a part of the content; anything else in it is reported."""
    for folder, path in files.entries(f"content/{part}") if files.exists(f"content/{part}") else ():
        if path.is_dir():
            yield folder, path
        else:
            files.problem(folder, "stray-file", f"{path.name} is in no folder", f"move it into one, {example}")


def _sections(files: Files, settings: Settings, images: dict[str, Path], jobs: int) -> tuple[Section, ...]:
    tasks: list[Task] = []
    slugs = []
    for folder, path in _folders(files, "articles", "like content/articles/decide/"):
        if path.name in RESERVED_SECTIONS:
            why = "pages of another kind have that address"
            files.problem(folder, "odd-name", f"a section cannot be called `{path.name}`", "rename this folder", why)
        elif files.check_name(folder, "section"):
            slugs.append(path.name)
            tasks += [(file, path.name) for file in _article_files(files, folder, images)]
    articles: dict[str, list[Article]] = {slug: [] for slug in slugs}
    for article in read_articles(files, tasks, jobs):
        articles[article.section].append(article)
    sections = [_section(slug, found, settings) for slug, found in articles.items() if found]
    order = list(settings.sections)
    return tuple(sorted(sections, key=lambda s: (order.index(s.slug) if s.slug in order else len(order), s.slug)))


def _section(slug: str, articles: list[Article], settings: Settings) -> Section:
    title, summary, _ = settings.sections.get(slug, (_titled(slug), "", settings.where))
    return Section(slug, title, summary, tuple(sorted(articles, key=lambda a: (a.weight, a.title, a.file))))


def _titled(slug: str) -> str:
    """A title for a section that has none in `site.yaml`."""
    return slug.replace("-", " ").capitalize()


def _article_files(files: Files, folder: str, images: dict[str, Path]) -> list[str]:
    articles = []
    entries = list(files.entries(folder))
    for file, path in entries:
        if path.is_dir():
            fix = "move its files into the section's folder; sections hold no folders"
            files.problem(file, "stray-file", f"{path.name} is a folder inside a section", fix)
        elif path.suffix.lower() in IMAGE_TYPES:
            images[file] = path
        elif path.suffix != ".md":
            fix = "if it is an article, let its name end in `.md`; if not, move it elsewhere"
            files.problem(file, "stray-file", f"{path.name} is neither an article nor an image", fix)
        elif files.check_name(file, "article"):
            articles.append(file)
    if folder not in files.unread and not any(path.suffix == ".md" for _, path in entries):
        files.problem(folder, "empty-folder", "this section has no article", "add an article, or remove the folder")
    return articles


def _flows(files: Files) -> tuple[FlowPage, ...]:
    flows = []
    unread = False
    blocks = read_blocks(files)
    for folder, _ in _folders(files, "flows", "like content/flows/attend-or-cancel/"):
        if files.check_name(folder, "flow"):
            flow = read_flow_page(files, folder, blocks)
            if flow is not None:
                flows.append(flow)
            else:
                unread = True
    if not unread:
        files.found.extend(blocks.unused())
    return tuple(flows)
