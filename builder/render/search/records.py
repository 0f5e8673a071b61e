"""The records of everything that the search finds: no draft, nothing withdrawn, and nothing of older versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from builder.languages import t
from builder.render.help_services import routes
from builder.render.markdown import Words
from builder.render.render_context import RenderContext
from builder.render.search.record import SearchRecord
from builder.site import Article, FlowPage, HelpService, Listing, MessagePage, OutcomePage, Section
from builder.site.list_pages import HELP
from builder.site.page_kinds import KINDS, Kind
from builder.text.element_ids import element_id

FLOWS, MESSAGES = f"{KINDS[Kind.FLOW].root}/", f"{KINDS[Kind.MESSAGE].root}/"


def search_records(context: RenderContext) -> dict[str, bytes]:
    """The files for Pagefind, by name."""
    language = context.site.settings.language
    return {record.file: record.html(language) for record in _records(context)}


def records_of(context: RenderContext, files: frozenset[str]) -> dict[str, bytes]:
    """The same for some articles alone."""
    language = context.site.settings.language
    records = (record for section in context.site.sections for record in _articles(context, section, files))
    return {record.file: record.html(language) for record in records}


def _records(context: RenderContext) -> Iterator[SearchRecord]:
    site = context.site
    for section in site.sections:
        yield from _articles(context, section)
    for flow in site.flows:
        if not (flow.flow.draft or flow.withdrawal):
            yield _flow(context, flow)
            for outcome in flow.outcomes.values():
                if not outcome.withdrawal:
                    yield _outcome(context, flow, outcome)
    for message in site.messages:
        if not (message.draft or message.withdrawal):
            yield _message(context, message)
    yield from map(_help, site.help.values())


def _articles(context: RenderContext, section: Section, only: frozenset[str] | None = None) -> Iterator[SearchRecord]:
    for article in section.articles:
        if not (article.draft or article.withdrawal) and (only is None or article.file in only):
            yield _article(context, section, article)


def _article(context: RenderContext, section: Section, article: Article) -> SearchRecord:
    return SearchRecord(
        url_path=article.url_path,
        kind="article",
        what=t("search.kind.article", section=section.title),
        title=article.title,
        summary=article.summary,
        body=_words(context, article.url_path).html(article.body),
        words=_extra(article.listing),
        sections=(section.url_path, *_also_in(article.listing)),
        countries=article.countries,
    )


def _flow(context: RenderContext, page: FlowPage) -> SearchRecord:
    """The page on which a flow begins, with all of its questions."""
    words = _words(context, page.url_path)
    questions = (
        Markup("<h2>{}</h2>\n{}\n<ul>{}</ul>\n").format(
            question.ask,
            words.html(page.helps.get(question.id)),
            Markup().join(Markup("<li>{} {}</li>\n").format(option.label, option.hint) for option in question.options),
        )
        for question in page.flow.questions.values()
    )
    return SearchRecord(
        url_path=page.url_path,
        kind="questions",
        what=t("search.kind.questions"),
        title=page.title,
        summary=page.flow.summary,
        body=words.html(page.start) + Markup().join(questions),
        words=_extra(page.listing),
        sections=(FLOWS, *_also_in(page.listing)),
    )


def _outcome(context: RenderContext, page: FlowPage, outcome: OutcomePage) -> SearchRecord:
    url_path = page.outcome_url_path(outcome.id)
    words = _words(context, url_path)
    steps = Markup().join(words.html(step) for step in outcome.do_now)
    return SearchRecord(
        url_path=url_path,
        kind="advice",
        what=t("search.kind.advice", title=page.flow.short or page.title),
        title=outcome.title,
        summary=outcome.verdict,
        body=steps + words.html(outcome.body, [said for said, _ in outcome.conditions], hidden=outcome.weighed),
        sections=(FLOWS, *_also_in(page.listing)),
    )


def _message(context: RenderContext, message: MessagePage) -> SearchRecord:
    return SearchRecord(
        url_path=message.url_path,
        kind="message",
        what=t("search.kind.message"),
        title=message.title,
        summary=message.summary,
        body=Markup("<p>{}</p>\n").format(message.occasion) + _words(context, message.url_path).html(message.body),
        words=_extra(message.listing),
        sections=(MESSAGES, *_also_in(message.listing)),
        countries=message.countries,
    )


def _help(service: HelpService) -> SearchRecord:
    ways = t("list.comma").join(route.words for route in routes(service))
    words = (service.kind, service.note, service.hours)
    return SearchRecord(
        url_path=HELP,
        fragment=element_id("service", service.key),
        kind="help",
        what=t("search.kind.help"),
        title=service.name,
        summary=ways,
        body=Markup().join(Markup("<p>{}</p>\n").format(each) for each in words if each),
        sections=(HELP,),
        countries=service.countries,
    )


def _words(context: RenderContext, url_path: str) -> Words:
    """The words of a page without the marks of its sources."""
    return replace(context.words(url_path), listed=False)


def _extra(listing: Listing) -> tuple[str, ...]:
    return tuple(each.target for each in (*listing.index_as, *listing.search))


def _also_in(listing: Listing) -> tuple[str, ...]:
    return tuple(f"{each.target}/" for each in listing.also_in)
