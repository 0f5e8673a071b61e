"""Read `site.yaml`: the settings of the site, and the titles of its sections and tags."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from builder.load import foreign_keys
from builder.load.address_names import check_address_part
from builder.load.fields import GROUP, Fields, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping
from builder.load.markdown import parse_scalar
from builder.load.prose_rules import read_prose_rules
from builder.load.publisher import read_publisher
from builder.load.reader import Reader
from builder.load.reviews import read_months
from builder.load.sources import web_address
from builder.load.translations import read_translations
from builder.load.ways_in import read_ways_in
from builder.load.yaml_file import read_yaml_file
from builder.problems import Location, Result
from builder.site import Reference, Settings, Titled, Withdrawal
from builder.site.language_view import LanguageView
from builder.text.edit_address import edit_mistake
from builder.text.names import composed

KEYS = (
    "title", "tagline", "notice", "base-url", "language", "translations", "welcome", "grades", "exit", "review-every",
    "edit-url", "repository", "publisher", "sections", "tags", "versions-from", "withdrawn", "prose", "home", "menu",
    "cards",
)  # fmt: skip
SECTION_KEYS = ("title", "summary")
WITHDRAWN_KEYS = ("page", "version", "outcome", "date", "reason")
REASON_LIMIT = 600
"""A reason says what was wrong and what to do instead."""
NO_EDIT_URL = "none"
"""No page has a link to suggest a change, whatever `--edit-url` says."""
FILE = "content/site.yaml"
_REPOSITORY = re.compile(r"\.|\.\.(/\.\.)*")


def read_settings(files: Files) -> Result[Settings]:
    """The settings; those of an untitled site where the file is missing or cannot be read."""
    reader = Reader()
    node = None
    if files.exists(FILE):
        node = reader.take(read_yaml_file(files, FILE))
    elif FILE not in files.listed:
        reader.problem(FILE, "missing-file", "this file is missing", "add it, with a line `title: …`")
    if node is None:
        return reader.result(Settings("Untitled", Location(FILE)))
    return reader.result(_settings(Fields(node, "site.yaml", KEYS, within=reader, elsewhere=foreign_keys.SITE)))


def _settings(fields: Fields) -> Settings:
    welcome = fields.scalar("welcome")
    grades = fields.scalar("grades")
    language = _language(fields)
    translations = read_translations(fields, language)
    return Settings(
        title=fields.text("title", required=True),
        where=fields.begin,
        tagline=fields.text("tagline"),
        notice=fields.text("notice"),
        base_url=_base_url(fields),
        language=language,
        translations=translations,
        view=LanguageView(frozenset(translations)),
        welcome=fields.take(parse_scalar(welcome)) if welcome else None,
        grades=Reference(grades.text, grades.where) if grades else None,
        exit=web_address(fields, "exit") or fields.text("exit"),
        sections=_named(fields, "sections", "section"),
        tags=_named(fields, "tags", "tag"),
        review_every=read_months(fields, "review-every"),
        edit_url=_edit_url(fields),
        repository=_repository(fields),
        publisher=read_publisher(fields),
        versions_from=fields.date("versions-from"),
        withdrawn=tuple(_withdrawals(fields)),
        prose=read_prose_rules(fields),
        ways_in=read_ways_in(fields),
    )


def _edit_url(fields: Fields) -> str | None:
    """An address of the web with `{file}` in it; empty for `none`, and None where nothing is said."""
    scalar = fields.scalar("edit-url")
    if scalar is None or scalar.text == NO_EDIT_URL:
        return "" if scalar else None
    url = web_address(fields, "edit-url")
    mistake = edit_mistake(url) if url else ""
    if mistake:
        fix = "write `{file}` once, where the file belongs, like https://github.com/OWNER/REPO/edit/main/{file}"
        fields.problem(scalar.where, "wrong-value", f"`edit-url` {mistake}", fix)
    return url


def _repository(fields: Fields) -> str:
    """The folder of the repository, seen from the root: this one, or one above it."""
    scalar = fields.scalar("repository")
    if scalar and not _REPOSITORY.fullmatch(scalar.text):
        fix = "write `.` if it is the folder that has content/ in it, or `..` for the folder above that"
        message = f"`repository` is `{scalar.text}`, which is not the way to a folder above"
        fields.problem(scalar.where, "wrong-value", message, fix)
        return ""
    return scalar.text if scalar else ""


def _base_url(fields: Fields) -> str:
    url = web_address(fields, "base-url")
    node = fields.node_of("base-url")
    if node and set("?#") & set(url):
        fix = "keep only the part before it"
        fields.problem(node.where, "wrong-value", "`base-url` has a part that begins with `?` or `#`", fix)
    return url and url.rstrip("/") + "/"


def _withdrawals(site: Fields) -> Iterator[Withdrawal]:
    """Pages, versions and outcomes whose advice could harm; only the history tells which there are."""
    known: dict[tuple[str, str, str], Location] = {}
    for node in site.mappings("withdrawn"):
        fields = Fields(node, "this withdrawal", WITHDRAWN_KEYS, within=site)
        page, version, outcome = fields.text("page", required=True), fields.text("version"), fields.text("outcome")
        reason = fields.text("reason", required=True, limit=REASON_LIMIT)
        fields.lacks("date", "add `date: …`, the day of the withdrawal, as 2026-11-23")
        day = fields.date("date")
        if page and reason and day:
            file = posixpath.normpath(f"content/{page}")
            places = [fields.where(key) for key in ("page", "version", "outcome")]
            first = known.setdefault((file, version, outcome), places[0])
            if first != places[0]:
                fix = f"remove it here or in line {first.line}"
                fields.problem(places[0], "duplicate-key", "this withdrawal is written twice", fix)
            yield Withdrawal(
                file=file,
                version=version,
                outcome=outcome,
                date=day,
                reason=reason,
                where=places[0],
                version_where=places[1],
                outcome_where=places[2],
            )


def _language(fields: Fields) -> str:
    """A language tag (BCP 47), as browsers and screen readers know it."""
    scalar = fields.scalar("language")
    if scalar and not re.fullmatch(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*", scalar.text):
        message = f"`language` is `{scalar.text}`, which is not the code of a language"
        fields.problem(scalar.where, "wrong-value", message, "write its code, like `en-GB` or `cy`")
        return "en"
    return scalar.text if scalar else "en"


def _named(fields: Fields, group: str, kind: str) -> dict[str, Titled]:
    """Title, words and place of sections or tags, by slug."""
    node = fields.mapping(group)
    named = {}
    for key, value in node.entries if node else ():
        if not fields.take(check_address_part(key, f"the name of a {kind}")):
            continue
        if not isinstance(value, Mapping):
            fields.report(wrong_type(value, f"the {kind} `{key.text}`", GROUP))
        else:
            each = Fields(value, f"this {kind}", SECTION_KEYS, key.where, within=fields)
            named[composed(key.text)] = Titled(each.text("title", required=True), each.text("summary"), key.where)
    return named
