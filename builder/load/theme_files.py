"""Read `content/theme/`: a stylesheet on top of the program's own, fonts, and images such as a logo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from builder.load.files import Files
from builder.load.plain_files import read_plain
from builder.load.refused_image import Refused
from builder.problems import Location, Problem, Severity, did_you_mean
from builder.site import Look, PublishedImage

if TYPE_CHECKING:
    from builder.load.theme_style import Style

FOLDER = "content/theme"
STYLE = f"{FOLDER}/theme.css"
MAX_BYTES = 2_000_000
"""Of one file; readers wait for it."""
LOGOS = ("logo.svg", "logo.png", "logo.webp", "logo.jpg", "logo.jpeg", "logo.avif")
REPLACED = ("icon.svg", "favicon.ico", "apple-touch-icon.png", "social.png")
"""Images that the site has by these names in any case."""
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif")
_FONTS = {".woff2": b"wOF2", ".woff": b"wOFF"}
"""Fonts that every browser reads, with how their bytes begin."""
_NONE = Look()
"""That of a publisher without a theme: always this one, so that what rests on it can be kept."""
_OTHER_FONTS = (".ttf", ".otf", ".ttc", ".eot", ".pfb", ".dfont")


def read_look(files: Files) -> Look:
    """The theme of the publisher; mistakes are reported in `files`."""
    if not files.exists(FOLDER):
        return _NONE
    names = [file for file, path in files.entries(FOLDER) if _belongs(files, file, folder=path.is_dir())]
    look: Look = files.recalled("theme", [FOLDER, *names], partial(_read, names=names))
    return look


def _belongs(files: Files, file: str, *, folder: bool) -> bool:
    """True for the stylesheet, a font or an image; anything else is reported."""
    name = PurePosixPath(file)
    if not folder and (file == STYLE or name.suffix in (*_PICTURES, *_FONTS) or name.name in REPLACED):
        return True
    message, fix = f"{name.name} has no place in a theme", "move it elsewhere, or remove it"
    if folder:
        fix = "put its files into content/theme/ itself; a theme holds no folders"
    elif name.suffix == ".css":
        fix = "put its rules into theme.css, the only stylesheet of a theme"
    elif name.suffix in _OTHER_FONTS:
        message = f"{name.name} is a font of a kind that is large, or that no browser reads"
        fix = "save it as WOFF2, which is a fraction of its size and read by every browser"
    files.problem(file, "theme-file", message, fix)
    return False


@dataclass(frozen=True, slots=True)
class _Read:
    """The files of a theme that can be published."""

    files: Mapping[str, bytes]
    logo: PublishedImage | None

    @property
    def logo_name(self) -> str:
        """The name of the logo as it is published; empty if there is none."""
        return PurePosixPath(self.logo.file).with_suffix(self.logo.suffix).name if self.logo else ""


def _read(files: Files, names: Sequence[str]) -> Look:
    text = files.take(files.read_text(STYLE)) if STYLE in names else None
    style = _style(files, text) if text else None
    found = _files(files, [file for file in names if file != STYLE])
    _check_names(files, style.named if style else {}, found)
    return Look(
        style=text or "",
        light=style.light if style else {},
        dark=style.dark if style else {},
        made=frozenset(style.made) if style else frozenset(),
        font=style.font if style and style.font in found.files else "",
        files=found.files,
        logo=found.logo_name,
        logo_size=found.logo.variants[0] if found.logo else None,
    )


def _style(files: Files, text: str) -> Style:
    from builder.load.theme_style import read_style  # its parser is for those who have a theme

    style = read_style(text, STYLE)
    files.report(*style.problems)
    return style


def _files(files: Files, names: Sequence[str]) -> _Read:
    """The bytes of each file as it is published."""
    found: dict[str, bytes] = {}
    logo: PublishedImage | None = None
    for file in names:
        name, data = PurePosixPath(file), _bytes(files, file)
        if data is None:
            continue
        start = _FONTS.get(name.suffix)
        if start and not data.startswith(start):
            kind = name.suffix.removeprefix(".").upper()
            files.problem(file, "theme-file", f"this is no {kind} font, whatever its name says", "save it as WOFF2")
        elif start or name.name == "favicon.ico":
            found[name.name] = data
        elif picture := _picture(files, file, data):
            if name.name not in LOGOS:
                found[name.name] = data
            elif logo is None:
                logo = picture
                found[name.with_suffix(picture.suffix).name] = picture.variants[0].data
            else:
                message = "this is a second logo"
                files.problem(
                    file, "theme-file", message, "keep one of the two", also=((Location(logo.file), "the other"),)
                )
    return _Read(found, logo)


def _bytes(files: Files, file: str) -> bytes | None:
    try:
        path = files.storage.at(file)
        return read_plain(path, MAX_BYTES) if isinstance(path, Path) else files.storage.read(file, MAX_BYTES)
    except OSError as error:
        message = f"this file cannot be read: {error.strerror}"
        files.problem(
            file, "unreadable", message, f"check that you may read it, and that it has at most {MAX_BYTES:,} bytes"
        )
        return None


def _picture(files: Files, file: str, data: bytes) -> PublishedImage | None:
    from builder.load.pictures import published

    picture = published(file, data, cache=False)
    if isinstance(picture, Refused):
        files.report(picture.problem(file))
        return None
    return picture


def _check_names(files: Files, named: Mapping[str, Location], found: _Read) -> None:
    """Every file that the stylesheet names is there, and every file that is there has a use."""
    there = {PurePosixPath(file).name for file in files.listed if file.startswith(f"{FOLDER}/")}
    for name, where in named.items():
        if name not in there:
            fix = did_you_mean(name, sorted(found.files), "put it into content/theme/")
            files.report(Problem(where, "theme-file", f"there is no `{name}` in content/theme/", fix))
    for name in sorted(found.files.keys() - named.keys() - {*REPLACED, found.logo_name}):
        message, fix = "nothing names this file", f"name it in theme.css, as `url({name})`, or remove it"
        files.report(Problem(Location(f"{FOLDER}/{name}"), "theme-file", message, fix, severity=Severity.WARNING))
