"""Read named decisions: values with their words, and the cases of which the first that holds gives one of them."""

from __future__ import annotations

from builder.flows.conditions import ALWAYS
from builder.flows.decision import Decision, DecisionCase, Disjoint, Value
from builder.load.conditions import Names, read_condition
from builder.load.decision_names import check_value
from builder.load.fields import GROUP, Fields, check_slug, wrong_type
from builder.load.former_ids import VERSIONS, named_in, read_was, reused
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar

DECISION_KEYS = ("values", "cases", "overlaps", "was")
VALUE_KEYS = ("clause", "unless", "was")
CASE_KEYS = ("when", "is", "otherwise")
WHEN_FIX = "add `when: {question: option}`, or write `otherwise: …` for every case that is left"


def read_decisions(flow: Fields, names: Names) -> tuple[dict[str, Decision], tuple[Disjoint, ...]]:
    """`name: {values: {value: clause}, cases: [{when: condition, is: value}, {otherwise: value}]}`.

    With the laws that `overlaps: never` makes of some of them.
    """
    group = flow.mapping("decisions")
    decisions, laws = {}, list[Disjoint]()
    for key, node in group.entries if group else ():
        if not isinstance(node, MappingNode):
            flow.report(wrong_type(node, f"the decision `{key.text}`", GROUP))
            continue
        fields = Fields(node, "this decision", DECISION_KEYS, key.where, within=flow)
        values, cases, was = _values(fields, key), _cases(fields, key, names), read_was(fields)
        decisions[key.text] = Decision(id=key.text, values=values, cases=cases, where=key.where, was=was)
        laws += read_overlaps(fields, key.text)
    return decisions, tuple(laws)


def read_overlaps(fields: Fields, decision: str = "") -> tuple[Disjoint, ...]:
    """The law that `overlaps: never` makes of rules, or of the cases of a decision."""
    written = fields.scalar("overlaps")
    if written is None or written.text == "never":
        return (Disjoint(written.where, decision),) if written else ()
    fix = "write `never`, or remove the key: then the first entry that holds counts"
    fields.problem(written.where, "wrong-value", f"`overlaps` cannot be `{written.text}`", fix)
    return ()


def _values(fields: Fields, decision: Scalar) -> tuple[Value, ...]:
    group = fields.mapping("values", required=True)
    if group is not None and not group.entries:
        fix = "write each value with its meaning, as `value: the words that follow because`"
        fields.problem(fields.where("values"), "empty-value", f"the decision `{decision.text}` has no value", fix)
    fields.report(*reused(named_in(group), "a value", VERSIONS))
    return tuple(_value(key, node, fields) for key, node in (group.entries if group else ()))


def _value(key: Scalar, node: Node, within: Fields) -> Value:
    """`value: clause`, or `value: {clause, unless, was}`."""
    within.take(check_slug(key, "the id of a value"))
    group = node if isinstance(node, MappingNode) else MappingNode(((Scalar("clause", key.where), node),), key.where)
    fields = Fields(group, "this value", VALUE_KEYS, key.where, within=within)
    clause = fields.text("clause", required=True)
    return Value(key.text, clause, key.where, unless=fields.text("unless"), was=read_was(fields))


def _cases(fields: Fields, decision: Scalar, names: Names) -> tuple[DecisionCase, ...]:
    nodes = fields.mappings("cases", required=True)
    cases = (_case(f"case-{place}", node, decision.text, names, fields) for place, node in enumerate(nodes, start=1))
    return tuple(case for case in cases if case is not None)


def _case(id_: str, node: MappingNode, decision: str, names: Names, within: Fields) -> DecisionCase | None:
    fields = Fields(node, "this case", CASE_KEYS, within=within)
    otherwise = fields.has("otherwise")
    if otherwise and (fields.has("when") or fields.has("is")):
        fix = "keep `otherwise` alone for every case that is left, or `when` and `is`"
        message = "this case has both a condition and `otherwise`"
        fields.problem(fields.where("otherwise"), "wrong-value", message, fix)
        return None
    if "otherwise" in fields.misspelt:
        return None
    value = fields.scalar("otherwise" if otherwise else "is", required=True)
    known = value is not None and fields.take(check_value(value, decision, names.decisions[decision]))
    if not otherwise:
        fields.lacks("when", WHEN_FIX)
    when = ALWAYS if otherwise else fields.take(read_condition(fields.node_of("when"), names))
    if value is None or not known or when is None:
        return None
    return DecisionCase(id=id_, when=when, value=value.text, where=fields.begin, otherwise=otherwise)
