"""Read the translations of a knowledge base, each as a knowledge base of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import product
from pathlib import Path

from builder.languages import speaking
from builder.load.compare_translation import compare, page_text
from builder.load.files import Files
from builder.load.memory import Memory
from builder.load.own_words import FOLDER, read_words
from builder.load.storage import Disk
from builder.load.translated_files import TranslatedFiles
from builder.load.translations import with_view
from builder.problems import Location, Problem, Result
from builder.site import Site
from builder.site.language_view import LanguageView, language_of, original_of

COMPARED = ("translation-behind", "translation-differs")
"""The ids of the problems in which a translation differs from its original."""
OF_LANGUAGES = ("no-words", "unknown-version", "unknown-outcome", "unread-version")
"""Problems of a translation whose place is in a file that all languages share."""


def read_translated(
    disk: Disk, original: Site, read: Callable[[Files], Result[Site]], memory: Memory | None
) -> Result[dict[str, Site]]:
    """Each translation by its code, read as the original was."""
    found, problems = dict[str, Site](), list[Problem]()
    for code in original.settings.translations:
        view = replace(disk.view, language=code)
        files = Files(TranslatedFiles(disk, view), memory and memory.part(view))
        site, own = _read_into(disk, files, view, original, read)
        found[code] = site
        problems += own
    return Result(found, tuple(problems))


def _read_into(
    disk: Disk, files: Files, view: LanguageView, original: Site, read: Callable[[Files], Result[Site]]
) -> Result[Site]:
    code = view.language
    words = read_words(files, code)
    if files.memory:
        files.memory.begin_anew_unless(words.digest)
    with speaking(words):
        site, problems = read(files)
    settings = site.settings.in_translation(view, original.settings, {page.file for page in site.pages})
    site = replace(site, settings=settings, static={}, words=words, original=original)
    found = [*own_problems(problems, view), *_compared(disk, files, view)]
    if not site.pages and not found:
        where, message = original.settings.where, f"no page is translated into the language `{code}`"
        fix = f"add a translation, like content/articles/decide/first.{code}.md, or take `{code}` out of `translations`"
        found.append(Problem(where, "empty-folder", message, fix))
    return Result(site, tuple(found))


def _compared(disk: Disk, files: Files, view: LanguageView) -> Iterator[Problem]:
    """The differences of each translated file from its original, without which it has nothing to translate."""
    shared = {
        f"{folder}/{child.name}"
        for folder in ("content", "content/blocks")
        if (disk.root / folder).is_dir()
        for child in Disk(disk.root).children(folder)
    }
    whole = Files(disk, files.memory)
    for file in sorted({view.real(seen) for seen in files.listed} | shared):
        if language_of(file) != view.language or not (disk.root / file).is_file():
            continue
        source = original_of(file)
        if not (disk.root / source).is_file():
            message = f"there is no {source.rpartition('/')[2]}, so that this is the translation of nothing"
            fix = "rename it as its original was, or remove it"
            yield Problem(Location(file), "no-original", message, fix)
        elif file not in shared:
            yield from whole.recalled(("compared", file), [source, file], partial(_differences, pair=(source, file)))


def compared_again(root: Path, sources: Iterable[str]) -> dict[str, list[Problem]]:
    """The differences of each translation that there is of these files, by its own."""
    disk, found = with_view(root), dict[str, list[Problem]]()
    for source, code in product(sources, sorted(disk.view.translations)):
        file = replace(disk.view, language=code).real(source)
        if (disk.root / file).is_file():
            found[file] = _differences(Files(disk), (source, file))
    return found


def _differences(files: Files, pair: tuple[str, str]) -> list[Problem]:
    """The differences of a translation from its original, as far as both can be read."""
    original, translation = (page_text(files.read_text(file).value or "", file) for file in pair)
    return list(compare(original, translation)) if original and translation else []


def own_problems(problems: Iterable[Problem], view: LanguageView) -> Iterator[Problem]:
    """The problems of a translation; those of files that all languages share were found in the original."""
    for problem in problems:
        real = view.real(problem.where.file)
        if language_of(real) or real.startswith(f"{FOLDER}/") or problem.check in OF_LANGUAGES:
            also = tuple((_at(where, view), words) for where, words in problem.also)
            yield replace(problem, where=_at(problem.where, view), also=also)


def _at(where: Location, view: LanguageView) -> Location:
    return replace(where, file=view.real(where.file))
