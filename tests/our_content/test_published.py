"""Our site is whole and light, its files have the published shape, and the README's figures are true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.flows import counts
from tests.browser.published import served
from tests.crawl import Crawl
from tests.knowledge_bases import ROOT
from tests.our_content.content import flagship
from tests.schema.test_schema import documents, errors
from tests.test_crawl import (
    pages_are_valid,
    redirects,
    test_every_page_is_found,
    test_no_id_stands_twice,
    test_no_link_is_broken,
)
from tests.test_weights import loaded, weight

__all__ = ["test_every_page_is_found", "test_no_id_stands_twice", "test_no_link_is_broken"]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def site(our_site: Path) -> tuple[Path, Crawl]:
    """Our site, walked as the tests of the program walk theirs."""
    with served(our_site) as base:
        crawl = Crawl(base)
        crawl.walk("", "404.html", *redirects(our_site))
    return our_site, crawl


def test_html_of_some_pages_is_valid(site: tuple[Path, Crawl]) -> None:
    """The parser of the HTML standard has nothing to mend."""
    pages_are_valid(site[1], 5)


@pytest.mark.long
def test_html_of_all_pages_is_valid(site: tuple[Path, Crawl]) -> None:
    """The same on each page."""
    pages_are_valid(site[1], 1)


def test_the_flagship_is_light(our_site: Path) -> None:
    """Its page loads less than 45 kB, every question and all advice included."""
    assert weight(*loaded(our_site / f"flows/{flagship().flow.slug}/index.html")) < 45_000


def test_schemas_accept_our_files() -> None:
    """Editors see no mistake where there is none."""
    checked = [(found.file, [error.message for error in errors(found)]) for found in documents(ROOT)]
    assert checked
    assert [] == [(file, messages) for file, messages in checked if messages]


def test_readme_counts_combinations() -> None:
    """The README gives the flagship's number, and its commands name the flagship."""
    (said,) = re.findall(r"flagship flow has ([\d,]+) combinations", README)
    assert f"{counts.combinations(flagship().diagram):,}" == said
    assert {flagship().flow.slug} == set(re.findall(r"^ +builder flow \w+ ([a-z-]+)", README, re.MULTILINE))
