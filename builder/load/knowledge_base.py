"""Read a whole knowledge base below its root."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from builder.load.articles import Task, read_articles
from builder.load.cross_listings import with_cross_listings
from builder.load.files import IMAGE_TYPES, OTHER_IMAGE_TYPES, Files, folders_in
from builder.load.help_services import read_help
from builder.load.pictures import read_pictures
from builder.load.settings import read_settings
from builder.load.sources import read_sources
from builder.load.storage import Storage
from builder.problems import Location, Result, did_you_mean
from builder.site import Article, ContentPage, Section, Settings, Site, Titled
from builder.site.address_table import RESERVED_SECTIONS
from builder.site.page_kinds import KINDS, function_of
from builder.text.collation import sort_key

PARTS = {
    "site.yaml": "file", "sources.yaml": "file", "help.yaml": "file",
    **dict.fromkeys((row.folder for row in KINDS.values()), "folder"),
    "blocks": "folder",
}  # fmt: skip
"""The content of `content/`."""


def load_site(root: Path | Storage, jobs: int = 1, *, drafts: bool = False, cache: bool = True) -> Result[Site]:
    """The knowledge base in `root/content`, with every problem found while reading it.

    `root` is a folder on disk, or another storage; of that, no images are in the site.

    What cannot be read is left out of the site, so that the rest can still be checked. `jobs` is how many processes may
    read articles at once, or threads images. Drafts, and the problems in them, are left out unless `drafts` asks for
    them; `cache` is whether what images became is kept between builds.
    """
    files = Files(root)
    if not files.is_plain(files.storage.at("content"), "content"):
        return files.result(Site(Settings("Untitled", Location("content")), (), (), {}))
    _check_parts(files)
    settings = files.take(read_settings(files))
    images: dict[str, Path] = {}
    articles = _articles(files, images, jobs)
    left_out = () if drafts else tuple(article for article in articles if article.draft)
    sections = _sections([article for article in articles if drafts or not article.draft], settings)
    standalone = _standalone(files)
    if not sections and not standalone:
        _note_nothing(files, left_out)
    sources = files.take(read_sources(files))
    help_services = files.take(read_help(files))
    sections = with_cross_listings(sections, standalone, settings)
    site = Site(
        settings=settings,
        sections=sections,
        standalone=standalone,
        sources=sources,
        help=help_services,
        images=images,
        files=frozenset(files.listed),
        unread=frozenset(files.unread),
        drafts=left_out,
    )
    site = replace(site, pictures=files.take(read_pictures(images, site.documents, jobs, cache=cache)))
    unfinished = {article.file for article in left_out}
    return Result(site, tuple(problem for problem in files.problems if problem.where.file not in unfinished))


def _note_nothing(files: Files, drafts: tuple[Article, ...]) -> None:
    """Report that nothing would be published, unless a mistake found before may be why."""
    if drafts:
        fix = "take `draft: true` out of one, or build with --drafts"
        files.problem("content", "empty-folder", "every article is a draft, so that there is nothing to publish", fix)
    elif not files.problems:
        fix = "add an article, like content/articles/decide/first.md"
        files.problem("content", "empty-folder", "this knowledge base has no article and no flow", fix)


def _check_parts(files: Files) -> None:
    """Report what the folder `content` should not hold; nobody would read it."""
    for file, path in files.entries("content"):
        kind = PARTS.get(path.name)
        if kind is None:
            elsewhere = "move it elsewhere; articles go in folders like content/articles/decide/"
            fix = did_you_mean(path.name, PARTS, elsewhere)
            files.problem(file, "stray-file", f"{path.name} has no place in content/", fix)
        elif path.is_dir() != (kind == "folder"):
            files.problem(file, "stray-file", f"{path.name} must be a {kind}", "rename what is there, or move it")
            files.unread.add(file)


def _articles(files: Files, images: dict[str, Path], jobs: int) -> list[Article]:
    """Every article; the images beside them are added to `images`."""
    tasks: list[Task] = []
    for folder, path in folders_in(files, "articles", "like content/articles/decide/"):
        if path.name in RESERVED_SECTIONS:
            why = RESERVED_SECTIONS[path.name]
            files.problem(folder, "odd-name", f"a section cannot be called `{path.name}`", "rename this folder", why)
        elif files.check_name(folder, "section"):
            tasks += [(file, path.name) for file in _article_files(files, folder, images)]
    return files.take(read_articles(files, tasks, jobs))


def _sections(articles: list[Article], settings: Settings) -> tuple[Section, ...]:
    by_slug: dict[str, list[Article]] = {}
    for article in articles:
        by_slug.setdefault(article.section, []).append(article)
    return tuple(_section(slug, found, settings) for slug, found in by_slug.items())


def _section(slug: str, articles: list[Article], settings: Settings) -> Section:
    named = settings.sections.get(slug) or Titled(_titled(slug), "", settings.where)
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


def _standalone(files: Files) -> tuple[ContentPage, ...]:
    """The pages of every kind that has no sections."""
    readers = [function_of(row.read_all) for row in KINDS.values() if row.read_all]
    return tuple(page for read_all in readers for page in files.take(read_all(files)))
