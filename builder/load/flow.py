"""Read `flow.yaml` into a flow: its names are checked here, what it proves is checked on the diagram."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.flows.model import Flow, Outcome
from builder.flows.value_facts import value_facts
from builder.load.applies_when import later_questions, read_applies, with_applies
from builder.load.article import SUMMARY_LIMIT
from builder.load.ask_after import read_ask_after
from builder.load.circles import circle_in
from builder.load.conditions import RESERVED, Names
from builder.load.decision_names import names_of_decisions
from builder.load.fields import Fields, check_slug
from builder.load.figures import read_figures
from builder.load.flow_collects import read_collects
from builder.load.flow_decisions import read_decisions, read_overlaps
from builder.load.flow_limits import MAX_HELP, too_many_questions
from builder.load.flow_rules import read_facts, read_rules, read_scores
from builder.load.flow_tests import read_laws, read_scenarios
from builder.load.flow_tree import has_ways, is_meant_as_tree, read_ways
from builder.load.former_ids import VERSIONS, named_in, now_called, reused, reused_ids
from builder.load.listing import KEYS as LISTING_KEYS
from builder.load.located import Mapping as MappingNode
from builder.load.located import Scalar
from builder.load.markdown import parse_scalar
from builder.load.option_sets import with_sets
from builder.load.questions import read_question
from builder.load.rates import read_rates
from builder.load.reader import in_the_way
from builder.load.thresholds import cut_questions
from builder.load.tick_limits import check_tree
from builder.problems import Location, Result
from builder.site import Document

KEYS = (
    "format", "title", "short", "summary", "start", "sensitive", "questions", "sets", "facts", "scores", "decisions",
    "rules", "overlaps", "collects", "nothing", "figures", "rates", "outcomes", "laws", "scenarios", "reviewed",
    "reviewer", "review-every",
    "related", "weight", "draft", "changes", *LISTING_KEYS,
)  # fmt: skip
FORMATS = ("1",)


def collects(flow: Fields) -> bool:
    """True if a flow collects items, as far as its keys say."""
    return flow.has("collects") or "collects" in flow.misspelt


def read_names(flow: Fields) -> Result[Names | None]:
    """The questions of a flow and what else its conditions can name; None where any of these groups cannot be read."""
    fields = flow.apart()
    return fields.result(_names(fields))


def _names(fields: Fields) -> Names | None:
    if not (is_meant_as_tree(fields) or collects(fields)):
        fields.lacks("rules", "add `rules: …`, or write `go: …` on the options, which says where each of them leads")
    written = None if fields.lacks("format", "add `format: 1`") else fields.scalar("format", required=True)
    if written and written.text not in FORMATS:
        fix = "write `format: 1`, or use a newer builder"
        fields.problem(written.where, "flow-format", f"`{written.text}` is not a known format of flows", fix)
    questions = fields.mapping("questions", required=True)
    facts, scores = fields.mapping("facts"), fields.mapping("scores")
    if questions is not None and not questions.entries:
        fields.problem(fields.where("questions"), "empty-value", "a flow needs a question", "add one to `questions`")
        return None
    decisions = fields.mapping("decisions")
    groups = ("questions", questions), ("facts", facts), ("scores", scores), ("decisions", decisions)
    unread = any(group is None and (fields.has(key) or key in fields.misspelt) for key, group in groups)
    if questions is None:
        return None
    _check_ids({"question": questions, "fact": facts, "score": scores, "decision": decisions}, fields)
    read = {key.text: read_question(key, value, fields) for key, value in questions.entries}
    fields.report(*reused_ids(questions))
    terms = [*named_in(facts), *named_in(scores), *named_in(decisions)]
    fields.report(*reused(terms, "a fact, a score or a decision" if decisions else "a fact or a score", VERSIONS))
    too_many = too_many_questions(read.values(), fields.where("questions"))
    fields.report(*too_many)
    if too_many:
        return None
    return Names(
        with_sets(read, fields),
        [key.text for key, _ in facts.entries] if facts else (),
        [key.text for key, _ in scores.entries] if scores else (),
        now_called([*named_in(questions), *terms]),
        whole=not unread,
        decisions=names_of_decisions(decisions),
    )


def _check_ids(groups: Mapping[str, MappingNode | None], flow: Fields) -> None:
    """A condition names all of these alike, so that no id may be two of them, or a word of the format."""
    taken: dict[str, tuple[str, Location]] = {}
    for kind, group in groups.items():
        for key, _ in group.entries if group else ():
            if key.text in RESERVED:
                message = f"`{key.text}` is a word of the format, not an id"
                flow.problem(key.where, "odd-name", message, f"choose another id for this {kind}")
            elif key.text in taken:
                other, where = taken[key.text]
                message = f"`{key.text}` is the id of a {other} already"
                fix = f"choose another id for this {kind}"
                flow.problem(key.where, "duplicate-id", message, fix, also=((where, f"the {other}"),))
            else:
                flow.take(check_slug(key, f"the id of a {kind}"))
            taken.setdefault(key.text, (kind, key.where))


def read_titles(fields: Fields) -> tuple[str, str, str]:
    """The title of a flow, its short form, and its summary."""
    title, short = fields.text("title", required=True), fields.text("short")
    return title, short, fields.text("summary", required=True, limit=SUMMARY_LIMIT)


def read_flow(flow: Fields, names: Names, slug: str, outcomes: Mapping[str, Outcome]) -> Result[Flow | None]:
    """The flow of a `flow.yaml`, without its titles; None unless everything that decides can be read."""
    fields = flow.apart()
    facts, scores = read_facts(fields, names), read_scores(fields, names)
    decisions, apart = read_decisions(fields, names)
    tree = has_ways(fields)
    if tree and fields.has("rules"):
        fix = "keep the rules, or say on every option where it leads"
        fields.problem(fields.where("rules"), "wrong-value", "a flow has either rules or options that lead on", fix)
    collected = read_collects(fields, names, outcomes) if collects(fields) else None
    if fields.has("nothing") and not collects(fields):
        fix = "write the items below `collects`, or remove this key"
        fields.problem(fields.where("nothing"), "wrong-value", "`nothing` belongs to a flow with `collects`", fix)
    if collects(fields) and (tree or fields.has("rules")):
        fix = "keep `collects`, where every item that applies is given; or rules or ways, which give one outcome"
        fields.problem(fields.where("collects"), "wrong-value", "a flow gives one outcome or collects items", fix)
    applies = read_applies(fields, names, tree=tree)
    if tree:
        check_tree(fields)
    rules = read_rules(fields, names, outcomes) if not (tree or collects(fields)) else ()
    apart = (*read_overlaps(fields), *apart)
    if (tree or collected) and fields.has("overlaps"):
        fix = "remove it: the ways of a tree are tried in their order"
        where = fields.where("overlaps")
        fields.problem(where, "wrong-value", "`overlaps` is about rules, and this flow has none", fix)
    questions = read_ways(fields, names, outcomes) if tree else names.questions
    questions = read_ask_after(fields, questions, outcomes)
    for marked in (where for question in questions.values() for where in question.ask_after.values() if collected):
        fix = "remove it: a question is asked while an item depends on it"
        fields.problem(marked, "wrong-value", "`ask-after` has no meaning in a flow that collects items", fix)
    if collected and fields.has("figures"):
        fix = "remove them, or let rules give the outcome that shows them"
        fields.problem(
            fields.where("figures"), "wrong-value", "`figures` has no meaning in a flow that collects items", fix
        )
    laws = read_laws(fields, names, outcomes)
    questions = cut_questions(questions, names.thresholds, fields)
    fields.report(*too_many_questions(questions.values(), fields.where("questions")))
    names = replace(names, questions=questions)
    rates = read_rates(fields)
    figures = read_figures(fields, questions, rates)
    scenarios = read_scenarios(fields, names, outcomes)
    if not (rules or tree or collected) or in_the_way(fields.problems):
        return fields.result(None)
    circle = circle_in(facts, scores, decisions)
    if circle:
        fields.report(circle)
        return fields.result(None)
    for decision in decisions.values():
        facts |= value_facts(decision)
    late = list(later_questions(applies, questions, facts, scores))
    if late:
        fields.report(*late)
        return fields.result(None)
    questions = with_applies(questions, applies)
    read = Flow(
        slug=slug,
        title="",
        summary="",
        questions=questions,
        facts=facts,
        scores=scores,
        rules=rules,
        outcomes=outcomes,
        where=fields.begin,
        laws=(*laws, *apart),
        scenarios=scenarios,
        figures=figures,
        rates=rates,
        decisions=decisions,
        groups=collected.groups if collected else {},
        nothing=collected.nothing if collected else "",
    )
    return fields.result(read)


def read_helps(flow: Fields) -> dict[str, Document]:
    """The help of questions, which is Markdown, by question."""
    questions = flow.node_of("questions")
    helps = {}
    for key, node in questions.entries if isinstance(questions, MappingNode) else ():
        help_ = node.get("help") if isinstance(node, MappingNode) else None
        if isinstance(help_, Scalar) and help_.text.strip():
            helps[key.text] = flow.take(parse_scalar(help_))
            if len(helps[key.text].html) > MAX_HELP:
                message = f"the help of `{key.text}` makes more than {MAX_HELP:,} characters of HTML"
                fix = "shorten it; put the rest in an article, and link to that"
                flow.problem(help_.where, "too-long", message, fix)
    return helps
