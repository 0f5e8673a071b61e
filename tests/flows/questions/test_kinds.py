"""Every kind of question is whole, and keeps its promises.

Rooms: builder/flows/questions, builder/load/questions.py, builder/schema/questions.py.
"""

from __future__ import annotations

import itertools

import pytest

from builder.flows.answers import value_of
from builder.flows.questions.checkbox import Checkbox
from builder.flows.questions.kind import QuestionKind
from builder.flows.questions.radio import Radio
from builder.load.conditions import FORMS
from builder.load.questions import READERS
from builder.load.template_files import PACKAGED
from builder.schema.questions import SHAPES

OPTIONS = ("a", "b", "c")
EVERY = sorted({reader.kind.name: reader.kind for reader in READERS.values()}.items())


def answers_of(kind: QuestionKind) -> set[tuple[str, ...]]:
    """All answers to a question with three options, found by trying every set of them."""
    offered = (*OPTIONS, *kind.added)
    sets = (chosen for size in range(1, len(offered) + 1) for chosen in itertools.combinations(offered, size))
    return {chosen for chosen in sets if kind.misuse(chosen) is None}


def test_every_reader_has_a_shape() -> None:
    """The loader and the schema have the same words after `choose:`, in the same order."""
    assert list(READERS) == list(SHAPES)


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_its_files_are_there(name: str, kind: type[QuestionKind]) -> None:
    """The template and the script that it names are part of the program."""
    assert (PACKAGED / "parts/questions" / kind.template).is_file()
    assert (PACKAGED / "assets/js/questions" / kind.script).is_file()


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_conditions_that_suit_it_exist(name: str, kind: type[QuestionKind]) -> None:
    """It allows no form of condition that nothing can read."""
    assert set(kind.forms) <= set(FORMS)


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_its_variables_tell_all_answers_apart(name: str, kind: type[QuestionKind]) -> None:
    """No two answers give all its variables the same values, and every combination of values is an answer."""
    variables = kind().variables("q", OPTIONS)
    values = {tuple(value_of(variable, {"q": answer}) for variable in variables) for answer in answers_of(kind())}
    assert values == set(itertools.product(*(range(variable.size) for variable in variables)))
    assert len(values) == len(answers_of(kind()))


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_other_answers_lead_everywhere(name: str, kind: type[QuestionKind]) -> None:
    """Each other answer is one, differs from the one given, and all answers can be reached step by step."""
    every = {frozenset(answer) for answer in answers_of(kind())}
    reached, waiting = set[frozenset[str]](), [next(iter(every))]
    while waiting:
        given = waiting.pop()
        others = {frozenset(answer) for _, answer in kind().other_answers(OPTIONS, sorted(given))}
        assert others <= every - {given}
        reached.add(given)
        waiting.extend(others - reached)
    assert reached == every


@pytest.mark.parametrize(
    ("kind", "options", "words"),
    [
        (Radio(), {"a"}, "it is b or it is c"),
        (Radio(), {"a", "b"}, "it is c"),
        (Checkbox(), {"none"}, "you ticked something at “Q”"),
        (Checkbox(), {"a", "b"}, "none of this holds: it is a; it is b"),
        (Checkbox(), {"a"}, None),
    ],
)
def test_denied(kind: QuestionKind, options: set[str], words: str | None) -> None:
    """Of one answer the options that are left are named, of several those that are not ticked."""
    assert words == kind.denied(options, (*OPTIONS, *kind.added), "it is {}".format, "Q")
