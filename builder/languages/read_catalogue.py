"""Read the catalogue of a language: a file of the program, of which any mistake is a bug and ends all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

import yaml

from builder.languages.catalogue import Catalogue
from builder.languages.message import CATEGORIES, Message, message
from builder.languages.plurals import PluralRule, rule_of

FOLDER = Path(__file__).resolve().parent
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CatalogueError(Exception):
    """A catalogue is not as it must be; the message names the id."""


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, read once."""
    return parsed((FOLDER / f"{language}.yaml").read_text("utf-8"), language)


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that the program speaks."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yaml")))


def parsed(text: str, language: str) -> Catalogue:
    """A catalogue from its text: nested groups of messages, whose ids are joined with dots."""
    rule = rule_of(language)
    assert rule is not None
    messages = dict(_messages("", yaml.load(text, _Loader), rule))
    return Catalogue(language, messages, rule, blake2b(f"{language}\0{text}".encode(), digest_size=16).digest())


def _messages(prefix: str, written: object, rule: PluralRule) -> Iterator[tuple[str, Message]]:
    match written:
        case str():
            yield prefix, _message(prefix, written)
        case dict() if not set(CATEGORIES).isdisjoint(written):
            if written.keys() != rule.categories or not all(isinstance(form, str) for form in written.values()):
                wanted = ", ".join(sorted(rule.categories))
                raise CatalogueError(f"{prefix}: a plural has just these forms, each a text: {wanted}")
            yield prefix, _message(prefix, written)
        case dict():
            for key, value in written.items():
                if not isinstance(key, str):
                    raise CatalogueError(f"{prefix}: YAML reads the key {key!r} as no text; put it in quotation marks")
                yield from _messages(f"{prefix}.{key}" if prefix else key, value, rule)
        case _:
            raise CatalogueError(f"{prefix}: {written!r} is no text; put it in quotation marks")


def _message(id_: str, written: str | dict[str, str]) -> Message:
    try:
        return message(written)
    except ValueError as error:
        raise CatalogueError(f"{id_}: {error}") from error
