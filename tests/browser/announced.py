"""A page as a screen reader announces it: the browser's own accessibility tree, read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from playwright.sync_api import Page

Node = Mapping[str, Any]
CONTROLS = ("button", "checkbox", "DisclosureTriangle", "link", "radio", "searchbox", "textbox")
"""Roles that are read by their name alone."""
REGIONS = ("alert", "group", "list", "region", "status", "table")
"""Roles that are announced before their content."""
STATES = ("checked", "expanded", "focused", "level")


def announced(page: Page) -> str:
    """The content of `<main>`, a line for everything that is said: role, name, states, description."""
    session = page.context.new_cdp_session(page)
    nodes: dict[str, Node] = {n["nodeId"]: n for n in session.send("Accessibility.getFullAXTree")["nodes"]}
    session.detach()
    main = next(node for node in nodes.values() if _text(node, "role") == "main")
    return f"title: {page.title()}\n" + "".join(f"{line}\n" for line in _lines(main, nodes))


def _text(node: Node, key: str) -> str:
    return str(node.get(key, {}).get("value", ""))


def _lines(node: Node, nodes: Mapping[str, Node]) -> Iterator[str]:
    """The lines for a node and what is in it."""
    role = _text(node, "role")
    if node.get("ignored") or role not in (*CONTROLS, *REGIONS, "heading", "StaticText"):
        yield from _inside(node, nodes)
    elif role == "StaticText":
        yield _text(node, "name").strip()
    elif role in CONTROLS or role == "heading":
        yield _said(node, role)
    else:
        if role == "list":
            items = [i for i in node.get("childIds", ()) if _text(nodes[i], "role") == "listitem"]
            yield f"list of {len(items)}"
        else:
            yield _said(node, role)
        yield from (f"  {line}" for line in _inside(node, nodes))


def _inside(node: Node, nodes: Mapping[str, Node]) -> Iterator[str]:
    """The content of a node; a label that only repeats the name of its control is not said twice."""
    names = {_text(nodes[i], "name") for i in node.get("childIds", ()) if _text(nodes[i], "role") in CONTROLS}
    for child in node.get("childIds", ()):
        for line in _lines(nodes[child], nodes):
            if line and line not in names:
                yield line


def _said(node: Node, role: str) -> str:
    """One line: «heading, level 1, focused: Check your answers»."""
    states = []
    for each in node.get("properties", ()):
        value = each["value"].get("value")
        if each["name"] in STATES and value not in (None, "false", False):
            states.append(f"level {value}" if each["name"] == "level" else str(each["name"]))
        elif each["name"] in ("checked", "expanded"):
            states.append(f"not {each['name']}")
    words = {"DisclosureTriangle": "disclosure"}.get(role, role)
    name, description = _text(node, "name"), _text(node, "description")
    line = ", ".join([words, *states]) + (f": {name}" if name else "")
    return f"{line} ({description})" if description else line
