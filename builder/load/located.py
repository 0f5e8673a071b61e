"""Read YAML as text with positions: every key and value keeps its line and column, nothing is guessed.

Scalars stay what the editor typed (`yes`, `no`, `1.10` and dates are text until a field says otherwise), both
of two equal keys are seen, and what could blow up or build objects (aliases, tags, depth) is refused.
Built on PyYAML's event stream, so that nesting costs no recursion.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

import yaml

from builder.load.positions import Positions
from builder.load.reader import Reader
from builder.load.yaml_comments import Span, lost_words
from builder.load.yaml_mistakes import syntax_problem
from builder.load.yaml_slips import slips_in
from builder.problems import Location, Problem, Result, Severity
from builder.text.lookalikes import BETWEEN_QUOTES, SPACES_AND_UNSEEN, called, seen, way_out

MAX_CHARACTERS = 1_000_000
MAX_EVENTS = 50_000
"""A scalar is one event, a list or a group of keys two; the flagship flow has about 1,500."""
MAX_DEPTH = 40
UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Characters that no text may have: controls, rare line ends, the byte order mark, and noncharacters."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text and where it begins."""

    text: str
    where: Location
    quoted: bool = False
    """True if it was quoted or a block, so that an empty one was meant."""
    written: str = ""
    """The text as it is in the file, with its quotes, escapes and line ends."""

    def __str__(self) -> str:
        return self.text

    @property
    def positions(self) -> Positions:
        """The positions of its characters."""
        return Positions(self.text, self.where, self.written)

    @property
    def positions_as_written(self) -> Positions:
        """The positions of the characters in the file, of a text without quotes."""
        return Positions(self.written, self.where)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    where: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written; no key is there twice."""

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

    def __init__(self, where: Location, message: str, fix: str, why: str = "") -> None:
        self.problem = Problem(where, "yaml", message, fix, why=why)


def read_yaml(text: str, file: str, first_line: int = 1, indent: int = 0) -> Result[Node | None]:
    """Read one YAML document that begins on line `first_line` of the file, `indent` characters to the right.

    The value is None for an empty document, which has no problems, and for one that cannot be read.
    """
    if len(text) > MAX_CHARACTERS:
        fix = f"split it, or take out what does not belong here; the limit is {MAX_CHARACTERS:,} characters"
        return Result(None, (Problem(Location(file), "too-long", "this YAML is too long to be read", fix),))
    positions = Positions(text, Location(file, first_line, indent + 1))
    composer = _Composer(text, positions)
    try:
        return composer.result(composer.compose())
    except _RefusedError as refused:
        composer.report(refused.problem)
    except yaml.MarkedYAMLError as error:
        composer.report(syntax_problem(error, positions))
    return composer.result(None)


class _Composer(Reader):
    """Turns the event stream into nodes, with a stack of the open lists and mappings."""

    def __init__(self, text: str, positions: Positions) -> None:
        super().__init__()
        self.text = text
        self.positions = positions
        self.spans: list[Span] = []

    def compose(self) -> Node | None:
        """The document's node; None for an empty document."""
        stack: list[_Open] = []
        result: Node | None = None
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        for number, event in enumerate(yaml.parse(self.text, Loader=loader)):
            assert event.start_mark is not None
            where = self.positions.at(event.start_mark.index)
            _refuse(event, where, again=result is not None)
            if number > MAX_EVENTS:
                fix = "split it, or take out what does not belong"
                raise _RefusedError(where, "this YAML holds too many values", fix)
            node: Node
            if isinstance(event, yaml.ScalarEvent):
                node = self._scalar(event, where)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                stack.append(_Open(where, isinstance(event, yaml.MappingStartEvent)))
                if len(stack) > MAX_DEPTH:
                    raise _RefusedError(where, "this YAML is nested too deeply", f"keep to {MAX_DEPTH} levels or fewer")
                continue
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                node = self._close(stack.pop())
            else:
                continue
            if stack:
                stack[-1].items.append(node)
            else:
                result = node
        self.report(*lost_words(self.positions, self.spans))
        return None if isinstance(result, Scalar) and not result.text and not result.quoted else result

    def _close(self, open_: _Open) -> Node:
        """Finish a list or mapping, reporting keys that are not text and repeated keys."""
        if not open_.is_mapping:
            return Sequence(tuple(open_.items), open_.where)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(open_.items[::2], open_.items[1::2], strict=True):
            if isinstance(key, Scalar):
                key = self._as_seen(key)
            if isinstance(key, Mapping) and key.where == replace(open_.where, column=open_.where.column + 1):
                fix = "write the words that belong here, or put the value in quotes"
                raise _RefusedError(key.where, "nothing fills in what is between `{{` and `}}`", fix)
            if not isinstance(key, Scalar) or not key.text:
                self.problem(key.where, "yaml", "a key must be text", "write the text of the key before the colon")
            elif key.text in entries:
                also = ((entries[key.text][0].where, "the first one"),)
                message = f"the key `{key.text}` is written twice"
                self.problem(key.where, "duplicate-key", message, "keep one of the two", also=also)
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), open_.where)

    def _as_seen(self, key: Scalar) -> Scalar:
        """A key without characters that cannot be seen, which are reported."""
        other = re.search(f"[{SPACES_AND_UNSEEN}]", key.text)
        if other is None:
            return key
        message = f"the key `{seen(key.text).strip()}` has {called(other[0])} in it"
        self.problem(key.positions.at(other.start()), "yaml", message, way_out(other[0]))
        return replace(key, text=seen(key.text).strip())

    def _scalar(self, event: yaml.ScalarEvent, where: Location) -> Scalar:
        """A scalar; if it has no quotes, slips in it are reported."""
        assert event.start_mark is not None
        assert event.end_mark is not None
        begin, end = event.start_mark.index, event.end_mark.index
        quoted = event.style not in (None, "")
        scalar = Scalar(event.value, where, quoted, self.text[begin:end])
        self.spans.append(Span(begin, end, not quoted))
        if event.value.isascii() and event.value.isprintable():
            return scalar  # a slip is one of other characters
        unprintable = UNPRINTABLE.search(event.value)
        if unprintable:
            code = f"U+{ord(unprintable.group()):04X}"
            message = f"this value has a control character ({code}), which cannot be shown"
            raise _RefusedError(where, message, "take its escape out")
        if not quoted:
            self.report(*slips_in(scalar.positions_as_written))
            self._note_curly_quotes(scalar)
        return scalar

    def _note_curly_quotes(self, scalar: Scalar) -> None:
        """Readers see curly quotation marks round a value; mostly a word processor made them of straight ones."""
        if re.fullmatch(BETWEEN_QUOTES, scalar.text):
            message = "the curly quotation marks round this value are shown to readers"
            fix = "write straight ones; if readers are to see these, put straight ones round them"
            self.report(Problem(scalar.where, "curly-quotes", message, fix, severity=Severity.WARNING))


def _refuse(event: yaml.Event, where: Location, *, again: bool) -> None:
    """Refuse what copies values, what asks for objects, and a second document; mostly they are unquoted text."""
    fix = "put the value in quotes"
    if isinstance(event, yaml.AliasEvent):
        raise _RefusedError(where, "a value cannot begin with `*`", fix, "YAML would copy another value here")
    if getattr(event, "anchor", None):
        raise _RefusedError(where, "a value cannot begin with `&`", fix, "YAML would name this value, to copy it")
    if getattr(event, "tag", None) not in (None, "", "!"):
        raise _RefusedError(where, "a value cannot begin with `!`", fix, "YAML would turn it into something else")
    if again and isinstance(event, yaml.DocumentStartEvent):
        raise _RefusedError(where, "a second YAML document begins here", "remove this line")
