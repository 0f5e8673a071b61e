"""Further reading after an article, found by the tags that articles share.

The most shared tags come first, then the rarest tag shared (one that two articles have says more than one that twenty
have), then the same section, then the order of the site. Linear in the number of pairs that share a tag.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from heapq import nlargest, nsmallest

from builder.site import Article

MOST = 3
"""The number of articles that are shown."""


class RelatedByTags:
    """Further reading of articles by the tags they share; an article's is found when it is asked for."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = list(articles)
        self._numbers = {article.file: number for number, article in enumerate(self._articles)}
        self._tags = [article.tag_slugs for article in self._articles]
        self._tagged: dict[str, list[int]] = defaultdict(list)
        for number, own in enumerate(self._tags):
            for tag in own:
                self._tagged[tag].append(number)

    def of(self, article: Article) -> tuple[Article, ...]:
        """The others to read next, at most three; none where it shares no tag."""
        return _related(self._numbers[article.file], self._articles, self._tags, self._tagged)


def _related(
    own: int, articles: list[Article], tags_of: list[frozenset[str]], tagged: Mapping[str, list[int]]
) -> tuple[Article, ...]:
    article, tags = articles[own], tags_of[own]
    shared: Counter[int] = Counter()
    for tag in tags:
        shared.update(tagged[tag])
    shared.pop(own, None)
    fewest = min(nlargest(MOST, shared.values()), default=0)

    def place(number: int) -> tuple[int, int, bool, int]:
        other = articles[number]
        rarest = min(len(tagged[tag]) for tag in tags & tags_of[number])
        return -shared[number], rarest, other.section != article.section, number

    order = nsmallest(MOST, (number for number, count in shared.items() if count >= fewest), key=place)
    return tuple(articles[number] for number in order)
