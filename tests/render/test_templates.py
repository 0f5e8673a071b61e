"""Templates are compiled once in a process, and a new text of one is a new template."""

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
