"""Write the schemas into a folder, and tables of keys into pages: `python -m builder.schema docs/schemas [PAGE …]`."""

from __future__ import annotations

import sys
from pathlib import Path

from builder.schema import DOCUMENTS, PUBLISHED, schema_text
from builder.schema.key_tables import with_key_tables


def main(arguments: list[str]) -> int:
    """Write one file for each kind of document, and the tables that pages name; 2 is wrong usage."""
    if not arguments:
        print("usage: python -m builder.schema FOLDER [PAGE …]", file=sys.stderr)
        return 2
    folder, *pages = map(Path, arguments)
    folder.mkdir(parents=True, exist_ok=True)
    for document in (*DOCUMENTS, *PUBLISHED):
        (folder / f"{document}.schema.json").write_text(schema_text(document), "utf-8", newline="\n")
    for page in pages:
        page.write_text(with_key_tables(page.read_text("utf-8")), "utf-8", newline="\n")
    return 0


sys.exit(main(sys.argv[1:]))
