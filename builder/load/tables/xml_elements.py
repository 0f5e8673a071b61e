"""Read XML into elements with places. A document type is refused, and with it every entity that one could define."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from builder.problems import Location, Problem, Result

MAX_DEPTH, MAX_ELEMENTS = 100, 200_000


@dataclass(slots=True)
class XmlElement:
    """An element, by its name without a namespace."""

    name: str
    attributes: Mapping[str, str]
    where: Location
    children: list[XmlElement] = field(default_factory=list)
    text: str = ""
    """The text right inside of it."""

    def all(self, name: str) -> Iterator[XmlElement]:
        """Its children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> XmlElement | None:
        """Its first child of a name."""
        return next(self.all(name), None)

    def within(self, name: str) -> Iterator[XmlElement]:
        """The elements of a name at any depth, in their order."""
        stack = [self]
        while stack:
            each = stack.pop()
            if each.name == name:
                yield each
            stack.extend(reversed(each.children))


class _RefusedError(Exception):
    """Carries why the document is refused."""


def read_xml(data: bytes, file: str) -> Result[XmlElement | None]:
    """The root element; None where it cannot be read."""
    parser = expat.ParserCreate()
    root = XmlElement("", {}, Location(file, 1))
    stack = [root]
    number = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal number
        number += 1
        if len(stack) > MAX_DEPTH or number > MAX_ELEMENTS:
            raise _RefusedError(f"it has more than {MAX_ELEMENTS:,} elements, or nests more than {MAX_DEPTH} of them")
        where = Location(file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        element = XmlElement(name.rpartition(":")[2], local, where)
        stack[-1].children.append(element)
        stack.append(element)

    def end(_: str) -> None:
        stack.pop()

    def characters(text: str) -> None:
        stack[-1].text += text

    def refuse(*_: object) -> None:
        raise _RefusedError("it declares a document type, which could define entities; remove the declaration")

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, _RefusedError) as error:
        where = Location(file, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        said = expat.ErrorString(error.code) if isinstance(error, expat.ExpatError) else str(error)
        fix = "save it again from the program that made it, as DMN"
        return Result(None, (Problem(where, "table-unread", f"this XML is not read: {said}", fix),))
    return Result(root.children[0])
