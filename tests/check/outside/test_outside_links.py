"""Links that leave the site."""

from __future__ import annotations

from pathlib import Path

from builder.build import read_and_check
from builder.check.outside.outside_links import outside_links
from tests.knowledge_bases import write_files

FLOW = """\
format: 1
title: Pick
summary: Pick one.
start: "[Start](https://start.example/)"
questions:
  mood: {ask: How are you?, help: "[Help](https://help.example/)", options: {good: Good, bad: Bad}}
rules: [{id: bad, when: {mood: bad}, advise: stay}, {id: else, otherwise: stay}]
"""
ARTICLE = """\
---
title: Go
summary: When to go.
---
[One](https://one.example/a#part), again [one](https://one.example/a) and <https://two.example/>.

[Mail](mailto:a@example.org), [home](#top), [inside](other.md), [key](https://user:secret@one.example/).
"""


def test_every_link_once_with_its_places(tmp_path: Path) -> None:
    """Of articles, flows, outcomes, sources and settings; without fragments, mail, passwords and links inside."""
    site, _ = read_and_check(write_files(tmp_path, {
        "content/site.yaml": "title: Advice\nwelcome: '[W](https://welcome.example/)'\nexit: https://exit.example/\n",
        "content/sources.yaml": "law: {title: Law, grade: A, url: 'https://one.example/a'}\n",
        "content/articles/decide/go.md": ARTICLE,
        "content/flows/pick/flow.yaml": FLOW,
        "content/flows/pick/stay.md": "---\ntitle: Stay\nverdict: Stay.\n---\n[S](https://stay.example/)\n",
    }))  # fmt: skip
    found = {link.url: [str(place) for place in link.places] for link in outside_links(site)}
    article = "content/articles/decide/go.md"
    assert found["https://one.example/a"] == [f"{article}:5:1", f"{article}:5:42", "content/sources.yaml:1:1"]
    assert list(found) == [
        f"https://{host}.example/{path}" for host, path in (
            ("exit", ""), ("help", ""), ("one", "a"), ("start", ""), ("stay", ""), ("two", ""), ("welcome", ""),
        )
    ]  # fmt: skip
