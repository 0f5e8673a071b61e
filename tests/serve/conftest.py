"""A preview that runs, for every test of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live_preview import LivePreview, miniature


@pytest.fixture(scope="package")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivePreview]:
    """One preview for all tests; a test leaves the knowledge base as it was."""
    with LivePreview(miniature(tmp_path_factory.mktemp("small"))) as running:
        assert running.first.startswith("ready in"), running.first
        yield running
