"""Read a group of keys one by one: every key is known and every value of its type, or a problem says so."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from collections.abc import Mapping as MappingOf
from copy import copy

from builder.load.dates import read_date
from builder.load.located import Mapping, Node, Scalar
from builder.load.located import Sequence as ListNode
from builder.load.meant import name_meant
from builder.load.reader import Reader
from builder.load.text_keys import markup_problems
from builder.load.unknown_keys import unknown_keys
from builder.problems import Location, Problem, Result, did_you_mean

SLUG = re.compile(r"(?!.{101})[a-z0-9]+(?:-[a-z0-9]+)*")
"""A name that can be part of an address, and is short enough for every file system."""
TEXT_LIMIT = 1_000
"""The characters of a title, a label and the like, which many pages repeat."""
ENTRY_LIMIT = 2_000
"""The characters of an entry of a list, which may be an address."""
MAX_ENTRIES = 100
"""The entries of a list that belongs to one page, as its tags; for some of them a page is made."""
TEXT, LIST, GROUP = "text", "a list", "a group of keys"
_KIND = {Scalar: TEXT, ListNode: LIST, Mapping: GROUP}


def _nothing(_: Node) -> bool:
    return False


class Fields(Reader):
    """One group of keys of the knowledge base, for example an article's front matter."""

    def __init__(
        self,
        node: Mapping,
        what: str,
        known: Collection[str],
        where: Location | None = None,
        *,
        within: Reader | None = None,
        elsewhere: MappingOf[str, str] | None = None,
    ) -> None:
        """`what` names the group in messages; `known` are its keys. Unknown keys are reported at once.

        A missing key is reported at `where`, else at the beginning of the group. `within` reads the whole that this
        group is a part of. `elsewhere` are keys of other programs, each with the one that means the same, or advice.
        """
        super().__init__(within)
        self.node = node
        self.what = what
        self.begin = where or node.where
        self._values = {key.text: (key, value) for key, value in node.entries}
        self.misspelt: set[str] = set()
        """Keys that unknown ones look much like; they are taken to be there, if unreadable."""
        for problem, meant in unknown_keys(node, what, known, elsewhere or {}):
            self.report(problem)
            self.misspelt.update(meant)

    def apart(self) -> Fields:
        """The same group with problems of its own, so that a part of the reading can be judged alone."""
        part = copy(self)
        part._found = []
        return part

    def has(self, key: str) -> bool:
        """True if the key is written."""
        return key in self._values

    def lacks(self, key: str, fix: str = "") -> bool:
        """True if the key is missing, which is reported, unless a key that looks much like it was reported."""
        if key in self._values:
            return False
        if key not in self.misspelt:
            self.problem(self.begin, "missing-key", f"{self.what} has no `{key}`", fix or f"add `{key}: …`")
        return True

    def where(self, key: str) -> Location:
        """The place of the key, or of the group where the key is missing."""
        return self._values[key][0].where if key in self._values else self.begin

    def node_of(self, key: str) -> Node | None:
        """The value of the key, whatever it is."""
        return self._values[key][1] if key in self._values else None

    def scalar(self, key: str, *, required: bool = False, limit: int | None = None) -> Scalar | None:
        """Text that is not empty, of at most `limit` characters."""
        value = self._value(key, required, ", in quotes if it begins with `#`")
        if value is None:
            return None
        if not isinstance(value, Scalar):
            self.report(wrong_type(value, f"`{key}`", TEXT))
            return None
        if limit is not None:
            self._check_length(value, f"`{key}`", limit)
        self.report(*markup_problems(key, value))
        return value

    def _check_length(self, text: Scalar, what: str, limit: int) -> None:
        length = len(text.text.strip())
        if length > limit:
            message = f"{what} has {length:,} characters, {length - limit:,} more than fit"
            self.problem(text.where, "too-long", message, f"shorten it to {limit:,} characters or fewer")

    def _value(self, key: str, required: bool, hint: str = "") -> Node | None:
        """The value of a key, or None where it is missing or empty."""
        value = self.node_of(key)
        if value is None:
            if required:
                self.lacks(key)
        elif _is_empty(value) and (required or isinstance(value, Scalar)):
            if any(lost.check == "lost-words" and lost.where.line == self.where(key).line for lost in self._found):
                return None
            fix = f"write its value{hint}{'' if required else ', or remove the key'}"
            self.problem(self.where(key), "empty-value", f"`{key}` is empty", fix)
            return None
        return value

    def text(self, key: str, *, required: bool = False, limit: int = TEXT_LIMIT) -> str:
        """The text of a scalar, its lines joined, or the empty string."""
        scalar = self.scalar(key, required=required, limit=limit)
        return re.sub(r"\s*\n\s*", " ", scalar.text.strip()) if scalar else ""

    def slug(self, key: str) -> str:
        """Text that can be part of an address, or the empty string."""
        scalar = self.scalar(key)
        return scalar.text if scalar and self.take(check_slug(scalar, f"`{key}`")) else ""

    def date(self, key: str) -> datetime.date | None:
        """A calendar date written as 2026-11-23."""
        scalar = self.scalar(key)
        return self.take(read_date(scalar, f"`{key}`")) if scalar else None

    def integer(self, key: str, *, required: bool = False) -> int | None:
        """A whole number."""
        scalar = self.scalar(key, required=required)
        if scalar is None or re.fullmatch(r"[+-]?[0-9]{1,9}", scalar.text):
            return None if scalar is None else int(scalar.text)
        whole = scalar.text.lstrip("+-").isdecimal()
        message = f"`{key}` is `{scalar.text}`, which is {'too large' if whole else 'not a whole number'}"
        self.problem(scalar.where, "wrong-type", message, "write a smaller one" if whole else "write one, like 2")
        return None

    def boolean(self, key: str, *, otherwise: bool) -> bool:
        """`true` or `false`; `otherwise` where the key is missing or is neither."""
        scalar = self.scalar(key)
        if scalar is None or scalar.text in ("true", "false"):
            return scalar.text == "true" if scalar else otherwise
        self.problem(scalar.where, "wrong-value", f"`{key}` cannot be `{scalar.text}`", "write `true` or `false`")
        return otherwise

    def choice(self, key: str, options: Sequence[str]) -> str:
        """One of a few words, the first of which is meant where the key is missing."""
        scalar = self.scalar(key)
        if scalar is not None and scalar.text not in options:
            fix = did_you_mean(scalar.text, options)
            self.problem(scalar.where, "wrong-value", f"`{key}` cannot be `{scalar.text}`", fix)
            return options[0]
        return scalar.text if scalar else options[0]

    def scalars(
        self, key: str, *, required: bool = False, most: int = MAX_ENTRIES, skip: Callable[[Node], bool] = _nothing
    ) -> tuple[Scalar, ...]:
        """A list of at most `most` texts; a single text is a list of one. It may be empty unless it is required.

        Entries to `skip` are read elsewhere.
        """
        value = self._value(key, required)
        if value is not None and skip(value):
            return ()
        if isinstance(value, Mapping):
            self.report(name_meant(wrong_type(value, f"`{key}`", LIST), value))
        if value is None or isinstance(value, Mapping):
            return ()
        texts = []
        items = value.items if isinstance(value, ListNode) else (value,)
        if len(items) > most:
            message, fix = f"`{key}` has {len(items):,} entries", f"keep the most important ones; {most} are the limit"
            self.problem(self.where(key), "too-long", message, fix)
            return ()
        for item in items:
            if isinstance(item, Scalar) and item.text.strip():
                self._check_length(item, f"an entry of `{key}`", ENTRY_LIMIT)
                self.report(*markup_problems(key, item))
                texts.append(item)
            elif not skip(item):
                self.report(name_meant(wrong_type(item, f"an entry of `{key}`", TEXT), item))
        return tuple(texts)

    def mapping(self, key: str, *, required: bool = False) -> Mapping | None:
        """A group of keys with their values."""
        value = self._value(key, required)
        if value is None or isinstance(value, Mapping):
            return value
        self.report(wrong_type(value, f"`{key}`", GROUP))
        return None

    def mappings(self, key: str, *, required: bool = False) -> tuple[Mapping, ...]:
        """A list of groups of keys."""
        value = self._value(key, required)
        if value is None:
            return ()
        if not isinstance(value, ListNode):
            self.report(wrong_type(value, f"`{key}`", LIST))
            return ()
        for item in value.items:
            if not isinstance(item, Mapping):
                self.report(wrong_type(item, f"an entry of `{key}`", GROUP))
        return tuple(item for item in value.items if isinstance(item, Mapping))


