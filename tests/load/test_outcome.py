"""The forms that an outcome offers to its readers: `keep`."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.load.knowledge_base import load_site
from builder.problems import Location
from tests.history.pages import FLOW, OUTCOME, SITE, STAY, WHOLE_FLOW, flow, outcome
from tests.knowledge_bases import write_files


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ()),
        ("keep: record\n", ("record",)),
        ("keep: [reply-by, calendar]\n", ("reply-by", "calendar")),
        ("keep: [record, record]\n", ("record",)),
    ],
)
def test_forms(written: str, kept: tuple[str, ...], tmp_path: Path) -> None:
    """One or several, in the order of their editor, in a file as inside the flow; each once."""
    inside = flow().replace("advise: good", "advise: in").replace("otherwise: stay", "otherwise: in")
    inside += f"outcomes:\n  in:\n    title: In\n    verdict: In.\n    {written or '#'}\n    advice: A.\n"
    files = {**SITE, **WHOLE_FLOW, FLOW: inside, OUTCOME: outcome("Go.", written)}
    written_files: dict[str, str | bytes] = {name: text for name, text in files.items() if name != STAY}
    site, problems = load_site(write_files(tmp_path, written_files))
    assert not problems
    assert {page.keep for page in site.flows[0].outcomes.values()} == {kept}


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("calender", "did you mean `calendar`?"),
        ("Record", "did you mean `record`?"),
        ("diary", "use `calendar`, `reply-by` or `record`"),
    ],
)
def test_unknown_form(written: str, fix: str, tmp_path: Path) -> None:
    """It is said where it is written, with the name that is meant; the others stay."""
    files: dict[str, str | bytes] = {**SITE, **WHOLE_FLOW, OUTCOME: outcome("Go.", f"keep: [record, {written}]\n")}
    site, (problem,) = load_site(write_files(tmp_path, files))
    assert (problem.check, problem.where) == ("wrong-value", Location(OUTCOME, 4, 16))
    assert problem.message == f"an entry of `keep` cannot be `{written}`"
    assert problem.fix == fix
    assert site.flows[0].outcomes["go"].keep == ("record",)
