"""Read `site.yaml`: what the whole site is called and how its sections are ordered."""

from __future__ import annotations

from urllib.parse import urlsplit

from builder.load.fields import SLUG, Fields, slug_hint, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, read_yaml
from builder.load.markdown import parse_scalar
from builder.load.sources import web_address
from builder.problems import Location, Problem
from builder.site import Reference, Settings

KEYS = ("title", "tagline", "base-url", "language", "welcome", "grades", "sections")
FILE = "content/site.yaml"


def read_settings(files: Files) -> Settings:
    """The settings; those of an untitled site where the file is missing or cannot be read."""
    fallback = Settings("Untitled", Location(FILE))
    if not files.exists(FILE):
        files.problem(FILE, "missing-file", "there is no content/site.yaml", "add it with a line `title: …`")
        return fallback
    text = files.read_text(FILE)
    before = len(files.found)
    node = read_yaml(text, FILE, files.found) if text is not None else None
    if not isinstance(node, Mapping):
        if node is not None:
            files.found.append(wrong_type(node, FILE, "a mapping"))
        elif len(files.found) == before:
            files.problem(FILE, "empty-value", "content/site.yaml is empty", "add a line `title: …`")
        return fallback
    fields = Fields(node, "the site's settings", KEYS, files.found)
    welcome = fields.scalar("welcome")
    grades = fields.scalar("grades")
    return Settings(
        fields.text("title", required=True),
        node.where,
        fields.text("tagline"),
        _base_url(fields),
        fields.text("language") or "en",
        parse_scalar(welcome, files.found) if welcome else None,
        Reference(grades.text, grades.where) if grades else None,
        _sections(fields),
    )


def _base_url(fields: Fields) -> str:
    url = web_address(fields, "base-url")
    if url and (urlsplit(url).query or urlsplit(url).fragment):
        scalar = fields.scalar("base-url")
        where = scalar.where if scalar else fields.node.where
        fields.problem(
            where, "wrong-value", "`base-url` ends in a query or fragment", "keep the part before `?` and `#`"
        )
    return url and url.rstrip("/") + "/"


def _sections(fields: Fields) -> dict[str, tuple[str, str, Location]]:
    node = fields.mapping("sections")
    sections = {}
    for key, value in node.entries if node else ():
        if not SLUG.fullmatch(key.text):
            message = f"`{key.text}` cannot be a section"
            fields.found.append(Problem(key.where, "odd-name", message, slug_hint(key.text)))
        elif not isinstance(value, Mapping):
            fields.found.append(wrong_type(value, f"the section `{key.text}`", "a mapping"))
        else:
            section = Fields(value, "a section", ("title", "summary"), fields.found)
            sections[key.text] = (section.text("title", required=True), section.text("summary"), key.where)
    return sections
