"""Read a knowledge base of which nothing but a few articles has changed since it was read last.

Of all other articles only what pages and checks may read of them is there, as it was kept (`site/bare.py`). The edited
ones may say anything else of themselves, such as another title or other tags, but are in the same place.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from builder.load.articles import read_articles
from builder.load.cross_listings import with_cross_listings
from builder.load.files import Files
from builder.load.knowledge_base import check_parts, standalone_pages
from builder.load.own_words import speak_as_site
from builder.load.pictures import read_pictures
from builder.load.repository_files import repository_files
from builder.load.settings import read_settings
from builder.load.shared import read_shared
from builder.load.theme_files import read_look
from builder.load.translations import with_view
from builder.problems import Problem, Result
from builder.site import Article, Document, Section, Site
from builder.site.bare import bare, placed
from builder.site.picture import image_file


@dataclass(frozen=True, slots=True, kw_only=True)
class BareSite:
    """All articles of a site without their words, as they are kept."""

    sections: tuple[Section, ...]
    drafts: tuple[Article, ...]
    """Those that are left out."""
    draft_files: frozenset[str]
    day: datetime.date | None


@dataclass(frozen=True, slots=True)
class EditedSite:
    """A site of which some articles are there with their words, and all others without."""

    site: Site
    edited: tuple[Article, ...]
    problems: tuple[Problem, ...]
    """Those found while the edited articles were read."""
    kept: BareSite
    """All articles without their words."""
    listed: bool
    """True if this is not as it was: they say something else that lists and other pages may show."""


def kept_bare(site: Site) -> BareSite:
    """The part of a site to keep."""
    sections = tuple(replace(section, articles=tuple(map(bare, section.articles))) for section in site.sections)
    drafts = tuple(bare(page) for page in site.drafts if isinstance(page, Article))
    return BareSite(sections=sections, drafts=drafts, draft_files=site.draft_files, day=site.day)


def read_edited(
    root: Path, kept: BareSite, edited: Sequence[str], texts: Mapping[str, bytes], *, drafts: bool, edit_url: str
) -> EditedSite | None:
    """The site in `root` with the files of `edited` as they are now.

    `edit_url` is for settings that have none. None where an edited article is in another place, or has other anchors,
    or cites, shows or marks something else. Everything else must be as it was when the other articles were kept.
    """
    files = Files(with_view(root))
    check_parts(files)
    settings = files.take(read_settings(files)).with_edit_url(edit_url)
    speak_as_site(files, settings)
    read = _read(files, edited, texts)
    now = {article.file: article for article in read.value}
    all_before = {article.file: article for section in kept.sections for article in section.articles}
    before = {file: all_before[file] for file in now if file in all_before}
    if not now.keys() == before.keys() == set(edited):
        return None
    left = {file: bare(article) for file, article in now.items()}
    if any(placed(left[file]) != placed(article) for file, article in before.items()):
        return None
    shared, look = read_shared(files), read_look(files)
    all_standalone = standalone_pages(files)
    site = Site(
        settings=settings,
        sections=kept.sections,
        standalone=tuple(page for page in all_standalone if drafts or not page.entry.draft),
        sources=shared.sources,
        help=shared.help,
        glossary=shared.glossary,
        look=look,
        files=frozenset({*files.listed, *all_before, *kept.draft_files}),
        drafts=(*kept.drafts, *(page for page in all_standalone if not drafts and page.entry.draft)),
        draft_files=kept.draft_files,
        day=kept.day,
    )
    listed = left != before
    if listed:
        site = replace(site, sections=_listed_again(site, left))
    shown = _with(root, site, now, _documents(site) if listed else ())
    again = replace(kept, sections=site.sections)
    return EditedSite(shown, tuple(now.values()), read.problems, kept=again, listed=listed) if shown else None


def with_words_of(root: Path, site: Site, files: Collection[str], texts: Mapping[str, bytes]) -> Site | None:
    """The site with the words of more articles, which are as they were; None where something of them is gone."""
    read = _read(Files(root), sorted(files), texts)
    return _with(root, site, {article.file: article for article in read.value})


def _read(files: Files, names: Sequence[str], texts: Mapping[str, bytes]) -> Result[list[Article]]:
    tasks = [(file, PurePosixPath(file).parent.name) for file in names]
    return read_articles(files, tasks, 1, cache=True, texts=texts)


def _listed_again(site: Site, now: Mapping[str, Article]) -> tuple[Section, ...]:
    """The sections in which some articles have another place, or another line."""

    def listed(section: Section) -> Section:
        if not any(article.file in now for article in section.articles):
            return section
        articles = (now.get(article.file, article) for article in section.articles)
        return replace(section, articles=tuple(sorted(articles, key=lambda article: article.order)))

    sections = [listed(section) for section in site.sections if section.articles]
    return with_cross_listings(sections, site.standalone, site.settings)


def _documents(site: Site) -> Iterable[Document]:
    """The Markdown of all pages but articles."""
    yield from (document for page in site.standalone for document in page.documents)
    yield from (site.settings.welcome,) if site.settings.welcome else ()


def _with(root: Path, site: Site, now: Mapping[str, Article], more: Iterable[Document] = ()) -> Site | None:
    """The site with these articles in the place of bare ones, and the pictures of them and of `more`.

    None where a picture cannot be read.
    """
    documents = [*(article.body for article in now.values()), *more]
    images = {
        file: root / file for body in documents for file in (image_file(body.file, each.target) for each in body.images)
    }
    pictures = read_pictures(images, documents, 1, cache=True).value
    if pictures.keys() != images.keys():
        return None
    return replace(
        site,
        sections=tuple(_exchanged(section, now) for section in site.sections),
        images={**site.images, **images},
        pictures={**site.pictures, **pictures},
        repository_files=site.repository_files | repository_files(root, site.settings.repository, documents),
    )


def _exchanged(section: Section, now: Mapping[str, Article]) -> Section:
    articles = tuple(now.get(article.file, article) for article in section.articles)
    return replace(section, articles=articles)
