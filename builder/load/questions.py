"""Read one question of a flow; each word after `choose:` has a reader of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.flows.model import Option, Question
from builder.flows.questions.checkbox import NONE, Checkbox
from builder.flows.questions.kind import QuestionKind
from builder.flows.questions.radio import RADIO, Radio
from builder.flows.questions.values import Values
from builder.languages import t
from builder.load.fields import GROUP, TEXT, Fields, check_slug, wrong_type
from builder.load.former_ids import read_was
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar
from builder.load.text_keys import markup_problems
from builder.load.tick_limits import check_exclusive, read_at_most, read_exclusive
from builder.load.values import (
    OF_DAY,
    OF_MONEY,
    OF_NUMBER,
    OF_SEVERAL,
    read_day,
    read_money,
    read_number,
    read_several,
)
from builder.problems import Location
from builder.site.message_text import FORMS

OPTION_KEYS = (
    "label", "hint", "clause", "changeable", "send-as", "group", "go", "was", "in-text",
    "exclusive", "applies-when",
)  # fmt: skip
Answers = tuple[QuestionKind, list[Option]]


@dataclass(frozen=True, slots=True)
class AnswersReader:
    """A reader of the answers that a question offers."""

    kind: type[QuestionKind]
    read: Callable[[Fields, Location], Answers]
    """From the keys of a question, and its place in the file."""
    keys: tuple[str, ...] = ()
    """The keys that only this kind of question has."""


def read_question(key: Scalar, node: Node, flow: Fields) -> Question:
    """The question; one without options where it cannot be read, so that what names it is not judged."""
    if not isinstance(node, MappingNode):
        flow.report(wrong_type(node, f"the question `{key.text}`", GROUP))
        return Question(key.text, "", (), key.where)
    fields = Fields(node, "this question", QUESTION_KEYS, key.where, within=flow)
    fields.scalar("help")  # parsed with the other Markdown of the flow, see `read_helps`
    fields.scalars("ask-after")  # looked up once the outcomes are known, see `read_ask_after`
    choose = fields.choice("choose", tuple(READERS))
    owners = {own: other for other, reader in reversed(tuple(READERS.items())) for own in reader.keys}
    for own, other in owners.items():
        if fields.has(own) and own not in READERS[choose].keys:
            message = f"`{own}` belongs to a question with `choose: {other}`"
            fields.problem(fields.where(own), "wrong-value", message, f"remove it, or write `choose: {other}`")
    kind, options = READERS[choose].read(fields, key.where)
    return Question(
        id=key.text,
        ask=fields.text("ask", required=True),
        options=tuple(options),
        where=key.where,
        short=fields.text("short"),
        kind=kind,
        descending=fields.choice("order", ("ascending", "descending")) == "descending" or kind.is_typed,
        was=read_was(fields),
    )


def _one(fields: Fields, _: Location) -> Answers:
    """Two options or more, of which the reader chooses one."""
    check_exclusive(fields)
    return RADIO, _options(fields, fewest=2)


def _many(fields: Fields, _: Location) -> Answers:
    """Options to tick, and the label for none of them."""
    label = fields.text("none")
    message = "`none` is reserved where several options can be ticked"
    fix = "remove it; `none: None of these` beside `options` gives it another label"
    options = _options(fields, fewest=1, reserved={NONE: (message, fix)})
    kind = Checkbox(label) if label else Checkbox()
    return replace(kind, exclusive=read_exclusive(fields), at_most=read_at_most(fields, options)), options


def _yes_no(fields: Fields, where: Location) -> Answers:
    """Yes and no, with what `options` says of them, if it is there."""
    check_exclusive(fields)
    written = {option.id: option for option in _options(fields, fewest=1)} if fields.has("options") else {}
    both = [
        written.pop(id_, Option(id_, label, where))
        for id_, label in (("yes", t("question.yes")), ("no", t("question.no")))
    ]
    for option in written.values():
        message = f"a yes/no question has no option `{option.id}`"
        fields.problem(option.where, "wrong-value", message, "keep `yes` and `no`, or write `choose: one`")
    return RADIO, [*both, *written.values()]  # the wrong ones too, so that what names them is not judged


READERS: Mapping[str, AnswersReader] = {
    "one": AnswersReader(Radio, _one),
    "many": AnswersReader(Checkbox, _many, ("none", "at-most")),
    "yes-no": AnswersReader(Radio, _yes_no),
    "number": AnswersReader(Values, read_number, OF_NUMBER),
    "money": AnswersReader(Values, read_money, OF_MONEY),
    "day": AnswersReader(Values, read_day, OF_DAY),
    "values": AnswersReader(Values, read_several, OF_SEVERAL),
}
"""The readers by the word after `choose:`; the first one is meant where there is none. Two words may mean one kind."""
QUESTION_KEYS = (
    "ask", "short", "help", "choose",
    *dict.fromkeys(key for reader in READERS.values() for key in reader.keys), "order", "options", "go", "was",
    "ask-after", "applies-when",
)  # fmt: skip


def _options(fields: Fields, fewest: int, reserved: Mapping[str, tuple[str, str]] | None = None) -> list[Option]:
    """The options that are written, but for those with a reserved id; each of these has a message and a fix."""
    node = fields.mapping("options", required=True)
    options = []
    for key, value in node.entries if node else ():
        if reserved and key.text in reserved:
            fields.problem(key.where, "odd-name", *reserved[key.text])
        else:
            fields.take(check_slug(key, "the id of an option"))
            options.append(_option(key, value, fields))
    _check_groups(options, fields)
    if node is not None and len(options) < fewest:
        fields.problem(fields.begin, "empty-value", "this question leaves no choice", "give it another option")
    return options


def _check_groups(options: Sequence[Option], fields: Fields) -> None:
    """Report an option above the first heading, and a heading that stands twice."""
    headings = [option for option in options if option.group]
    if headings and not options[0].group:
        fix = "add `group: …` to it, or remove the other headings"
        fields.problem(options[0].where, "missing-key", "this option stands above the first `group`", fix)
    seen: dict[str, Location] = {}
    for option in headings:
        if option.group in seen:
            also = ((seen[option.group], "the first time"),)
            message, fix = f"the heading `{option.group}` stands twice", "bring these options together"
            fields.problem(option.where, "duplicate-key", message, fix, also=also)
        seen.setdefault(option.group, option.where)


def _option(key: Scalar, node: Node, question: Fields) -> Option:
    """An option: its label alone, or a group of keys."""
    if isinstance(node, Scalar) and node.text.strip():
        question.report(*markup_problems("label", node))
        return Option(key.text, node.text.strip(), key.where)
    if not isinstance(node, MappingNode):
        question.report(wrong_type(node, f"the label of `{key.text}`", TEXT))
        return Option(key.text, "", key.where)
    option = Fields(node, "this option", OPTION_KEYS, key.where, within=question)
    return Option(
        id=key.text,
        label=option.text("label", required=True),
        where=key.where,
        hint=option.text("hint"),
        clause=option.text("clause"),
        changeable=option.integer("changeable"),
        send_as=option.choice("send-as", tuple(FORMS.values())) if option.has("send-as") else "",
        group=option.text("group"),
        was=read_was(option),
        in_text=option.text("in-text"),
    )
