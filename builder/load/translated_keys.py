"""Put the words of a translation in place of those of its original, key by key: everything else stays the original's.

So a flow has one logic in all its languages. The keys of a translation are those of its original, with words alone;
the entries of a list that have an `id` are named by it.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.load.located import Mapping, Node, Scalar, Sequence
from builder.load.reader import Reader
from builder.load.text_keys import MARKDOWN, PLAIN_TEXT
from builder.problems import Location, Result, did_you_mean

ORIGINAL = "original"
"""The key with the digest of the words that a translation was made from."""
OWN = ("changes", "reviewed", "reviewer", "index-as", "search", "aliases")
"""Keys that a translation has for itself, or not at all."""
NAMES = ("authors", "by", "publisher", "tags")
"""Keys with plain text that is the same in all languages."""
WORD_KEYS = frozenset({*MARKDOWN, *PLAIN_TEXT, "name", "subject"} - {*NAMES, *OWN})
PROVED = "scenarios"
"""They are proved of the original, and readers never see them."""
CHOSEN = ("home", "menu", "cards")
"""Keys of `site.yaml` that a translation can have as a whole, since each of its pages may be there or not."""
_BY_ID = ("options", "words")
"""Groups in which each value can be words alone, under an id."""
DECIDES = ("answers", "carry", "go", "laws", "remove", "tell", "when")
"""Keys with conditions and answers, in which every key is an id."""


def is_words(key: str, value: Node, group: str = "") -> bool:
    """True for a value that is words: a text, or a list of texts. An option can be its label alone."""
    if group in _BY_ID and isinstance(value, Scalar):
        return True
    whole = value.items if isinstance(value, Sequence) else (value,)
    return key in WORD_KEYS and all(isinstance(each, Scalar) for each in whole)


def words_in(node: Node, path: str = "", key: str = "", group: str = "") -> Iterator[tuple[str, str]]:
    """Every text for readers below a node, with its path."""
    if is_words(key, node, group):
        whole = node.items if isinstance(node, Sequence) else (node,)
        yield from ((path, each.text) for each in whole if isinstance(each, Scalar))
    elif isinstance(node, Mapping):
        for name, value in node.entries:
            if name.text not in (PROVED, *OWN, *DECIDES):
                yield from words_in(value, f"{path}.{name.text}", name.text, key)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield from words_in(item, f"{path}.{id_of(item) or number}", "", key)


def id_of(node: Node) -> str:
    """The `id` of an entry of a list; empty where it has none."""
    written = node.get("id") if isinstance(node, Mapping) else None
    return written.text if isinstance(written, Scalar) else ""


def translated(original: Mapping, words: Mapping, *, whole: bool) -> Result[Mapping]:
    """The original with the words of a translation; with `whole`, each text for readers must be there."""
    merging = _Merging(whole)
    own = {key.text: (key, value) for key, value in words.entries if key.text in (*OWN, ORIGINAL)}
    own |= {key.text: (key, value) for key, value in words.entries if key.text in CHOSEN and not whole}
    left_out = {*own, *OWN, PROVED} if whole else own.keys()
    shared = Mapping(tuple(each for each in original.entries if each[0].text not in left_out), original.where)
    rest = Mapping(tuple(each for each in words.entries if each[0].text not in own), words.where)
    merged = merging.mapping(shared, rest)
    kept = (entry for name, entry in own.items() if name != ORIGINAL)
    return merging.result(Mapping((*merged.entries, *kept), words.where))


class _Merging(Reader):
    def __init__(self, whole: bool) -> None:
        super().__init__()
        self.whole = whole

    def mapping(self, original: Mapping, words: Mapping, group: str = "") -> Mapping:
        """The keys of the original, with the words of the translation."""
        said = {key.text: (key, value) for key, value in words.entries}
        known = [key.text for key, _ in original.entries]
        for name, (key, _) in said.items():
            if name not in known:
                fix = did_you_mean(name, known, "remove it, or add it to the original")
                self.problem(key.where, "translation-differs", f"the original has no `{name}` here", fix)
        entries = []
        for key, value in original.entries:
            entries.append((key, self._value(key.text, value, said.get(key.text), words.where, group)))
        return Mapping(tuple(entries), original.where)

    def _value(self, key: str, value: Node, said: tuple[Scalar, Node] | None, around: Location, group: str) -> Node:
        if said is None:
            first = None if key in DECIDES else next(words_in(value, key, key, group), None)
            if first and self.whole:
                path, text = first
                shown = text if len(text) < 60 else text[:60].rsplit(" ", 1)[0] + " …"
                fix = f"add it, with the words for “{shown}”"
                self.problem(around, "untranslated", f"the translation has no `{path}`", fix)
            return value
        name, words = said
        if is_words(key, value, group) and type(words) is type(value):
            self._check_length(value, words, key)
            return words
        if isinstance(value, Mapping) and isinstance(words, Mapping):
            return self.mapping(value, words, key)
        if isinstance(value, Sequence) and isinstance(words, Mapping) and any(map(id_of, value.items)):
            return self._by_id(value, words, key)
        fix = "remove it: what decides is the original's" if not any(words_in(value, key, key)) else "write it as there"
        self.problem(name.where, "translation-differs", f"`{key}` is no words, or has another form than there", fix)
        return value

    def _by_id(self, original: Sequence, words: Mapping, key: str) -> Sequence:
        """The entries of a list, whose words are named by their ids."""
        named = Mapping(
            tuple((Scalar(id_of(item), original.where), item) for item in original.items if id_of(item)),
            original.where,
        )
        merged = {name.text: value for name, value in self.mapping(named, words, key).entries}
        return Sequence(tuple(merged.get(id_of(item), item) for item in original.items), original.where)

    def _check_length(self, original: Node, words: Node, key: str) -> None:
        if isinstance(original, Sequence) and isinstance(words, Sequence):
            there, here = len(original.items), len(words.items)
            if there != here:
                message = f"`{key}` has {here} entries, and {there} in the original"
                self.problem(words.where, "translation-differs", message, "translate each of them, in the same order")
