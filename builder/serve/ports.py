"""Find a port to listen on."""

from __future__ import annotations

import errno
import socket

import click


def listen(host: str, port: int) -> socket.socket:
    """Listen on the port, or on the next free one if it is in use; 0 means any port."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for candidate in range(port, 65536):
        try:
            listening = socket.create_server((host, candidate), family=family)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise click.UsageError(f"cannot listen on {host}, port {candidate}: {error.strerror}") from error
        else:
            listening.setblocking(False)
            return listening
    raise click.UsageError(f"all ports from {port} on are in use; choose a lower --port")


def address_of(host: str, listening: socket.socket) -> str:
    """The address of the preview for a browser on this machine."""
    name = {"": "localhost", "0.0.0.0": "localhost", "::": "localhost"}.get(host, host)
    return f"http://{f'[{name}]' if ':' in name else name}:{listening.getsockname()[1]}/"
