"""Bring a knowledge base's copies of files up to the program that is installed: `python -m builder.upgrade`."""

from __future__ import annotations

import sys
from pathlib import Path

CONSTRAINTS = "constraints.txt"
SCHEMAS = ".vscode/schemas"


def current_files() -> dict[str, str]:
    """The libraries of this program, pinned, and the schemas of its YAML files, by their path in a knowledge base."""
    from builder.schema import DOCUMENTS, schema_text

    starter = Path(__file__).resolve().parent / "starter"
    return {
        CONSTRAINTS: (starter / CONSTRAINTS).read_text("utf-8"),
        **{f"{SCHEMAS}/{name}.schema.json": schema_text(name) for name in DOCUMENTS},
    }


def main(arguments: list[str]) -> int:
    """Write them into this folder and say which are new; 2 is wrong usage."""
    if arguments or not Path("content").is_dir():
        print("usage: python -m builder.upgrade, in the folder that holds content/", file=sys.stderr)
        return 2
    for name, text in current_files().items():
        file = Path(name)
        if not file.is_file() or file.read_text("utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
            print(f"Wrote {name}")
    print(f"Next: pip install --require-hashes --requirement {CONSTRAINTS}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
