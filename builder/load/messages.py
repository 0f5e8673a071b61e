"""Read all messages, or one of them, with the conditions of its flow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from builder.flows.conditions_in_words import condition_in_words
from builder.flows.model import Flow
from builder.flows.on_the_way import OnTheWay
from builder.flows.state_limit import within_limit
from builder.flows.weighed_scores import reads_score
from builder.load.blocks import read_blocks
from builder.load.conditions import Names, names_of
from builder.load.files import Files
from builder.load.flow_compiled import RULES
from builder.load.flow_page import paragraph_condition, read_flow_page
from builder.load.message import read_message
from builder.load.message_html import with_body
from builder.load.reader import Reader
from builder.problems import Location, Result, did_you_mean
from builder.site import ContentPage, FlowPage, MessagePage, When
from builder.site.message import PartCondition
from builder.site.message_text import MessageVariable

FOLDER = "content/messages"


def read_all(files: Files, before: Iterable[ContentPage]) -> Result[tuple[MessagePage, ...]]:
    """The messages that can be read; their flows are among the pages read `before`."""
    reader = Reader()
    flows = {page.flow.slug: page for page in before if isinstance(page, FlowPage)}
    messages = []
    for file, path in files.entries(FOLDER) if files.exists(FOLDER) else ():
        if path.is_dir() or path.suffix != ".md":
            fix = "move it elsewhere; content/messages/ has files like running-late.md"
            reader.problem(file, "stray-file", f"{path.name} is not a message", fix)
            files.unread.add(file)
        elif files.check_name(file, "message"):
            message = reader.take(files.recalled(("message", file), [file], partial(_read_from, file=file)))
            if message is None:
                files.unread.add(file)
            else:
                messages.append(reader.take(_recalled_conditions(message, flows, files)))
    return reader.result(tuple(messages))


def _read_from(files: Files, file: str) -> Result[MessagePage | None]:
    return read_message(files, file)


def _recalled_conditions(message: MessagePage, flows: dict[str, FlowPage], files: Files) -> Result[MessagePage]:
    """The message with its conditions, as it was before where neither it nor its flow has changed."""
    page = flows.get(message.flow.target) if message.flow else None
    if page is None:
        return with_conditions(message, flows, files)
    read = partial(with_conditions, message, flows)
    return files.recalled(("conditions", message.file), [], read, (message, page))


def read_one(files: Files, file: str) -> Result[MessagePage | None]:
    """The message of one file, with its flow as far as that is among the files."""
    message, problems = read_message(files, file)
    if message is None or message.flow is None:
        return Result(message, problems)
    folder = f"content/flows/{message.flow.target}"
    for above in ("content", "content/flows"):
        if above == "content" or files.exists(above):
            list(files.entries(above))  # which notes what there is
    flow = read_flow_page(files, folder, read_blocks(files).value).value if files.exists(folder) else None
    flows = {flow.flow.slug: flow} if flow else {}
    compiled, others = with_conditions(message, flows, files)
    return Result(compiled, (*problems, *others))


def with_conditions(message: MessagePage, flows: dict[str, FlowPage], files: Files) -> Result[MessagePage]:
    """The message with its conditions compiled; as it is where that cannot be done."""
    reader = Reader()
    if message.flow is None:
        return reader.result(message)
    page = flows.get(message.flow.target)
    if page is None:
        if f"content/flows/{message.flow.target}/flow.yaml" not in files.unread:
            fix = did_you_mean(message.flow.target, flows, "write the name of a folder in content/flows/")
            text = f"there is no flow `{message.flow.target}`"
            reader.problem(message.flow.where, "unknown-flow", text, fix)
        return reader.result(message)
    for variable in message.variables:
        _check_answer(variable, page.flow, reader)
    names = names_of(page.flow)
    on_the_way = OnTheWay(page.flow, page.tree)
    found = [_compiled(when, names, on_the_way, reader) for when in message.whens]
    conditions = tuple(each for each in found if each is not None)
    whole = len(conditions) == len(found)
    return reader.result(with_body(replace(message, conditions=conditions)) if whole else message)


def _compiled(when: When, names: Names, on_the_way: OnTheWay, reader: Reader) -> PartCondition | None:
    """The condition of a part; no reader could tell whether one about points holds."""
    condition = reader.take(paragraph_condition(when, names))
    if condition is None:
        return None
    flow = on_the_way.flow
    if reads_score(condition, flow):
        fix = "name the answers that it is about"
        reader.problem(when.where, "wrong-value", "a part of a message cannot depend on points", fix)
        return None
    diagram = reader.take(within_limit(partial(on_the_way.compile, condition), when.where, RULES))
    if diagram is not None and not any(leaf.outcome == "yes" for leaf in diagram.leaves):
        fix = "correct its condition, or remove it"
        reader.problem(when.where, "dead-paragraph", "no answers fulfil the condition of this part", fix)
        return None
    return None if diagram is None else PartCondition(condition_in_words(condition, flow), condition, diagram)


def _check_answer(variable: MessageVariable, flow: Flow, reader: Reader) -> None:
    """The question of a variable, and the options that it has words for, are in the flow."""
    if not variable.question:
        return
    question = flow.questions.get(variable.question)
    where: Location = variable.where
    if question is None:
        fix = did_you_mean(variable.question, flow.questions)
        reader.problem(where, "unknown-question", f"the flow has no question `{variable.question}`", fix)
        return
    for option in variable.words:
        if option not in question.option_ids:
            fix = did_you_mean(option, question.option_ids)
            text = f"the question `{question.id}` has no option `{option}`"
            reader.problem(where, "unknown-option", text, fix)
