"""Read the languages that a knowledge base is translated into, and which files belong to each."""

from __future__ import annotations

from pathlib import Path

from builder.load.fields import Fields
from builder.load.located import Mapping, Scalar, Sequence, read_yaml
from builder.load.plain_files import MAX_BYTES
from builder.load.storage import Disk
from builder.site.language_view import LanguageView
from builder.text.language_codes import LANGUAGE_CODES

FILE = "content/site.yaml"
KEY = "translations"


def read_translations(fields: Fields, language: str) -> tuple[str, ...]:
    """The codes of the languages, each of which has addresses below its own."""
    found: dict[str, None] = {}
    for written in fields.scalars(KEY):
        code = written.text
        if code not in LANGUAGE_CODES:
            fix = "write its two letters, like `de`; they are in the names of files, and in addresses"
            fields.problem(written.where, "wrong-value", f"`{code}` is not the code of a language", fix)
        elif code == language.partition("-")[0].lower():
            fix = "remove it: the files without a code in their names are in this language"
            message = f"`{code}` is the language of the site itself, so that two would have one address"
            fields.problem(written.where, "wrong-value", message, fix)
        elif code in found:
            fields.problem(written.where, "duplicate-key", f"`{code}` is there twice", "remove one of the two")
        else:
            found[code] = None
    return tuple(found)


def with_view(root: Path) -> Disk:
    """The files of the original language, as far as `site.yaml` says what they are; it is checked elsewhere."""
    disk = Disk(root.resolve())
    try:
        return Disk(disk.root, LanguageView(translations_in(disk.read(FILE, MAX_BYTES))))
    except OSError:
        return disk


def translations_in(data: bytes) -> frozenset[str]:
    """The codes of the languages that the bytes of a `site.yaml` name."""
    text = data.decode(errors="replace")
    node = read_yaml(text, FILE).value if KEY in text else None
    written = node.get(KEY) if isinstance(node, Mapping) else None
    codes = written.items if isinstance(written, Sequence) else ()
    return frozenset(each.text for each in codes if isinstance(each, Scalar))
