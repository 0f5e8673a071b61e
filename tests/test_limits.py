"""Small files that would cost much: each is refused where it stands, with what the limit is and what to do."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from builder.check.flow import dead_rules
from builder.check.run_checks import check_site
from builder.check.today import Day
from builder.flows.answer_sets import IN, OUT, Sets
from builder.flows.compile import compile_cases, compile_flow
from builder.flows.diagram import Diagram, Leaf
from builder.flows.expand import TooManyStatesError
from builder.flows.model import Flow
from builder.flows.product import leaf_pairs
from builder.flows.questions.variable import Variable
from builder.flows.state_limit import within_limit
from builder.load import flow_limits
from builder.load.knowledge_base import load_site
from builder.problems import Problem, bounded_suggestions, close_names, did_you_mean, has_errors
from builder.render.flows import nodes
from builder.site import FlowPage
from tests.flows.naive import flow_of
from tests.flows.random_flows import HERE
from tests.knowledge_bases import ARTICLE, write_files
from tests.test_hostile import ARTICLE_FILE, FLOW_FILE, SITE_FILE

TODAY = datetime.date(2026, 11, 23)

OUTCOMES = """outcomes:
  go: {title: Go, verdict: "Yes.", advice: Go.}
  stay: {title: Stay, verdict: "No.", advice: Stay.}
