"""Read the folder of a flow: `flow.yaml`, its outcomes and their conditional paragraphs; compile what they decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from builder.flows.compile import TooManyStatesError, compile_condition, compile_flow
from builder.flows.diagram import Diagram
from builder.flows.model import Flow, Outcome
from builder.flows.words import in_words
from builder.load import front_matter
from builder.load.conditions import Names, read_condition
from builder.load.fields import Fields, wrong_type
from builder.load.files import Files
from builder.load.flow import missing_flow, read_flow
from builder.load.located import Mapping as MappingNode
from builder.load.located import read_yaml
from builder.load.markdown import parse_scalar
from builder.load.outcome import read_outcome, read_then
from builder.problems import Location, Problem
from builder.site import FlowPage, OutcomePage

Outcomes = dict[str, tuple[OutcomePage, Fields]]


def read_flow_page(files: Files, folder: str) -> FlowPage | None:
    """The flow of one folder, compiled; None where it cannot be read, which its problems say."""
    file = f"{folder}/flow.yaml"
    outcomes = _outcome_files(files, folder)
    if not files.exists(file):
        files.found.append(missing_flow(folder))
        return None
    text = files.read_text(file)
    node = read_yaml(text, file, files.found) if text is not None else None
    if not isinstance(node, MappingNode):
        if node is not None or text == "":
            where = node.where if node else Location(file)
            files.found.append(Problem(where, "wrong-type", "a flow is a mapping of keys to values", "add `title: …`"))
        return None
    _inline_outcomes(node, outcomes, file, files.found)
    logic = {id_: Outcome(id_, page.title, page.where) for id_, (page, _) in outcomes.items()}
    flow = read_flow(node, PurePosixPath(folder).name, logic, files.found)
    if flow is None:
        return None
    flow = replace(flow, outcomes=_with_ways_on(flow, outcomes))
    diagram = _compile(flow, files.found)
    return _page(file, node, flow, diagram, outcomes, files.found) if diagram else None


def _outcome_files(files: Files, folder: str) -> Outcomes:
    outcomes: Outcomes = {}
    for file, path in files.entries(folder):
        if path.name == "flow.yaml":
            continue
        if path.suffix != ".md" or path.is_dir():
            fix = "move it elsewhere; a flow's folder holds flow.yaml and one .md file for each outcome"
            files.problem(file, "stray-file", f"{path.name} is not a part of a flow", fix)
        elif files.check_name(file, "outcome"):
            text = files.read_text(file)
            parts = front_matter.split(text, file, files.found) if text is not None else None
            if parts is not None:
                start = Location(file, parts.body_line)
                outcomes[path.stem] = read_outcome(path.stem, parts.front_matter, parts.body, start, files.found)
    return outcomes


def _inline_outcomes(node: MappingNode, outcomes: Outcomes, file: str, found: list[Problem]) -> None:
    inline = node.get("outcomes")
    if inline is not None and not isinstance(inline, MappingNode):
        found.append(wrong_type(inline, "`outcomes`", "a mapping"))
        return
    for key, value in inline.entries if inline else ():
        if key.text in outcomes:
            also = ((Location(outcomes[key.text][0].file), "the file"),)
            message = f"the outcome `{key.text}` has a file of its own already"
            found.append(Problem(key.where, "duplicate-id", message, "keep one of the two", also=also))
        elif not isinstance(value, MappingNode):
            found.append(wrong_type(value, f"the outcome `{key.text}`", "a mapping"))
        else:
            outcomes[key.text] = read_outcome(key.text, value, "", key.where, found, inline=True)


def _with_ways_on(flow: Flow, outcomes: Outcomes) -> Mapping[str, Outcome]:
    """The outcomes with their `then`, which name questions."""
    names = Names(flow.questions, flow.facts, flow.scores)
    return {id_: replace(outcome, then=read_then(outcomes[id_][1], names)) for id_, outcome in flow.outcomes.items()}


def _compile(flow: Flow, found: list[Problem]) -> Diagram | None:
    try:
        return compile_flow(flow)
    except TooManyStatesError as error:
        questions = ", ".join(f"`{question}`" for question in error.questions)
        fix = f"let fewer rules combine these questions, or ask them closer together: {questions}"
        message = f"these rules have more than {error.states:,} states"
        why = "every answer to one question would have to be told apart until another one far below is asked"
        found.append(Problem(flow.rules[0].where, "too-many-states", message, fix, why))
        return None


def _page(
    file: str, node: MappingNode, flow: Flow, diagram: Diagram, outcomes: Outcomes, found: list[Problem]
) -> FlowPage:
    start = Fields(node, "a flow", [key.text for key, _ in node.entries], found).scalar("start")
    return FlowPage(
        file,
        flow,
        diagram,
        {id_: _with_conditions(page, flow, found) for id_, (page, _) in outcomes.items()},
        parse_scalar(start, found) if start else None,
        {q.id: parse_scalar(q.help, found) for q in flow.questions.values() if q.help},
    )


def _with_conditions(page: OutcomePage, flow: Flow, found: list[Problem]) -> OutcomePage:
    """Compile the conditions of the outcome's paragraphs."""
    names = Names(flow.questions, flow.facts, flow.scores)
    conditions = []
    for when in page.body.whens:
        where = when.where
        before = len(found)
        node = read_yaml(when.condition, where.file, found, where.line, where.column - 1)
        if node is None and len(found) == before:
            fix = "write `::: when {question: option}`"
            found.append(Problem(where, "missing-key", "this paragraph has no condition", fix))
        condition = read_condition(node, names, found)
        if condition is not None:
            conditions.append((in_words(condition, flow), compile_condition(condition, flow)))
    return replace(page, conditions=tuple(conditions))
