"""Pages as other pages name them."""

from __future__ import annotations

from dataclasses import dataclass

from builder.site import Article, FlowPage, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A page that is shown beside another one: no more of it than is shown there."""

    url_path: str
    title: str
    summary: str = ""
    draft: bool = False
    withdrawn: bool = False


def article_beside(article: Article) -> Beside:
    """An article as a neighbour, or as further reading."""
    return Beside(url_path=article.url_path, title=article.title, summary=article.summary, draft=article.draft)


def flow_beside(page: FlowPage) -> Beside:
    """A flow as a card."""
    return Beside(
        url_path=page.url_path,
        title=page.flow.title,
        summary=page.flow.summary,
        draft=page.flow.draft,
        withdrawn=page.withdrawal is not None,
    )


def section_around(section: Section) -> Beside:
    """The section that a page is in."""
    return Beside(url_path=section.url_path, title=section.title)
