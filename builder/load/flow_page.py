"""Read the folder of a flow: `flow.yaml`, its outcomes and their conditional paragraphs; compile what they decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath

from builder.flows.conditions import Condition
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.diagram import Diagram
from builder.flows.figures.figure import needed_for
from builder.flows.model import Flow, Outcome
from builder.flows.on_the_way import OnTheWay
from builder.flows.state_limit import within_limit
from builder.flows.weighed_scores import reads_score
from builder.load.answer_slots import outcome_problems
from builder.load.blocks import Blocks, naming_user
from builder.load.changes import read_changes
from builder.load.conditions import Names, read_condition
from builder.load.fields import Fields
from builder.load.files import Files
from builder.load.flow import KEYS, read_flow, read_helps, read_names, read_titles
from builder.load.flow_collects import one_result_alone
from builder.load.flow_compiled import ORDER, RULES, compiled
from builder.load.flow_keys import read_keys
from builder.load.flow_limits import too_long_for_a_page, too_many_proofs
from builder.load.flow_outcomes import Outcomes, add_inline_outcomes, outcome_files
from builder.load.guards import read_guards
from builder.load.listing import read_listing
from builder.load.located import Scalar, read_yaml
from builder.load.markdown import parse_scalar
from builder.load.next_flows import read_next
from builder.load.outcome import read_then
from builder.load.reader import Reader, in_the_way
from builder.load.reviews import read_months, read_reviewer
from builder.load.rule_tables import RuleTables
from builder.load.shown_figures import figures_exist
from builder.load.weights import weights_of
from builder.problems import Location, Result, bounded_suggestions
from builder.site import Document, FlowPage, OutcomePage, Reference, When

Placed = tuple[Location, Condition | None]
"""A condition with its place; None where it cannot be read."""


@bounded_suggestions()
def read_flow_page(files: Files, folder: str, blocks: Blocks) -> Result[FlowPage | None]:
    """The flow of one folder, compiled; None where it cannot be read."""
    file = f"{folder}/flow.yaml"
    outcomes = outcome_files(files, folder)
    reader = Reader()
    tables = RuleTables(files, folder)
    node = reader.take(read_keys(files, file, blocks, tables))
    page = fields = None
    if node is not None:
        fields = Fields(node, "this flow", KEYS, Location(file, 1), within=reader)
        page = _page(fields, outcomes, PurePosixPath(folder).name)
    if page is None:
        files.unread.update((file, *(outcome.file for outcome, _ in outcomes.values())))
        files.unplaced += _words_of(fields, outcomes)
    of_outcomes = (problem for _, keys in outcomes.values() for problem in keys.problems)
    problems = (*reader.problems, *of_outcomes)
    return Result(page, tuple(tables.named(naming_user(problem, file)) for problem in problems))


def _words_of(fields: Fields | None, outcomes: Outcomes) -> Iterator[Document]:
    """The words of a flow that cannot be read as a whole; what is wrong in them alone has been reported."""
    start = fields.node_of("start") if fields else None
    if isinstance(start, Scalar):
        yield parse_scalar(start).value
    yield from read_helps(fields.apart()).values() if fields else ()
    for page, _ in outcomes.values():
        yield from (*page.do_now, page.body, Document(page.file, "", links=page.read, citations=page.evidence))


def _page(fields: Fields, outcomes: Outcomes, slug: str) -> FlowPage | None:
    """Read everything there is, so that all mistakes show at once; then compile, if none of them is in the way."""
    outcomes_known = add_inline_outcomes(fields, outcomes)
    title, short, summary = read_titles(fields)
    listing, changes = read_listing(fields), read_changes(fields)
    reviewed, reviewer, every = fields.date("reviewed"), read_reviewer(fields), read_months(fields, "review-every")
    related = tuple(Reference(other.text, other.where) for other in fields.scalars("related"))
    weight = fields.integer("weight") or 0
    read = read_names(fields)
    names = fields.take(read)
    draft = fields.boolean("draft", otherwise=False)
    sensitive = fields.where("sensitive") if fields.boolean("sensitive", otherwise=False) else None
    start = fields.scalar("start")
    words = fields.take(parse_scalar(start)) if start else None
    if names is None or not outcomes_known:
        return None
    helps = read_helps(fields)
    logic = {
        id_: Outcome(
            id=id_,
            title=page.title,
            where=page.where,
            then=read_then(keys, names),
            was=page.was,
            next=read_next(keys, names),
            figures=tuple(page.figures),
        )
        for id_, (page, keys) in outcomes.items()
    }
    whens = {
        id_: [(when.where, keys.take(paragraph_condition(when, names))) for when in page.body.whens]
        for id_, (page, keys) in outcomes.items()
    }
    for id_, (outcome, keys) in outcomes.items():
        guards = tuple(read_guards(keys, names))
        keys.report(*outcome_problems(outcome, keys, names))
        whens[id_] += [(guard.where, condition) for guard, condition in guards]
        outcomes[id_] = replace(outcome, guards=tuple(guard for guard, _ in guards)), keys
    flow = fields.take(read_flow(fields, names, slug, logic))
    if flow is None or in_the_way(read.problems) or not names.whole:
        return None
    if not figures_exist(flow, outcomes, fields):
        return None
    flow = replace(flow, title=title, short=short, summary=summary, draft=draft, sensitive=sensitive)
    fields.report(*one_result_alone(outcomes) if flow.groups else ())
    made = compiled(flow, fields)
    if made is None:
        return None
    flow, tree, diagram, in_order = made.flow, made.tree, made.diagram, made.in_order
    on_the_way = OnTheWay(flow, tree)
    figures = {name for page, _ in outcomes.values() for name in needed_for(page.figures, flow.figures)}
    diagrams = fields.take(_diagrams(on_the_way, whens))
    too_many = too_many_proofs(flow, in_order, len(diagrams), fields.where("questions"))
    too_many = too_many or too_long_for_a_page([diagram, *filter(None, diagrams.values())], fields.where("questions"))
    if too_many:
        fields.report(too_many)
        return None
    pages = {id_: _with_conditions(page, whens[id_], flow, diagrams) for id_, (page, _) in outcomes.items()}
    shown, weights = tuple(diagrams), fields.take(weights_of(flow, RULES))
    page = FlowPage(
        file=fields.begin.file,
        flow=flow,
        diagram=diagram,
        ordered=in_order,
        outcomes=pages,
        start=words,
        helps=helps,
        shown=shown,
        weights=weights,
        tree=tree,
        collected=made.collected,
        related=related,
        weight=weight,
        reached=fields.take(_reached(on_the_way, diagrams.values(), figures, fields.where("questions"))),
    )
    page = replace(page, reviewed=reviewed, reviewer=reviewer, review_every=every)
    return replace(page, listing=listing, reviewed_at=fields.where("reviewed"), changes=changes)


def paragraph_condition(when: When, names: Names) -> Result[Condition | None]:
    """The condition of a paragraph of an outcome."""
    where = when.where
    reader = Reader()
    node = reader.take(read_yaml(when.condition, where.file, where.line, where.column - 1))
    if node is None and not reader.problems:
        fix = "write `::: when {question: option}`, or `::: when` and the name of a fact"
        reader.problem(where, "missing-key", "this paragraph has no condition", fix)
    return reader.result(reader.take(read_condition(node, names)))


def _diagrams(on_the_way: OnTheWay, whens: MappingOf[str, list[Placed]]) -> Result[dict[Condition, Diagram | None]]:
    """Each condition of an outcome's words with its diagram, compiled once however many have it."""
    reader = Reader()
    diagrams: dict[Condition, Diagram | None] = {}
    for where, condition in (placed for conditions in whens.values() for placed in conditions):
        if condition is not None and condition not in diagrams:
            compiled = within_limit(partial(on_the_way.compile, condition), where, RULES)
            diagrams[condition] = reader.take(compiled)
    return reader.result(diagrams)


def _reached(
    on_the_way: OnTheWay, conditions: Iterable[Diagram | None], figures: Iterable[str], where: Location
) -> Result[dict[str, Diagram]]:
    """Who comes to each question of a tree that a paragraph or a figure reads, where not everybody does."""
    reader = Reader()
    read = {each.question(place): None for each in conditions if each for place in range(len(each.nodes))}
    read |= dict.fromkeys(sorted(figures))
    found = {q: reader.take(within_limit(partial(on_the_way.reached, q), where, ORDER)) for q in read}
    return reader.result({question: diagram for question, diagram in found.items() if diagram})


def _with_conditions(
    page: OutcomePage, placed: list[Placed], flow: Flow, diagrams: MappingOf[Condition, Diagram | None]
) -> OutcomePage:
    """The outcome with the compiled conditions of its words; with none where one of them cannot be read."""
    compiled = []
    conditions = [condition for _, condition in placed]
    for condition in conditions:
        diagram = diagrams[condition] if condition else None
        if condition is None or diagram is None:
            return page
        compiled.append((condition_in_words(condition, flow), diagram))
    weighed = frozenset(place for place, each in enumerate(conditions) if each and reads_score(each, flow))
    return replace(page, conditions=tuple(compiled), weighed=weighed)
