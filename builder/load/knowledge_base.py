"""Read a whole knowledge base below its root."""

from __future__ import annotations

from pathlib import Path

from builder.load.article import read_article
from builder.load.files import IMAGE_TYPES, Files
from builder.load.flow_page import read_flow_page
from builder.load.settings import read_settings
from builder.load.sources import read_sources
from builder.problems import Problem
from builder.site import Article, FlowPage, Section, Settings, Site

RESERVED_SECTIONS = ("flows", "changes", "releases", "tags", "sources", "search", "a-z", "assets")
"""Addresses that pages of another kind have."""


def load_site(root: Path) -> tuple[Site, list[Problem]]:
    """The knowledge base in `root/content`, with every problem that reading it showed.

    What cannot be read is left out of the site, so that the rest can still be checked.
    """
    found: list[Problem] = []
    files = Files(root, found)
    settings = read_settings(files)
    images: dict[str, Path] = {}
    sections = _sections(files, settings, images)
    flows = _flows(files)
    if not sections and not flows and not found:
        fix = "add an article, content/articles/<section>/<slug>.md"
        files.problem("content", "empty-folder", "this knowledge base has no article and no flow", fix)
    return Site(settings, sections, flows, read_sources(files), images), found


def _sections(files: Files, settings: Settings, images: dict[str, Path]) -> tuple[Section, ...]:
    sections = []
    entries = files.entries("content/articles") if (files.root / "content/articles").is_dir() else ()
    for folder, path in entries:
        if not path.is_dir():
            fix = "move it into the folder of a section, content/articles/<section>/"
            files.problem(folder, "stray-file", f"{path.name} is in no section", fix)
        elif path.name in RESERVED_SECTIONS:
            files.problem(folder, "odd-name", f"`{path.name}` cannot be a section", "rename it; the address is taken")
        elif files.check_name(folder, "section"):
            title, summary, _ = settings.sections.get(path.name, (_titled(path.name), "", settings.where))
            articles = sorted(_articles(files, folder, images), key=lambda a: (a.weight, a.title, a.file))
            if articles:
                sections.append(Section(path.name, title, summary, tuple(articles)))
    order = list(settings.sections)
    return tuple(sorted(sections, key=lambda s: (order.index(s.slug) if s.slug in order else len(order), s.slug)))


def _titled(slug: str) -> str:
    """A title for a section that has none in `site.yaml`."""
    return slug.replace("-", " ").capitalize()


def _articles(files: Files, folder: str, images: dict[str, Path]) -> list[Article]:
    articles = []
    entries = list(files.entries(folder))
    for file, path in entries:
        if path.is_dir():
            fix = "move its files into the section's folder; sections hold no folders"
            files.problem(file, "stray-file", f"{path.name} is a folder inside a section", fix)
        elif path.suffix.lower() in IMAGE_TYPES:
            images[file] = path
        elif path.suffix != ".md":
            fix = "move it elsewhere; a section holds .md files and images"
            files.problem(file, "stray-file", f"{path.name} is neither an article nor an image", fix)
        elif files.check_name(file, "article"):
            article = read_article(files, file, folder.rsplit("/", 1)[-1])
            if article is not None:
                articles.append(article)
    if not entries:
        files.problem(folder, "empty-folder", "this section is empty", "add an article, or remove the folder")
    return articles


def _flows(files: Files) -> tuple[FlowPage, ...]:
    flows = []
    if not (files.root / "content/flows").is_dir():
        return ()
    for folder, path in files.entries("content/flows"):
        if not path.is_dir():
            fix = "move it into the folder of a flow, content/flows/<slug>/"
            files.problem(folder, "stray-file", f"{path.name} is in no flow's folder", fix)
        elif files.check_name(folder, "flow"):
            flow = read_flow_page(files, folder)
            if flow is not None:
                flows.append(flow)
    return tuple(flows)
