"""Count the shapes of a drawing once everything that it uses again is drawn: a few lines can ask for billions.

Elements and what they refer to (`use`, masks, patterns, markers, filters, gradients) are a graph; an element costs one
and what its children and references cost, which is summed once for each (dynamic programming, children first). Linear
in the elements and references, which are at most `MAX_SHAPES`, else the count stops.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import unquote

MAX_SHAPES = 200_000
"""More than drawings of 1 MB have; a browser on a phone draws as many in a few seconds."""
EFFECT = 100
"""The cost of one step of a filter: it processes every pixel."""
_URL = re.compile(r"url\(\s*['\"]?\s*#([^'\")\s]*)", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)(?:\}|\Z)")
_PLAIN = re.compile(r"[\w\s.,#>+~-]*")
"""A selector of elements, classes and ids alone."""
_NAME = re.compile(r"[.#]?[\w-]+")
_VERTEX = re.compile(r"[a-zA-Z]|[0-9.]+")


class CircularDrawingError(Exception):
    """Something is drawn as a part of itself; `id_` names it."""

    def __init__(self, id_: str) -> None:
        super().__init__(id_)
        self.id_ = id_


class TooManyShapesError(Exception):
    """The drawing has more than `MAX_SHAPES`."""


@dataclass(slots=True)
class _Element:
    name: str
    classes: list[str]
    id_: str
    uses: list[str]
    """The ids that it refers to."""
    marks: int
    """The number of times that it draws a marker: once for each point of a line."""
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Sum:
    """An element whose cost is being summed."""

    parts: Iterator[tuple[int, int]]
    """The elements left to add, each with the number of times that it is drawn."""
    cost: int
    times: int = 1
    """The number of times that the current part is drawn."""


class DrawingUses:
    """The elements of one drawing, in their order."""

    def __init__(self) -> None:
        self._elements: list[_Element] = []
        self._open: list[int] = []
        self._ids: dict[str, int] = {}
        self._styled: dict[str, list[str]] = defaultdict(list)
        """The ids that style sheets refer to, by `element`, `.class` or `#id`; by `*` where it may be any element."""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins, with its attributes by local name."""
        uses = [id_ for value in attributes.values() for id_ in _URL.findall(value)]
        if attributes.get("href", "").strip().startswith("#"):
            uses.append(attributes["href"].strip()[1:])
        id_, number = attributes.get("id", ""), len(self._elements)
        marks = len(_VERTEX.findall(attributes.get("d", "") or attributes.get("points", "")))
        self._elements.append(
            _Element(name=name, classes=attributes.get("class", "").split(), id_=id_, uses=uses, marks=max(marks, 1))
        )
        if id_:
            self._ids.setdefault(id_, number)
        if self._open:
            self._elements[self._open[-1]].children.append(number)
        self._open.append(number)

    def end(self) -> None:
        """The element that began last ends."""
        self._open.pop()

    def style(self, text: str) -> None:
        """The text of a `style` element; where a selector is not plain, it may mean any element."""
        sheet = _COMMENT.sub(" ", text)
        for rule in _RULE.finditer(sheet):
            names = _NAME.findall(rule[1]) if _PLAIN.fullmatch(rule[1]) else ["*"]
            for name in names:
                self._styled[name] += _URL.findall(rule[2])
        outside = _RULE.sub(lambda rule: rule[1], sheet)
        self._styled["*"] += _URL.findall(outside)

    def count(self) -> int:
        """The number of shapes that are drawn in all. Raises the errors of this module."""
        costs: dict[int, int] = {}
        open_ = {0: self._sum(0)}  # each is a part of the one before it
        steps = 0
        while open_:
            number, current = next(reversed(open_.items()))
            for part, times in current.parts:
                steps += 1
                if part in open_:
                    raise CircularDrawingError(self._elements[part].id_)
                if part not in costs:
                    current.times = times
                    open_[part] = self._sum(part)
                    break
                current.cost += times * costs[part]
                if max(current.cost, steps) > MAX_SHAPES:
                    raise TooManyShapesError
            else:
                costs[number] = current.cost
                del open_[number]
                for outer in list(open_.values())[-1:]:
                    outer.cost += outer.times * current.cost
        if costs[0] > MAX_SHAPES:
            raise TooManyShapesError
        return costs[0]

    def _sum(self, number: int) -> _Sum:
        return _Sum(self._parts(self._elements[number]), EFFECT if self._elements[number].name.startswith("fe") else 1)

    def _parts(self, element: _Element) -> Iterator[tuple[int, int]]:
        """The other elements that an element draws, each with the number of times."""
        yield from ((child, 1) for child in element.children)
        names = ("*", element.name, f"#{element.id_}", *(f".{name}" for name in element.classes))
        styled = (id_ for name in names for id_ in self._styled.get(name, ()))
        for id_ in chain(element.uses, styled):
            used = self._ids.get(id_, self._ids.get(unquote(id_)))
            if used is not None:
                yield used, element.marks if self._elements[used].name == "marker" else 1
