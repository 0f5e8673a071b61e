"""Read `glossary.yaml`: the terms that texts mark as `[term:key]`, each with an explanation that is short and plain."""

from __future__ import annotations

from builder.load.article import read_countries
from builder.load.fields import GROUP, Fields, check_slug, wrong_type
from builder.load.files import Files
from builder.load.located import Mapping, Node, Scalar
from builder.load.reader import Reader
from builder.load.yaml_file import read_yaml_file
from builder.problems import Result
from builder.site import GlossaryTerm, Reference

FILE = "content/glossary.yaml"
KEYS = ("term", "means", "also", "countries", "source", "read")
ELSEWHERE = {
    "title": "term", "name": "term", "word": "term", "definition": "means", "explanation": "means", "text": "means",
    "synonyms": "also", "aliases": "also", "country": "countries", "link": "read", "see": "read",
}  # fmt: skip
"""The names of these keys that others use."""
MOST_WORDS = 30
"""Words of an explanation, which is read in the middle of a sentence."""
TERM_LIMIT = 60


def read_glossary(files: Files) -> Result[dict[str, GlossaryTerm]]:
    """The terms by key, if there are any. One with mistakes is kept, so that marking it is not another mistake."""
    reader = Reader()
    node = reader.take(read_yaml_file(files, FILE)) if files.exists(FILE) else None
    entries = node.entries if node else ()
    return reader.result({key.text: reader.take(read_term(key, value)) for key, value in entries})


def read_term(key: Scalar, value: Node) -> Result[GlossaryTerm]:
    """The term of one entry; what cannot be read is left out."""
    reader = Reader()
    reader.take(check_slug(key, "the key of a term"))
    if isinstance(value, Mapping):
        fields = Fields(value, "this term", KEYS, key.where, within=reader, elsewhere=ELSEWHERE)
        return reader.result(_term(key, fields))
    reader.report(wrong_type(value, f"the term `{key.text}`", GROUP))
    return reader.result(GlossaryTerm(key=key.text, term=key.text, means="", where=key.where))


def _term(key: Scalar, fields: Fields) -> GlossaryTerm:
    means, source, read = fields.scalar("means", required=True), fields.scalar("source"), fields.scalar("read")
    words = len(means.text.split()) if means else 0
    if means and words > MOST_WORDS:
        message, fix = f"this explanation has {words} words", f"shorten it to {MOST_WORDS} or fewer"
        why = "it is read in the middle of a sentence; `read` can name a page that says more"
        fields.problem(means.where, "too-long", message, fix, why)
    return GlossaryTerm(
        key=key.text,
        term=fields.text("term", required=True, limit=TERM_LIMIT),
        means=" ".join(means.text.split()) if means else "",
        where=key.where,
        also=tuple(other.text for other in fields.scalars("also")),
        countries=read_countries(fields),
        source=Reference(source.text, source.where) if source else None,
        read=Reference(read.text, read.where) if read else None,
    )
