"""Further reading after an article, found by the tags that articles share.

The most shared tags come first, then the rarest tag shared (one that two articles have says more than one that twenty
have), then the same section, then the order of the site. Articles with the same tags are looked at together: the time
grows with the pairs of sets of tags that share one, not with the pairs of articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice

from builder.site import Article

MOST = 3
"""The number of articles that are shown."""
Tags = frozenset[str]
Heads = Mapping[str, list[int]]
"""The numbers of the first few articles of each section, in order; one more than can be shown, which may be the own."""


class RelatedByTags:
    """Further reading of articles by the tags they share; an article's is found when it is asked for."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = list(articles)
        self._near: dict[Tags, list[Heads]] = {}

    def of(self, article: Article) -> tuple[Article, ...]:
        """The others to read next, at most three; none where it shares no tag."""
        tags = article.tag_slugs
        if tags not in self._near:
            self._near[tags] = list(self._classes(tags))
        found = (self._articles[number] for heads in self._near[tags] for number in _in_order(heads, article.section))
        return tuple(islice((other for other in found if other.file != article.file), MOST))

    @cached_property
    def _heads(self) -> dict[Tags, dict[str, list[int]]]:
        """The first articles of each section with the same tags."""
        heads: dict[Tags, dict[str, list[int]]] = {}
        for number, article in enumerate(self._articles):
            first = heads.setdefault(article.tag_slugs, {}).setdefault(article.section, [])
            if len(first) <= MOST:
                first.append(number)
        return heads

    @cached_property
    def _uses(self) -> Counter[str]:
        """The number of articles with each tag."""
        return Counter(tag for article in self._articles for tag in article.tag_slugs)

    @cached_property
    def _with(self) -> dict[str, list[Tags]]:
        """The sets of tags that have each tag."""
        found: dict[str, list[Tags]] = defaultdict(list)
        for tags in self._heads:
            for tag in tags:
                found[tag].append(tags)
        return found

    def _classes(self, tags: Tags) -> Iterator[Heads]:
        """The articles that share some of these tags, nearest first, equally near ones together, as many as needed."""
        shared: Counter[Tags] = Counter()
        for tag in tags:
            shared.update(self._with[tag])
        by_count: dict[int, list[Tags]] = defaultdict(list)
        for other, count in shared.items():
            by_count[count].append(other)
        found = 0
        for count in sorted(by_count, reverse=True):
            classes: dict[int, list[Tags]] = defaultdict(list)
            for other in by_count[count]:
                classes[min(self._uses[tag] for tag in tags & other)].append(other)
            for rarest in sorted(classes):
                heads = _merged([self._heads[other] for other in classes[rarest]])
                found += sum(map(len, heads.values()))
                yield heads
                if found > MOST:
                    return


def _merged(several: list[dict[str, list[int]]]) -> Heads:
    """The first articles of each section among those of several sets of tags."""
    merged: dict[str, list[int]] = defaultdict(list)
    for heads in several:
        for section, numbers in heads.items():
            merged[section] += numbers
    return {section: sorted(numbers)[: MOST + 1] for section, numbers in merged.items()}


def _in_order(heads: Heads, section: str) -> list[int]:
    """Articles that are equally near: those of the same section, then others, in the order of the site."""
    others = (number for other, numbers in heads.items() if other != section for number in numbers)
    return [*heads.get(section, ()), *sorted(others)]
