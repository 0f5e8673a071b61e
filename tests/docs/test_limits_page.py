"""The page of limits tells those that the program has, and each of their values."""

from __future__ import annotations

import re

from builder import problems, report
from builder.changes import moved_pages as moves
from builder.changes.prose.align import Budget
from builder.changes.show import content_as_markdown as as_markdown
from builder.check.flow import dead_rules
from builder.flows import answer_sets as combine
from builder.flows import cover, expand, interview_length, product
from builder.history import past
from builder.history.git import blobs
from builder.load import (
    changes,
    circles,
    core_rules,
    csv_table,
    dialect,
    drawing,
    drawing_uses,
    fields,
    flow_limits,
    glossary,
    html,
    located,
    message,
    message_variables,
    pictures,
    plain_files,
    static_files,
    theme_files,
    unknown_keys,
)
from builder.load.article import SUMMARY_LIMIT
from builder.load.raster import MAX_PIXELS
from builder.render.flows import nodes
from builder.site import links
from docs.pages import doc_page

PAGE = doc_page("limits").read_text("utf-8")
LIMITS = (
    plain_files.MAX_BYTES, static_files.MAX_BYTES, theme_files.MAX_BYTES, located.MAX_CHARACTERS,
    located.MAX_EVENTS, located.MAX_DEPTH, unknown_keys.MAX_UNKNOWN,
    fields.TEXT_LIMIT, SUMMARY_LIMIT, changes.NOTE_LIMIT, fields.MAX_ENTRIES, fields.ENTRY_LIMIT,
    message.TEXT_FORM_LIMIT, message.SUBJECT_LIMIT, message.OCCASION_LIMIT, message_variables.LABEL_LIMIT,
    message_variables.VALUE_LIMIT, message_variables.MAX_VARIABLES, glossary.TERM_LIMIT, glossary.MOST_WORDS,
    links.MAX_ADDRESS, core_rules.MAX_QUOTES, dialect.MOST_NESTED, html.MAX_HTML,
    pictures.MAX_BYTES, MAX_PIXELS, drawing.MAX_BYTES, drawing.MAX_DEPTH, drawing_uses.MAX_SHAPES, drawing_uses.EFFECT,
    flow_limits.MAX_OPTIONS, flow_limits.MAX_ALL_OPTIONS, flow_limits.MAX_ANSWERS, flow_limits.MAX_HELP,
    csv_table.MAX_ROWS, csv_table.MAX_COLUMNS, flow_limits.MAX_OUTCOMES, circles.MAX_PARTS, circles.MAX_DEPTH,
    expand.MAX_STATES, expand.MAX_STEPS,
    combine.MAX_PAIRS, product.WIDTH, interview_length.MAX_CASES, flow_limits.MAX_PROOF,
    flow_limits.MAX_EXPORTED, dead_rules.MAX_COMPARED, nodes.MAX_NODE_PAGES, nodes.MAX_NODE_LINKS, cover.MAX_CLASSES,
    problems.MAX_COMPARISONS, problems.FINALISTS, problems.MAX_COMPARED, links.SAME_NAME,
    Budget().steps, blobs.TEXT_LIMIT, past.PICTURE_LIMIT, moves.MOST, as_markdown.LIMIT,
    report.MARKDOWN_LIMIT,
)  # fmt: skip
"""In the order of the page."""


def test_values() -> None:
    """Each row has the value that the program goes by, and there is a row for each limit."""
    rows = re.findall(r"^\| [^|]+ \| ([0-9,]+) \|", PAGE, re.MULTILINE)
    assert rows == [f"{limit:,}" for limit in LIMITS]


def test_filters() -> None:
    """So have the numbers of filters in drawings."""
    for name, most in drawing.MOST.items():
        assert re.search(rf"`{name}` of (?:up to )?{most}\b", PAGE), name
    assert (html._IMAGE, html._SOURCE) == (500, 200)  # told below the table


def test_both_comparisons_have_one_bound() -> None:
    """The page has one row for the two ways in which diagrams are walked side by side."""
    assert combine.MAX_PAIRS == product.MAX_PAIRS
