"""Read figures: `{label, type, value: expression, round, to}`, each with a range that is sound over all answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from builder.flows.figures.bounds import Ranges, UnsoundError
from builder.flows.figures.figure import Figure, Rate
from builder.flows.model import Question
from builder.flows.questions.measure import Measure
from builder.flows.questions.number import Money, Quantity
from builder.load.expression_sorts import Read, is_currency
from builder.load.expressions import ExpressionReader
from builder.load.fields import GROUP, Fields, check_slug, wrong_type
from builder.load.located import Mapping as MappingNode
from builder.load.rates import number_in
from builder.load.values import MEASURES, OF_DAY, OF_MONEY, OF_NUMBER

FIGURE_KEYS = (
    "label", "type", "unit", "currency", "decimals", "value", "round", "to", "never-below", "never-above",
)  # fmt: skip
WAYS = ("nearest", "up", "down")
_KEYS_OF = {"number": OF_NUMBER, "money": OF_MONEY, "day": OF_DAY}


def read_figures(
    flow: Fields, questions: Mapping[str, Question], rates: Mapping[str, tuple[Rate, ...]]
) -> dict[str, Figure]:
    """The figures in their order; each may read those above it."""
    group = flow.mapping("figures")
    figures: dict[str, Figure] = {}
    for key, node in group.entries if group else ():
        flow.take(check_slug(key, "the id of a figure"))
        if key.text in questions:
            message = f"`{key.text}` is the id of a question already"
            flow.problem(key.where, "duplicate-id", message, "choose another id for this figure")
        if not isinstance(node, MappingNode):
            flow.report(wrong_type(node, f"the figure `{key.text}`", GROUP))
            continue
        fields = Fields(node, "this figure", FIGURE_KEYS, key.where, within=flow)
        figure = _figure(key.text, fields, ExpressionReader(questions, figures, rates, fields), rates)
        if figure is not None:
            figures[key.text] = figure
    return figures


def _figure(id_: str, fields: Fields, reader: ExpressionReader, rates: Mapping[str, tuple[Rate, ...]]) -> Figure | None:
    measure = MEASURES[fields.choice("type", tuple(MEASURES))](fields)
    label, way = fields.text("label", required=True), fields.choice("round", WAYS)
    for other in ("unit", "currency", "decimals"):
        if fields.has(other) and other not in _KEYS_OF[measure.type]:
            message = f"`{other}` has no meaning for a {measure.type}"
            fields.problem(fields.where(other), "wrong-value", message, "remove it, or correct `type`")
    node = fields.node_of("value")
    fields.lacks("value")
    read = reader.read(node) if node is not None else None
    to = _to(fields, measure)
    if read is None or to is None or not _fits(read, measure, fields):
        return None
    figure = Figure(id_, label, read.expression, measure, where=fields.begin, to=to, way=way)
    try:
        low, high = Ranges(reader.questions, reader.figures, rates).of(figure.expression)
    except UnsoundError as error:
        message = f"the figure `{id_}` {error}"
        fix = "give what is typed `least` and `most`, and the table all days that can be asked for"
        fields.problem(fields.where("value"), "unsound-figure", message, fix)
        return None
    return _with_laws(replace(figure, bounds=(figure.rounded(low), figure.rounded(high))), fields)


def _to(fields: Fields, measure: Measure) -> Fraction | None:
    """The step to which it is rounded, which its decimals can show."""
    if not isinstance(measure, Quantity):
        for key in ("round", "to"):
            if fields.has(key):
                fields.problem(fields.where(key), "wrong-value", "a day is not rounded", f"remove `{key}`")
        return Fraction(1)
    finest = Fraction(1, 10**measure.decimals)
    written = fields.scalar("to")
    step = number_in(written.text) if written else finest
    if written and (step is None or step <= 0 or (step / finest).denominator != 1):
        message = f"`to` is `{written.text}`, which is no step that its decimals can show"
        fields.problem(written.where, "wrong-value", message, f"write {finest} or a multiple of it, or add `decimals`")
        return None
    return step


def _fits(read: Read, measure: Measure, fields: Fields) -> bool:
    """Check that the value is what the figure says it is."""
    is_day = not isinstance(measure, Quantity)
    if read.is_day != is_day:
        found, said = ("a day", "a number") if read.is_day else ("a number", "a day")
        message = f"the value of this figure is {found}, and its `type` says {said}"
        fields.problem(fields.where("value"), "wrong-value", message, "correct one of the two")
        return False
    unit = measure.unit if isinstance(measure, Quantity) else ""
    if read.unit != unit and (isinstance(measure, Money) or is_currency(read.unit)):
        if not read.unit:  # a plain number is in any unit
            return True
        message = f"the value of this figure is in {read.unit}, and the figure {f'in {unit}' if unit else 'in nothing'}"
        fields.problem(fields.where("value"), "wrong-value", message, "correct one of the two")
        return False
    return True


def _with_laws(figure: Figure, fields: Fields) -> Figure:
    """The figure with the bounds that must hold whatever is answered, as far as the range shows."""
    bounds: dict[str, Fraction | None] = {}
    for key, place, sign in (("never-below", 0, 1), ("never-above", 1, -1)):
        written = fields.scalar(key)
        bound = number_in(written.text) if written and isinstance(figure.measure, Quantity) else None
        bounds[key] = bound
        if written and bound is None:
            message = f"`{key}` is `{written.text}`, which this figure can never be"
            fields.problem(written.where, "wrong-type", message, "write a number, like 1500")
        elif written and bound is not None and (figure.bounds[place] - bound) * sign < 0:
            said = f"{figure.words(figure.bounds[0])} to {figure.words(figure.bounds[1])}"
            message = f"this law is not proved: over all answers, `{figure.id}` is in the range {said}"
            fix = "correct the bound, or bound the value with `min` or `max`"
            fields.problem(written.where, "broken-law", message, fix)
    return replace(figure, never_below=bounds["never-below"], never_above=bounds["never-above"])
