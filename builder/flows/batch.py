"""Answers in, advice out: one JSON object a line, or what is wrong with that line."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal

from builder.flows.answers import Answers
from builder.flows.asking import Asking, asking_of
from builder.flows.counterfactuals import Counterfactual, counterfactuals
from builder.flows.diagram import Diagram
from builder.flows.figures.evaluate import Evaluation
from builder.flows.follow_ups import FollowUps
from builder.flows.model import Flow, Question
from builder.flows.next_flow import told
from builder.flows.questions.measure import ReadingError
from builder.flows.sufficient_reason import sufficient_reason
from builder.flows.walk import Position
from builder.problems import did_you_mean
from builder.text.printable import json_text

Key = tuple[tuple[str, tuple[str, ...]], ...]
"""Answers to the questions that were asked, in their order."""
MAX_REMEMBERED = 50_000
"""The limit on answers remembered with their reasons, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The reply to one line of answers."""

    json: str
    is_error: bool = False
    """True if the line could not be answered, and `json` says why."""


def run_lines(
    flow: Flow, diagram: Diagram, follow_ups: FollowUps, lines: Iterable[str], today: datetime.date | None = None
) -> Iterator[Reply]:
    """One reply for every line that is not blank; a wrong line gives an `error` and the rest go on."""
    answer = answerer(flow, diagram, follow_ups, today)
    return (answer(line) for line in lines if line.strip())


def answerer(
    flow: Flow, diagram: Diagram, follow_ups: FollowUps, today: datetime.date | None = None
) -> Callable[[str], Reply]:
    """A function from one line of answers to the reply, both JSON; days that are counted from today need it."""
    return answerer_by(flow, _Replies(flow, diagram, follow_ups, today).to, today)


def answerer_by(flow: Flow, reply: Callable[[Answers], str], today: datetime.date | None) -> Callable[[str], Reply]:
    """A function from one line of answers to the reply, where `reply` makes it from answers that could be read."""
    known = {(q.id, o): (o,) for q in flow.questions.values() if not q.kind.is_typed for o in q.option_ids}

    def answer(line: str) -> Reply:
        try:
            given = json.loads(line, parse_float=Decimal)
        except (ValueError, RecursionError) as error:
            return _error(f"this line is not JSON: {error}")
        if not isinstance(given, dict):
            return _error('a line of answers is an object, like {"question": "option"}')
        answers: dict[str, tuple[str, ...]] = {}
        for question, value in given.items():
            options = known.get((question, value)) if isinstance(value, str) else None
            read = options or read_answer(flow, question, value, today)
            if isinstance(read, str):
                return _error(read)
            answers[question] = read
        return Reply(reply(answers))

    return answer


def _error(message: str) -> Reply:
    return Reply(_json({"error": message}), is_error=True)


class _Replies:
    """Replies to answers that could be read; those to the same answers are made once."""

    def __init__(self, flow: Flow, diagram: Diagram, follow_ups: FollowUps, today: datetime.date | None) -> None:
        self.flow = flow
        self.asking = asking_of(flow, diagram)
        self.follow_ups = follow_ups
        self.advice: dict[Key, dict[str, object]] = {}
        self.lines: dict[Key, str] = {}
        self.today = today
        self.bounds: dict[tuple[int, tuple[tuple[str, ...], ...]], int] = {}

    def to(self, answers: Answers) -> str:
        """The line of the reply."""
        position = self.asking.walk(answers)
        if position.reference >= 0:
            return _json(self._missing(position, answers))
        outcome = self.asking.diagram.leaves[~position.reference].outcome
        after = self.follow_ups.follow(outcome or "", position.asked, {**answers, **position.counted})
        decided = tuple([(question, tuple(given)) for question, given in position.counted.items()])
        key = (*decided, *((question, tuple(after.counted[question])) for question in after.asked))
        if key not in self.lines:
            if len(self.lines) >= MAX_REMEMBERED:
                self.lines.clear()
                self.advice.clear()
            if decided not in self.advice:
                self.advice[decided] = _advice(self.flow, self.asking, position, dict(decided))
            said = self.advice[decided] | {"asked": [question for question, _ in key]} | self._next(outcome, dict(key))
            said |= self._figures(outcome, dict(key))
            self.lines[key] = _json(said | ({"next": after.next, "at_most": len(after.open)} if after.next else {}))
        return self.lines[key]

    def _next(self, outcome: str | None, counted: Answers) -> dict[str, object]:
        """Everything that the flows after an outcome are told, if it has any; `counted` are the answers that count."""
        flows = self.flow.outcomes[outcome].next if outcome else ()
        said = [
            {"flow": each.flow.id, "told": {q: asdict(of) for q, of in told(each, counted).items()}} for each in flows
        ]
        return {"next_flows": said} if said else {}

    def _figures(self, outcome: str | None, counted: Answers) -> dict[str, object]:
        """The figures that an outcome shows, if it shows any; null for one that reads what was not typed."""
        names = self.flow.outcomes[outcome].figures if outcome else ()
        work = Evaluation(self.flow.figures, self.flow.rates, counted, self.today)
        found = {name: work.figure(name) for name in names}
        said = {id_: None if v is None else self.flow.figures[id_].plain(v) for id_, v in found.items()}
        return {"figures": said} if said else {}

    def _missing(self, position: Position, answers: Answers) -> dict[str, object]:
        """The reply while the outcome is not known."""
        at, after = position.reference, self.follow_ups.still_open(position.asked, position.counted)
        key = (at, tuple(after.values()))
        if key not in self.bounds:
            if len(self.bounds) >= MAX_REMEMBERED:
                self.bounds.clear()
            self.bounds[key] = self.asking.at_most(at, after)
        possible = self.asking.possible(at)
        return {"next": self.asking.question(at), "at_most": self.bounds[key], "possible": possible}


def _json(said: dict[str, object]) -> str:
    return json_text(said, indent=None)


def _advice(flow: Flow, asking: Asking, position: Position, answers: Answers) -> dict[str, object]:
    """The outcome of complete answers, why, and what would change it."""
    diagram = asking.diagram
    leaf = diagram.leaves[~position.reference]
    reason = sufficient_reason(diagram, position.values, leaf.outcome)
    return {
        "outcome": leaf.outcome,
        "rule": leaf.rule,
        "asked": list(position.asked),
        "because": list(dict.fromkeys(diagram.variables[variable].question for variable in reason)),
        "changes": [_change(change) for change in counterfactuals(flow, asking, answers)],
    }


def _change(change: Counterfactual) -> dict[str, object]:
    what: dict[str, object] = {"question": change.question, "option": change.option}
    return what | (
        {"outcome": change.outcome} if change.outcome else {"next": change.next, "possible": change.possible}
    )


def read_answer(
    flow: Flow, question_id: str, value: object, today: datetime.date | None = None
) -> tuple[str, ...] | str:
    """The options that one answer names, or a sentence about the mistake."""
    question = flow.questions.get(question_id)
    if question is None:
        return f"there is no question `{question_id}`; {did_you_mean(question_id, flow.questions)}"
    if question.kind.is_typed and not isinstance(value, list):
        return _typed(question, value, today)
    options = [value] if isinstance(value, str) else value
    if not isinstance(options, list) or not options or not all(isinstance(option, str) for option in options):
        return f"the answer to `{question_id}` must be {question.kind.answer}"
    unknown = next((option for option in options if option not in question.option_ids), None)
    if unknown is not None:
        return f"`{question_id}` has no option `{unknown}`; {did_you_mean(unknown, question.option_ids)}"
    answer = tuple(dict.fromkeys(options))
    misuse = question.kind.misuse(answer)
    return f"the question `{question_id}` {misuse.says}" if misuse else answer


def _typed(question: Question, value: object, today: datetime.date | None) -> tuple[str, ...] | str:
    """The range that a value is in, and the value; a list names a range itself."""
    try:
        read = question.kind.answer_of(value, today)
    except ReadingError as error:
        return f"`{question.id}`: {error.words}"
    return read or f"the answer to `{question.id}` must be {question.kind.answer}"
