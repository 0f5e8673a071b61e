"""The page that shows how a flow works: its drawing, its laws, what was proved and counted, and the same in words."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from builder.flows.collect import SomeOf
from builder.flows.conditions_in_words import condition_in_words
from builder.flows.counts import combinations
from builder.flows.decision import Disjoint, Independent
from builder.flows.drawing import Drawing, Links, outline, pictures
from builder.flows.figures.figure import Figure
from builder.flows.figures.in_words import figure_in_words, range_in_words
from builder.flows.model import Flow, Law, Never, SameAdvice
from builder.languages import t
from builder.render.flows.after import after_outcomes
from builder.render.flows.nodes import has_node_pages
from builder.render.page import Inputs, Page
from builder.render.render_context import RenderContext
from builder.site import FlowPage
from builder.site.reviews import is_overdue, review_due
from builder.text.element_ids import element_id

PHONE, TABLET = 320, 700
"""The widths of pictures that these show whole."""


def how_page(context: RenderContext, page: FlowPage) -> Page:
    """One page for each flow."""
    flow = page.flow
    return Page(
        url_path=f"{page.url_path}how/",
        template="how.html",
        title=t("how.page-title", flow=flow.title),
        description=t("how.description", flow=flow.title),
        inputs=partial(_inputs, context, page),
        indexed=not flow.draft,
    )


def _inputs(context: RenderContext, page: FlowPage) -> Inputs:
    flow, url_path = page.flow, f"{page.url_path}how/"
    to = context.addresses(url_path).to
    links = Links(outcomes={outcome: to(page.outcome_url_path(outcome)) for outcome in page.outcomes})
    drawn = pictures(flow, page.diagram, links)
    return Inputs(
        {
            "flow": flow,
            "flow_url": page.url_path,
            "cite": context.versions.get(page.file),
            "edit": context.site.settings.edit_address(page.file),
            "review": page.entry,
            "due": review_due(page, context.site.settings),
            "overdue": is_overdue(page, context.site.settings, context.site.day),
            "changes": page.changes,
            "pictures": [
                (p.title, Markup(p.inline(element_id("drawing", number))), _hint(p))
                for number, p in enumerate(drawn, start=1)
            ],
            "laws": [law_in_words(law, flow) for law in flow.laws],
            "figures": [_figure(figure, flow) for figure in flow.figures.values()],
            "combinations": combinations(page.diagram),
            "counted": t(
                "how.check-same",
                combinations=t("how.check-combinations", count=combinations(page.diagram)),
                outcomes=t("how.check-outcomes", count=len(flow.outcomes)),
                laws=t("how.check-laws", count=len(flow.laws)),
            ),
            "ticks": any(variable.checkbox for variable in page.diagram.variables),
            "asked": page.length,
            "after": after_outcomes(page),
            "outline": outline(flow, page.diagram) if has_node_pages(page) else "",
        }
    )


def _figure(figure: Figure, flow: Flow) -> tuple[str, str, str]:
    """Its name, the way it is worked out, and its range."""
    return figure.label, figure_in_words(figure, flow), t("figure.in-range", range=range_in_words(figure))


def _hint(picture: Drawing) -> str:
    """The class of the words that say that a picture can be scrolled, for as narrow screens as it is wide."""
    if picture.width <= PHONE:
        return ""
    return "drawing-hint" if picture.width <= TABLET else "drawing-hint-wide"


def law_in_words(law: Law, flow: Flow) -> str:
    """A law as a sentence."""
    if isinstance(law, Never):
        return t("how.never", outcomes=_titles(law.outcomes, flow), condition=condition_in_words(law.when, flow))
    if isinstance(law, Disjoint):
        return t("how.disjoint-values", values=_values(law.decision, flow)) if law.decision else t("how.disjoint")
    if isinstance(law, SomeOf):
        return t("how.some-of", items=_titles(law.items, flow), condition=condition_in_words(law.when, flow))
    question = flow.questions[law.question]
    if isinstance(law, SameAdvice):
        labels = [t("quoted", words=question.option(option).label) for option in law.options]
        return t("how.alike", question=question.ask, options=t("list.or").join(labels))
    if isinstance(law, Independent):
        if law.decision:
            return t("how.independent-value", question=question.ask, values=_values(law.decision, flow))
        return t("how.independent", question=question.ask)
    least = question.options[0] if question.descending else question.options[-1]
    most = question.options[-1] if question.descending else question.options[0]
    return t(
        "how.monotone",
        question=question.ask,
        most=most.label,
        least=least.label,
        towards=_titles(law.towards, flow),
        away=_titles(law.away_from, flow),
    )


def _titles(outcomes: tuple[str, ...], flow: Flow) -> str:
    return t("list.or").join(t("quoted", words=flow.outcomes[outcome].title) for outcome in outcomes)


def _values(decision: str, flow: Flow) -> str:
    return t("list.or").join(t("quoted", words=value.clause) for value in flow.decisions[decision].values)
