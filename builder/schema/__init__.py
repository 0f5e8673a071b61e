"""JSON Schemas of the files that editors write, for editors that check YAML while one types; and of published files.

They are made from the tables of keys that the loader itself reads by. They refuse nothing that `builder check` accepts;
what needs a second look, such as whether a name exists, is left to it. Kernels and claims have theirs from the classes
that write them.
`python -m builder.schema docs/schemas` writes them, and `key_tables.py` the tables of keys in the documentation.
"""

from __future__ import annotations

import json

from builder.schema import conditions, decisions, figures, kernels, messages, outcomes, pages, questions, values
from builder.schema.shapes import Schema, refer, references

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The name of the dialect, which nobody fetches: validators know it."""
DOCUMENTS: dict[str, Schema] = {
    "flow": decisions.FLOW,
    "block": decisions.BLOCK,
    "outcome": outcomes.OUTCOME,
    "article": pages.ARTICLE,
    "message": messages.MESSAGE,
    "site": pages.SITE,
    "sources": pages.SOURCES,
    "help": pages.HELP,
    "glossary": pages.GLOSSARY,
}
"""The content of each kind of file; for articles and outcomes, the front matter."""
PUBLISHED: dict[str, Schema] = {
    "kernel": kernels.KERNEL,
    "claims": kernels.CLAIMS,
    "kernel-2": kernels.KERNEL_2,
    "kernel-3": kernels.KERNEL_3,
    "claims-2": kernels.CLAIMS_2,
    "claims-of-items": kernels.CLAIMS_OF_ITEMS,
    "claims-3": kernels.CLAIMS_3,
    "claims-of-items-3": kernels.CLAIMS_OF_ITEMS_3,
}
"""The content of the files that a site publishes beside each flow, for programs."""
PARTS: dict[str, Schema] = {
    **questions.PARTS,
    **conditions.PARTS,
    **decisions.PARTS,
    **outcomes.PARTS,
    **pages.PARTS,
    **messages.PARTS,
    **values.PARTS,
    **figures.PARTS,
    **kernels.PARTS,
}
"""Shapes that documents share, by name."""


def schema_text(document: str) -> str:
    """The schema of one kind of file, as the text of its own file."""
    body = (DOCUMENTS | PUBLISHED)[document]
    needed = dict.fromkeys(references(body))
    waiting = list(needed)
    while waiting:
        for name in references(PARTS[waiting.pop()]):
            if name not in needed:
                needed[name] = None
                waiting.append(name)
    parts = {name: PARTS[name] for name in sorted(needed)}
    whole = {"$schema": DIALECT, "title": document, **body, **({"$defs": parts} if parts else {})}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


__all__ = ["DOCUMENTS", "PARTS", "PUBLISHED", "refer", "schema_text"]