"""


def body(text: str) -> dict[str, str]:
    """An article with this text."""
    return {ARTICLE_FILE: ARTICLE.replace("Text.", text)}


def flow_text(options: list[int], more: str = "", keys: str = "") -> str:
    """A flow of questions with so many options each, and further keys of the first question."""
    offered = [", ".join(f"o{n}: Option {n}" for n in range(number)) for number in options]
    asked = "".join(
        f"  q{place}: {{ask: 'Which?', options: {{{each}}}{keys if not place else ''}}}\n"
        for place, each in enumerate(offered)
    )
    rules = "rules:\n  - {when: {q0: o0}, advise: go}\n  - {otherwise: stay}\n"
    return f"format: 1\ntitle: T\nsummary: S\nquestions:\n{asked}{rules}{more}{OUTCOMES}"


def flow(options: list[int], more: str = "", keys: str = "") -> dict[str, str]:
    """The same as a file."""
    return {FLOW_FILE: flow_text(options, more, keys)}


LONG = "x" * 100_000
REFUSED = {
    "long address": (
        body(f"[a]: https://example.org/{LONG}\n\n[a] and [a]"),
        f"{ARTICLE_FILE}:7:1: too-long: this address has 100,020 characters; shorten it; 2,000 are the limit",
    ),
    "address that is used again and again": (
        body(f"[a]: https://example.org/{'x' * 1900}\n\n" + "[a] " * 10_000),
        f"{ARTICLE_FILE}:5:1: too-long: this text makes more than the 5 MB of HTML that a page may have; divide it, or "
        "shorten the addresses and titles that it uses again and again",
    ),
    "title that is used again and again": (
        body(f"[a]: b.md '{LONG}'\n\n" + "[a] " * 10_000),
        f"{ARTICLE_FILE}:5:1: too-long: this text makes more than the 5 MB of HTML that a page may have; divide it, or "
        "shorten the addresses and titles that it uses again and again",
    ),
    "long address of an image": (
        body(f"![words]({LONG}.png)"),
        f"{ARTICLE_FILE}:5:1: too-long: this address has 100,004 characters; shorten it; 2,000 are the limit",
    ),
    "images": (
        body("![a](b.png)\n" * 20_000),
        f"{ARTICLE_FILE}:5:1: too-long: this text makes more than the 5 MB of HTML that a page may have; divide it, or "
        "shorten the addresses and titles that it uses again and again",
    ),
    "quotation marks": (
        body("First.\n\n" + "'a " * 501),
        f"{ARTICLE_FILE}:7:1: too-long: this paragraph has 501 quotation marks and apostrophes; divide it; 500 are the "
        "limit",
    ),
    "long title": (
        {ARTICLE_FILE: ARTICLE.replace("Go or not", LONG)},
        f"{ARTICLE_FILE}:2:8: too-long: `title` has 100,000 characters, 99,000 more than fit; shorten it to 1,000 "
        "characters or fewer",
    ),
    "many tags": (
        {ARTICLE_FILE: ARTICLE.replace("---\nText", f"tags: [{', '.join(f't{n}' for n in range(101))}]\n---\nText")},
        f"{ARTICLE_FILE}:4:1: too-long: `tags` has 101 entries; keep the most important ones; 100 are the limit",
    ),
    "long tag": (
        {ARTICLE_FILE: ARTICLE.replace("---\nText", f"tags: [{'x' * 2001}]\n---\nText")},
        f"{ARTICLE_FILE}:4:8: too-long: an entry of `tags` has 2,001 characters, 1 more than fit; shorten it to 2,000 "
        "characters or fewer",
    ),
    "options": (
        flow([501]),
        f"{FLOW_FILE}:5:3: too-many-options: the question `q0` has 501 options; ask it in two steps, the first with "
        "groups of options; 500 are the limit",
    ),
    "options of all questions": (
        flow([500, 500, 500, 500, 2]),
        f"{FLOW_FILE}:4:1: too-many-options: the questions of this flow have 2,002 options in all; split it into "
        "several flows; 2,000 are the limit",
    ),
    "help": (
        flow([2], keys=f", help: {'x' * 20_001}"),
        f"{FLOW_FILE}:5:68: too-long: the help of `q0` makes more than 20,000 characters of HTML; shorten it; put the "
        "rest in an article, and link to that",
    ),
    "monotone law": (
        flow([500], "laws:\n  - {monotone: q0, towards: go, away-from: stay}\n"),
        f"{FLOW_FILE}:4:1: too-many-states: this flow has 500 answers in all its states, and 124,752 things to look up "
        "among them; let fewer rules combine questions, or remove scenarios or laws, until the product is 10,000,000 "
        "or less",
    ),
}


def problems_of(root: Path) -> list[Problem]:
    """Every problem of a knowledge base."""
    site, found = load_site(root)
    return [*found, *check_site(site, Day(TODAY))]


@pytest.mark.parametrize(("files", "expected"), REFUSED.values(), ids=REFUSED)
def test_refused(files: dict[str, str], expected: str, tmp_path: Path) -> None:
    """The message has the place, the limit and a way out, and is short itself."""
    write_files(tmp_path, {SITE_FILE: "title: Test site\n", ARTICLE_FILE: ARTICLE, **files})
    said = [f"{p.where}: {p.check}: {p.message}; {p.fix}" for p in problems_of(tmp_path)]
    assert expected in [each.replace(LONG, "…") for each in said]


def test_options_at_the_limit(tmp_path: Path) -> None:
    """Lists like that of all countries are fine, twice over."""
    write_files(tmp_path, {SITE_FILE: "title: T\n", ARTICLE_FILE: ARTICLE, **flow([500])})
    site, found = load_site(tmp_path)
    assert found == ()
    assert len(site.flows[0].diagram.nodes[0].children) == 500


def wide() -> Flow:
    """A flow of three questions with twelve options each."""
    return flow_of(flow_text([12, 12, 12]).replace("{q0: o0}", "{any: [{q0: o0}, {q1: o0}, {q2: o0}]}"), ("go", "stay"))


def test_steps_are_bounded_besides_states(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few states can be dear: with long lists of options, many rules, or long conditions."""
    compile_flow(wide())
    monkeypatch.setattr("builder.flows.expand.MAX_STEPS", 500)
    with pytest.raises(TooManyStatesError):
        compile_flow(wide())


def test_values_are_bounded_besides_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where diagrams are walked side by side, and where sets are combined."""
    diagram = compile_flow(wide())
    leaf_pairs(diagram, diagram)
    monkeypatch.setattr("builder.flows.product.WIDTH", 0)
    with pytest.raises(TooManyStatesError):
        leaf_pairs(diagram, diagram)
    monkeypatch.setattr("builder.flows.answer_sets.WIDTH", 0)
    with pytest.raises(TooManyStatesError):
        Sets(diagram.variables).where(diagram, lambda leaf: leaf.outcome == "go")


def test_sets_over_one_question_have_hashes_of_their_own() -> None:
    """Python hashes -1 and -2 alike; with these as leaves, a table of sets would be no quicker than a list."""
    Sets([Variable("q", ("a", "b"))])
    assert len({hash((IN,) * n + (OUT,) + (IN,) * (99 - n)) for n in range(100)}) == 100


def test_steps_that_list_too_much_have_no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where they are too many."""
    flow = wide()
    diagram = compile_flow(flow)
    page = FlowPage("flow.yaml", flow, diagram, diagram, {})
    assert nodes.has_node_pages(page)
    monkeypatch.setattr(nodes, "MAX_NODE_LINKS", 30)
    assert not nodes.has_node_pages(page)


