"""A document's HTML on one page: addresses, citations, conditions and the names of footnotes."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from builder.changes.prose.normal import without_written
from builder.load.markdown import parse_markdown
from builder.problems import Location
from builder.render.addresses import Addresses
from builder.render.markdown import Citations, Words
from builder.site import Document, PublishedImage, Source, Variant
from builder.site.links import Targets

FILE = "content/articles/decide/here.md"
OTHER = "content/articles/safety/there.md"


@pytest.fixture
def words() -> Words:
    """The renderer for documents of the page /decide/here/."""
    where = Location("content/sources.yaml")
    sources = {key: Source(key, key, grade, where) for key, grade in (("law", "A"), ("survey", "C"))}
    targets = Targets(
        {FILE: "decide/here/", OTHER: "safety/there/"}, {OTHER: frozenset({"a"}), FILE: frozenset({"b", "fn1"})}
    )
    picture = PublishedImage("content/articles/decide/map.svg", ".svg", (Variant(30, 20, b""),))
    return Words(Addresses("decide/here/"), targets, {picture.file: picture}, Citations(sources))


def document(text: str) -> Document:
    """Some Markdown of an outcome, parsed; it has no mistake that reading it would show."""
    parsed, found = parse_markdown(text, Location(FILE), outcome=True)
    assert found == ()
    return parsed


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[x](../safety/there.md#a)", '<a href="../../safety/there/#a">x</a>'),
        ("[x](#b)", '<a href="#b">x</a>'),
        ('[x](https://a.org/?b&c "D & E")', '<a href="https://a.org/?b&amp;c" title="D &amp; E">x</a>'),
        (
            '![a **"map"**](map.svg)',
            '<img src="../map.e3b0c44298.svg" width="30" height="20" alt="a &quot;map&quot;" decoding="async">',
        ),
        ("**a** *b* `c<`", "<strong>a</strong> <em>b</em> <code>c&lt;</code>"),
    ],
)
def test_inline_html(words: Words, text: str, html: str) -> None:
    """Links lead on from this page, images are found from it, and all text is escaped."""
    assert words.inline(document(text)) == html


def test_citations_are_numbered_by_page(words: Words) -> None:
    """In the order in which they are first cited, over all documents of the page."""
    first, second = words.html(document("Said[@survey].")), words.html(document("Known[@law; @survey]."))
    assert 'href="#source.survey" aria-label="Source and grade: 1 C">1 <' in first
    assert second.index(">2 <") < second.index(">1 <")
    assert [(number, source.key) for number, source in words.citations.cited] == [(1, "survey"), (2, "law")]


def test_condition_is_put_in_words(words: Words) -> None:
    """The paragraph says when it applies, in words that are escaped, and keeps its number for the browser."""
    html = words.html(document("::: when x\nRun.\n:::\n\n::: when y\nWalk.\n:::\n"), ["it is < 1 km", "it is far"])
    assert '<div class="when" data-when="0">\n<p class="when-title">If it is &lt; 1 km:</p>\n<p>Run.</p>' in html
    assert '<div class="when" data-when="1">\n<p class="when-title">If it is far:</p>\n<p>Walk.</p>' in html


def test_ids_of_two_documents_differ(words: Words) -> None:
    """Both may stand on one page: headings and footnotes of a part of it are named after it, with links to them."""
    text = document("## Fn.1\n\nText[^a], [above](#fn1).\n\n[^a]: Note.\n")
    alone = words.html(text)
    assert re.findall(' id="(.*?)"', alone) == ["fn1", "fnref.1", "fn.1"]
    assert re.findall(' href="(.*?)"', alone) == ["#fn.1", "#fn1", "#fnref.1"]
    inside = replace(words, within="outcome.go").html(text)
    assert re.findall(' id="(.*?)"', inside) == ["outcome.go.fn1", "fnref.outcome.go.1", "fn.outcome.go.1"]
    assert re.findall(' href="(.*?)"', inside) == ["#fn.outcome.go.1", "#outcome.go.fn1", "#fnref.outcome.go.1"]
    step = replace(words, within="outcome.go").html(text, name="step.2")
    assert re.findall(' id="(.*?)"', step)[1:] == ["fnref.outcome.go.step.2.1", "fn.outcome.go.step.2.1"]


def test_a_heading_without_letters_has_an_anchor(words: Words) -> None:
    """GitHub leaves nothing of it; an empty id is none."""
    html = words.html(document("## ?!\n\n## …\n\n## Section\n"))
    assert re.findall(' id="(.*?)"', html) == ["section", "section-1", "section-2"]


def test_box_has_a_title(words: Words) -> None:
    """The one that was written, escaped, or the one of its kind."""
    html = words.html(document("::: note Mind & gap\nText.\n:::\n\n::: tip\nText.\n:::\n"))
    assert '<div class="box box-note">\n<p class="box-title">Mind &amp; gap</p>' in html
    assert '<p class="box-title">Tip</p>' in html


def test_addresses_with_what_was_written(words: Words) -> None:
    """For a comparison of two versions, which are rendered for two addresses; only the address is shown."""
    html = replace(words, written=True).html(document("[x](../safety/there.md#a)"))
    assert 'href="../safety/there.md#a\0../../safety/there/#a"' in html
    assert words.html(document("[x](../safety/there.md#a)")) == without_written(html)


@pytest.mark.parametrize(
    ("alert", "box", "title"),
    [
        ("NOTE", "note", "Note"),
        ("important", "note", "Important"),
        ("Tip", "tip", "Tip"),
        ("WARNING", "warning", "Warning"),
        ("CAUTION", "warning", "Caution"),
    ],
)
def test_alerts_are_boxes(words: Words, alert: str, box: str, title: str) -> None:
    """The five of GitHub, each with its own title."""
    html = words.html(document(f"> [!{alert}]\n> Mind *this*.\n>\n> - One\n"))
    assert f'<div class="box box-{box}">\n<p class="box-title">{title}</p>\n<p>Mind <em>this</em>.</p>' in html
    assert "blockquote" not in html
    assert "[!" not in html
    assert "blockquote" in words.html(document("> Words.\n>\n> > [!TIP]\n> > Inside.\n"))


def test_an_alert_may_begin_with_a_list(words: Words) -> None:
    """Its first line is no paragraph then."""
    html = words.html(document("> [!TIP]\n>\n> - One\n"))
    assert html == '<div class="box box-tip">\n<p class="box-title">Tip</p>\n<ul>\n<li>One</li>\n</ul>\n</div>\n'


def test_struck_text_is_announced(words: Words) -> None:
    """Hardly any screen reader tells it from other text."""
    html = words.inline(document("~~old~~ new"))
    unseen = '<span class="visually-hidden">{}</span>'
    assert html == f"<s>{unseen.format('[struck out: ')}old{unseen.format(']')}</s> new"


@pytest.mark.parametrize(
    "text",
    [
        "a <!-- c --> b",
        "a b\n\n<!-- c\n\n- d -->",
        "<!-- c --> <!-- d -->\na b",
        "a <!-- c\nd -->b",
        "<!-- c -->a b<!-- TODO -->",
        "a <!--> b",
        "a b <!-- c -->",
    ],
)
def test_comments_are_nowhere(words: Words, text: str) -> None:
    """Neither in the text nor in its HTML; nor does one leave a space, so that a new comment changes nothing."""
    assert words.html(document(text)) == "<p>a b</p>\n"


def test_a_comment_in_code_is_shown(words: Words) -> None:
    """It is what the text is about."""
    assert "&lt;!-- c --&gt;" in words.html(document("`<!-- c -->`"))
    assert "&lt;!-- c --&gt;" in words.html(document("```\n<!-- c -->\n```"))


def test_folding_boxes(words: Words) -> None:
    """As a box of ours and as on GitHub, also in each other."""
    ours = words.html(document("::: details More & more\nText.\n:::\n"))
    assert ours == (
        '<details class="box box-details">\n<summary class="box-title">More &amp; more</summary>\n'
        "<p>Text.</p>\n</details>\n"
    )
    assert words.html(document("<details>\n<summary>More & more</summary>\n\nText.\n\n</details>\n")) == ours
    assert words.html(document("<details><summary>More & more</summary>\nText.\n</details>\n")) == ours
    inside = "<details>\n<summary>A</summary>\n\n<details>\n<summary>B</summary>\nb\n</details>\n\na\n</details>\n"
    assert words.html(document(inside)).count("</details>\n") == 2


def test_line_breaks(words: Words) -> None:
    """Also in a cell, where a line cannot end."""
    assert words.html(document("| a |\n| - |\n| b<br>c<br/>d |\n")).count("<br />") == 2
    assert words.inline(document("a <br> b")) == words.inline(document("a\\\nb")) == words.inline(document("a  \nb"))


def test_ids_of_headings(words: Words) -> None:
    """The id that is written, which no other heading gets then; links find it."""
    parsed = document("## Own id\n\n## Ways {#own-id}\n")
    assert re.findall('id="(.*?)"', words.html(parsed)) == ["own-id-1", "own-id"]
    assert [heading.text for heading in parsed.headings] == ["Own id", "Ways"]


def test_places_in_sources(words: Words) -> None:
    """Words before a source and after it are shown with its mark, outside of its link."""
    html = words.inline(document("Said [see @law, p. 4; @survey]."))
    assert re.sub(r" aria-label=\"[^\"]*\"", "", html) == (
        'Said<sup class="cite"><span class="cite-words">see </span><a href="#source.law">1 <span class="grade">A</span>'
        '</a><span class="cite-words">, p. 4</span> <a href="#source.survey">2 <span class="grade">C</span></a></sup>.'
    )


def test_a_name_in_a_link_is_no_citation(words: Words) -> None:
    """It leads where it says."""
    assert 'href="https://example.org/"' in words.html(document("[ask @law](https://example.org/)"))


def test_lists_begin_where_they_say(words: Words) -> None:
    """With any number, and with a bracket."""
    assert words.html(document("3. c\n4. d\n")).startswith('<ol start="3">')
    assert words.html(document("1) a\n2) b\n")).startswith("<ol>")


def test_a_footnote_in_a_list(words: Words) -> None:
    """Its words are at the end of the page, as of any other."""
    html = words.html(document("- One[^a]\n\n  [^a]: A note.\n- Two\n"))
    assert html.index("Two") < html.index("A note.")
