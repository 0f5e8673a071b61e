"""The words of a link say where it leads (`vague-link`), and differently for two targets on a page (`same-link-text`).

Readers who move from link to link hear these words alone. Vague words are known in English; a bare address is vague in
any language.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.check.prose.prose import SiteProse, warning
from builder.problems import Location, Problem, Severity
from builder.site.prose import ProsePassage

VAGUE = frozenset(
    {
        "here", "click here", "see here", "this", "that", "this page", "that page", "this link", "link", "more",
        "read more", "learn more", "find out more", "see more", "more information", "more info", "info", "details",
        "continue", "go", "go here", "page", "article", "website", "site", "this website", "this site", "this article",
        "pdf",
    }
)  # fmt: skip
_AROUND = " .,;:!?…“”\"'()»→>"


def check(prose: SiteProse) -> Iterator[Problem]:
    """The links of each file."""
    for passages in prose.passages.values():
        seen: dict[str, dict[str, Location]] = {}
        for passage in passages:
            yield from _in_passage(passage, seen, english=prose.english)


def _in_passage(passage: ProsePassage, seen: dict[str, dict[str, Location]], *, english: bool) -> Iterator[Problem]:
    for link in passage.links:
        words, where = passage.text[link.start : link.end], passage.place(link.start)
        plain = " ".join(words.split()).strip(_AROUND).casefold()
        if link.bare:
            fix = "write `[words](address)`, with the name of the page as its words"
            yield warning(where, "vague-link", "the words of this link are its address", fix)
        elif english and plain in VAGUE:
            message = f"the words of this link, “{words}”, do not say where it leads"
            yield warning(where, "vague-link", message, "write what readers find there")
        elif plain:
            targets = seen.setdefault(plain, {})
            if targets and link.target not in targets:
                message = f"“{words}” is a link to two different targets on this page"
                fix, also = "give each its own words", tuple((at, f"leads to {to}") for to, at in targets.items())
                yield Problem(where, "same-link-text", message, fix, severity=Severity.WARNING, also=also)
            targets.setdefault(link.target, where)
