"""Titles in the order of the alphabet, and words in addresses."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.load.fields import SLUG
from builder.text.collation import first_letter, slug_of, sort_key
from builder.text.names import is_address_part, shortened

IN_ORDER = (
    "“?”", "2 ways to ask", "10 questions", "a", "A", "à", "A job", "A-level", "Aardvark", "École", "ecologist",
    "Ecology", "Is it a scam?", "“It depends”", "It's", "Its", "Job", "job search", "Jobs", "Øl", "omelette", "resume",
    "Resume", "résumé", "Résumé", "Straße", "strasses", "Zebra", "Ελλάδα", "Москва",
)  # fmt: skip


def test_order() -> None:
    """Base letters before accents, accents before capitals; digits as numbers; quotation marks and dashes as none."""
    mixed = random.Random(1).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(mixed, key=sort_key) == list(IN_ORDER)


@pytest.mark.parametrize(
    ("title", "letter"),
    [("École", "E"), ("“Why?”", "W"), ("10 questions", "0"), ("Øl", "O"), ("ßa", "S"), ("…", "#"), ("Ωμέγα", "Ω")],
)
def test_first_letter(title: str, letter: str) -> None:
    """Without accent, behind punctuation; one heading for all digits."""
    assert first_letter(title) == letter


@pytest.mark.parametrize(
    ("words", "slug"),
    [("Job scam", "job-scam"), ("job-scam", "job-scam"), ("Don't go", "dont-go"), ("Über Straßen", "uber-strassen"),
     ("smørrebrød", "smorrebrod"), ("a: b", "a-b"), ("面接", "面接"), ("?!", ""), ("C", "c"), ("C++", "c-plus-plus"),
     ("C#", "c-sharp"), ("A+B", "a-b"), ("#pay", "pay"),
     ("1\ufe0f\u20e3 Step", "1-step"), ("किताब और Job", "किताब-और-job"),
     ("Работа й", "работа-й"), ("مقابلة عمل", "مقابلة-عمل"), ("면접", "면접")],
)  # fmt: skip
def test_slug(words: str, slug: str) -> None:
    """Words that differ in capitals, accents, spaces or punctuation alone have one address."""
    assert slug_of(words) == slug


@given(st.text(max_size=20), st.text(max_size=20))
def test_laws(one: str, other: str) -> None:
    """Only equal titles are equal in order; an address is one, or empty, and its own."""
    assert (sort_key(one) == sort_key(other)) == (one == other)
    slug = slug_of(one)
    assert not slug or is_address_part(slug) or slug != shortened(slug)
    if one.isascii():
        assert not slug or len(slug) > 100 or SLUG.fullmatch(slug)
    assert slug_of(slug) == slug
