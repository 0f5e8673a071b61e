"""The site as it is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import build
from builder.render.options import Options
from tests.knowledge_bases import ROOT
from tests.shared import shared
from tests.test_crawl import BASE_URL


@pytest.fixture(scope="session")
def our_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, freshly built."""

    def make(out: Path) -> None:
        assert build(ROOT, out, Options(BASE_URL, search=True)).ok

    return shared(tmp_path_factory, "ours", make)
