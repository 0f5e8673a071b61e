"""One kind of markup that was read as text, with the pattern that recognises it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

LINE = r"(?<![^\n])"
"""The start of a line of the block."""


@dataclass(frozen=True, slots=True)
class UnreadMarkup:
    """A piece of markup that was read as text."""

    at: str
    """The characters that it can begin with; empty if it begins inside of words, where `STARTS` looks for it."""
    pattern: re.Pattern[str]
    """A pattern that matches where the markup begins."""
    check: str
    message: str
    fix: str
    """The instruction; `{text}` is replaced by what was written."""
    once: bool = False
    """True if it often comes with other markup of its check, so that one in a document is enough."""
    in_links: bool = True
    """False if it may stand in the words of a link."""

    @property
    def kind(self) -> tuple[str, str]:
        """Equal for the same mistake, of which a document is told once."""
        return self.check, self.message

    def found(self, text: str) -> UnreadMarkup:
        """The same with what was written in its instruction."""
        return replace(self, fix=self.fix.replace("{text}", text)) if "{text}" in self.fix else self


def unread(
    at: str, pattern: str, check: str, message: str, fix: str, *, once: bool = False, in_links: bool = True
) -> UnreadMarkup:
    """One row of a table."""
    compiled = re.compile(pattern)
    return UnreadMarkup(at=at, pattern=compiled, check=check, message=message, fix=fix, once=once, in_links=in_links)
