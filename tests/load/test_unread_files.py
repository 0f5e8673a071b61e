"""A file that cannot be read is one error: links to it, to its headings and from lists are none too.

Rooms: builder/load, builder/check/site.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge_bases import ARTICLE, run_builder, write_files

UNREAD = {
    "no UTF-8": ("other.md", b"---\ntitle: Caf\xe9\nsummary: S\n---\n## Costs\n", "encoding"),
    "no YAML": ("other.md", b"---\ntitle: @home\nsummary: S\n---\n## Costs\n", "yaml"),
    "too long": ("other.md", b"x" * 2_100_000, "too-long"),
    "conflict": ("other.md", b"---\ntitle: T\nsummary: S\n---\n<<<<<<< a\n=======\n>>>>>>> b\n", "merge-conflict"),
    "no front matter": ("other.md", b"## Costs\n", "front-matter"),
    "odd name": ("Other.md", ARTICLE.encode(), "odd-name"),
    "reserved name": ("aux.md", ARTICLE.encode(), "odd-name"),
}


@pytest.mark.parametrize("kind", UNREAD)
def test_one_error(kind: str, tmp_path: Path) -> None:
    """The error of the file itself is all that is said."""
    name, data, check = UNREAD[kind]
    links = f"[a]({name}) [b]({name}#costs) [c](../decide/{name})"
    article = ARTICLE.replace("summary:", f"related: [{name}]\nsummary:") + f"\n{links}\n"
    files: dict[str, str | bytes] = {"content/site.yaml": "title: T\n", "content/articles/decide/go.md": article}
    write_files(tmp_path, files | {f"content/articles/decide/{name}": data})
    checked = run_builder(tmp_path, "check")
    assert f"error[{check}]" in checked.stdout
    assert checked.stdout.endswith("\n1 error\n")
