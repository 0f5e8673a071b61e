"""The promises of markdown.md: every example in it works, and every form of Markdown that there is has one."""

from __future__ import annotations

import re

import pytest

from builder.load.markdown import parse_markdown
from builder.problems import Location
from docs.pages import doc_page
from tests.knowledge_bases import CASES

PAGE = doc_page("markdown")
EXAMPLES = [text for _, text in re.findall(r"^(`{3,})markdown\n(.*?)^\1$", PAGE.read_text("utf-8"), re.M | re.S)]


def forms(html: str) -> set[str]:
    """The kinds of elements, with their classes, and of what a page fills in."""
    parts = re.findall(r"<[a-z][^>\0]*|\0[a-z][^\0]*\0", html)
    return {
        part[:2] if part[0] == "\0" else re.sub(r'(?<! class)="[^"]*"| loading|language-\w+', "", part)
        for part in parts
    }


def rendered(text: str) -> str:
    """The HTML of some Markdown, which has no mistake."""
    document, found = parse_markdown(text, Location("content/articles/decide/example.md", 1))
    assert [] == [problem.message for problem in found]
    return document.html


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.split("\n")[0][:30])
def test_example(text: str) -> None:
    """It becomes more than the paragraph it would be if nothing of it were read as markup."""
    assert forms(rendered(text)) - {"<p>"}


def test_every_form_has_an_example() -> None:
    """All that the case `everything` uses, which in turn uses all there is."""
    article = (CASES / "good/everything/content/articles/decide/go.md").read_text("utf-8").split("---\n", 2)[2]
    assert forms(rendered(article)) - forms("".join(map(rendered, EXAMPLES))) == set()
