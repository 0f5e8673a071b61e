"""Markup of other programs, and of our own with a mistake in it, is found; ordinary prose is not."""

from __future__ import annotations

import pytest

from builder.load.unread_markup import unread_markup_of

PROSE = (
    "It costs $5 and $6, or US$5/US$6, or $5-$6, and A$ is not C$.",
    "Set a_b_c, snake_case_ and C++ or C# and g++.",
    "At 12:30:45 :) or ;) or :-( and ^_^ and a:b:c, Notes: these.",
    "Dear {name}, ask @someone, AT&T; R&D; Q&A; 100% or 50 %, and x = y == z.",
    "It is 5 * 3 * 2, 2 ** 3, ~5 or ~10, a | b, [sic] and [...] and (a)[1].",
    "3 < 4 > 2, <3, -> and => and <- and ... and !!! and ???",
    "Import goods from abroad\nexport is a word\n2019. That year",
    'Tom\'s "word" -- and #1, #tag, no. #12, §5, *one* **two** _three_.',
    "Name: ______ and a*b, 10^6, x^2 and 1:1, ratio 3:2:1.",
    "A price* without tax. See note [1] and e.g. this, i.e. that.",
)


@pytest.mark.parametrize("text", PROSE)
def test_ordinary_prose(text: str) -> None:
    """Nothing in it looks like markup."""
    assert [(text[place:][:20], markup.message) for place, markup in unread_markup_of(text)] == []


FOUND = {
    "{: .lead}": "foreign-markup",
    "{.class}": "foreign-markup",
    "{target=_blank}": "foreign-markup",
    "{% include a.html %}": "foreign-markup",
    "{{ page.title }}": "foreign-markup",
    "{{< youtube x >}}": "foreign-markup",
    "{:toc}": "foreign-markup",
    "[TOC]": "foreign-markup",
    "[[toc]]": "foreign-markup",
    "[[Other page]]": "foreign-markup",
    "![[picture.png]]": "foreign-markup",
    "^[a note]": "foreign-markup",
    ":tada:": "foreign-markup",
    ":ref:`x`": "foreign-markup",
    "!!! note": "foreign-markup",
    '??? note "Title"': "foreign-markup",
    "[!info] Title": "foreign-markup",
    ".. note::": "foreign-markup",
    "import Ad from './_a';": "foreign-markup",
    "export default x": "foreign-markup",
    "==mark==": "foreign-markup",
    "++ins++": "foreign-markup",
    "$x^2$": "foreign-markup",
    "$$\nx\n$$": "foreign-markup",
    "{++new++}": "foreign-markup",
    "&nosuchname;": "foreign-markup",
    "+++": "foreign-markup",
    "##Words": "heading",
    "https://example.org/a_b.": "bare-address",
    "www.example.org": "bare-address",
    "ann@example.org": "bare-address",
    "| a | b |\n| c | d |": "broken-table",
    "<Tabs items={x} />": "html",
    "<kbd>": "html",
}


@pytest.mark.parametrize(("text", "check"), FOUND.items())
def test_markup_is_found(text: str, check: str) -> None:
    """It is found where it begins, at the beginning of a text and below other words."""
    for before in ("", "Words\n"):
        found = unread_markup_of(before + text)
        assert (found[0][0], found[0][1].check) == (len(before), check)


@pytest.mark.parametrize("text", ["H~2~O", "10^6^", "a `code` https://a.org"])
def test_markup_is_found_inside_of_words(text: str) -> None:
    """At its own place."""
    [(place, _)] = unread_markup_of(text)
    assert text[place] in "~^h"


@pytest.mark.parametrize("text", FOUND)
def test_markup_in_code_is_shown(text: str) -> None:
    """That is the way to write about it."""
    assert unread_markup_of(f"`` {text} ``") == []


def test_the_exact_text_to_write_is_shown() -> None:
    """Without the punctuation that ends the sentence."""
    [(_, markup)] = unread_markup_of("See (https://example.org/a_(b)).")
    assert markup.fix.startswith("write `<https://example.org/a_(b)>`")


def test_an_address_may_be_the_words_of_a_link() -> None:
    """It can be followed."""
    assert unread_markup_of("[https://a.org](https://a.org) [a@b.org](mailto:a@b.org) <https://a.org>") == []
