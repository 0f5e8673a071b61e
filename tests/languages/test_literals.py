"""No sentence for readers stands anywhere but in the catalogue, and the lines of templates can be read."""

from __future__ import annotations

from pathlib import Path

import pytest

import builder
from builder.load.template_files import PACKAGED
from tests.languages.literals import in_module, in_script, in_template

BUILDER = Path(builder.__file__).parent
TEMPLATES = sorted(PACKAGED.rglob("*.html"))
SCRIPTS = sorted((PACKAGED / "assets/js").rglob("*.js"))
FOR_EDITORS = ("render/address_clash.py", "render/template_mistakes.py")
"""Modules whose sentences are for the command line."""
MODULES = [
    file
    for folder in ("render", "flows/drawing", "flows/questions")
    for file in sorted((BUILDER / folder).rglob("*.py"))
    if file.relative_to(BUILDER).as_posix() not in FOR_EDITORS
] + [
    BUILDER / name
    for name in (
        "changes/flow/compare_flows.py", "changes/flow/compare_wording.py", "changes/flow/model.py",
        "changes/flow/union.py",
        "changes/front_matter.py", "changes/prose/kept_words.py", "changes/show/folding.py",
        "changes/show/inline_html.py", "changes/show/prose_as_html.py",
        "flows/conditions_in_words.py", "flows/witness.py", "load/html.py", "languages/clauses.py",
    )
]  # fmt: skip
"""Modules whose sentences are for readers."""
ALLOWED = {
    "drawn-line drawn-maybe", "graphics-document document", "export default ", "(min-width: 43rem) 39rem, 92vw",
    "None of these", "Numbers, with commas", "a number, or text; of several values, an object with each of them",
    "takes one answer", "keep one of the options",
    "takes `none` alone, never with another option", "keep `none` alone, or take it out",
    "` alone, never with another option", "` alone, or take it out", " options at most", "take one of the options out",
    "advice changed", "not compared", "words changed", "listing changed", "` does not exist",
}  # fmt: skip
"""Classes, roles and code; and what the command line alone says."""
LONGEST = 160
"""So many characters a line of a template may have."""


def named(file: Path) -> str:
    """The last parts of a file's name, for the report of a test."""
    return "/".join(file.parts[-2:])


@pytest.mark.parametrize("file", TEMPLATES, ids=named)
def test_templates_have_no_words(file: Path) -> None:
    """Neither as text, nor in an attribute, nor in an expression."""
    assert in_template(file) == []


@pytest.mark.parametrize("file", SCRIPTS, ids=named)
def test_scripts_have_no_words(file: Path) -> None:
    """Those come from the page."""
    assert in_script(file) == []


def test_modules_have_no_words() -> None:
    """Those that make what readers see ask the catalogue."""
    assert {f"{named(file)}: {words}" for file in MODULES for words in in_module(file) if words not in ALLOWED} == set()


def test_words_are_found(tmp_path: Path) -> None:
    """The three tests above would find a sentence, wherever it stood."""
    file = tmp_path / "x"
    file.write_text('<p title="{{ x }}">{% if x %}Read it{% endif %}</p><i aria-label="Sources">{{ "All pages" }}</i>')
    assert in_template(file) == ["Read it", 'aria-label="Sources"', "All pages"]
    file.write_text("// It's not\nadd('[data-x=\"A b\"]', x ? 'Read it' : `${n} pages are left`, 'a-b');")
    assert in_script(file) == ["Read it", "${n} pages are left"]
    file.write_text('"""No word."""\nx = f"{y} pages are left"\nassert x, "a bug says this"\nz = ("Read it", "x.html")')
    assert list(in_module(file)) == [" pages are left", "Read it"]


def test_lines_of_templates_are_short() -> None:
    """A line that is longer than a screen hides what it does."""
    texts = ((file, file.read_text("utf-8").split("\n")) for file in TEMPLATES)
    lines = ((file, number, line) for file, text in texts for number, line in enumerate(text, 1))
    assert [f"{named(file)}:{number}" for file, number, line in lines if len(line) > LONGEST] == []
