"""Templates: a text is compiled once in a process, and a key is looked up among the keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from builder.render.templates import environment
from tests.knowledge_bases import write_files


def test_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each build has an environment of its own; a preview makes one on every change."""
    compiled: list[str] = []
    compile_ = Environment.compile

    def noted(self: Environment, source: str, *arguments: Any, **options: Any) -> Any:
        compiled.append(source)
        return compile_(self, source, *arguments, **options)

    monkeypatch.setattr(Environment, "compile", noted)
    for text in ("One", "One", "Two", "One"):
        write_files(tmp_path, {"templates/own.html": f"{text} {{{{ word }}}}"})
        assert environment(tmp_path).get_template("own.html").render(word="more") == f"{text} more"
    assert compiled == ["One {{ word }}", "Two {{ word }}"]


@pytest.mark.parametrize("key", ["items", "keys", "copy", "get", "__class__"])
def test_a_key_is_no_method(tmp_path: Path, key: str) -> None:
    """Editors call questions what they like; where one has nothing of a kind, a template finds nothing."""
    write_files(tmp_path, {"templates/own.html": "{{ helps[key] if helps[key] is defined else 'nothing' }}"})
    template = environment(tmp_path).get_template("own.html")
    assert template.render(helps={}, key=key) == "nothing"
    assert template.render(helps={key: "a help"}, key=key) == "a help"
