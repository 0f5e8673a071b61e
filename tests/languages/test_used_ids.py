"""Every message is used, and every message that is used exists."""

from __future__ import annotations

from fnmatch import fnmatchcase

from builder.languages import catalogue
from tests.languages.used_ids import ids_of_scripts, in_modules, in_scripts, in_templates, texts_in_modules

IDS = set(catalogue("en").messages)
OWN = ("number.thousands", "date.day", "date.month.*", "country.*")
"""Those that the catalogue itself uses, and the names of countries."""


def test_every_message_that_is_asked_for_exists() -> None:
    """In templates and in modules; the page of a site with a misspelt one could not be made."""
    asked = {*in_templates(), *in_modules()} - {"*"}
    assert {pattern for pattern in asked if not any(fnmatchcase(id_, pattern) for id_ in IDS)} == set()


def test_every_message_of_a_script_exists() -> None:
    """No two of their groups have a message of the same name, since one page may have both."""
    names = ids_of_scripts(IDS)
    assert set(in_scripts()) - names.keys() == set()
    assert len(names) == len(set(names.values())) == sum(id_.startswith("scripts.") for id_ in IDS)


def test_every_message_is_used() -> None:
    """A message that nobody reads would be translated for nothing."""
    patterns = {*in_templates(), *in_modules(), *texts_in_modules(), *OWN} - {"*"}
    patterns = {pattern for pattern in patterns if pattern in IDS or (pattern.count("*") and "." in pattern)}
    of_scripts = {id_ for name, id_ in ids_of_scripts(IDS).items() if name in set(in_scripts())}
    used = {id_ for id_ in IDS if any(fnmatchcase(id_, pattern) for pattern in patterns)} | of_scripts
    assert IDS - used == set()


def test_scripts_get_nothing_they_cannot_fill() -> None:
    """Numbers and dates that a message writes in its own way are for Python; scripts fill in what they are given."""
    written = [str(catalogue("en").messages[id_].written) for id_ in ids_of_scripts(IDS).values()]
    assert [words for words in written if ", number}" in words or ", date}" in words] == []
