"""The pages of the whole site: tags, the index from A to Z, sources, and redirects from former addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from builder.languages import t
from builder.load.sources import GRADES
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site import Entry, Source
from builder.site.aliases import alias_url_path
from builder.site.citations import Citing, cited_in
from builder.site.list_pages import HELP, SOURCES
from builder.site.tags import SiteTag
from builder.text.collation import first_letter, sort_key
from builder.text.element_ids import element_id


@dataclass(frozen=True, slots=True)
class Title:
    """A line of the index."""

    words: str
    entry: Entry

    @property
    def is_other(self) -> bool:
        """True if it differs from the title of the page itself."""
        return self.words != self.entry.title


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the index with its titles."""

    name: str
    anchor: str
    titles: tuple[Title, ...]


def tag_pages(context: RenderContext) -> Iterator[Page]:
    """The list of tags, and a page for each."""
    tags = list(context.tags.values())
    if tags:
        yield Page(
            url_path="tags/",
            template="tags.html",
            title=t("tags.title"),
            description=t("tags.description"),
            inputs=partial(Inputs, {"tags": tags}),
            made_from=lambda: [_made_from(context, tag) for tag in tags],
        )
        yield from (_tag(context, tag) for tag in tags)


def index_page(context: RenderContext) -> Iterator[Page]:
    """The index from A to Z."""
    description = t("index.description", site=context.site.settings.title)
    yield Page(
        url_path="a-z/",
        template="a-z.html",
        title=t("index.title"),
        description=description,
        inputs=lambda: Inputs({"letters": letters(context.site.entries)}),
        made_from=lambda: list(context.marks.values()),
    )


def _tag(context: RenderContext, tag: SiteTag) -> Page:
    description = tag.summary or t("tags.tag-description", tag=tag.title)
    return Page(
        url_path=tag.url_path,
        template="tag.html",
        title=tag.title,
        description=description,
        inputs=partial(Inputs, {"tag": tag}),
        made_from=lambda: _made_from(context, tag),
    )


def _made_from(context: RenderContext, tag: SiteTag) -> list[str]:
    return [tag.slug, tag.title, tag.summary, *(context.marks[entry.file] for entry in tag.tagged)]


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


def sources_page(context: RenderContext) -> Iterator[Page]:
    """The sources by grade, and by author or title in each, whichever stands first."""
    if context.site.sources:
        yield Page(
            url_path=SOURCES,
            template="sources.html",
            title=t("sources.title"),
            description=t("sources.description"),
            inputs=partial(_sources, context),
            made_from=lambda: _sources(context).variables,
        )


def _sources(context: RenderContext) -> Inputs:
    cited = cited_in(context.site)
    for key in {service.source.target for service in context.site.help.values() if service.source}:
        cited.setdefault(key, []).append(Citing(HELP, t("help.title")))
    in_order = sorted(context.site.sources.values(), key=lambda source: sort_key(f"{source.by} {source.title}"))
    grades: dict[str, list[tuple[Source, list[Citing]]]] = {grade: [] for grade in GRADES}
    for source in in_order:
        grades[source.grade].append((source, cited.get(source.key, [])))
    return Inputs({"by_grade": {grade: sources for grade, sources in grades.items() if sources}})


def redirect_pages(context: RenderContext) -> Iterator[Page]:
    """A page at each former address, which leads on to the present one."""
    for entry in context.site.entries:
        for alias in entry.listing.aliases:
            url_path = alias_url_path(alias.target)
            variables = {"target": entry.url_path, "target_url": context.addresses(entry.url_path).canonical}
            yield Page(
                url_path=url_path,
                template="redirect.html",
                title=entry.title,
                description=entry.summary,
                inputs=partial(Inputs, variables),
                made_from=variables.copy,
                indexed=False,
            )
    yield from _former_outcomes(context)


def _former_outcomes(context: RenderContext) -> Iterator[Page]:
    """A page at each former address of an outcome, which leads on to that of today."""
    for flow in context.site.flows:
        for outcome in flow.outcomes.values():
            address = flow.outcome_url_path(outcome.id)
            for former in outcome.was:
                yield Page(
                    url_path=flow.outcome_url_path(former),
                    template="redirect.html",
                    title=outcome.title,
                    description=outcome.verdict,
                    inputs=partial(Inputs, {"target": address, "target_url": context.addresses(address).canonical}),
                    indexed=False,
                )
