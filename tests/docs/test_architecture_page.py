"""architecture.md is true: its picture is that of the code, and everything that it names is there."""

from __future__ import annotations

import re

from docs.pages import doc_page
from docs.pictures.rooms import FILE, drawn, reduced
from tests.architecture import rooms
from tests.conftest import Golden
from tests.knowledge_bases import ROOT

PAGE = doc_page("architecture").read_text("utf-8")


def section(title: str) -> str:
    """The text below a heading."""
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def rows(title: str) -> list[list[str]]:
    """The cells of the table in a section, without its head."""
    return [[cell.strip() for cell in row.split("|")[1:-1]] for row in re.findall(r"^\|.*\|$", section(title), re.M)][
        2:
    ]


def test_picture_of_the_rooms(golden: Golden) -> None:
    """The committed picture is what `python -m docs.pictures.rooms` draws."""
    golden(FILE, drawn(reduced(rooms())))


def test_arrows_are_left_out_only_where_another_way_has_them() -> None:
    """The picture keeps who may import whom."""
    graph = {name: frozenset(others) for name, others in {"a": "bcd", "b": "c", "c": "d", "d": ""}.items()}
    assert reduced(graph) == {"a": {"b"}, "b": {"c"}, "c": {"d"}, "d": set()}


def test_every_room_is_described() -> None:
    """Neither one more nor one less."""
    named = [re.sub(r"`builder/(\w+)(?:/|\.py)`", r"\1", room) for room, _ in rows("The rooms")]
    assert sorted(named) == sorted(rooms())


def test_everything_named_is_there() -> None:
    """Files and folders of the project, with their whole path."""
    named = re.findall(r"`((?:builder|templates|tests|docs|\.github)/[^`\s]*)`", PAGE)
    assert len(named) > 40
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_twelve_of_each() -> None:
    """The commonest changes, and the things that a newcomer should find."""
    assert [len(rows(title)) for title in ("Where do I change …", "Twelve things to find")] == [12, 12]
