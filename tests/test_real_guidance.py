"""Real guidance in our format: two of GOV.UK's smart answers, every way of which was read from their own source.

Each line of `ways.txt` is an outcome and the answers that lead to it, as that source has them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.flows.diagram import Diagram
from builder.load.knowledge_base import load_site
from builder.site import FlowPage
from tests.knowledge_bases import CASES, run_builder

COUNTS = {"towing": ("towing-rules", 17, 22, 22), "inheritance": ("without-a-will", 14, 31, 42)}
"""The flow of each knowledge base, and how many questions, outcomes and ways it has."""


def root(name: str) -> Path:
    """The folder of one of the knowledge bases."""
    return CASES / "flows" / name


def page(name: str) -> FlowPage:
    """The flow of one of the knowledge bases."""
    site, _ = load_site(root(name))
    (flow,) = site.flows
    return flow


def ways(name: str) -> list[tuple[str, dict[str, str]]]:
    """Every way of the source: an outcome and the answers that lead to it."""
    lines = (root(name) / "ways.txt").read_text("utf-8").splitlines()
    split = [line.split(": ") for line in lines]
    return [(outcome, dict(answer.split() for answer in answers.split(", "))) for outcome, answers in split]


def paths(diagram: Diagram, reference: int) -> int:
    """The number of ways from a node to a leaf."""
    return 1 if reference < 0 else sum(paths(diagram, child) for child in diagram.nodes[reference].children)


@pytest.mark.parametrize("name", COUNTS)
def test_the_format_says_it(name: str) -> None:
    """Without an error or a warning, with as many questions, outcomes and ways as the source, each written once."""
    assert "no problems\n" == run_builder(root(name), "check").stdout
    flow = page(name)
    counted = (len(flow.flow.questions), len(flow.outcomes), paths(flow.diagram, flow.diagram.root))
    assert COUNTS[name] == (flow.flow.slug, *counted)
    assert COUNTS[name][3] == len(ways(name)) == len({json.dumps(answers) for _, answers in ways(name)})
    assert set(flow.outcomes) == {outcome for outcome, _ in ways(name)}


@pytest.mark.parametrize("name", COUNTS)
def test_every_way_leads_where_the_source_says(name: str, tmp_path: Path) -> None:
    """Asking exactly these questions in this order, as `builder flow run` does it."""
    lines = "".join(f"{json.dumps(answers)}\n" for _, answers in ways(name))
    (tmp_path / "answers.jsonl").write_text(lines, "utf-8")
    run = run_builder(root(name), "flow", "run", COUNTS[name][0], "--answers", str(tmp_path / "answers.jsonl"))
    given = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(o, list(answers)) for o, answers in ways(name)] == [(each["outcome"], each["asked"]) for each in given]


def test_the_order_of_questions_differs_by_region() -> None:
    """In Scotland aunts and uncles come before grandparents, elsewhere behind them."""
    orders = {
        answers["region"]: [question for question in answers if question in ("grandparents", "aunts-uncles")]
        for _, answers in sorted(ways("inheritance"), key=lambda way: len(way[1]))
    }
    assert ["aunts-uncles", "grandparents"] == orders["scotland"]
    assert ["grandparents", "aunts-uncles"] == orders["northern-ireland"] == orders["england-and-wales"]
