"""The least work there is: read Markdown files and render their bodies with markdown-it-py, and do nothing else.

usage: python -m bench.markdown_it_alone FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from markdown_it import MarkdownIt


def main(folder: Path) -> None:
    """Render every article below the folder; the front matter is cut off."""
    parser = MarkdownIt("commonmark").enable("table")
    for file in sorted(folder.glob("*/*.md")):
        parser.render(file.read_text("utf-8").split("\n---\n", 1)[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
