"""Read a whole knowledge base below its root."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from builder.load.articles import read_articles
from builder.load.cross_listings import with_cross_listings
from builder.load.files import IMAGE_TYPES, OTHER_IMAGE_TYPES, Files, folders_in
from builder.load.foreign_files import folder_in_a_section, misnamed_article, no_part, not_an_article, of_language
from builder.load.kept_articles import Task
from builder.load.memory import Memory
from builder.load.own_words import speak_as_site
from builder.load.pictures import read_pictures
from builder.load.repository_files import repository_files
from builder.load.settings import read_settings
from builder.load.shared import read_shared
from builder.load.static_files import read_static
from builder.load.storage import Disk, Storage
from builder.load.theme_files import read_look
from builder.load.translated_site import read_translated
from builder.load.translations import with_view
from builder.load.withdrawn_ids import with_all_ids
from builder.problems import Location, Result
from builder.site import (
    Article,
    ContentPage,
    FlowPage,
    MessagePage,
    Section,
    Settings,
    Site,
    Titled,
)
from builder.site.address_table import RESERVED_SECTIONS
from builder.site.page_kinds import KINDS, function_of
from builder.text.names import composed

PARTS = {
    "site.yaml": "file", "sources.yaml": "file", "help.yaml": "file", "glossary.yaml": "file",
    **dict.fromkeys((row.folder for row in KINDS.values()), "folder"),
    "blocks": "folder", "static": "folder", "theme": "folder", "words": "folder",
}  # fmt: skip
"""The content of `content/`."""


def load_site(
    root: Path | Storage,
    jobs: int = 1,
    *,
    drafts: bool = False,
    cache: bool = True,
    memory: Memory | None = None,
    texts: Mapping[str, bytes] | None = None,
) -> Result[Site]:
    """The knowledge base in `root/content`, with every problem found while reading it.

    `root` is a folder on disk, or another storage; of that, no images are in the site.

    What cannot be read is left out of the site, so that the rest can still be checked. `jobs` is how many processes may
    read articles at once, or threads images. Drafts, and the problems in them, are left out unless `drafts` asks for
    them; `cache` is whether what articles and images became is kept between builds. `memory` keeps what was read, for
    the next time; `texts` are digests of the bytes of articles, where somebody has looked at them already.
    """
    disk = with_view(root) if isinstance(root, Path) else None
    own = memory.part(disk.view) if memory and disk else None
    site, problems = _read(Files(disk or root, own), jobs, drafts=drafts, cache=cache, texts=texts)
    if disk is None or not site.settings.translations:
        return Result(site, problems)
    read = partial(_read, jobs=jobs, drafts=drafts, cache=cache, texts=None)
    translations, found = read_translated(disk, site, read, memory)
    return Result(replace(site, translations=translations), (*problems, *found))


def _read(files: Files, jobs: int, *, drafts: bool, cache: bool, texts: Mapping[str, bytes] | None) -> Result[Site]:
    """One language of a knowledge base."""
    memory = files.memory
    if not files.is_plain(files.storage.at("content"), "content"):
        return files.result(Site(Settings("Untitled", Location("content")), (), (), {}))
    check_parts(files)
    settings = files.take(read_settings(files))
    if isinstance(files.storage, Disk):
        speak_as_site(files, settings, memory)
    images: dict[str, Path] = {}
    articles = _articles(files, images, jobs, cache=cache, texts=texts)
    all_standalone = standalone_pages(files)
    left_out = () if drafts else tuple(page for page in (*articles, *all_standalone) if page.entry.draft)
    sections = _sections([article for article in articles if drafts or not article.draft], settings)
    standalone = tuple(page for page in all_standalone if drafts or not page.entry.draft)
    draft_files = frozenset() if drafts else _draft_files(files, left_out)
    if not sections and not standalone:
        _note_nothing(files, left_out)
    settings = replace(settings, withdrawn=tuple(with_all_ids(settings.withdrawn, all_standalone)))
    shared = read_shared(files)
    static, look = read_static(files), read_look(files)
    sections = with_cross_listings(sections, standalone, settings)
    site = Site(
        settings=settings,
        sections=sections,
        standalone=standalone,
        sources=shared.sources,
        help=shared.help,
        glossary=shared.glossary,
        images=images,
        static=static,
        look=look,
        files=frozenset(files.listed),
        unread=frozenset(files.unread),
        unplaced=tuple(document for document in files.unplaced if document.file not in draft_files),
        drafts=left_out,
        draft_files=draft_files,
    )
    pictures = files.take(read_pictures(images, site.documents, jobs, cache=cache))
    disk = files.storage
    outside = (
        repository_files(disk.root, settings.repository, site.documents) if isinstance(disk, Disk) else frozenset()
    )
    site = replace(site, pictures=pictures, repository_files=outside)
    return Result(site, tuple(problem for problem in files.problems if problem.where.file not in draft_files))


def _draft_files(files: Files, drafts: tuple[ContentPage, ...]) -> frozenset[str]:
    """The files of pages that are drafts; of a flow, everything in its folder."""
    inside = {file for file in files.listed if file.rpartition("/")[0] in files.drafts}
    return frozenset({*(page.file for page in drafts), *inside})


def _note_nothing(files: Files, drafts: tuple[ContentPage, ...]) -> None:
    """Report that nothing would be published, unless a mistake found before may be why."""
    if drafts:
        fix = "take `draft: true` out of one, or build with --drafts"
        files.problem("content", "empty-folder", "every page is a draft, so that there is nothing to publish", fix)
    elif not files.problems:
        fix = "add an article, like content/articles/decide/first.md"
        files.problem("content", "empty-folder", "this knowledge base has no article and no flow", fix)


def check_parts(files: Files) -> None:
    """Report what the folder `content` should not hold; nobody would read it."""
    for file, path in files.entries("content"):
        kind = PARTS.get(path.name)
        if kind is None:
            fix = of_language(file) or no_part(path.name, PARTS, image=path.suffix.lower() in IMAGE_TYPES)
            files.problem(file, "stray-file", f"{path.name} has no place in content/", fix)
        elif path.is_dir() != (kind == "folder"):
            files.problem(file, "stray-file", f"{path.name} must be a {kind}", "rename what is there, or move it")
            files.unread.add(file)


def _articles(
    files: Files, images: dict[str, Path], jobs: int, *, cache: bool, texts: Mapping[str, bytes] | None
) -> list[Article]:
    """Every article; the images beside them are added to `images`."""
    tasks: list[Task] = []
    for folder, path in folders_in(files, "articles", "like content/articles/decide/"):
        if path.name in RESERVED_SECTIONS:
            why = RESERVED_SECTIONS[path.name]
            files.problem(folder, "odd-name", f"a section cannot be called `{path.name}`", "rename this folder", why)
        elif files.check_name(folder, "section"):
            tasks += [(file, path.name) for file in _article_files(files, folder, images)]
    return files.take(read_articles(files, tasks, jobs, cache=cache, texts=texts))


def _sections(articles: list[Article], settings: Settings) -> tuple[Section, ...]:
    by_slug: dict[str, list[Article]] = {}
    for article in articles:
        by_slug.setdefault(article.section, []).append(article)
    return tuple(_section(slug, found, settings) for slug, found in by_slug.items())


def _section(slug: str, articles: list[Article], settings: Settings) -> Section:
    named = settings.sections.get(slug) or Titled(_titled(slug), "", settings.where)
    return Section(slug, named.title, named.summary, tuple(sorted(articles, key=lambda article: article.order)))


def _titled(slug: str) -> str:
    """A title for a section that has none in `site.yaml`."""
    return slug.replace("-", " ").capitalize()


def _article_files(files: Files, folder: str, images: dict[str, Path]) -> list[str]:
    """The articles of a section, listed anew only where something came or went; its images are added to `images`."""
    listing = files.recalled(("section", folder), [folder], partial(_listing, folder=folder))
    images.update(listing.images)
    for file in listing.folders:
        name = PurePosixPath(file).name
        fix = folder_in_a_section(name, files.names(file))
        files.problem(file, "stray-file", f"{name} is a folder inside a section", fix)
    return listing.articles


@dataclass(frozen=True, slots=True)
class _Listing:
    """The content of the folder of a section."""

    articles: list[str]
    images: dict[str, Path]
    folders: list[str]
    """Folders, which have no place there."""


def _listing(files: Files, folder: str) -> _Listing:
    found = _Listing([], {}, [])
    entries = list(files.entries(folder))
    for file, path in entries:
        if path.is_dir():
            found.folders.append(file)
        elif path.suffix.lower() in IMAGE_TYPES:
            if isinstance(path, Path) and files.check_length(file):
                found.images[composed(file)] = path
        elif path.suffix.lower() in OTHER_IMAGE_TYPES:
            message = f"{path.name} is an image of a kind that browsers do not show"
            files.problem(file, "stray-file", message, "save it as JPEG or PNG, and remove this file")
            files.unread.add(file)
        elif path.suffix != ".md":
            files.problem(file, "stray-file", *not_an_article(path.name))
        elif misnamed := misnamed_article(path.name, PurePosixPath(folder).name):
            files.problem(file, "odd-name", *misnamed)
            files.unread.add(file)
        elif files.check_name(file, "article"):
            found.articles.append(file)
    if folder not in files.unread and not any(path.suffix == ".md" for _, path in entries):
        files.problem(folder, "empty-folder", "this section has no article", "add an article, or remove the folder")
    return found


def standalone_pages(files: Files) -> tuple[ContentPage, ...]:
    """The pages of every kind that has no sections."""
    pages: tuple[ContentPage, ...] = ()
    for row in KINDS.values():
        pages += files.take(function_of(row.read_all)(files, pages)) if row.read_all else ()
    messages = {page.slug: page for page in pages if isinstance(page, MessagePage)}
    return tuple(_with_messages(files, page, messages) if isinstance(page, FlowPage) else page for page in pages)


def _with_messages(files: Files, page: FlowPage, messages: Mapping[str, MessagePage]) -> FlowPage:
    """The flow with its messages, the same one as before where neither it nor one of them has changed."""
    named = {reference.target: None for outcome in page.outcomes.values() for reference in outcome.messages}
    depends = (page, *(messages.get(slug) for slug in named))
    return files.recalled(("with messages", page.file), [], lambda _: page.with_messages(messages), depends)
