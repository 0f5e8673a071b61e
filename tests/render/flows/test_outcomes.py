"""An outcome's own page says who gets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import build
from builder.flows.expand import TooManyStatesError
from builder.render.flows import given_when
from builder.render.options import Options
from tests.knowledge_bases import CASES


def outcome(folder: Path) -> str:
    """The page of one outcome in a site that is built anew."""
    assert build(CASES / "good/everything", folder, Options()).ok
    return (folder / "flows/pick/outcomes/go/index.html").read_text("utf-8")


def test_who_gets_it(tmp_path: Path) -> None:
    """In a list of what must hold."""
    page = outcome(tmp_path)
    assert "<h2>You get this advice when</h2>" in page
    assert "to be listed" not in page


def test_too_many_who_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If finding them passes the bound, the page leads to the rules."""

    def refuse(*_: object) -> None:
        raise TooManyStatesError(7)

    monkeypatch.setattr(given_when, "cover", refuse)
    page = outcome(tmp_path)
    assert "You get this advice when" not in page
    assert '<a href="../../rules/">all the rules</a> say who gets this advice' in page
