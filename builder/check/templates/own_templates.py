"""A knowledge base's own templates can be read and compiled, and are used (`template`, `unused-template`).

Mistakes that only show while a page is rendered, such as an undefined name, are found by rendering all pages. The
program's own templates are not checked here but by its tests. No link in `templates/` is followed.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from jinja2 import Environment, TemplateSyntaxError

from builder.check.templates.blocks import unknown_blocks
from builder.load.files import is_left_behind
from builder.load.plain_files import read_plain
from builder.load.storage import refusal_of
from builder.load.template_files import FIX, MAX_BYTES, PACKAGED, in_template
from builder.problems import Location, Problem, Result, Severity, close_names, did_you_mean
from builder.site.address_table import AddressTable, Owner


def template_problems(root: Path) -> Iterator[Problem]:
    """Problems that can be found before a page is rendered."""
    own = root.resolve() / "templates"
    if not os.path.lexists(own) or own == PACKAGED:
        return
    files, problems = _files(own)
    yield from problems
    texts: dict[str, str] = {}
    for file in files:
        name = file.relative_to(own).as_posix()
        texts[name], problems = _text(name, file)
        yield from problems
        if file.suffix == ".html":
            yield from _syntax(name, texts[name])
    yield from unknown_blocks({name: text for name, text in texts.items() if name.endswith(".html")})
    yield from _unused(texts)
    yield from _same_address(texts)


def _files(own: Path) -> Result[list[Path]]:
    """The plain files below a folder, with the problems of others.

    No link is followed, not even to another template: it could be made to show any file of this machine.
    """
    refused = refusal_of(own)
    if refused is not None:
        where = Location("templates")
        return Result([], (Problem(where, refused.check, refused.message, refused.fix, why=refused.why),))
    found: list[Problem] = []
    if not own.is_dir():
        fix = "move it elsewhere; templates/ is the folder of templates and assets"
        return Result([], (Problem(Location("templates"), "stray-file", "templates must be a folder", fix),))
    files: list[Path] = []
    refusals: list[OSError] = []
    for place, folders, names in os.walk(own, onerror=refusals.append):
        folders[:] = [name for name in folders if not is_left_behind(name)]
        for path in (Path(place, name) for name in [*names, *folders] if not is_left_behind(name)):
            refused = refusal_of(path)
            if refused is not None:
                where = in_template(path.relative_to(own).as_posix())
                found.append(Problem(where, refused.check, refused.message, refused.fix, why=refused.why))
            elif path.is_file():
                files.append(path)
    found += [_unread(in_template(Path(error.filename).relative_to(own).as_posix()), error) for error in refusals]
    return Result(sorted(files), tuple(found))


def _text(name: str, file: Path) -> Result[str]:
    """The text of a template or asset; empty for an image."""
    try:
        data = read_plain(file, MAX_BYTES)
        return Result(data.decode() if file.suffix in (".html", ".css", ".js") else "")
    except UnicodeDecodeError:
        fix = "save it with the encoding UTF-8 in your editor"
        return Result("", (Problem(in_template(name), "encoding", "this file is not UTF-8", fix),))
    except OSError as error:
        return Result("", (_unread(in_template(name), error),))


def _unread(where: Location, error: OSError) -> Problem:
    """The problem of a file that the system refuses to read."""
    if error.errno == errno.EFBIG:
        fix = f"make it smaller; the limit is {MAX_BYTES // 1_000_000} MB"
        return Problem(where, "too-long", "this file is too long to be read", fix)
    fix = "check that you may read it"
    return Problem(where, "unreadable", f"this cannot be read: {error.strerror}", fix)


def _syntax(name: str, text: str) -> Iterator[Problem]:
    try:
        Environment(autoescape=True).parse(text)
    except TemplateSyntaxError as error:
        yield Problem(in_template(name, error.lineno), "template", f"this is not a template: {error.message}", FIX)


def _unused(texts: dict[str, str]) -> Iterator[Problem]:
    """Files that replace none of the program's and that no template names."""
    known = _known()
    for name in texts:
        folder, _, base = name.rpartition("/")
        named = any(name in text for other, text in texts.items() if other != name)
        if name not in known and not named and folder not in ("assets/js", "assets/img"):
            alike = [other for other in known if other.endswith(f"/{base}")] or close_names(name, known)
            fix = did_you_mean(alike[0], alike) if alike else "give it the name of the file that it replaces"
            message = "no page uses this file: the program has none of this name, and no template names it"
            yield Problem(in_template(name), "unused-template", message, fix, severity=Severity.WARNING)


def _same_address(texts: Iterable[str]) -> Iterator[Problem]:
    """Assets that would be published at the address of another one: they differ in the folder alone."""
    table = AddressTable()
    table.add("style.css", Owner("the stylesheet of the site"))
    for name in [*_known(), *sorted(texts)]:
        kind, _, base = name.removeprefix("assets/").partition("/")
        if kind in ("js", "img") and name.startswith("assets/"):
            other = table.add(base, Owner(name))
            if other and other.what != name:
                message = f"this file would have the address of {other.what}"
                yield Problem(in_template(name), "duplicate-url", message, "give it another name")


def _known() -> list[str]:
    """The program's own templates and assets."""
    return [file.relative_to(PACKAGED).as_posix() for file in sorted(PACKAGED.rglob("*")) if file.is_file()]
