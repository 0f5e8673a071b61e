"""Read a YAML mapping field by field: every key is known and every value of its type, or a problem says so."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Sequence

from builder.load.located import Mapping, Node, Scalar
from builder.load.located import Sequence as ListNode
from builder.problems import Location, Problem, did_you_mean

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ARTICLE = {Scalar: "text", ListNode: "a list", Mapping: "a mapping"}


class Fields:
    """One mapping of the knowledge base, for example an article's front matter."""

    def __init__(self, node: Mapping, what: str, known: Collection[str], found: list[Problem]) -> None:
        """`what` names the mapping in messages; `known` are its keys. Unknown keys are reported at once."""
        self.node = node
        self.what = what
        self.found = found
        self._values = {key.text: (key, value) for key, value in node.entries}
        for key, _ in node.entries:
            if key.text not in known:
                self.problem(
                    key.where, "unknown-key", f"`{key.text}` is not a key of {what}", did_you_mean(key.text, known)
                )

    def problem(self, where: Location, check: str, message: str, fix: str, why: str = "") -> None:
        """Report a problem."""
        self.found.append(Problem(where, check, message, fix, why))

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self._values

    def where(self, key: str) -> Location:
        """The place of the key, or of the mapping where the key is missing."""
        return self._values[key][0].where if key in self._values else self.node.where

    def node_of(self, key: str) -> Node | None:
        """The value of the key, whatever it is."""
        return self._values[key][1] if key in self._values else None

    def scalar(self, key: str, *, required: bool = False, limit: int | None = None) -> Scalar | None:
        """Text that is not empty, of at most `limit` characters."""
        if key not in self._values:
            if required:
                self.problem(self.node.where, "missing-key", f"{self.what} has no `{key}`", f"add `{key}: …`")
            return None
        value = self._values[key][1]
        if not isinstance(value, Scalar):
            self._wrong_type(value, f"`{key}`", "text")
            return None
        if not value.text.strip():
            self.problem(self.where(key), "empty-value", f"`{key}` is empty", "write its text, or remove the key")
            return None
        if limit is not None and len(value.text) > limit:
            message = f"`{key}` has {len(value.text)} characters, {len(value.text) - limit} more than fit"
            self.problem(value.where, "too-long", message, f"shorten it to {limit} characters or fewer")
        return value

    def text(self, key: str, *, required: bool = False, limit: int | None = None) -> str:
        """The text of a scalar, or the empty string."""
        scalar = self.scalar(key, required=required, limit=limit)
        return scalar.text.strip() if scalar else ""

    def slug(self, key: str) -> str:
        """Text that can stand in an address, or the empty string."""
        scalar = self.scalar(key)
        if scalar and not SLUG.fullmatch(scalar.text):
            self.problem(
                scalar.where, "odd-name", f"`{scalar.text}` cannot stand in an address", slug_hint(scalar.text)
            )
            return ""
        return scalar.text if scalar else ""

    def date(self, key: str) -> datetime.date | None:
        """A calendar date written as 2026-11-23."""
        scalar = self.scalar(key)
        if scalar is None:
            return None
        if re.fullmatch(r"\d{4}-\d\d-\d\d", scalar.text):
            try:
                return datetime.date.fromisoformat(scalar.text)
            except ValueError:
                self.problem(
                    scalar.where, "no-date", f"`{key}` is {scalar.text}, a day that does not exist", "correct it"
                )
                return None
        self.problem(
            scalar.where, "no-date", f"`{key}` is `{scalar.text}`, which is not a date", "write it as 2026-11-23"
        )
        return None

    def integer(self, key: str, *, required: bool = False) -> int | None:
        """A whole number."""
        scalar = self.scalar(key, required=required)
        return None if scalar is None else self.as_integer(scalar, f"`{key}`")

    def as_integer(self, scalar: Scalar, what: str) -> int | None:
        """The whole number that a scalar says."""
        if re.fullmatch(r"[+-]?\d{1,9}", scalar.text):
            return int(scalar.text)
        self.problem(scalar.where, "wrong-type", f"{what} is `{scalar.text}`, not a whole number", "write one, like 10")
        return None

    def flag(self, key: str) -> bool:
        """`true` or `false`; false where it is missing."""
        scalar = self.scalar(key)
        if scalar is None:
            return False
        if scalar.text not in ("true", "false"):
            self.problem(scalar.where, "wrong-type", f"`{key}` is `{scalar.text}`", "write `true` or `false`")
        return scalar.text == "true"

    def choice(self, key: str, options: Sequence[str]) -> str:
        """One of a few words, the first of which is meant where the key is missing."""
        scalar = self.scalar(key)
        if scalar is not None and scalar.text not in options:
            self.problem(scalar.where, "wrong-value", f"`{key}` is `{scalar.text}`", did_you_mean(scalar.text, options))
            return options[0]
        return scalar.text if scalar else options[0]

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """A list of texts; a single text counts as a list of one."""
        value = self.node_of(key)
        if value is None:
            return ()
        if isinstance(value, Mapping):
            self._wrong_type(value, f"`{key}`", "a list")
            return ()
        items = value.items if isinstance(value, ListNode) else (value,)
        texts = []
        for item in items:
            if not isinstance(item, Scalar):
                self._wrong_type(item, f"an entry of `{key}`", "text")
            elif not item.text.strip():
                self.problem(item.where, "empty-value", f"an entry of `{key}` is empty", "write its text, or remove it")
            else:
                texts.append(item)
        return tuple(texts)

    def mapping(self, key: str, *, required: bool = False) -> Mapping | None:
        """A mapping of keys to values."""
        if key not in self._values:
            if required:
                self.problem(self.node.where, "missing-key", f"{self.what} has no `{key}`", f"add `{key}:`")
            return None
        value = self._values[key][1]
        if not isinstance(value, Mapping):
            self._wrong_type(value, f"`{key}`", "a mapping")
            return None
        return value

    def mappings(self, key: str, *, required: bool = False) -> tuple[Mapping, ...]:
        """A list of mappings."""
        if key not in self._values:
            if required:
                self.problem(self.node.where, "missing-key", f"{self.what} has no `{key}`", f"add `{key}:`")
            return ()
        value = self._values[key][1]
        if not isinstance(value, ListNode):
            self._wrong_type(value, f"`{key}`", "a list")
            return ()
        for item in value.items:
            if not isinstance(item, Mapping):
                self._wrong_type(item, f"an entry of `{key}`", "a mapping")
        return tuple(item for item in value.items if isinstance(item, Mapping))

    def _wrong_type(self, node: Node, what: str, expected: str) -> None:
        self.found.append(wrong_type(node, what, expected))


def wrong_type(node: Node, what: str, expected: str) -> Problem:
    """The problem of a value of another kind than expected."""
    example = {"text": "write text; put it in quotes if it has a colon", "a list": "write `- ` before each entry"}
    fix = example.get(expected, "write `key: value` lines under it")
    return Problem(node.where, "wrong-type", f"{what} is {_ARTICLE[type(node)]}, not {expected}", fix)


def slug_hint(name: str) -> str:
    """How to write a name so that it can stand in an address."""
    words = re.findall(r"[a-z0-9]+", name.lower())
    rule = "use small letters, digits and single hyphens"
    return f"{rule}, for example `{'-'.join(words)}`" if words else rule
