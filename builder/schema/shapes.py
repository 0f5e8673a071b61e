"""The parts of schemas. Everything an editor types is text to the loader, so text may look like anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.load.fields import ENTRY_LIMIT, MAX_ENTRIES, SLUG, TEXT_LIMIT

Schema = dict[str, object]
SLUG_PATTERN = f"^{SLUG.pattern}$"


def text(description: str = "", **more: object) -> Schema:
    """Text with something in it. YAML readers may take it for a number or for true and false."""
    return _described({"type": ["string", "number", "boolean"], "pattern": r"\S", **more}, description)


def line(description: str = "", most: int = TEXT_LIMIT) -> Schema:
    """Text of so many characters at most, and one more for the line break that may end it."""
    return text(description, maxLength=most + 1)


def entries(description: str, at_least: int = 0, most: int = MAX_ENTRIES) -> Schema:
    """One text, or a list of so many texts at most, each of the length that an entry may have."""
    entry = line(most=ENTRY_LIMIT)
    return _described({"anyOf": [entry, {**items(entry, at_least=at_least), "maxItems": most}]}, description)


ORIGINAL: Schema = {
    "type": ["string", "number"],
    "description": "In a translation: the digest of the words that it was made from, as `builder check` names it.",
}


def one_of(words: Sequence[str], description: str) -> Schema:
    """One of a few words."""
    return _described({"enum": list(words)}, description)


def slug(description: str) -> Schema:
    """Text that can be part of an address."""
    return text(description, pattern=SLUG_PATTERN)


def whole(description: str) -> Schema:
    """A whole number."""
    limits = {"minimum": -999_999_999, "maximum": 999_999_999}
    return _described({"type": ["integer", "string"], "pattern": r"^[+-]?[0-9]{1,9}$", **limits}, description)


def yes_no(description: str) -> Schema:
    """True or false, which the loader reads as text."""
    return _described({"enum": [True, False, "true", "false"]}, description)


def date(description: str) -> Schema:
    """A day as 2026-11-23."""
    return _described({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}, description)


def texts(description: str, at_least: int = 0) -> Schema:
    """One text, or a list of texts."""
    return _described({"anyOf": [text(), items(text(), at_least=at_least)]}, description)


def items(of: Schema, description: str = "", at_least: int = 0) -> Schema:
    """A list."""
    return _described({"type": "array", "items": of, **({"minItems": at_least} if at_least else {})}, description)


def each_with(of: Schema, description: str) -> Schema:
    """A group whose keys are words of any kind."""
    return _described({"type": "object", "additionalProperties": of}, description)


def by_id(
    of: Schema, description: str = "", at_least: int = 0, reserved: Sequence[str] = (), most: int | None = None
) -> Schema:
    """A group whose keys are ids, at most so many."""
    names: Schema = {"pattern": SLUG_PATTERN, **({"not": {"enum": list(reserved)}} if reserved else {})}
    few = {"minProperties": at_least} if at_least else {}
    few |= {"maxProperties": most} if most else {}
    return _described({"type": "object", "propertyNames": names, "additionalProperties": of, **few}, description)


def group(
    keys: Sequence[str], properties: Mapping[str, Schema], required: Sequence[str] = (), also: Schema | None = None
) -> Schema:
    """A group of keys: exactly those that the loader knows, in its order; `also` adds further requirements."""
    if set(keys) != set(properties):
        raise ValueError(f"keys without a schema, or schemas without a key: {sorted(set(keys) ^ set(properties))}")
    needed = {"required": list(required)} if required else {}
    known = {key: properties[key] for key in keys}
    return {"type": "object", "properties": known, **needed, "additionalProperties": False, **(also or {})}


def either(key: str, then: Schema, otherwise: Schema) -> Schema:
    """One shape for groups with a key and another for everything else, so that messages are about one of them."""
    return {"if": having(key), "then": then, "else": otherwise}


def having(*keys: str) -> Schema:
    """A group with these keys."""
    return {"type": "object", "required": list(keys)}


def without(*keys: str) -> Schema:
    """A group without these keys."""
    return {"properties": dict.fromkeys(keys, False)}


def refer(part: str, description: str = "") -> Schema:
    """A reference to the shape of this name in `$defs`."""
    return _described({"$ref": f"#/$defs/{part}"}, description)


def references(schema: object) -> Iterator[str]:
    """The names that a schema refers to."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "$ref" and isinstance(value, str):
                yield value.removeprefix("#/$defs/")
            else:
                yield from references(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from references(value)


def _described(schema: Schema, description: str) -> Schema:
    return {"description": description, **schema} if description else schema
