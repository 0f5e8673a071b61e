"""The port that is taken."""

from __future__ import annotations

import socket
from pathlib import Path

import click
import pytest

from builder.serve.ports import address_of, listen
from tests.live_preview import LivePreview, miniature


def test_taken_port_leads_to_the_next_free_one() -> None:
    """And port 0 to any; a host that is not here is wrong usage."""
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with listen("127.0.0.1", port) as second:
            assert second.getsockname()[1] > port
            assert address_of("127.0.0.1", second) == f"http://127.0.0.1:{second.getsockname()[1]}/"
            assert address_of("0.0.0.0", second).startswith("http://localhost:")
            assert address_of("::1", second).startswith("http://[::1]:")
    with pytest.raises(click.UsageError, match=r"cannot listen on 192\.0\.2\.1, port 0"):
        listen("192.0.2.1", 0)


def test_taken_port_is_said(tmp_path: Path) -> None:
    """In the line with the address."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with LivePreview(miniature(tmp_path), "--port", str(port)) as preview:
            assert preview.announced.startswith(f"Port {port} is in use. Preview at http://127.0.0.1:")
            assert preview.host != f"127.0.0.1:{port}"
