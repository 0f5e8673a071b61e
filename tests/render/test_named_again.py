"""The pages that name an article are found after an edit of it.

Rooms: builder/render/articles/named_again.py.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.problems import Location
from builder.render.articles.article_pages import article_pages
from builder.render.articles.named_again import named_again, naming
from builder.render.render_context import RenderContext
from builder.site import Article, Document, Listing, Reference, Section, Settings, Site
from builder.site.links import targets_of
from tests.properties import examples


@settings(max_examples=examples(40), deadline=None)
@given(seed=st.integers(0, 2**32))
def test_pages_that_name_an_edited_article(seed: int) -> None:
    """Every other page whose value differs after an edit of front matter is found."""
    draw = Random(seed)
    before = _drawn_site(draw)
    edited = frozenset(each.file for each in draw.sample(before.articles, 2))
    now = replace(
        before, sections=tuple(_section(each, [_drawn_again(a, draw, a.file in edited) for a in each.articles])
                               for each in before.sections),
    )  # fmt: skip
    views, again = _views(before), _views(now)
    differ = {file for file, view in again.items() if view != views[file]} - edited
    assert differ <= named_again(before, now, edited) | naming(now, edited, targets_of(now))


def _drawn_site(draw: Random) -> Site:
    """A site of articles without words, some of which name another one."""
    nowhere = Location("")
    sections = []
    for slug in ("after", "before", "later"):
        files = [f"content/articles/{slug}/{name}.md" for name in "abcdefg"[: draw.randrange(1, 8)]]
        articles = [
            Article(file=file, section=slug, slug=Path(file).stem, title="", summary="", body=Document(file, ""))
            for file in files
        ]
        related = [(Reference("a.md", nowhere),) if draw.random() < 0.2 else () for _ in files]
        drawn = [
            replace(_drawn_again(each, draw, edited=True), related=more)
            for each, more in zip(articles, related, strict=True)
        ]
        sections.append(_section(Section(slug, slug, "", ()), drawn))
    return Site(Settings("A", nowhere), tuple(sections), (), {})


def _drawn_again(article: Article, draw: Random, edited: bool) -> Article:
    """The article with another title, other tags and another weight, some of which may be the same."""
    if not edited:
        return article
    tags = draw.sample(["money", "time", "travel", "Time", "offers"], draw.randrange(4))
    listing = Listing(tags=tuple(Reference(tag, Location("")) for tag in tags))
    return replace(article, title=draw.choice("ABCDE"), weight=draw.randrange(2), listing=listing)


def _section(section: Section, articles: list[Article]) -> Section:
    return replace(section, articles=tuple(sorted(articles, key=lambda article: article.order)))


def _views(site: Site) -> dict[str, object]:
    """The value that the page of each article is made from."""
    context = RenderContext(site=site, base_url="", targets=targets_of(site), titles=site.titles)
    return {page.source: page.made_from() for page in article_pages(context) if page.source and page.made_from}
