"""Write a decision table as a draft flow: its questions and outcomes as YAML, its rules as a table beside it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping

from builder.flows.decision_table.as_flow import CutTable
from builder.flows.decision_table.bands import OTHER, Band, number_in_words
from builder.flows.decision_table.model import Input
from builder.text.collation import slug_of

RULES = "rules.csv"


class CannotWriteError(Exception):
    """A table that no flow can be made of; the message says why."""


def flow_files(cut: CutTable) -> dict[str, str]:
    """The files of the flow by name. Raises `CannotWriteError`."""
    table = cut.table
    if table.policy == "C":
        raise CannotWriteError("under the hit policy collect several rules give their outputs together")
    small = next((c.name for c, bands in zip(table.inputs, cut.bands, strict=True) if len(bands) < 2), None)
    if small is not None:
        raise CannotWriteError(f"the input `{small}` has one value only; take it out")
    questions = dict(
        zip(_ids(column.name for column in table.inputs), zip(table.inputs, cut.bands, strict=True), strict=True)
    )
    options = {id_: _option_ids(column, bands) for id_, (column, bands) in questions.items()}
    given = dict.fromkeys(
        [*(table.rules[place].gives for place in cut.in_order), *([table.otherwise] * bool(table.otherwise))]
    )
    outcomes = dict(zip(given, _ids(" ".join(gives) for gives in given), strict=True))
    lines = [
        "format: 1", f"title: {_text(table.name)}", "summary: TODO", "draft: true", "questions:",
        *(line for id_, (column, bands) in questions.items() for line in _question(id_, column, bands, options[id_])),
        "rules:", f"  - {{table: {RULES}}}",
        *([f"  - {{otherwise: {outcomes[table.otherwise]}}}"] if table.otherwise else []),
        "outcomes:",
        *(
            f"  {id_}: {{title: {_text(_plain(gives))}, verdict: {_text(_plain(gives))}, advice: TODO}}"
            for gives, id_ in outcomes.items()
        ),
    ]  # fmt: skip
    return {"flow.yaml": "\n".join([*lines, ""]), RULES: _rules(cut, options, outcomes)}


def _rules(cut: CutTable, options: Mapping[str, list[str]], outcomes: Mapping[tuple[str, ...], str]) -> str:
    """The rules, the one that decides first in front."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    because = any(cut.table.rules[place].because for place in cut.in_order)
    rows.writerow(["id", *options, "advise", *(["because"] if because else [])])
    for place in cut.in_order:
        rule = cut.table.rules[place]
        cells = [_cell(mask, ids) for mask, ids in zip(cut.masks[place], options.values(), strict=True)]
        rows.writerow([f"rule-{rule.number}", *cells, outcomes[rule.gives], *([rule.because] if because else [])])
    return written.getvalue()


def _cell(mask: int, ids: list[str]) -> str:
    """The options of a cell, or those that it leaves out if they are fewer."""
    named = [id_ for place, id_ in enumerate(ids) if mask >> place & 1]
    others = [id_ for place, id_ in enumerate(ids) if not mask >> place & 1]
    if not others:
        return "-"
    return f"not {' | '.join(others)}" if len(others) < len(named) else " | ".join(named)


def _question(id_: str, column: Input, bands: tuple[Band, ...], options: list[str]) -> list[str]:
    labels = [f"      {option}: {_text(_label(column, band))}" for option, band in zip(options, bands, strict=True)]
    return [f"  {id_}:", f"    ask: {_text(column.name)}", "    options:", *labels]


def _label(column: Input, band: Band) -> str:
    """A band as readers would say it."""
    span = band.span
    if span is None:
        return {"true": "Yes", "false": "No", OTHER: "Something else"}.get(band.word, band.word)
    low, high = (None if bound is None else number_in_words(bound, column.days) for bound in (span.low, span.high))
    if low == high:
        return low or "Any number"
    if low is None:
        return f"{high} or less" if span.has_high else f"Less than {high}"
    if high is None:
        return f"{low} or more" if span.has_low else f"More than {low}"
    return f"{'' if span.has_low else 'More than '}{low} to {'' if span.has_high else 'less than '}{high}"


def _option_ids(column: Input, bands: Iterable[Band]) -> list[str]:
    labels = ((_label(column, band), _is_negative(band)) for band in bands)
    return _ids(label.replace("-", "minus ", 1) if negative else label for label, negative in labels)


def _is_negative(band: Band) -> bool:
    return band.span is not None and band.span.low is not None and band.span.low < 0


def _ids(words: Iterable[str]) -> list[str]:
    """An id for each of some words, no two the same."""
    made: list[str] = []
    reserved = {"id", "advise", "because", "was", "all", "any", "not", "when", "clause", "otherwise", "none"}
    for word in words:
        plain = re.sub(r"[^a-z0-9]+", "-", slug_of(word.replace(".", " point ")))[:60].strip("-") or "value"
        id_, number = plain, 1
        while id_ in made or id_ in reserved:
            number += 1
            id_ = f"{plain}-{number}"
        made.append(id_)
    return made


def _plain(gives: tuple[str, ...]) -> str:
    """The values that a rule gives, without the quotes of text."""
    return ", ".join(value.strip('"') for value in gives) or "nothing"


def _text(words: str) -> str:
    """Words as a value of YAML."""
    return json.dumps(words, ensure_ascii=False)
