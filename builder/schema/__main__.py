"""Write the schemas into a folder: `python -m builder.schema docs/schemas`."""

from __future__ import annotations

import sys
from pathlib import Path

from builder.schema import DOCUMENTS, PUBLISHED, schema_text


def main(arguments: list[str]) -> int:
    """Write one file for each kind of document; 2 is wrong usage."""
    if len(arguments) != 1:
        print("usage: python -m builder.schema FOLDER", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    for document in (*DOCUMENTS, *PUBLISHED):
        (folder / f"{document}.schema.json").write_text(schema_text(document), "utf-8", newline="\n")
    return 0


sys.exit(main(sys.argv[1:]))
