"""The table of contents of an article: its headings of the second level, each with those of the third below it."""

from __future__ import annotations

from builder.site import Article, Heading

FEWEST = 3
"""With fewer headings than this the page itself is short enough to see."""
ContentsEntry = tuple[Heading, list[Heading]]


def contents(article: Article) -> list[ContentsEntry]:
    """The headings to list; none where there are too few, or its editor wants none."""
    listed = [heading for heading in article.body.headings if heading.level in (2, 3)]
    if not article.contents or len(listed) < FEWEST:
        return []
    entries: list[ContentsEntry] = []
    for heading in listed:
        if heading.level == 2 or not entries:  # an older version may skip a level, which nobody can mend
            entries.append((heading, []))
        else:
            entries[-1][1].append(heading)
    return entries
