"""Advice about files that are named as other programs want them, and so have no place here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from builder.problems import did_you_mean
from builder.site.language_view import language_of

_FOR_EDITORS = re.compile(
    r"(?:(?i:readme)|AUTHORS|CHANGELOG|CHANGES|CODE_OF_CONDUCT|CONTRIBUTING|COPYING|CREDITS|LICEN[CS]E|NOTES|NOTICE"
    r"|SECURITY|SUMMARY|TODO)(?:\.\w+)?"
)
"""A project's files about itself."""
_OTHER_FORMATS = {
    ".adoc", ".asciidoc", ".doc", ".docx", ".epub", ".htm", ".html", ".ipynb", ".odt", ".org", ".pdf", ".pptx", ".rst",
    ".rtf", ".tex", ".textile", ".xhtml", ".xlsx",
}  # fmt: skip
_SETTINGS = {".json", ".toml", ".yaml", ".yml"}
_FOLDERS_OF_IMAGES = {"assets", "images", "img", "media", "static"}
_INDEX = {"_index.md", "index.md", "_index", "index"}


def of_language(file: str) -> str:
    """Advice about a file that is named like a translation into a language that the site does not have."""
    code = language_of(file)
    return f"to translate it, add `{code}` to `translations` in content/site.yaml" if code else ""


def is_for_editors(name: str) -> bool:
    """True for the name of a file in which a project speaks of itself, such as README.md."""
    return _FOR_EDITORS.fullmatch(name) is not None


def not_an_article(name: str) -> tuple[str, str]:
    """The message about a file in a section that is neither Markdown nor an image, and what to do."""
    suffix = PurePosixPath(name).suffix.lower()
    message = f"{name} is neither an article nor an image"
    if suffix in _OTHER_FORMATS:
        return message, "convert what readers need into Markdown (`.md`), and move this file out of content/"
    if suffix in _SETTINGS:
        order = "the order of articles is their `weight`, and the titles and the order of sections are in site.yaml"
        return message, f"remove it: {order}"
    return message, "if it is an article, let its name end in `.md`; if not, move it elsewhere"


def misnamed_article(name: str, section: str) -> tuple[str, str] | None:
    """The message about a Markdown file in a section that is hardly meant as an article, and what to do."""
    if name in _INDEX:
        words = f"`sections: {{{section}: {{title: …, summary: …}}}}` in content/site.yaml"
        message = f"{name} would be one more article, not the page of the section"
        return message, f"write the section's words as {words}; if this is an article, name it for its subject"
    if is_for_editors(name):
        fix = "move it out of content/; if it is an article after all, name it for its subject, in small letters"
        return f"{name} is named like a file for editors, not for readers", fix
    return None


def folder_in_a_section(name: str, children: Iterable[str]) -> str:
    """Advice about a folder inside a section, which may be the bundle of one article."""
    page = next((child for child in children if child in _INDEX), None)
    if page is None:
        return "move its files into the section's folder; sections hold no folders"
    return f"move {name}/{page} to {name}.md, and its images beside it; sections hold no folders"


def in_no_section(name: str, otherwise: str) -> str:
    """Advice about a file where only folders are expected."""
    if is_for_editors(name):
        return "if it is for editors, move it out of content/; if it is an article, move it into a section"
    return otherwise


def no_part(name: str, known: Iterable[str], *, image: bool) -> str:
    """Advice about a file or folder directly in `content/`, which has the parts `known`."""
    if image or name.lower() in _FOLDERS_OF_IMAGES:
        return "put each image beside the article that shows it, like content/articles/decide/chart.png"
    return did_you_mean(
        name, known, in_no_section(name, "move it elsewhere; articles go in folders like content/articles/decide/")
    )
