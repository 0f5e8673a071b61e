"""The live preview: read what has changed, show the result in the open page, and never stop at a mistake.

It uses the protocol, the script and the watcher interface of python-livereload, but not its `Server`, which builds on
the event loop, writes an inline script into pages and lets any site reload them.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import click
from livereload.handlers import LiveReloadHandler

from builder.render.options import Options
from builder.render.templates import template_folders
from builder.serve.live_socket import LiveSocket
from builder.serve.ports import address_of, listen
from builder.serve.preview import Preview
from builder.serve.steps import Check, Read, Steps
from builder.serve.terminal import Reporter, Show
from builder.serve.watch import Changes
from builder.serve.web import web_server
from builder.text.say import say


def serve(
    root: Path,
    host: str,
    port: int,
    show: Show,
    steps: tuple[Read, Check],
    options: Options,
    *,
    open_browser: bool,
    poll: bool,
) -> None:
    """Serve a preview of the knowledge base in `root` until Ctrl-C; `show` formats problems."""
    for name in ("livereload", "tornado.access", "tornado.general"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    socket = listen(host, port)
    address = address_of(host, socket)
    taken = f"Port {port} is in use. " if port and not address.endswith(f":{port}/") else ""
    say(f"{taken}Preview at {address} (press Ctrl-C to stop)")
    options = replace(options, base_url=address, preview=True)
    folders = partial(template_folders, root, own=options.own_templates)
    changes = Changes(lambda: [root.resolve() / "content", *folders()], poll=poll)
    with socket, suppress(KeyboardInterrupt, asyncio.CancelledError):
        preview = Preview(root, options, Steps(root, options, *steps), lambda problems: click.unstyle(show(problems)))
        report = Reporter(show)
        server = web_server(preview, host, report.tell)

        def ready() -> None:
            server.add_socket(socket)
            if open_browser:
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

        asyncio.run(_follow(preview, changes, report, ready))


async def _follow(preview: Preview, changes: Changes, report: Reporter, ready: Callable[[], None]) -> None:
    """Show the content as it is now and after every change. One that comes during the checks breaks them off."""
    loop, changed, files = asyncio.get_running_loop(), asyncio.Event(), set[str]()
    _end_as_by_ctrl_c(loop)
    LiveReloadHandler.watcher, LiveReloadHandler.live_css = changes, True
    preview.moved = _look_at_open_pages

    def note(some: frozenset[str]) -> None:
        files.update(some)
        changed.set()

    changes.start(lambda some: loop.call_soon_threadsafe(note, some))
    try:
        while True:
            await changed.wait()
            changed.clear()
            first = preview.live is None
            updated = await preview.update(frozenset(files), changed.is_set)
            if updated:
                files -= updated.files
                report(updated)
            if first and preview.live:
                ready()
    finally:
        changed.set()
        await asyncio.to_thread(changes.stop)
        for waiter in LiveSocket.waiters.copy():
            waiter.close()


def _look_at_open_pages() -> None:
    for waiter in LiveSocket.waiters.copy():
        waiter.look()


def _end_as_by_ctrl_c(loop: asyncio.AbstractEventLoop) -> None:
    """End cleanly when the terminal closes or the container stops. Windows has no such signals."""
    task = asyncio.current_task(loop)
    assert task
    for name in ("SIGTERM", "SIGHUP"):
        with suppress(NotImplementedError, AttributeError):  # as on Windows
            loop.add_signal_handler(getattr(signal, name), task.cancel)
