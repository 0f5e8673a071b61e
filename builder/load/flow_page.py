"""Read the folder of a flow: `flow.yaml`, its outcomes and their conditional paragraphs; compile what they decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from builder.flows.compile import compile_condition, compile_flow
from builder.flows.conditions import Condition
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.diagram import Diagram
from builder.flows.model import Flow, Outcome
from builder.flows.order import ordered
from builder.flows.state_limit import bounded
from builder.flows.tree import Tree, compile_tree
from builder.flows.weighed_scores import reads_score, weighed_by_rule
from builder.load.blocks import Blocks, name_user
from builder.load.changes import read_changes
from builder.load.conditions import Names, read_condition
from builder.load.fields import Fields
from builder.load.files import Files
from builder.load.flow import KEYS, read_flow, read_helps, read_names, read_titles
from builder.load.flow_limits import check_proofs
from builder.load.flow_outcomes import Outcomes, add_inline_outcomes, outcome_files
from builder.load.impossible_ways import impossible_ways
from builder.load.listing import read_listing
from builder.load.located import read_yaml
from builder.load.markdown import parse_scalar
from builder.load.outcome import read_then
from builder.load.use_blocks import insert_blocks
from builder.load.yaml_file import read_yaml_file
from builder.problems import Location, Problem, bounded_suggestions
from builder.site import FlowPage, OutcomePage, Weight, When

RULES = "let fewer rules combine these questions, or ask them closer together"
GUARDS = "let fewer guards combine these questions, or ask them closer together"
ORDER = "write these questions as nearly as you can in the order in which they are asked"


@bounded_suggestions()
def read_flow_page(files: Files, folder: str, blocks: Blocks) -> FlowPage | None:
    """The flow of one folder, compiled; None where it cannot be read, which its problems say."""
    file = f"{folder}/flow.yaml"
    before = len(files.found)
    outcomes = outcome_files(files, folder)
    fields = _fields(files, file, blocks)
    page = _page(fields, outcomes, PurePosixPath(folder).name) if fields else None
    name_user(files.found, before, file)
    if page is None:
        files.unread.update((file, *(outcome.file for outcome, _ in outcomes.values())))
    return page


def _fields(files: Files, file: str, blocks: Blocks) -> Fields | None:
    """The keys of a `flow.yaml`, of which there is at least one."""
    fix = "write `format: 1`, `title: …`, `summary: …`, `questions:` and `rules:`"
    if not files.exists(file):
        if file not in files.unread:
            files.problem(
                file, "missing-file", "this folder of a flow has no flow.yaml", "add it, or remove the folder"
            )
        return None
    node = read_yaml_file(files, file)
    if node is None or not node.entries:
        if node is not None:
            files.problem(file, "empty-value", "this flow is empty", fix)
        return None
    node = insert_blocks(node, blocks, files.found)
    return Fields(node, "this flow", KEYS, files.found, Location(file, 1)) if node else None


def _page(fields: Fields, outcomes: Outcomes, slug: str) -> FlowPage | None:
    """Read everything there is, so that all mistakes show at once; then compile, if none of them is in the way."""
    found = fields.found
    outcomes_known = add_inline_outcomes(fields, outcomes)
    title, short, summary = read_titles(fields)
    listing, reviewed, changes = read_listing(fields), fields.date("reviewed"), read_changes(fields)
    before = len(found)
    names = read_names(fields)
    sound = len(found) == before
    sensitive = fields.where("sensitive") if fields.boolean("sensitive", otherwise=False) else None
    start = fields.scalar("start")
    words = parse_scalar(start, found) if start else None
    if names is None or not outcomes_known:
        return None
    helps = read_helps(fields)
    logic = {
        id_: Outcome(id_, page.title, page.where, read_then(keys, names)) for id_, (page, keys) in outcomes.items()
    }
    whens = {id_: [_condition(when, names, found) for when in page.body.whens] for id_, (page, _) in outcomes.items()}
    flow = read_flow(fields, names, slug, logic)
    if flow is None or not sound:
        return None
    flow = replace(flow, title=title, short=short, summary=summary, sensitive=sensitive)
    tree, diagram, in_order = _compiled(flow, fields)
    if diagram is None or in_order is None:
        return None
    diagrams = _diagrams(flow, outcomes, whens, found)
    if not check_proofs(flow, in_order, len(diagrams), fields):
        return None
    pages = {id_: _with_conditions(page, whens[id_], flow, diagrams) for id_, (page, _) in outcomes.items()}
    shown, weights = tuple(diagrams), weights_of(flow, found)
    page = FlowPage(fields.begin.file, flow, diagram, in_order, pages, words, helps, shown, weights, tree)
    return replace(page, listing=listing, reviewed=reviewed, changes=changes)


def _compiled(flow: Flow, fields: Fields) -> tuple[Tree | None, Diagram | None, Diagram | None]:
    """What compiling a tree showed, the diagram that readers walk, and the one in order; None beyond the bound."""
    found = fields.found
    if flow.rules:
        diagram = bounded(partial(compile_flow, flow), flow.rules[0].where, found, RULES)
        return None, diagram, diagram
    where = fields.where("questions")
    tree = bounded(partial(compile_tree, flow), where, found, GUARDS)
    if tree is None:
        return None, None, None
    found.extend(impossible_ways(tree, flow))
    in_order = bounded(partial(ordered, tree.diagram), where, found, ORDER) if tree.diagram else None
    return tree, tree.diagram, in_order


def _condition(when: When, names: Names, found: list[Problem]) -> Condition | None:
    """The condition of a paragraph of an outcome."""
    where = when.where
    before = len(found)
    node = read_yaml(when.condition, where.file, found, where.line, where.column - 1)
    if node is None and len(found) == before:
        fix = "write `::: when {question: option}`, or `::: when` and the name of a fact"
        found.append(Problem(where, "missing-key", "this paragraph has no condition", fix))
    return read_condition(node, names, found)


def _diagrams(
    flow: Flow, outcomes: Outcomes, whens: Mapping[str, list[Condition | None]], found: list[Problem]
) -> dict[Condition, Diagram | None]:
    """Each condition of a paragraph with its diagram, compiled once however many paragraphs have it."""
    diagrams: dict[Condition, Diagram | None] = {}
    for id_, conditions in whens.items():
        for when, condition in zip(outcomes[id_][0].body.whens, conditions, strict=True):
            if condition is not None and condition not in diagrams:
                diagrams[condition] = bounded(partial(compile_condition, condition, flow), when.where, found, RULES)
    return diagrams


def _with_conditions(
    page: OutcomePage, conditions: list[Condition | None], flow: Flow, diagrams: Mapping[Condition, Diagram | None]
) -> OutcomePage:
    """The outcome with the compiled conditions of its paragraphs; with none where one of them cannot be read."""
    compiled = []
    for condition in conditions:
        diagram = diagrams[condition] if condition else None
        if condition is None or diagram is None:
            return page
        compiled.append((condition_in_words(condition, flow), diagram))
    weighed = frozenset(place for place, each in enumerate(conditions) if each and reads_score(each, flow))
    return replace(page, conditions=tuple(compiled), weighed=weighed)


def weights_of(flow: Flow, found: list[Problem]) -> dict[str, tuple[Weight, ...]]:
    """What each score that a rule reads is made of; without what cannot be compiled, which its problem says."""
    weights = {}
    for score in dict.fromkeys(score for scores in weighed_by_rule(flow).values() for score in scores):
        made = []
        for term in flow.scores[score].terms:
            diagram = bounded(partial(compile_condition, term.when, flow), term.where, found, RULES)
            if diagram is not None:
                made.append(Weight(term.add, condition_in_words(term.when, flow), diagram))
        weights[score] = tuple(made)
    return weights
