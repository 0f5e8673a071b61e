"""Read `help.yaml`: the services that pages name as `[help:key]`, each with every way to reach it."""

from __future__ import annotations

from builder.load.article import read_countries
from builder.load.countries import code_of
from builder.load.email_address import email_address
from builder.load.fields import GROUP, Fields, check_slug, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, Node, Scalar
from builder.load.reader import Reader
from builder.load.reviews import read_months
from builder.load.sources import web_address
from builder.load.yaml_file import read_yaml_file
from builder.problems import Result
from builder.site import HelpService, Number, Reference
from builder.text.telephone import dialled

FILE = "content/help.yaml"
KEYS = (
    "name", "kind", "countries", "emergency", "telephone", "text", "text-words", "relay", "sign-language", "email",
    "web", "hours", "note", "source", "checked", "review-every",
)  # fmt: skip
ROUTES = ("telephone", "text", "relay", "sign-language", "email", "web")
ELSEWHERE = {
    "phone": "telephone", "tel": "telephone", "sms": "text", "url": "web", "website": "web", "mail": "email",
    "country": "countries", "open": "hours", "bsl": "sign-language", "reviewed": "checked", "title": "name",
}  # fmt: skip
"""The names of these keys that others use."""


def read_help(files: Files) -> Result[dict[str, HelpService]]:
    """The services by key, if there are any. One with mistakes is kept, so that naming it is not another mistake."""
    reader = Reader()
    node = reader.take(read_yaml_file(files, FILE)) if files.exists(FILE) else None
    entries = node.entries if node else ()
    return reader.result({key.text: reader.take(read_service(key, value)) for key, value in entries})


def read_service(key: Scalar, value: Node) -> Result[HelpService]:
    """The service of one entry; what cannot be read is left out."""
    reader = Reader()
    reader.take(check_slug(key, "the key of a help service"))
    if isinstance(value, Mapping):
        fields = Fields(value, "this help service", KEYS, key.where, within=reader, elsewhere=ELSEWHERE)
        return reader.result(_service(key, fields))
    reader.report(wrong_type(value, f"the help service `{key.text}`", GROUP))
    return reader.result(HelpService(key=key.text, name=key.text, where=key.where))


def _service(key: Scalar, fields: Fields) -> HelpService:
    countries = read_countries(fields)
    if not fields.misspelt and not any(fields.has(route) for route in ROUTES):
        fix = f"add one of {', '.join(f'`{route}`' for route in ROUTES)}"
        fields.problem(key.where, "missing-key", "nobody can reach this help service", fix)
    if fields.has("review-every"):
        fields.lacks("checked", "add `checked: …`, the day on which somebody last looked at its source")
    source, checked = fields.scalar("source", required=True), fields.scalar("checked")
    return HelpService(
        key=key.text,
        name=fields.text("name", required=True),
        where=key.where,
        countries=countries,
        kind=fields.text("kind"),
        emergency=fields.boolean("emergency", otherwise=False),
        telephone=_number(fields, "telephone", countries),
        text=_number(fields, "text", countries),
        text_words=_text_words(fields),
        relay=fields.text("relay"),
        sign_language=fields.text("sign-language"),
        email=email_address(fields),
        web=web_address(fields, "web"),
        hours=fields.text("hours"),
        note=fields.text("note"),
        source=Reference(source.text, source.where) if source else None,
        checked=fields.date("checked") if checked else None,
        checked_at=checked.where if checked else None,
        review_every=read_months(fields, "review-every"),
    )


def _number(fields: Fields, key: str, countries: tuple[str, ...]) -> Number | None:
    """A number that a telephone of its country, and for long ones of any other, can dial."""
    scalar = fields.scalar(key)
    if scalar is None:
        return None
    codes = {code_of(country) for country in countries}
    number = dialled(scalar.text, codes.pop() if len(codes) == 1 else "")
    if not number and (countries or not fields.has("countries")):  # else the mistake is there
        message = f"`{key}` is `{scalar.text}`, which is not a number that can be dialled"
        fix = "write it with the code of its country, like `+44 20 7946 0000`, or as a short number of 2 to 6 digits"
        fields.problem(scalar.where, "wrong-value", message, fix)
    return Number(scalar.text.strip(), number) if number else None


def _text_words(fields: Fields) -> str:
    if fields.has("text-words"):
        fields.lacks("text", "add `text: …`, the number to which they are sent")
    return fields.text("text-words")
