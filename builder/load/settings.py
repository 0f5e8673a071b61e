"""Read `site.yaml`: what the whole site is called and how its sections are ordered."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from builder.load.fields import GROUP, Fields, is_slug, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping
from builder.load.markdown import parse_scalar
from builder.load.sources import web_address
from builder.load.yaml_file import read_yaml_file
from builder.problems import Location
from builder.site import Reference, Settings

KEYS = ("title", "tagline", "base-url", "language", "welcome", "grades", "sections")
SECTION_KEYS = ("title", "summary")
FILE = "content/site.yaml"


def read_settings(files: Files) -> Settings:
    """The settings; those of an untitled site where the file is missing or cannot be read."""
    fallback = Settings("Untitled", Location(FILE))
    if not files.exists(FILE):
        if FILE not in files.listed:
            files.problem(FILE, "missing-file", "this file is missing", "add it, with a line `title: …`")
        return fallback
    node = read_yaml_file(files, FILE)
    if node is None:
        return fallback
    fields = Fields(node, "site.yaml", KEYS, files.found)
    welcome = fields.scalar("welcome")
    grades = fields.scalar("grades")
    return Settings(
        fields.text("title", required=True),
        node.where,
        fields.text("tagline"),
        _base_url(fields),
        _language(fields),
        parse_scalar(welcome, files.found) if welcome else None,
        Reference(grades.text, grades.where) if grades else None,
        _sections(fields),
    )


def _base_url(fields: Fields) -> str:
    url = web_address(fields, "base-url")
    node = fields.node_of("base-url")
    if node and (urlsplit(url).query or urlsplit(url).fragment):
        fix = "keep only what stands before it"
        fields.problem(node.where, "wrong-value", "`base-url` has a part that begins with `?` or `#`", fix)
    return url and url.rstrip("/") + "/"


def _language(fields: Fields) -> str:
    """A language tag (BCP 47), as browsers and screen readers know it."""
    scalar = fields.scalar("language")
    if scalar and not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", scalar.text):
        message = f"`language` is `{scalar.text}`, which is not the code of a language"
        fields.problem(scalar.where, "wrong-value", message, "write its code, like `en-GB` or `cy`")
    return scalar.text if scalar else "en"


def _sections(fields: Fields) -> dict[str, tuple[str, str, Location]]:
    node = fields.mapping("sections")
    sections = {}
    for key, value in node.entries if node else ():
        if not is_slug(key, "the name of a section", fields.found):
            continue
        if not isinstance(value, Mapping):
            fields.found.append(wrong_type(value, f"the section `{key.text}`", GROUP))
        else:
            section = Fields(value, "this section", SECTION_KEYS, fields.found, key.where)
            sections[key.text] = (section.text("title", required=True), section.text("summary"), key.where)
    return sections
