"""Articles to read next, by the tags they share."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from builder.problems import Location
from builder.site import Article, Document, Listing, Reference
from builder.site.related import RelatedByTags


def article(name: str, *tags: str, section: str = "decide") -> Article:
    """An article with these tags."""
    file = f"{name}.md"
    listing = Listing(tuple(Reference(tag, Location(file)) for tag in tags))
    return Article(file, section, name, name, "", Document(file, ""), listing=listing)


def names(*articles: Article) -> dict[str, list[str]]:
    """The related articles of each."""
    related = RelatedByTags(articles)
    return {each.file: [other.slug for other in related.of(each)] for each in articles}


def test_none_without_a_shared_tag() -> None:
    """An article is not its own relation, and no tag shares nothing."""
    assert names(article("a", "x"), article("b", "y"), article("c")) == {"a.md": [], "b.md": [], "c.md": []}


def test_more_shared_tags_come_first() -> None:
    """Then the rarest shared tag, then the same section, then the order of the site."""
    articles = (
        article("own", "common", "rare", "two"), article("other", "common", section="safety"),
        article("near", "common"), article("twice", "common", "two"), article("seldom", "rare"),
    )  # fmt: skip
    assert names(*articles)["own.md"] == ["twice", "seldom", "near"]
    assert names(*articles)["seldom.md"] == ["own"]


def test_at_most_three() -> None:
    """In the order of the site where nothing else tells them apart."""
    assert names(*(article(name, "x") for name in "abcde"))["c.md"] == ["a", "b", "d"]


def test_a_tag_written_twice_counts_once() -> None:
    """A tag is shared or not."""
    assert names(article("a", "x", "x", "y"), article("b", "x", "x"), article("c", "y"))["a.md"] == ["b", "c"]


SETS = st.sets(st.sampled_from("uvwxyz"), max_size=4).map(sorted)


@given(st.lists(st.tuples(SETS, st.sampled_from(("decide", "safety"))), max_size=25))
def test_the_definition(drawn: list[tuple[list[str], str]]) -> None:
    """Quick as it is, it finds what the definition says, pair by pair."""
    articles = [article(str(number), *tags, section=section) for number, (tags, section) in enumerate(drawn)]
    uses = Counter(tag for tags, _ in drawn for tag in tags)

    def place(own: Article, number: int) -> tuple[int, int, bool, int]:
        other = articles[number]
        shared = own.tag_slugs & other.tag_slugs
        return -len(shared), min(uses[tag] for tag in shared), other.section != own.section, number

    for own in articles:
        near = [n for n, other in enumerate(articles) if other is not own and own.tag_slugs & other.tag_slugs]
        expected = sorted(near, key=lambda number: place(own, number))[:3]
        assert [other.slug for other in RelatedByTags(articles).of(own)] == [str(number) for number in expected]
