"""Compare a translation with its original: all but the words is the same, and the words say what the original says now.

The keys of front matter that are no words, links, citations, ids of headings, conditions and the like must be equal;
numbers should be. The key `original` of a translation is a digest of the words that it was made from, so that no
history is needed to see that the original has moved on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from builder.load.front_matter import split
from builder.load.located import Mapping as MappingNode
from builder.load.located import Node, Scalar, read_yaml
from builder.load.located import Sequence as ListNode
from builder.load.markdown import parse_markdown
from builder.load.message_body import read_body
from builder.load.translated_keys import DECIDES, ORIGINAL, OWN, is_words, words_in
from builder.problems import Location, Problem, Severity
from builder.site import Document
from builder.site.language_view import original_of

APART = (*OWN, ORIGINAL, "draft", "slug", "review-every")
"""Keys that a translation has for itself."""
_NO_NUMBER = re.compile(
    r"""\]\([^)\s]*\)|\[@[^\]]*\]|\[(?:help|figure|term):[^\]]*\]|\{[^}]*\}|^\s*\d+\.\s|:::.*$""", re.MULTILINE
)
"""Links, citations, slots, the numbers of a list, and the first lines of boxes: a digit in them is none of the text."""
_NUMBER = re.compile(r"\d+(?:[.,:\u00a0\u202f ]?\d+)*")
_ID = "heading id"
_SHOWN = 5
"""So many numbers are named."""
Named = tuple[str, Location]
"""Something that a text refers to, and its place."""


@dataclass(frozen=True, slots=True)
class PageText:
    """A file of a page: its keys, and the Markdown below them."""

    file: str
    keys: MappingNode
    body: str = ""
    body_line: int = 1

    @property
    def digest(self) -> str:
        """Eight hexadecimal digits of a hash over its words."""
        own = MappingNode(tuple(each for each in self.keys.entries if each[0].text not in APART), self.keys.where)
        said = repr([*words_in(own), " ".join(self.body.split())])
        return blake2b(said.encode(errors="surrogateescape"), digest_size=4).hexdigest()


def page_text(text: str, file: str) -> PageText | None:
    """The parts of a file; None where it cannot be read, which is reported elsewhere."""
    if file.endswith(".md"):
        parts = split(text, file, "").value
        return PageText(file, parts.front_matter, parts.body, parts.body_line) if parts else None
    node = read_yaml(text, file).value
    return PageText(file, node) if isinstance(node, MappingNode) else None


def compare(original: PageText, translation: PageText) -> Iterator[Problem]:
    """The problems of one translation."""
    if translation.file.endswith(".md"):
        yield from _keys(original.keys, translation.keys)
        yield from _references(original, translation)
        yield from _numbers(original, translation)
    yield from _behind(original, translation)


def _behind(original: PageText, translation: PageText) -> Iterator[Problem]:
    """A warning where the translation was made from other words than those of today."""
    written = translation.keys.get(ORIGINAL)
    if isinstance(written, Scalar) and written.text == original.digest:
        return
    where = written.where if written else Location(translation.file, 1)
    message = "the words of the original have changed since they were translated"
    if written is None:
        message = "this translation does not say which words of the original it was made from"
    fix = f"compare the two files; once they say the same, write `{ORIGINAL}: {original.digest}`"
    also = ((Location(original.file), "the original"),)
    yield Problem(where, "translation-behind", message, fix, severity=Severity.WARNING, also=also)


def _keys(original: MappingNode, translation: MappingNode) -> Iterator[Problem]:
    """Each key that is no words and not the same."""
    there, here = ({key.text: (key, value) for key, value in node.entries} for node in (original, translation))
    for name in (name for name in (*there, *(here.keys() - there.keys())) if name not in APART):
        if name not in here:
            fix = f"add `{name}` as it is there, with its words translated"
            message = f"the original has `{name}`, and this translation has not"
            yield Problem(translation.where, "translation-differs", message, fix)
        elif name not in there:
            fix = "remove it, or add it to the original"
            yield Problem(here[name][0].where, "translation-differs", f"the original has no `{name}`", fix)
        elif _shape(name, there[name][1]) != _shape(name, here[name][1]):
            message, fix = (
                f"`{name}` is not the same as in the original",
                "write all of it but the words as it is there",
            )
            yield Problem(here[name][0].where, "translation-differs", message, fix)


def _shape(key: str, node: Node, group: str = "", *, decides: bool = False) -> object:
    """A value without its words; the file of a translation is that of its original. What decides has none."""
    decides = decides or key in DECIDES
    if not decides and is_words(key, node, group):
        return len(node.items) if isinstance(node, ListNode) else ""
    if isinstance(node, Scalar):
        return original_of(node.text)
    if isinstance(node, ListNode):
        return [_shape("", item, key, decides=decides) for item in node.items]
    return {name.text: _shape(name.text, value, key, decides=decides) for name, value in node.entries}


def _references(original: PageText, translation: PageText) -> Iterator[Problem]:
    """Of each kind, the first reference that is too much, and the first that is missing."""
    there, here = _named(original), _named(translation)
    for kind in dict.fromkeys((*there, *here)):
        before, now = there.get(kind, []), here.get(kind, [])
        wanted, found = Counter(text for text, _ in before), Counter(text for text, _ in now)
        added, missing = found - wanted, list(wanted - found)
        if added:
            text, where = next(each for each in now if each[0] in added)
            fix = "write it as the original does, or remove it"
            yield Problem(
                where, "translation-differs", f"the original has no {kind} `{text}` here, or not as often", fix
            )
        if missing:
            where, text = Location(translation.file, translation.body_line), missing[0]
            fix = f"write `{{#{text}}}` after the words of its heading" if kind == _ID else "add it where it was"
            yield Problem(
                where, "translation-differs", f"the original has the {kind} `{text}`, which is missing here", fix
            )


def _named(page: PageText) -> Mapping[str, list[Named]]:
    """Everything that the Markdown of a page refers to, by its kind."""
    begin = Location(page.file, page.body_line)
    if page.file.startswith("content/messages/"):
        body = read_body(page.body, begin).value
        return {
            "form": [(form.name, form.where) for form in body.forms],
            "slot": [(name, begin) for name in {slot.variable for slot in body.slots}],
            "condition": [(" ".join(when.condition.split()), when.where) for when in body.whens],
        }
    document = parse_markdown(page.body, begin, outcome=page.file.startswith("content/flows/")).value
    return {kind: of(document) for kind, of in _OF_DOCUMENT.items()}


_OF_DOCUMENT: Mapping[str, Callable[[Document], list[Named]]] = {
    _ID: lambda document: [(each.anchor, each.where) for each in document.headings],
    "link": lambda document: [(_linked(each.target), each.where) for each in document.links],
    "image": lambda document: [(each.target, each.where) for each in document.images],
    "source": lambda document: [(each.target, each.where) for each in document.citations],
    "help service": lambda document: [(each.target, each.where) for each in document.helps],
    "term": lambda document: [(each.target, each.where) for each in document.terms],
    "figure": lambda document: [(each.target, each.where) for each in document.figures],
    "answer": lambda document: [(each.target, each.where) for each in document.answers],
    "condition": lambda document: [(" ".join(each.condition.split()), each.where) for each in document.whens],
    "passage for": lambda document: [(", ".join(each.countries), each.where) for each in document.passages],
}


def _linked(target: str) -> str:
    """The target of a link, which can be a translation."""
    file, mark, anchor = target.partition("#")
    return original_of(file) + mark + anchor


def _numbers(original: PageText, translation: PageText) -> Iterator[Problem]:
    """A warning where the numbers in the words differ, which can be right, as for times of day."""
    before, now = (Counter(_digits(page.body)) for page in (original, translation))
    lost, added = before - now, now - before
    if lost or added:
        said = [f"only there: {_listed(lost)}"] if lost else []
        said += [f"only here: {_listed(added)}"] if added else []
        message = f"the numbers are not those of the original ({'; '.join(said)})"
        fix = "correct them; where they are right, write them as the original does, in figures or in words"
        where = Location(translation.file, translation.body_line)
        yield Problem(where, "translation-differs", message, fix, severity=Severity.WARNING)


def _digits(body: str) -> Iterator[str]:
    """Each number in the words, whatever separates its thousands."""
    for found in _NUMBER.findall(_NO_NUMBER.sub(" ", body)):
        yield re.sub(r"\D", "", found)


def _listed(numbers: Iterable[str]) -> str:
    shown = sorted(numbers)
    return ", ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")