def wrong_type(node: Node, what: str, expected: str) -> Problem:
    """The problem of a value of another kind than expected, or of none at all."""
    if _is_empty(node):
        return Problem(node.where, "empty-value", f"{what} is empty", "write its value, or remove it")
    start = "it begins with `{` or has a colon in it" if isinstance(node, Mapping) else "it begins with `[` or `- `"
    fixes = {TEXT: f"write text; put it in quotes if {start}", LIST: "write `- ` before each entry, or `[one, two]`"}
    fix = fixes.get(expected, "write `key: value` lines under it, indented")
    return Problem(node.where, "wrong-type", f"{what} is {_KIND[type(node)]}, not {expected}", fix)


def _is_empty(node: Node) -> bool:
    """True for text without any characters, or a list without entries."""
    return not (node.text.strip() if isinstance(node, Scalar) else isinstance(node, Mapping) or node.items)


def check_slug(name: Scalar, what: str) -> Result[bool]:
    """True if a name can be part of an address."""
    if SLUG.fullmatch(name.text):
        return Result(True)
    problem = Problem(name.where, "odd-name", f"{what} cannot be `{name.text}`", slug_hint(name.text))
    return Result(False, (problem,))


def slug_hint(name: str) -> str:
    """Advice on writing an id."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.lower())
    rule = "use small letters, digits and single hyphens" + (", at most 100 of them" if len(name) > 100 else "")
    return f"{rule}, for example `{'-'.join(words)[:100]}`" if words else rule
