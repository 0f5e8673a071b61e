"""Templates: compiled once in a process, the program's own once at all, and a key is looked up among the keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from builder.load.template_files import PACKAGED
from builder.render import templates
from builder.render.compiled_templates import CompiledTemplates
from builder.render.templates import environment
from tests.knowledge_bases import write_files


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of templates that are compiled."""
    texts: list[str] = []
    compile_ = Environment.compile

    def noted(self: Environment, source: str, *arguments: Any, **options: Any) -> Any:
        texts.append(source)
        return compile_(self, source, *arguments, **options)

    monkeypatch.setattr(Environment, "compile", noted)
    return texts


def test_compiled_once(tmp_path: Path, compiled: list[str]) -> None:
    """Each build has an environment of its own; a preview makes one on every change."""
    for text in ("One", "One", "Two", "One"):
        write_files(tmp_path, {"templates/own.html": f"{text} {{{{ word }}}}"})
        assert environment(tmp_path).get_template("own.html").render(word="more") == f"{text} more"
    assert compiled == ["One {{ word }}", "Two {{ word }}"]


def test_kept_for_the_next_process(tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """The program's own are: not those of a knowledge base, nor a file of which a byte is another one."""
    write_files(tmp_path, {"templates/own.html": "{{ word }}"})
    folder = tmp_path / "kept"
    folder.mkdir()
    name, text = "parts/sources.html", (PACKAGED / "parts/sources.html").read_text("utf-8")

    def compiled_in_a_process() -> list[str]:
        compiled.clear()
        monkeypatch.setattr(templates, "_COMPILED", CompiledTemplates(folder))
        for each in (name, f"program/{name}", "own.html"):
            environment(tmp_path).get_template(each)
        return list(compiled)

    assert compiled_in_a_process() == [text, "{{ word }}"]
    assert compiled_in_a_process() == ["{{ word }}"]
    [kept] = folder.iterdir()
    whole = kept.read_bytes()
    for damaged in (
        whole[:-1],
        whole[:20],
        b"",
        bytes([whole[0] ^ 1]) + whole[1:],
        whole[:-1] + bytes([whole[-1] ^ 1]),
    ):
        kept.write_bytes(damaged)
        assert compiled_in_a_process() == [text, "{{ word }}"]
        assert kept.read_bytes() != damaged
    kept.unlink()
    folder.rmdir()
    assert compiled_in_a_process() == [text, "{{ word }}"]


@pytest.mark.parametrize("key", ["items", "keys", "copy", "get", "__class__"])
def test_a_key_is_no_method(tmp_path: Path, key: str) -> None:
    """Editors call questions what they like; where one has nothing of a kind, a template finds nothing."""
    write_files(tmp_path, {"templates/own.html": "{{ helps[key] if helps[key] is defined else 'nothing' }}"})
    template = environment(tmp_path).get_template("own.html")
    assert template.render(helps={}, key=key) == "nothing"
    assert template.render(helps={key: "a help"}, key=key) == "a help"
