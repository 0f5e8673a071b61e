"""Two versions in one: nothing is lost, nothing invented, the HTML is valid, and what stayed is not marked.

Rooms: builder/changes/prose.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from builder.changes.prose.addresses import Pages
from builder.changes.prose.compare_prose import compare_prose
from builder.changes.prose.normal import both
from builder.changes.show.prose_as_html import as_html
from tests.changes.versions import html_of, one_version, plain, tree_of, versions
from tests.properties import examples

BLOCKS = {
    "p",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "div",
    "blockquote",
    "pre",
    "h2",
    "section",
    "hr",
    "details",
}


def shown(old: str, new: str) -> str:
    """The difference of two texts in Markdown, without the hidden words and the spaces between blocks."""
    html = as_html(compare_prose(html_of(old), html_of(new)), fold=False)
    html = re.sub(r'<span class="visually-hidden">.*?</span>', "", html)
    return html.replace("\n", "")


@settings(max_examples=examples(50), deadline=None)
@given(versions())
def test_both_versions_can_be_read_from_it(two: tuple[str, str]) -> None:
    """Without the deletions it is the newer text, without the insertions the older one."""
    old, new = two
    tree = tree_of(as_html(compare_prose(old, new)))
    assert plain(new) == one_version(tree, "del")
    assert without_numbers(plain(old)) == without_numbers(one_version(tree, "ins"))


def without_numbers(text: str) -> str:
    """Numbers of footnotes are those of the newer version."""
    return re.sub(r"\[\d+(?::\d+)?\]", "", text)


@settings(max_examples=examples(20), deadline=None)
@given(versions())
def test_marks_are_inside_blocks_and_ids_are_unique(two: tuple[str, str]) -> None:
    """No block stands in an `ins` or `del`, no mark in a mark, no link in a link, and no id twice."""
    tree = tree_of(as_html(compare_prose(*two)))
    for mark in (*tree.iter("ins"), *tree.iter("del")):
        assert not {str(inner.tag) for inner in mark.iter() if inner is not mark} & (BLOCKS | {"ins", "del"})
    for link in tree.iter("a"):
        assert 1 == sum(1 for _ in link.iter("a"))
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@settings(max_examples=examples(13), deadline=None)
@given(versions())
def test_nothing_differs_from_itself(two: tuple[str, str]) -> None:
    """The difference of a text with itself is empty."""
    assert not compare_prose(two[0], two[0]).changed


@pytest.mark.parametrize(
    ("old", "new", "html"),
    [
        ("a quick fox runs", "a slow fox runs", "<p>a <del>quick</del> <ins>slow</ins> fox runs</p>"),
        ("we go now, all of us", "we go now all of us", "<p>we go now<del>,</del> all of us</p>"),
        ("all of it, you and me", "all of it", "<p>all of it<del>, you and me</del></p>"),
        ("so *very* bad it is", "so *very very* bad it is", "<p>so <em>very <ins>very</ins></em> bad it is</p>"),
        (
            "see [the old rules](a.md) now",
            "see [the new rules](a.md) now",
            '<p>see <a href="a.md">the <del>old</del> <ins>new</ins> rules</a> now</p>',
        ),
        (
            "see [these rules](a.md) now",
            "see [these rules](b.md) now",
            '<p>see <a href="b.md">these rules</a>'
            ' <span class="change-note">[link changed; before: <a href="a.md">a.md</a>]</span> now</p>',
        ),
        (
            "do not go",
            "do **not** go",
            '<p>do <strong>not</strong> <span class="change-note">[emphasis changed]</span> go</p>',
        ),
        ("- one\n- two and more\n", "- one\n", "<ul><li>one</li><li><del>two and more</del></li></ul>"),
        (
            "1. one\n2. two\n3. three",
            "1. one\n2. three",
            '<ol><li>one</li><li><del>two</del></li><li value="2">three</li></ol>',
        ),
        ("## The old words\n\nText", "### The new words\n\nText", None),
        ("a\n\n***\n\nb", "a\n\nb", "<p>a</p><p>b</p>"),
        (
            "it is so and so",
            "it is ~~so~~ and so",
            '<p>it is <s><ins></ins> so</s> <span class="change-note">[emphasis changed]</span><s><ins></ins></s>'
            " and so</p>",
        ),
        (
            "Said [@law, p. 4] by all of them",
            "Said [@law, p. 5] by all of them",
            '<p>Said<del><sup class="cite"><a><span class="grade"></span></a>'
            '<span class="cite-words">, p. 4</span></sup></del> '
            '<ins><sup class="cite"><a href="#source.law"><span class="grade"></span></a>'
            '<span class="cite-words">, p. 5</span></sup></ins> by all of them</p>',
        ),
        (
            "::: details More\nit is so and so\n:::",
            "::: details More\nit is not so and so\n:::",
            '<details open class="box box-details"><summary class="box-title">More</summary>'
            "<p>it is <ins>not</ins> so and so</p></details>",
        ),
    ],
)
def test_shown(old: str, new: str, html: str | None) -> None:
    """Single words are marked inside whatever stayed."""
    if html is None:
        html = '<h3 id="the-new-words">The <del>old</del> <ins>new</ins> words</h3><p>Text</p>'
    assert html == shown(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("One[@law]. Two[@survey].", "One[@law]. Two[@survey]."),
        ("Some words\nin lines", "Some words in\nlines"),
        ("- a\n- b", "- a\n\n- b"),
        ("## Words", "### Words"),
        ("Some words", "Some <!-- new --> words <!-- at the end -->"),
        ("Some <!-- old --> words", "<!--\n\nNew\n\n-->\n\nSome words"),
        ("> [!TIP]\n> Words", "::: tip\nWords\n:::"),
        ("<details>\n<summary>More</summary>\nWords\n</details>", "::: details More\nWords\n:::"),
        ("One<br>two", "One\\\ntwo"),
    ],
)
def test_rendering_alone_is_no_change(old: str, new: str) -> None:
    """Lines, loose lists and the level of a heading are not what readers call a change."""
    assert not compare_prose(html_of(old), html_of(new)).changed


def test_numbers_are_no_change() -> None:
    """After an added citation or footnote, the later ones have other numbers and are not marked."""
    cite = '<sup class="cite"><a href="#source.{0}" aria-label="Source {1}">{1}<span class="grade">A</span></a></sup>'
    note = '<sup class="footnote-ref"><a href="#fn{0}" id="fnref{0}">[{0}]</a></sup>'
    old = f"<p>First.</p>\n<p>Then{cite.format('b', 1)} more{note.format(1)}.</p>\n"
    new = (
        f"<p>First{cite.format('a', 1)}{note.format(1)}.</p>\n<p>Then{cite.format('b', 2)} more{note.format(2)}.</p>\n"
    )
    html = as_html(compare_prose(old, new), fold=False)
    assert 1 == html.count("<ins>")
    assert "<del>" not in html
    assert '<p>Then<sup class="cite"><a href="#source.b" aria-label="Source 2">2' in html


def test_another_grade_is_a_change() -> None:
    """The evidence for a claim became weaker: that is worth knowing."""
    cite = '<p>So<sup class="cite"><a href="#source.a" aria-label="x">1<span class="grade">{}</span></a></sup></p>'
    assert compare_prose(cite.format("A"), cite.format("B")).changed


def test_what_was_written_tells_whether_a_link_changed() -> None:
    """Both versions are rendered for pages of their own, so that the same link has two addresses."""
    old, new = (
        f'<p><a href="{both("a.md?x&y", address)}">Here</a> it is</p>' for address in ("../v/1/a/", "../a/?x&y")
    )
    assert not compare_prose(old, new).changed
    assert '<a href="../a/?x&amp;y">' in as_html(compare_prose(old, f"{new}<p>More words.</p>"))


def test_on_another_page() -> None:
    """Ids are left out there, and links within a page lead to the version they are of."""
    old = '<h2 id="a">A</h2>\n<p>See <a href="#a">the first part</a> again.</p>\n'
    new = '<h2 id="a">A</h2>\n<p>See <a href="#a">the first part</a> again. Or <a href="#a">this one</a> now.</p>\n'
    html = as_html(compare_prose(new, old), Pages("v/1/", "../"), fold=False)
    assert "<h2>A</h2>" in html
    assert '<a href="../#a">the first part</a>' in html
    assert '<a href="v/1/#a">this one</a>' in html
    assert '<a href="v/1/?a&amp;b#a">this one' in as_html(compare_prose(new, old), Pages("v/1/?a&b", "../"))
    assert "<a>this one</a>" in as_html(compare_prose(new, old), fold=False)


def test_a_table_with_another_column_is_replaced() -> None:
    """Its rows could not be shown in one table."""
    old, new = "|a|b|\n|-|-|\n|1|2|", "|a|b|c|\n|-|-|-|\n|1|2|3|"
    html = shown(old, new)
    assert 2 == html.count("<table>")
    assert 4 == html.count("<del>")
    assert 6 == html.count("<ins>")


def test_what_stayed_is_folded() -> None:
    """The blocks beside a change and its heading stay in sight; the heading behind it does not."""
    text = "\n\n".join(
        ["# x", *(f"Paragraph number {n}." for n in range(6)), "## Here", "One.", "Two.", "Three.", "Four."]
    )
    new = text.replace("Four.", "Four and five.")
    html = as_html(compare_prose(html_of(text), html_of(new)))
    assert "<summary>7 unchanged parts</summary>" in html
    assert html.index("</details>") < html.index('<h2 id="here">')
    assert "<summary>" not in html[html.index('<h2 id="here">') : html.index("Two.")]


@pytest.mark.parametrize("html", ["<p>x", "</p>", "<ul><p></ul></p>", "<div>" * 300 + "</div>" * 300])
def test_what_no_renderer_makes_is_refused(html: str) -> None:
    """A bug is said, instead of HTML that says something else."""
    with pytest.raises(ValueError, match=r"closes nothing|is not closed|deep"):
        compare_prose(html, "<p>x</p>")
