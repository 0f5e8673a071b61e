"""Read `flow.yaml` into a flow: its names are checked here, what it proves is checked on the diagram."""

from __future__ import annotations

from collections.abc import Mapping

from builder.flows.model import NONE, Flow, Option, Outcome, Question
from builder.load.conditions import RESERVED, Names
from builder.load.fields import SLUG, Fields, slug_hint
from builder.load.flow_rules import check_circles, read_facts, read_rules, read_scores
from builder.load.flow_tests import read_laws, read_scenarios
from builder.load.located import Mapping as MappingNode
from builder.load.located import Scalar
from builder.problems import Location, Problem

KEYS = (
    "format", "title", "short", "summary", "start", "questions", "facts", "scores", "rules", "outcomes", "laws",
    "scenarios",
)  # fmt: skip
QUESTION_KEYS = ("ask", "short", "help", "choose", "none", "order", "options")
OPTION_KEYS = ("label", "hint", "clause", "changeable")
FORMATS = ("1",)


def read_flow(node: MappingNode, slug: str, outcomes: Mapping[str, Outcome], found: list[Problem]) -> Flow | None:
    """The flow of a `flow.yaml`; None where its questions or rules cannot be read."""
    fields = Fields(node, "a flow", KEYS, found)
    _check_format(fields)
    title, summary = fields.text("title", required=True), fields.text("summary", required=True, limit=160)
    questions = _questions(fields)
    scores, facts = fields.mapping("scores"), fields.mapping("facts")
    names = Names(questions, _ids(facts, "fact", found), _ids(scores, "score", found))
    _check_namespace(names, facts, scores, found)
    before = len(found)
    read = read_facts(facts, names, found), read_scores(scores, names, found)
    rules = read_rules(fields, names, outcomes, found)
    laws = read_laws(fields, names, outcomes, found)
    scenarios = read_scenarios(fields, names, outcomes, {rule.id for rule in rules}, found)
    if not questions or not rules or len(found) > before:
        return None
    flow_facts, flow_scores = read
    if not check_circles(flow_facts, flow_scores, found):
        return None
    return Flow(
        slug, title, summary, questions, flow_facts, flow_scores, rules, outcomes, node.where, laws, scenarios,
        fields.text("short"),
    )  # fmt: skip


def _check_format(fields: Fields) -> None:
    written = fields.scalar("format", required=True)
    if written and written.text not in FORMATS:
        fix = "write `format: 1`, or use a newer builder"
        fields.problem(written.where, "flow-format", f"`{written.text}` is not a known format of flows", fix)


def _ids(node: MappingNode | None, kind: str, found: list[Problem]) -> tuple[str, ...]:
    """The ids of a mapping of facts or scores, checked to be slugs that are free."""
    keys = [key for key, _ in node.entries] if node else []
    return tuple(key.text for key in keys if _is_id(key, kind, found))


def _is_id(key: Scalar, kind: str, found: list[Problem]) -> bool:
    if key.text in RESERVED:
        fix = "choose another id"
        found.append(Problem(key.where, "odd-name", f"`{key.text}` is a word of the format, not an id", fix))
        return False
    if not SLUG.fullmatch(key.text):
        found.append(Problem(key.where, "odd-name", f"`{key.text}` cannot be the id of a {kind}", slug_hint(key.text)))
        return False
    return True


def _check_namespace(names: Names, facts: MappingNode | None, scores: MappingNode | None, found: list[Problem]) -> None:
    """A condition names questions, facts and scores alike, so that no id may be two of them."""
    taken = {question.id: ("question", question.where) for question in names.questions.values()}
    for kind, node in (("fact", facts), ("score", scores)):
        for key, _ in node.entries if node else ():
            if key.text in taken:
                other, where = taken[key.text]
                message = f"`{key.text}` is the id of a {other} already"
                found.append(Problem(key.where, "duplicate-id", message, "choose another id", also=((where, other),)))
            else:
                taken[key.text] = (kind, key.where)


def _questions(fields: Fields) -> dict[str, Question]:
    node = fields.mapping("questions", required=True)
    questions: dict[str, Question] = {}
    for key, value in node.entries if node else ():
        if not _is_id(key, "question", fields.found):
            continue
        if not isinstance(value, MappingNode):
            fields.problem(value.where, "wrong-type", f"the question `{key.text}` is not a mapping", "add `ask: …`")
            continue
        questions[key.text] = _question(key, value, fields.found)
    if node is not None and not node.entries:
        fields.problem(node.where, "empty-value", "a flow needs a question", "add one under `questions`")
    return questions


def _question(key: Scalar, node: MappingNode, found: list[Problem]) -> Question:
    fields = Fields(node, "a question", QUESTION_KEYS, found)
    many = fields.choice("choose", ("one", "many")) == "many"
    if fields.has("none") and not many:
        fix = "remove it, or add `choose: many`"
        fields.problem(
            fields.where("none"), "wrong-value", "`none` goes with a question that takes several answers", fix
        )
    options = _options(fields, many)
    if len(options) < (1 if many else 2) and fields.has("options"):
        fix = "add another option"
        fields.problem(fields.where("options"), "empty-value", f"the question `{key.text}` offers no choice", fix)
    return Question(
        key.text,
        fields.text("ask", required=True),
        tuple(options),
        key.where,
        fields.text("short"),
        fields.scalar("help"),
        many,
        fields.text("none") or "None of these",
        fields.choice("order", ("ascending", "descending")) == "descending",
    )


def _options(fields: Fields, many: bool) -> list[Option]:
    node = fields.mapping("options", required=True)
    options = []
    for key, value in node.entries if node else ():
        if not _is_option_id(key, many, fields.found):
            continue
        if isinstance(value, Scalar) and value.text.strip():
            options.append(Option(key.text, value.text.strip(), key.where))
        elif isinstance(value, MappingNode):
            option = Fields(value, "an option", OPTION_KEYS, fields.found)
            options.append(
                Option(
                    key.text,
                    option.text("label", required=True),
                    key.where,
                    option.text("hint"),
                    option.text("clause"),
                    option.integer("changeable"),
                )
            )
        else:
            fields.problem(key.where, "empty-value", f"the option `{key.text}` has no label", "write its label")
    return options


def _is_option_id(key: Scalar, many: bool, found: list[Problem]) -> bool:
    if many and key.text == NONE:
        fix = "remove it; `none: None of these` beside `options` gives it another label"
        message = "`none` is reserved where several options can be ticked"
        found.append(Problem(key.where, "odd-name", message, fix))
        return False
    if SLUG.fullmatch(key.text):
        return True
    found.append(Problem(key.where, "odd-name", f"`{key.text}` cannot be the id of an option", slug_hint(key.text)))
    return False


def missing_flow(folder: str) -> Problem:
    """A folder of a flow without its `flow.yaml`."""
    where = Location(f"{folder}/flow.yaml")
    return Problem(where, "missing-file", f"{folder} has no flow.yaml", "add it, or remove the folder")
