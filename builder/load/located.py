"""Read YAML as text with places: every key and value keeps its line and column, nothing is guessed.

Scalars stay what the editor typed (`yes`, `no`, `1.10` and dates are text until a field says otherwise), both
of two equal keys are seen, and what could blow up or build objects (aliases, tags, depth) is refused.
Built on PyYAML's event stream, so that nesting costs no recursion.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from builder.problems import Location, Problem

MAX_CHARACTERS = 1_000_000
MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text and where it begins."""

    text: str
    where: Location
    quoted: bool = False
    """Whether it was quoted or a block, so that an empty one was meant."""
    body: Location | None = None
    """Where its first character stands, if that is not where it begins: behind a quote, below a `|`."""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    where: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written; no key stands twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    where: Location

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


@dataclass(slots=True)
class _Open:
    """A list or mapping that is still being read."""

    where: Location
    is_mapping: bool
    items: list[Node] = field(default_factory=list)


class _RefusedError(Exception):
    """Carries the problem that ends the reading of a file."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def read_yaml(text: str, file: str, found: list[Problem], first_line: int = 1, indent: int = 0) -> Node | None:
    """Read one YAML document that begins on line `first_line` of the file, `indent` characters to the right.

    Returns None for an empty document and for one that cannot be read; the reason is added to `found`.
    """
    if len(text) > MAX_CHARACTERS:
        fix = f"split it, or take out what does not belong here; the limit is {MAX_CHARACTERS:,} characters"
        found.append(Problem(Location(file, first_line), "yaml", "this YAML is too long to be read", fix))
        return None
    try:
        return _compose(text, file, first_line - 1, indent, found)
    except _RefusedError as refused:
        found.append(refused.problem)
    except yaml.MarkedYAMLError as error:
        found.append(_syntax_problem(error, text, file, first_line, indent))
    except yaml.YAMLError as error:
        found.append(_character_problem(error, text, file, first_line))
    return None


def _compose(text: str, file: str, lines_before: int, indent: int, found: list[Problem]) -> Node | None:
    """Turn the event stream into nodes with a stack of the open lists and mappings."""
    stack: list[_Open] = []
    result: Node | None = None
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    for event in yaml.parse(text, Loader=loader):
        mark = event.start_mark
        assert mark is not None
        where = Location(file, mark.line + 1 + lines_before, mark.column + 1 + indent)
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            _refuse_tag(event.tag, where)
            node = Scalar(event.value, where, event.style not in (None, ""), _body(event.style, where, text, mark.line))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            _refuse_tag(event.tag, where)
            stack.append(_Open(where, isinstance(event, yaml.MappingStartEvent)))
            if len(stack) > MAX_DEPTH:
                raise _RefusedError(
                    Problem(where, "yaml", "this YAML is nested too deeply", f"keep to {MAX_DEPTH} levels or fewer")
                )
            continue
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            node = _close(stack.pop(), found)
        elif isinstance(event, yaml.AliasEvent):
            raise _RefusedError(
                Problem(where, "yaml", f"the alias `*{event.anchor}` is not used here", "write the value out",
                        "copies that are hidden from the reader of a file are easy to get wrong")
            )  # fmt: skip
        elif isinstance(event, yaml.DocumentStartEvent) and result is not None:
            raise _RefusedError(Problem(where, "yaml", "a second YAML document begins here", "remove the line `---`"))
        else:
            continue
        if stack:
            stack[-1].items.append(node)
        else:
            result = node
    return None if isinstance(result, Scalar) and not result.text and not result.quoted else result


def _body(style: str | None, where: Location, text: str, line: int) -> Location | None:
    """Where the text of a quoted scalar or of a block begins."""
    if style in ("'", '"'):
        return Location(where.file, where.line, where.column + 1)
    if style in ("|", ">"):
        for number, below in enumerate(text.split("\n")[line + 1 :], start=1):
            if below.strip():
                return Location(where.file, where.line + number, len(below) - len(below.lstrip()) + 1)
    return None


def _refuse_tag(tag: str | None, where: Location) -> None:
    """Tags ask the reader of a file to build something; only `!` and no tag are text."""
    if tag not in (None, "", "!"):
        raise _RefusedError(
            Problem(where, "yaml", f"the tag `{tag}` is not used here", "remove it; every value is text")
        )


def _close(open_: _Open, found: list[Problem]) -> Node:
    """Finish a list or mapping, reporting keys that are no text and keys that stand twice."""
    if not open_.is_mapping:
        return Sequence(tuple(open_.items), open_.where)
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in zip(open_.items[::2], open_.items[1::2], strict=True):
        if not isinstance(key, Scalar):
            found.append(Problem(key.where, "yaml", "a key must be text", "put the text of the key before the colon"))
        elif key.text in entries:
            first = entries[key.text][0].where
            found.append(
                Problem(key.where, "duplicate-key", f"the key `{key.text}` stands twice", "keep one of the two",
                        also=((first, "the first one"),))
            )  # fmt: skip
        else:
            entries[key.text] = (key, value)
    return Mapping(tuple(entries.values()), open_.where)


_SYNTAX_HINTS = (
    ("cannot start any token", "\t", "a tab cannot be used here", "indent with spaces"),
    ("cannot start any token", "", "this character cannot begin a value", "put the value in quotes"),
    ("mapping values are not allowed", "", "a colon is not expected here",
     "put the text in quotes, or check the indentation of this line"),
    ("could not find expected ':'", "", "a key without its colon", "write `key: value`, or indent this line"),
    ("found unknown escape", "", "an unknown escape in a quoted text", "write `\\\\` for a backslash"),
    ("unexpected end of stream", "", "a quoted text is not closed", "add the closing quote"),
    ("expected ',' or", "", "a list or mapping in brackets is not closed", "add the missing `,`, `]` or `}`"),
    ("expected the node content", "", "a value is missing here", "write the value, or remove the key"),
    ("expected <block end>", "", "this line is indented differently from its neighbours", "line them up"),
)  # fmt: skip


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str, first_line: int, indent: int) -> Problem:
    """Put a parser's complaint in an editor's words."""
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    where = Location(file, first_line + line, column + 1 + indent)
    raw = " ".join(part for part in (error.context, error.problem) if part)
    lines = text.split("\n")
    rest = lines[line][column:] if line < len(lines) else ""
    for sign, start, message, fix in _SYNTAX_HINTS:
        if sign in raw and rest.startswith(start):
            return Problem(where, "yaml", message, fix, f"the YAML reader says: {raw}")
    return Problem(where, "yaml", f"this is not valid YAML: {raw}", "check quotes, colons and indentation here")


def _character_problem(error: yaml.YAMLError, text: str, file: str, first_line: int) -> Problem:
    """A control character: find it, so that the editor can."""
    position = next((i for i, c in enumerate(text) if (c < " " and c not in "\t\n\r") or "\x7f" <= c < "\x85"), 0)
    before = text[:position]
    where = Location(file, first_line + before.count("\n"), position - before.rfind("\n"))
    code = f"U+{ord(text[position]):04X}" if text else "nothing"
    return Problem(
        where, "yaml", f"a control character ({code}) cannot stand in YAML", "delete it", str(error).split("\n")[0]
    )