def test_pages_that_would_carry_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers load the diagram, so there is a limit on its size besides those on what is proved."""
    write_files(tmp_path, {SITE_FILE: "title: T\n", ARTICLE_FILE: ARTICLE, FLOW_FILE: flow_text([12])})
    assert not has_errors(problems_of(tmp_path))
    monkeypatch.setattr(flow_limits, "MAX_EXPORTED", 11)
    (problem,) = [each for each in problems_of(tmp_path) if each.check == "too-many-states"]
    assert (
        problem.message == "the page of this flow would carry 12 answers in all its states, which readers have to load"
    )


def test_a_refused_question_of_boxes_says_what_to_do() -> None:
    """Asking it closer to others would not help where it is the only one."""
    boxes = ", ".join(f"o{number}: Option {number}" for number in range(40))
    middle = ", ".join(f"o{number}" for number in range(40))
    flow = flow_of(
        f"format: 1\ntitle: T\nsummary: S\nquestions: {{q: {{ask: Q?, choose: many, options: {{{boxes}}}}}}}\n"
        f"rules: [{{when: {{q: {{at-least: 20, of: [{middle}]}}}}, advise: go}}, {{otherwise: stay}}]\n",
        ("go", "stay"),
    )
    refused = within_limit(lambda: compile_flow_within(flow, 50), HERE, "ask these questions closer together")
    (problem,) = refused.problems
    assert problem.fix == "let fewer conditions combine its options, or ask it as several questions: `q`"


def compile_flow_within(flow: Flow, states: int) -> Diagram:
    """The diagram of its rules, where it has few states."""
    cases = [(rule.when, Leaf(rule.advise, rule.id)) for rule in flow.rules]
    return compile_cases(cases, Leaf(None, None), flow.questions, flow.facts, flow.scores, states)


def test_dead_rules_among_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are still found, but not which earlier rules take their cases."""
    dead = flow_text([2]).replace("  - {otherwise", "  - {id: dead, when: {q0: o0}, advise: go}\n  - {otherwise")
    write_files(tmp_path, {SITE_FILE: "title: T\n", ARTICLE_FILE: ARTICLE, FLOW_FILE: dead})
    monkeypatch.setattr(dead_rules, "MAX_COMPARED", 0)
    (message,) = [problem.message for problem in problems_of(tmp_path) if problem.check == "dead-rule"]
    assert message == "the rule `dead` never decides: earlier rules take every case it covers"


def test_renamed_folder(tmp_path: Path) -> None:
    """Each of the links that it breaks is told where its page is now, however many there are."""
    count = 300
    links = "\n".join(f"[a](../old/page-{n}.md)" for n in range(count))
    pages = {f"content/articles/new/page-{n}.md": ARTICLE for n in range(count)}
    write_files(tmp_path, {SITE_FILE: "title: T\n", **pages, ARTICLE_FILE: ARTICLE.replace("Text.", links)})
    site, _ = load_site(tmp_path)
    with bounded_suggestions(count * 20):
        fixes = [problem.fix for problem in check_site(site, Day(TODAY)) if problem.check == "broken-link"]
    assert fixes == [f"did you mean `../new/page-{n}.md`?" for n in range(count)]


def test_suggestions_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are compared up to a number, and few of them letter by letter; then what else there is to say is said."""
    compared: list[int] = []

    def none_is_close(name: str, names: list[str], n: int, cutoff: float) -> list[str]:
        compared.append(len(names))
        return []

    monkeypatch.setattr("difflib.get_close_matches", none_is_close)
    names = [f"name-{number}" for number in range(100)]
    with bounded_suggestions(250):
        fixes = [did_you_mean("nme-7", names, "add it") for _ in range(10)]
        assert close_names("x" * 201, names) == []
    assert compared == [30, 30, 30]
    assert fixes == ["add it"] * 10
    close_names("nme-7", names)
    assert len(compared) == 4


def test_suggestion_among_many() -> None:
    """Those that share the most letters in a row come before those that are only as long."""
    assert close_names("artcle-77", [f"article-{number}" for number in range(1_000)])[0] == "article-77"
