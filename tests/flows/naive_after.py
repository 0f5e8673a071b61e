"""A direct reading of what is asked after the outcome: §14, §25, §26 and §34 of flow-semantics.md.

What is read again and again is written down in tables; each is made as slowly as it reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.flows.conditions import Condition
from builder.flows.existing import applies_by
from builder.flows.model import Flow
from tests.flows.naive import Answers, Gets, every_combination, follow, gets, holds, is_limited, singles
from tests.flows.naive_reader import Ask, asked_of, fixed, go_along, way_of, way_through
from tests.flows.naive_reader import ends as ends_of

Needs = Mapping[str, Mapping[str, Sequence[Sequence[int]]]]
"""By outcome and question: for each figure that reads the question, the places of the paragraphs around it."""
Given = tuple[tuple[str, tuple[str, ...]], ...]


class Reading:
    """A flow whose outcomes have paragraphs with these conditions, and figures in some of them."""

    def __init__(self, flow: Flow, paragraphs: Mapping[str, Sequence[Condition]], needs: Needs) -> None:
        self.needs = needs
        self.flow = flow
        self.paragraphs = paragraphs
        self.way = way_through(flow)
        self.everyone = list(every_combination(flow))
        ways = [set() if flow.rules else set(follow(flow, answers)[1]) for answers in self.everyone]
        self.come_to = set[str]().union(*ways)
        """§14: the questions of a tree that some way comes to."""
        self.past = [self.come_to - way for way in ways]
        """§14: for each combination the questions that its way goes past."""
        self.limited = is_limited(flow)
        self.ways: dict[Condition, Ask | Gets] = {}
        self.open: dict[tuple[str, Given], list[str]] = {}

    def told(self, paragraph: Condition, place: int) -> bool:
        """§14: whether a paragraph holds in a combination; no answer counts to a question that the way goes past."""
        answers, past = self.everyone[place], self.past[place]
        return holds(paragraph, self.flow, {q: () if q in past else given for q, given in answers.items()})

    def agreeing(self, asked: Answers) -> list[int]:
        """The places of the combinations that agree with some answers."""
        return [n for n, each in enumerate(self.everyone) if all(each[q] == given for q, given in asked.items())]

    def shown(self, paragraph: Condition, asked: Answers) -> bool | None:
        """§14: whether a paragraph is shown; None while it is open."""
        if self.limited:
            values = {outcome == "holds" for outcome, _ in ends_of(self.left_of(paragraph, asked), {})}
            return None if len(values) > 1 else values.pop()
        values = {self.told(paragraph, place) for place in self.agreeing(asked)}
        return None if len(values) > 1 else values.pop()

    def left_of(self, paragraph: Condition, asked: Answers) -> Ask | Gets:
        """§50: the way of a paragraph that is left after some answers."""
        if paragraph not in self.ways:
            self.ways[paragraph] = way_of(self.flow, paragraph)
        way = self.ways[paragraph]
        for question, given in asked.items():
            for single in singles(self.flow.questions[question]):
                value = single.ticked in given if single.ticked else given[0]
                left = fixed(way, single, value)
                assert left is not None, "these answers exist together"
                way = left
        return way

    def depends(self, paragraph: Condition, asked: Answers, question: str) -> bool:
        """§25: whether the answer to one question alone can still change if a paragraph holds."""
        if self.limited:
            return question in deciding(self.left_of(paragraph, asked))
        values: dict[Given, set[bool]] = {}
        for place in self.agreeing(asked):
            others = tuple((q, given) for q, given in self.everyone[place].items() if q != question)
            values.setdefault(others, set()).add(self.told(paragraph, place))
        return any(len(each) > 1 for each in values.values())

    def open_after(self, outcome: str, asked: Answers) -> list[str]:
        """§25: the questions that are open after an outcome, in the written order."""
        key = outcome, tuple(sorted(asked.items()))
        if key not in self.open:
            before = deciding(self.way)
            needed = self.needs.get(outcome, {})
            questions = self.flow.questions.values()
            asking = [q.id for q in questions if q.id not in before or outcome in q.ask_after or q.id in needed]
            told = {each for id_ in asking for each in applies_by(self.flow.questions[id_], self.flow)}  # §50
            asking = [id_ for id_ in self.flow.questions if id_ in asking or id_ in told]
            read = self.paragraphs.get(outcome, ())
            left = [q for q in asking if q not in asked]
            self.open[key] = [
                q
                for q in left
                if any(self.depends(each, asked, q) for each in read) or self.is_needed(outcome, q, asked)
            ]
        return self.open[key]

    def is_needed(self, outcome: str, question: str, asked: Answers) -> bool:
        """§34: whether a figure reads the question that is shown, or still can be."""
        read = self.paragraphs.get(outcome, ())
        figures = self.needs.get(outcome, {}).get(question, ())
        return any(all(self.shown(read[place], asked) is not False for place in around) for around in figures)

    def is_come_to(self, question: str, asked: Answers) -> bool:
        """§25: whether the way comes to a question in every combination; it need not where no way comes to it."""
        return not any(question in self.past[place] for place in self.agreeing(asked))

    def after(self, answers: Answers) -> tuple[Answers, str | None]:
        """§25: the answers to all questions that were asked, and the one that comes next after the outcome."""
        asked, end = asked_of(self.way, answers), go_along(self.way, answers)[1]
        assert not isinstance(end, Ask)
        while True:
            coming = (q for q in self.open_after(end[0] or "", asked) if self.is_come_to(q, asked))
            question = next(coming, None)
            if question is None or question not in answers:
                return asked, question
            asked = asked | {question: answers[question]}

    def at_most(self, answers: Answers) -> int:
        """§26: of all ends that are left, the most questions on the way there and open after it, each counted once."""
        asked, rest = asked_of(self.way, answers), go_along(self.way, answers)[1]
        if not isinstance(rest, Ask):
            asked = self.after(answers)[0]
        return max(len(on_way | set(self.open_after(end[0] or "", asked))) for on_way, end in ends(rest))

    def outcome_stands(self, answers: Answers) -> bool:
        """§25: whether the answers before the outcome alone give it, whatever is answered after it."""
        asked = asked_of(self.way, answers)
        return len({gets(self.flow, self.everyone[place])[0] for place in self.agreeing(asked)}) == 1


def deciding(way: Ask | Gets) -> set[str]:
    """§25: the questions that are asked before the outcome in some combination."""
    if not isinstance(way, Ask):
        return set()
    return {way.single.question}.union(*(deciding(rest) for _, rest in way.then))


def ends(way: Ask | Gets) -> Iterator[tuple[set[str], Gets]]:
    """§26: the ends of a way, each with the questions on the way there."""
    if not isinstance(way, Ask):
        yield set(), way
        return
    for _, rest in way.then:
        for on_way, end in ends(rest):
            yield on_way | {way.single.question}, end
