"""Read a whole knowledge base below its root."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from builder.load.articles import Task, read_articles
from builder.load.blocks import read_blocks
from builder.load.cross_listings import with_guests
from builder.load.files import IMAGE_TYPES, OTHER_IMAGE_TYPES, Files
from builder.load.flow_page import read_flow_page
from builder.load.pictures import read_pictures
from builder.load.settings import read_settings
from builder.load.sources import read_sources
from builder.load.storage import Child, Storage
from builder.problems import Location, Problem, did_you_mean
from builder.site import Article, FlowPage, Named, Section, Settings, Site
from builder.site.address_table import language_prefix
from builder.text.collation import sort_key

PARTS = {"site.yaml": "file", "sources.yaml": "file", "articles": "folder", "flows": "folder", "blocks": "folder"}
"""What `content/` holds."""
RESERVED_SECTIONS = ("flows", "changes", "releases", "tags", "sources", "search", "a-z", "assets")
"""Addresses that pages of another kind have."""


def load_site(
    root: Path | Storage, jobs: int = 1, *, drafts: bool = False, cache: bool = True
) -> tuple[Site, list[Problem]]:
    """The knowledge base in `root/content`, with every problem that reading it showed.

    `root` is a folder on disk, or another storage; of that, no images are in the site.

    What cannot be read is left out of the site, so that the rest can still be checked. `jobs` is how many processes may
    read articles at once, or threads images. Drafts, and the problems in them, are left out unless `drafts` asks for
    them; `cache` is whether what images became is kept between builds.
    """
    found: list[Problem] = []
    files = Files(root, found)
    if not files.is_plain(files.storage.at("content"), "content"):
        return Site(Settings("Untitled", Location("content")), (), (), {}), found
    _check_parts(files)
    settings = read_settings(files)
    images: dict[str, Path] = {}
    articles = _articles(files, images, jobs)
    left_out = () if drafts else tuple(article for article in articles if article.draft)
    sections = _sections([article for article in articles if drafts or not article.draft], settings)
    flows = _flows(files)
    if not sections and not flows:
        _note_nothing(files, left_out)
    sources = read_sources(files)
    sections = with_guests(sections, flows, settings)
    site = Site(
        settings,
        sections,
        flows,
        sources,
        images,
        files=frozenset(files.listed),
        unread=frozenset(files.unread),
        drafts=left_out,
    )
    site = replace(site, pictures=read_pictures(files, images, site.documents, jobs, cache=cache))
    unfinished = {article.file for article in left_out}
    return site, [problem for problem in found if problem.where.file not in unfinished]


def _note_nothing(files: Files, drafts: tuple[Article, ...]) -> None:
    """Report that nothing would be published, unless a mistake found before may be why."""
    if drafts:
        fix = "take `draft: true` out of one, or build with --drafts"
        files.problem("content", "empty-folder", "every article is a draft, so that there is nothing to publish", fix)
    elif not files.found:
        fix = "add an article, like content/articles/decide/first.md"
        files.problem("content", "empty-folder", "this knowledge base has no article and no flow", fix)


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


def _folders(files: Files, part: str, example: str) -> Iterator[tuple[str, Child]]:
    """The folders in a part of the content; anything else in it is reported."""
    for folder, path in files.entries(f"content/{part}") if files.exists(f"content/{part}") else ():
        if path.is_dir():
            yield folder, path
        else:
            files.problem(folder, "stray-file", f"{path.name} is in no folder", f"move it into one, {example}")


def _articles(files: Files, images: dict[str, Path], jobs: int) -> list[Article]:
    """Every article; the images beside them are added to `images`."""
    tasks: list[Task] = []
    for folder, path in _folders(files, "articles", "like content/articles/decide/"):
        if path.name in RESERVED_SECTIONS:
            why = "pages of another kind have that address"
            files.problem(folder, "odd-name", f"a section cannot be called `{path.name}`", "rename this folder", why)
        elif language_prefix(path.name):
            why = f"/{path.name.casefold()}/ is a language code, and kept for a translation of the site"
            fix = "rename this folder, to a word of three letters or more"
            files.problem(folder, "odd-name", f"a section cannot be called `{path.name}`", fix, why)
        elif files.check_name(folder, "section"):
            tasks += [(file, path.name) for file in _article_files(files, folder, images)]
    return read_articles(files, tasks, jobs)


def _sections(articles: list[Article], settings: Settings) -> tuple[Section, ...]:
    by_slug: dict[str, list[Article]] = {}
    for article in articles:
        by_slug.setdefault(article.section, []).append(article)
    return tuple(_section(slug, found, settings) for slug, found in by_slug.items())


def _section(slug: str, articles: list[Article], settings: Settings) -> Section:
    named = settings.sections.get(slug) or Named(_titled(slug), "", settings.where)
    return Section(
        slug, named.title, named.summary, tuple(sorted(articles, key=lambda a: (a.weight, sort_key(a.title), a.file)))
    )


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
            if isinstance(path, Path) and files.check_length(file):
                images[file] = path
        elif path.suffix.lower() in OTHER_IMAGE_TYPES:
            message = f"{path.name} is an image of a kind that browsers do not show"
            files.problem(file, "stray-file", message, "save it as JPEG or PNG, and remove this file")
            files.unread.add(file)
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
