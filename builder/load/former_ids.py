"""Read `was`: former ids, which stay retired, so that old answers, links and versions keep their meaning."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from builder.load.fields import Fields
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, Sequence
from builder.problems import Location, Problem, did_you_mean

Named = tuple[str, Location, Node | None]
"""An id, its place, and the value of `was`, if there is one."""
ANSWERS = "answers given under this id before would be taken for answers of today"
LINKS = "links to what had this id before would lead to something else"
VERSIONS = "differences between versions would take the two for one"


def read_was(fields: Fields) -> tuple[str, ...]:
    """The ids that something had before."""
    return tuple(former.text for former in fields.scalars("was"))


def named_in(group: Node | None) -> Iterator[Named]:
    """The things of a group by id; a value that is no group of keys has no former ids."""
    for key, node in group.entries if isinstance(group, MappingNode) else ():
        yield key.text, key.where, node.get("was") if isinstance(node, MappingNode) else None


def reused_ids(questions: MappingNode) -> Iterator[Problem]:
    """Former ids of questions and options that are in use again."""
    yield from reused(named_in(questions), "a question", ANSWERS)
    for _, question in questions.entries:
        options = question.get("options") if isinstance(question, MappingNode) else None
        yield from reused(named_in(options), "an option", ANSWERS)


def reused(named: Iterable[Named], kind: str, why: str) -> Iterator[Problem]:
    """Former ids of some things that one of them has again."""
    things = list(named)
    now = {id_: where for id_, where, _ in things}
    for former in (former for _, _, was in things for former in _former(was)):
        if former.text in now:
            message = f"`{former.text}` is a former id that {kind} has again"
            fix = f"choose another id for it, or take `{former.text}` out of `was`"
            also = ((now[former.text], kind),)
            yield Problem(former.where, "retired-id", message, fix, why=why, also=also)


def claimed_twice(named: Iterable[Named], kind: str) -> Iterator[Problem]:
    """Former ids that two things of a kind say they had."""
    first: dict[str, Scalar] = {}
    for former in (former for _, _, was in named for former in _former(was)):
        if former.text in first:
            message = f"`{former.text}` is a former id of {kind} already"
            also = ((first[former.text].where, "the other one"),)
            yield Problem(former.where, "duplicate-id", message, "keep it where its links should lead", also=also)
        first.setdefault(former.text, former)


def now_called(named: Iterable[Named]) -> dict[str, str]:
    """The id of today by each former one."""
    return {former.text: id_ for id_, _, was in named for former in _former(was)}


def meant(name: str, known: Collection[str], former: Mapping[str, str], otherwise: str = "") -> str:
    """Advice for an unknown id: the one that it became, or those that are close to it."""
    if name in former:
        return f"write `{former[name]}`, which is its id now"
    return did_you_mean(name, known, otherwise)


def _former(was: Node | None) -> list[Scalar]:
    """The entries of `was` that can be read."""
    items = was.items if isinstance(was, Sequence) else (was,)
    return [item for item in items if isinstance(item, Scalar)]
