"""Read a catalogue of the knowledge base: the program's words, in a language that the program does not speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from builder.languages import Catalogue, catalogue, languages, speak
from builder.languages.message import CATEGORIES, Message, message
from builder.languages.plurals import PluralRule, rule_of
from builder.load.fields import TEXT, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, Node, Scalar
from builder.load.memory import Memory
from builder.load.yaml_file import read_yaml_file
from builder.problems import Location, Problem, Severity, did_you_mean
from builder.site import Settings

FOLDER = "content/words"
NAMED = 20
"""At most so many messages that are missing are named."""
_Found = dict[str, tuple[Location, Message | None]]


def speak_as_site(files: Files, settings: Settings, memory: Memory | None = None) -> None:
    """Speak the language of the knowledge base: what is read from here on has its words."""
    codes = [settings.language.partition("-")[0].lower(), *settings.translations]
    _check_folder(files, codes)
    words = read_words(files, settings.language)
    if memory:
        memory.begin_anew_unless(words.digest)
    speak(words)


def read_words(files: Files, language: str) -> Catalogue:
    """The catalogue for pages in a language: that of the knowledge base, or the program's own.

    English where there is neither, which is reported.
    """
    code = language.partition("-")[0].lower()
    file = f"{FOLDER}/{code}.yaml"
    if files.storage.at(file).is_file() and file not in files.unread:
        return _read(files, file, code) or catalogue("en")
    if code in languages():
        return catalogue(code)
    message = f"the program has no words in the language `{language}`, so that it speaks English on these pages"
    fix = f"translate builder/languages/en.yaml of the program, as {file}"
    where = Location("content/site.yaml")
    files.report(Problem(where, "no-words", message, fix, severity=Severity.WARNING))
    return catalogue("en")


def _check_folder(files: Files, codes: Sequence[str]) -> None:
    """Report what is no catalogue of a language of the site."""
    names = [f"{FOLDER}/{code}.yaml" for code in codes]
    for file, child in files.entries(FOLDER) if files.exists(FOLDER) else ():
        if file not in names or child.is_dir():
            fix = f"call it {codes[0]}.yaml, after the language of the site, or remove it"
            files.problem(file, "stray-file", f"{child.name} has no place in {FOLDER}/", fix)


def _read(files: Files, file: str, code: str) -> Catalogue | None:
    """A catalogue of the knowledge base, if every message is there and can be filled."""
    node, rule, english = files.take(read_yaml_file(files, file)), rule_of(code), catalogue("en")
    if node is None:
        return None
    if rule is None:
        fix = "write the pages in a language that it knows, or ask for this one"
        files.problem(file, "words", f"the CLDR does not know how the language `{code}` forms plurals", fix)
        return None
    found: _Found = {}
    for id_, value in _messages(node, "", rule):
        found[id_] = (value.where, _message(files, id_, value, rule, english))
    missing = [id_ for id_ in english.messages if id_ not in found]
    if missing:
        named = ", ".join(f"`{id_}`" for id_ in missing[:NAMED])
        more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
        files.problem(
            file, "words", f"these messages are missing: {named}{more}", "translate them from the English ones"
        )
    messages = {id_: made for id_, (_, made) in found.items() if made}
    if missing or len(messages) < len(found):
        return None
    written = repr(sorted((id_, repr(made.written)) for id_, made in messages.items()))
    return Catalogue(code, messages, rule, blake2b(f"{code}\0{written}".encode(), digest_size=16).digest())


def _messages(node: Node, prefix: str, rule: PluralRule) -> Iterator[tuple[str, Node]]:
    """Each message with its id: a text, or a group of plural forms."""
    if isinstance(node, Mapping) and not any(key.text in CATEGORIES for key, _ in node.entries):
        for key, value in node.entries:
            yield from _messages(value, f"{prefix}.{key.text}" if prefix else key.text, rule)
    elif prefix:
        yield prefix, node


def _message(files: Files, id_: str, node: Node, rule: PluralRule, english: Catalogue) -> Message | None:
    """One message; None where it cannot be used, which is reported."""
    if id_ not in english.messages:
        fix = did_you_mean(id_, english.messages, "remove it")
        files.problem(node.where, "words", f"the program has no message `{id_}`", fix)
        return None
    written = _written(files, id_, node, rule)
    if written is None:
        return None
    try:
        made = message(written)
    except ValueError as error:
        files.problem(node.where, "words", f"`{id_}`: {error}", "write the slots as the English message does")
        return None
    wanted = english.messages[id_]
    if made.slots - {"count"} != wanted.slots - {"count"} or ("count" in made.slots) != ("count" in wanted.slots):
        slots = [", ".join(f"`{{{slot}}}`" for slot in sorted(each.slots)) or "none" for each in (made, wanted)]
        text = f"the message `{id_}` has other slots ({slots[0]}) than the English one ({slots[1]})"
        files.problem(node.where, "words", text, "use just these, each where the language wants it")
        return None
    return made


def _written(files: Files, id_: str, node: Node, rule: PluralRule) -> str | dict[str, str] | None:
    """The text of a message, or that of each of its plural forms."""
    if isinstance(node, Scalar):
        return node.text
    if not isinstance(node, Mapping):
        files.report(wrong_type(node, f"the message `{id_}`", TEXT))
        return None
    forms = {key.text: value.text for key, value in node.entries if isinstance(value, Scalar)}
    if forms.keys() != rule.categories or len(forms) < len(node.entries):
        wanted = ", ".join(f"`{each}`" for each in CATEGORIES if each in rule.categories)
        files.problem(
            node.where, "words", f"the plural forms of `{id_}` are not those of this language", f"write {wanted}"
        )
        return None
    return forms
