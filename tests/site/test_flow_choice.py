"""Beside an article are the flows that its editor means, or else those that fit it; many flows are never a wall."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.knowledge_bases import read_files, run_builder, write_files

FLOW = """format: 1
title: The {name}
summary: A question.
{more}questions: {{ill: {{ask: Are you ill?, choose: yes-no}}}}
rules: [{{when: {{ill: yes}}, advise: stay}}, {{otherwise: go}}]
outcomes:
  go: {{title: Go, verdict: Go., advice: A coat.}}
  stay: {{title: Stay, verdict: Stay., advice: Tea.}}
"""
NAMES = ("bag", "cup", "dish", "egg", "fork", "glass")


def site(folder: Path, article: str, flows: dict[str, str], text: str = "Text.", more: str = "") -> dict[str, str]:
    """The pages of a site of these flows, by name and further keys, with one article."""
    write_files(folder, {
        "content/site.yaml": f"title: T\n{more}",
        "content/articles/decide/a.md": f"---\ntitle: A\nsummary: S.\n{article}---\n{text}\n",
        **{f"content/flows/{name}/flow.yaml": FLOW.format(name=name, more=more) for name, more in flows.items()},
    })  # fmt: skip
    assert run_builder(folder, "build").exit_code == 0
    return {file: data.decode() for file, data in read_files(folder / "site").items() if file.endswith(".html")}


def cards(page: str) -> list[str]:
    """The titles of the cards on a page."""
    return re.findall(r'<p class="flow-card-title">The (\w+)</p>', page)


@pytest.mark.parametrize(
    ("article", "text", "shown"),
    [
        ("", "Text.", ["fork"]),
        ("tags: [tea]\n", "Text.", ["fork", "egg"]),
        ("related: [../../flows/bag/flow.yaml]\ntags: [tea]\n", "[Cup](../../flows/cup/flow.yaml)", ["bag"]),
        ("tags: [tea]\n", "[Cup](../../flows/cup/flow.yaml#x) [it](../../flows/bag/flow.yaml)", ["cup", "bag"]),
    ],
)
def test_of_many_flows(article: str, text: str, shown: list[str], tmp_path: Path) -> None:
    """Named ones come first, then linked ones, then those of the same tags or section by weight; else there is none."""
    more = dict.fromkeys(NAMES, "") | {"egg": "tags: [tea]\n", "fork": "tags: [tea]\nalso-in: decide\n"}
    more |= {"glass": "tags: [tea]\nweight: 9\n"}
    pages = site(tmp_path, article, more, text.replace("#x", ""))
    assert cards(pages["decide/a/index.html"]) == shown
    assert ('href="../../flows/">All 6 sets of questions' in pages["decide/a/index.html"]) == bool(shown)


@pytest.mark.parametrize(
    ("offered", "article", "text", "shown"),
    [
        ("[flows/glass/flow.yaml, flows/egg/flow.yaml, flows/fork/flow.yaml]", "", "Text.", ["egg", "fork"]),
        ("[flows/fork/flow.yaml, flows/egg/flow.yaml, flows/dish/flow.yaml]", "", "Text.", ["fork", "egg"]),
        ("[flows/cup/flow.yaml, flows/bag/flow.yaml]", "", "Text.", ["cup"]),
        ("[flows/cup/flow.yaml]", "related: [../../flows/bag/flow.yaml]\n", "Text.", ["bag"]),
        ("[flows/cup/flow.yaml]", "", "[Bag](../../flows/bag/flow.yaml)", ["bag"]),
        ("[]", "", "Text.", []),
    ],
    ids=["those that fit", "their order, at most two", "none fits", "named", "linked", "none offered"],
)
def test_offered_by_the_editor(offered: str, article: str, text: str, shown: list[str], tmp_path: Path) -> None:
    """`cards` in site.yaml chooses under articles that name none and link to none."""
    more = dict.fromkeys(NAMES, "") | dict.fromkeys(("egg", "fork", "dish"), "tags: [tea]\n")
    pages = site(tmp_path, f"tags: [tea]\n{article}", more, text, f"cards: {offered}\n")
    assert cards(pages["decide/a/index.html"]) == shown


def test_many_flows_are_a_list(tmp_path: Path) -> None:
    """The menu has one link to it, home names the first four by weight, and no page has a card for each."""
    names = [*NAMES, "ham", "ink"]
    pages = site(tmp_path, "", dict.fromkeys(names, "") | {"ink": "weight: -1\n"})
    assert re.findall(r">The (\w+)</a>", pages["flows/index.html"]) == ["ink", *names[:-1]]
    home = pages["index.html"]
    assert [cards(page) for page in (home, pages["404.html"], pages["decide/a/index.html"])] == [[], [], []]
    assert re.findall(r">The (\w+)</a>", home) == ["ink", *NAMES[:3]]
    assert '<a href="flows/">All 8 sets of questions</a></li>' in home
    for page in (home, pages["404.html"], pages["decide/a/index.html"]):
        assert page.count('flows/">Decide step by step</a>') >= 1
        assert "The glass</a>" not in page


def test_few_flows_are_shown_one_by_one(tmp_path: Path) -> None:
    """In the menu, at home and, where none fits it better, beside an article, in order of weight."""
    pages = site(tmp_path, "", {"bag": "weight: 2\n", "cup": "", "dish": "weight: 1\n"})
    for file in ("index.html", "404.html", "decide/a/index.html"):
        assert cards(pages[file]) == ["cup", "dish", "bag"]
        assert "Decide step by step" not in pages[file]
    assert "flows/index.html" not in pages


def test_a_flow_names_what_to_read_next(tmp_path: Path) -> None:
    """Articles and flows, by their titles, on its first page."""
    more = "related: [../../articles/decide/a.md, ../cup/flow.yaml]\n"
    page = site(tmp_path, "", {"bag": more, "cup": ""})["flows/bag/index.html"]
    assert (
        '<h2>Read next</h2>\n<ul>\n<li><a href="../../decide/a/">A</a></li>\n<li><a href="../cup/">The cup</a></li>'
        in page
    )


def test_what_a_flow_cannot_name(tmp_path: Path) -> None:
    """Itself, a page twice, an outcome, or too many."""
    named = "related: [flow.yaml, ../cup/flow.yaml, ../cup/flow.yaml]\n"
    write_files(tmp_path, {
        "content/site.yaml": "title: T\n",
        "content/flows/bag/flow.yaml": FLOW.format(name="bag", more=named),
        "content/flows/cup/flow.yaml": FLOW.format(name="cup", more="related: [../bag/nowhere.md]\n"),
    })  # fmt: skip
    said = run_builder(tmp_path, "check", "--format", "concise").stdout.splitlines()
    assert [line.partition("error[")[2] for line in said] == [
        "odd-related]: this flow is named itself; remove it",
        "odd-related]: `../cup/flow.yaml` is named twice; remove it",
        "broken-link]: `../bag/nowhere.md` does not exist; did you mean `../bag/flow.yaml`?",
    ]
