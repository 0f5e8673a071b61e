"""The pages of the whole site: tags, the index from A to Z, sources, and redirects from former addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from builder.languages import t
from builder.load.sources import GRADES
from builder.render.page import Desk, Page
from builder.site import Entry, Site, Source
from builder.site.aliases import alias_url_path
from builder.site.citations import Citing, cited_in
from builder.site.tags import Tag, tags_of
from builder.text.collation import first_letter, sort_key
from builder.text.element_ids import element_id


@dataclass(frozen=True, slots=True)
class Title:
    """A line of the index."""

    words: str
    entry: Entry

    @property
    def is_other(self) -> bool:
        """Whether it is not the title that the page itself bears."""
        return self.words != self.entry.title


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the index with its titles."""

    name: str
    anchor: str
    titles: tuple[Title, ...]


def site_links(site: Site) -> list[tuple[str, str]]:
    """Address and title of the pages that lead to every other one."""
    links = [("a-z/", t("index.title")), ("tags/", t("tags.title")), ("sources/", t("sources.title"))]
    missing = {"tags/": not any(entry.listing.tags for entry in site.entries), "sources/": not site.sources}
    return [(url_path, title) for url_path, title in links if not missing.get(url_path)]


def sitewide_pages(desk: Desk) -> Iterator[Page]:
    """Every page of these kinds that has something to show."""
    tags = list(tags_of(desk.site).values())
    if tags:
        yield Page("tags/", "tags.html", t("tags.title"), t("tags.description"), {"tags": tags})
        yield from map(_tag, tags)
    description = t("index.description", site=desk.site.settings.title)
    yield Page("a-z/", "a-z.html", t("index.title"), description, {"letters": letters(desk.site.entries)})
    if desk.site.sources:
        yield _sources(desk)
    yield from _redirects(desk)


def _tag(tag: Tag) -> Page:
    description = tag.summary or t("tags.tag-description", tag=tag.title)
    return Page(tag.url_path, "tag.html", tag.title, description, {"tag": tag})


def letters(entries: tuple[Entry, ...]) -> list[Letter]:
    """The titles of pages, and those that they are looked for by, under their letters."""
    titles = [Title(entry.title, entry) for entry in entries]
    titles += [Title(other.target, entry) for entry in entries for other in entry.listing.index_as]
    titles.sort(key=lambda title: (sort_key(title.words), title.entry.url_path))
    by_letter = sorted(titles, key=lambda title: first_letter(title.words))  # stable: digits first, then letters
    groups = groupby(by_letter, lambda title: first_letter(title.words))
    return [
        Letter(t("index.digits") if name == "0" else name, element_id("letter", name.lower()), tuple(each))
        for name, each in groups
    ]


def _sources(desk: Desk) -> Page:
    """The sources by grade, and by author or title in each, whichever stands first."""
    cited = cited_in(desk.site)
    in_order = sorted(desk.site.sources.values(), key=lambda source: sort_key(f"{source.by} {source.title}"))
    grades: dict[str, list[tuple[Source, list[Citing]]]] = {grade: [] for grade in GRADES}
    for source in in_order:
        grades[source.grade].append((source, cited.get(source.key, [])))
    by_grade = {grade: sources for grade, sources in grades.items() if sources}
    return Page("sources/", "sources.html", t("sources.title"), t("sources.description"), {"by_grade": by_grade})


def _redirects(desk: Desk) -> Iterator[Page]:
    """A page at each former address, which leads on to the present one."""
    for entry in desk.site.entries:
        for alias in entry.listing.aliases:
            url_path = alias_url_path(alias.target)
            context = {"target": entry.url_path, "target_url": desk.addresses(entry.url_path).canonical}
            yield Page(url_path, "redirect.html", entry.title, entry.summary, context, indexed=False)
