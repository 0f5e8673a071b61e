"""Read a knowledge base of which nothing but the words of a few articles has changed since it was read last.

Of all other articles only what pages and checks may read of them is there, as it was kept (`site/bare.py`).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from builder.load.articles import read_articles
from builder.load.files import Files
from builder.load.knowledge_base import check_parts, standalone_pages
from builder.load.own_words import speak_as_site
from builder.load.pictures import read_pictures
from builder.load.repository_files import repository_files
from builder.load.settings import read_settings
from builder.load.shared import read_shared
from builder.load.theme_files import read_look
from builder.problems import Problem
from builder.site import Article, Section, Site
from builder.site.bare import bare
from builder.site.picture import image_file


@dataclass(frozen=True, slots=True)
class EditedSite:
    """A site of which some articles are there with their words, and all others without."""

    site: Site
    edited: tuple[Article, ...]
    problems: tuple[Problem, ...]
    """Those found while the edited articles were read."""


def read_edited(
    root: Path,
    sections: Sequence[Section],
    edited: Sequence[str],
    texts: Mapping[str, bytes],
    *,
    day: datetime.date | None,
    drafts: bool,
    edit_url: str,
) -> EditedSite | None:
    """The site in `root` with the files of `edited` as they are now; `sections` have all articles without words.

    `edit_url` is for settings that have none. None where more than their words differs. Everything else must be as it
    was when the sections were made.
    """
    files = Files(root)
    check_parts(files)
    settings = files.take(read_settings(files)).with_edit_url(edit_url)
    speak_as_site(files, settings)
    read = read_articles(
        files, [(file, PurePosixPath(file).parent.name) for file in edited], 1, cache=True, texts=texts
    )
    before = {article.file: article for section in sections for article in section.articles if article.file in edited}
    now = {article.file: article for article in read.value}
    if now.keys() != set(edited) or before != {file: bare(article) for file, article in now.items()}:
        return None
    shared = read_shared(files)
    documents = [article.body for article in now.values()]
    images = {image_file(body.file, image.target) for body in documents for image in body.images}
    site = Site(
        settings=settings,
        sections=tuple(_with(section, now) for section in sections),
        standalone=tuple(page for page in standalone_pages(files) if drafts or not page.entry.draft),
        sources=shared.sources,
        help=shared.help,
        glossary=shared.glossary,
        look=read_look(files),
        images={file: root / file for file in images},
        files=frozenset(files.listed),
        repository_files=repository_files(root, settings.repository, documents),
        day=day,
    )
    pictures = read_pictures(site.images, documents, 1, cache=True).value
    if pictures.keys() != images:
        return None
    return EditedSite(replace(site, pictures=pictures), tuple(now.values()), read.problems)


def _with(section: Section, now: Mapping[str, Article]) -> Section:
    """The section with those articles as they are now; their places are the same."""
    articles = tuple(now.get(article.file, article) for article in section.articles)
    return replace(section, articles=articles)
