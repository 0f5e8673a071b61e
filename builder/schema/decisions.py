"""The shapes of a flow and of a block: rules, facts, scores, laws and scenarios."""

from __future__ import annotations

from builder.load import blocks, flow
from builder.load.article import SUMMARY_LIMIT
from builder.load.conditions import RESERVED
from builder.load.flow_limits import MAX_OUTCOMES
from builder.load.flow_rules import FACT_KEYS, RULE_KEYS, SCORE_KEYS, TERM_KEYS
from builder.load.flow_tests import INDEPENDENT_KEYS, LAW_KEYS, SCENARIO_KEYS
from builder.load.option_sets import COMPLEMENT, SET_KEYS
from builder.load.rule_tables import TABLE_KEYS
from builder.schema.collected import ITEM, ITEM_GROUP
from builder.schema.figures import FIGURES, RATES
from builder.schema.listing import LISTING
from builder.schema.named_decisions import CASE, DECISION, OVERLAPS, VALUE
from builder.schema.questions import QUESTIONS
from builder.schema.shapes import (
    Schema,
    by_id,
    date,
    each_with,
    either,
    entries,
    group,
    having,
    items,
    line,
    refer,
    slug,
    text,
    texts,
    whole,
    without,
    yes_no,
)

SET = group(
    SET_KEYS,
    {
        "clause": line("What choosing one of them says of the reader, in words that follow “because” and “if”."),
        "unless": line("The same for readers who chose none of them."),
    },
    also={
        "minProperties": 1,
        "additionalProperties": {
            "if": {"type": "object"},
            "then": group([COMPLEMENT], {COMPLEMENT: texts("All options but these.", at_least=1)}, [COMPLEMENT]),
            "else": texts("Options of the question, or sets of them.", at_least=1),
        },
    },
)
FACT: Schema = {
    "if": {"anyOf": [having("when"), having("clause")]},
    "then": group(
        FACT_KEYS,
        {
            "when": refer("condition", "The condition."),
            "clause": line("What it says of the reader, in words that follow “because” and “if”."),
            "unless": line("The same for readers of whom it does not hold."),
            "was": entries("The ids it had before."),
        },
        ["when"],
    ),
    "else": refer("condition"),
}
TERM = group(
    TERM_KEYS,
    {
        "when": refer("condition", "For whom the points count."),
        "add": whole("The points, which may be negative."),
    },
    TERM_KEYS,
)
SCORE: Schema = {
    "if": {"type": "object"},
    "then": group(
        SCORE_KEYS,
        {
            "points": items(refer("term"), "The points, each with its condition.", at_least=1),
            "clause": line("What the points stand for, in words that go before “comes to 3 points”."),
            "for": line("The heading above what adds points, where a result says what was weighed."),
            "against": line("The heading above what takes points away."),
            "was": entries("The ids it had before."),
        },
        ["points"],
    ),
    "else": items(refer("term"), at_least=1),
}
RULE = group(
    RULE_KEYS,
    {
        "id": slug("What results and comparisons call it; without one it is `rule-` and its place."),
        "when": refer("condition", "For whom it is."),
        "advise": text("The outcome."),
        "otherwise": text("The outcome for every case that is left; instead of `when` and `advise`."),
        "because": line("The reason, in a sentence to the reader."),
        "was": entries("The ids it had before."),
    },
    also=either("otherwise", without("when", "advise"), {"required": ["when", "advise"]}),
)
TABLE = group(TABLE_KEYS, {"table": text("The CSV file beside this one, one row a rule.")}, TABLE_KEYS)
INDEPENDENT = group(
    INDEPENDENT_KEYS,
    {
        "of": text("A question: no answer to it changes anything, all else the same."),
        "decision": text("The decision whose value it does not change; without it, the outcome."),
    },
    ["of"],
)
LAW = group(
    LAW_KEYS,
    {
        "never": entries("Outcomes that nobody may get while `when` holds.", at_least=1, most=MAX_OUTCOMES),
        "when": refer("condition", "For whom the law forbids them."),
        "monotone": text("A question: more of its answer may move nobody from `towards` to `away-from`."),
        "towards": entries("Outcomes that more of it speaks for.", at_least=1, most=MAX_OUTCOMES),
        "away-from": entries("Outcomes that more of it speaks against.", at_least=1, most=MAX_OUTCOMES),
        "alike": {
            **by_id(entries("", at_least=2), "Options of a question that always lead to the same outcome.", at_least=1),
            "maxProperties": 1,
        },
        "independent": refer("independent", "A question that makes no difference."),
        "some-of": entries("Items of which one is given while `when` holds.", at_least=1, most=MAX_OUTCOMES),
    },
    also=either(
        "never",
        {"required": ["when"], **without("monotone", "alike", "independent", "some-of")},
        either(
            "some-of",
            {"required": ["when"], **without("monotone", "alike", "independent")},
            either(
                "independent",
                without("monotone", "alike"),
                either("alike", without("monotone"), {"required": ["monotone", "towards", "away-from"]}),
            ),
        ),
    ),
)
ANSWERED: Schema = {
    "if": {"type": "object"},
    "then": {**each_with(text(), "The values by name, where a question asks for several."), "minProperties": 1},
    "else": texts("", at_least=1),
}
SCENARIO = group(
    SCENARIO_KEYS,
    {
        "name": line("Who it is about, in a few words."),
        "answers": by_id(ANSWERED, "Answers by question; those left out may be anything."),
        "expect": entries("The outcome; or all items, in a flow that collects.", at_least=1, most=MAX_OUTCOMES),
        "rule": text("The rule that must give it."),
    },
    ["name", "answers", "expect"],
)
_SETS = by_id(refer("set"), "Sets of options with names, by name.", reserved=RESERVED)
_FACTS = by_id(refer("fact"), "Conditions with names, by name.", reserved=RESERVED)
_SCORES = by_id(refer("score"), "Sums of points, by name.", reserved=RESERVED)
_DECISIONS = by_id(refer("decision"), "One of several values each, by name.", reserved=RESERVED)
_NO_WAY: Schema = {
    "not": {
        "anyOf": [
            having("go"),
            having("use"),
            {**having("options"),
             "properties": {"options": {"type": "object", "not": {"additionalProperties": {"not": having("go")}}}}},
        ]
    }
}  # fmt: skip
"""A question that leads nowhere by itself, as far as a schema can see."""
FLOW = group(
    flow.KEYS,
    {
        "format": {"description": "The version of this format: 1.", "enum": [1, "1"]},
        "title": line("The title of the flow, often a question."),
        "short": line("A few words that name it in the menu."),
        "summary": line("One or two sentences for lists and search engines, at most 160 characters.", SUMMARY_LIMIT),
        "start": text("Markdown for the first page."),
        "sensitive": yes_no("Whether readers may need to leave its pages at once; they get a button for it."),
        "questions": QUESTIONS,
        "sets": _SETS,
        "facts": _FACTS,
        "scores": _SCORES,
        "decisions": _DECISIONS,
        "overlaps": OVERLAPS,
        "collects": by_id(refer("group"), "Instead of rules: groups of items that readers can get.", at_least=1),
        "nothing": text("With `collects`: the outcome for readers to whom no item applies."),
        "rules": items(
            either("use", refer("use"), either("table", refer("table"), refer("rule"))),
            "The rules; the first that fits decides.",
            at_least=1,
        ),
        "figures": FIGURES,
        "rates": RATES,
        "outcomes": by_id(refer("inline"), "Outcomes without a file of their own, by id."),
        "laws": items(refer("law"), "What must hold whatever anyone edits."),
        "scenarios": items(refer("scenario"), "Your own tests."),
        "reviewed": date("The day of its last review, as 2026-11-23."),
        "reviewer": line("The name or role of the expert who reviewed it."),
        "review-every": whole("After how many months it is to be reviewed again."),
        "related": entries("The files of up to three articles and flows to read next."),
        "weight": whole("Its place among the flows and in sections: smaller numbers come first."),
        "draft": yes_no("Whether it is not to be published yet."),
        "changes": items(refer("change"), "What readers are told of its changes."),
        **LISTING,
    },
    ["format", "title", "summary", "questions"],
    also={
        "if": {"properties": {"questions": {"additionalProperties": _NO_WAY}}},
        "then": {"anyOf": [{"required": ["rules"]}, {"required": ["collects"]}]},
        "dependentRequired": {"collects": ["nothing"]},
    },
)
BLOCK = group(
    blocks.KEYS,
    {
        "questions": by_id(refer("question"), "Questions that flows take by their id.", reserved=RESERVED),
        "sets": _SETS,
        "facts": _FACTS,
        "scores": _SCORES,
        "decisions": _DECISIONS,
        "rules": items(refer("rule"), "Rules that flows take together, in this order."),
    },
)
PARTS: dict[str, Schema] = {
    "set": SET, "fact": FACT, "term": TERM, "score": SCORE, "rule": RULE, "table": TABLE, "law": LAW,
    "scenario": SCENARIO, "independent": INDEPENDENT, "decision": DECISION, "decision-value": VALUE, "case": CASE,
    "group": ITEM_GROUP, "item": ITEM,
}  # fmt: skip
