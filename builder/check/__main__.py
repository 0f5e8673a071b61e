"""Write the manual of all problems: `python -m builder.check docs/content/articles/reference/problems.md`."""

from __future__ import annotations

import sys
from pathlib import Path

from builder.check.manual import manual


def main(arguments: list[str]) -> int:
    """Write the file; 2 is wrong usage."""
    if len(arguments) != 1:
        print("usage: python -m builder.check FILE", file=sys.stderr)
        return 2
    Path(arguments[0]).write_text(manual(), "utf-8", newline="\n")
    return 0


sys.exit(main(sys.argv[1:]))
