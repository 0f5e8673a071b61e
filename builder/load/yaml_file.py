"""Read a YAML file of the knowledge base that consists of keys and values."""

from __future__ import annotations

from dataclasses import replace

from builder.load.fields import GROUP, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, read_yaml
from builder.load.reader import in_the_way
from builder.load.translated_keys import translated
from builder.problems import Location, Result
from builder.site.language_view import LOGIC, WORDS


def read_yaml_file(files: Files, file: str) -> Result[Mapping | None]:
    """The keys of a file, which has none if it is empty; None if it cannot be read.

    In a translation they have its words.
    """
    at = files.storage.at
    read = _read(files, file)
    if read.value is None:
        return read
    if at(file + LOGIC).is_file():
        return _joined(_read(files, file + LOGIC), read, whole=True)
    if at(file + WORDS).is_file():
        return _joined(read, _read(files, file + WORDS), whole=file.startswith("content/blocks/"))
    return read


def _joined(original: Result[Mapping | None], words: Result[Mapping | None], *, whole: bool) -> Result[Mapping | None]:
    """The keys of an original with the words of its translation."""
    problems = (*original.problems, *words.problems)
    if original.value is None or words.value is None:
        return Result(None, problems)
    node, more = translated(original.value, words.value, whole=whole)
    return Result(node, (*problems, *more))


def _read(files: Files, file: str) -> Result[Mapping | None]:
    text = files.read_text(file)
    read = read_yaml(text.value, file) if text.value is not None else Result(None)
    node, problems = read.value, (*text.problems, *read.problems)
    if text.value is not None and not in_the_way(read.problems) and isinstance(node, Mapping | None):
        return Result(node or Mapping((), Location(file, 1)), problems)
    files.unread.add(file)
    if not isinstance(node, Mapping | None):
        fix = "write lines of `key: value`, with a space after the colon"
        problems += (replace(wrong_type(node, "this file", GROUP), fix=fix),)
    return Result(None, problems)
