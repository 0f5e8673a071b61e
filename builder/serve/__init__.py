"""The live preview: build on every change, show the result in the open page, and never stop at a mistake.

It uses the protocol, the script and the watcher interface of python-livereload, but not its `Server`, which builds on
the event loop, writes an inline script into pages and lets any site reload them.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

import click
from livereload.handlers import LiveReloadHandler

from builder.render.templates import template_folders
from builder.serve.ports import address_of, listen
from builder.serve.preview import Build, Preview, Rebuilt
from builder.serve.terminal import Reporter, Show
from builder.serve.watch import Changes
from builder.serve.web import LiveSocket, web_server
from builder.text.say import say


def serve(
    root: Path,
    host: str,
    port: int,
    show: Show,
    build: Build,
    *,
    open_browser: bool,
    poll: bool,
    drafts: bool = False,
    own_templates: bool = True,
) -> None:
    """Serve a preview of the knowledge base in `root` until Ctrl-C; `show` formats problems."""
    for name in ("livereload", "tornado.access", "tornado.general"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    socket = listen(host, port)
    address = address_of(host, socket)
    taken = f"Port {port} is in use. " if port and not address.endswith(f":{port}/") else ""
    say(f"{taken}Preview at {address} (press Ctrl-C to stop)")
    folders = partial(template_folders, root, own=own_templates)
    changes = Changes(lambda: [root.resolve() / "content", *folders()], poll=poll)
    with (
        socket,
        tempfile.TemporaryDirectory(prefix="builder-preview-", ignore_cleanup_errors=True) as folder,
        suppress(KeyboardInterrupt, asyncio.CancelledError),
    ):
        preview = Preview(
            root,
            Path(folder),
            address,
            lambda problems: click.unstyle(show(problems)),
            build,
            drafts=drafts,
            own_templates=own_templates,
        )
        server = web_server(preview, host)

        def ready() -> None:
            server.add_socket(socket)
            if open_browser:
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

        asyncio.run(_rebuild_on_change(preview, changes, Reporter(show), ready))


async def _rebuild_on_change(
    preview: Preview, changes: Changes, report: Callable[[Rebuilt], None], ready: Callable[[], None]
) -> None:
    """Build now and after every change. A change during a build causes one more.

    Meanwhile the event loop answers requests, and only there `preview.live` changes.
    """
    loop, changed = asyncio.get_running_loop(), asyncio.Event()
    _end_as_by_ctrl_c(loop)
    LiveReloadHandler.watcher, LiveReloadHandler.live_css = changes, True
    changes.start(lambda: loop.call_soon_threadsafe(changed.set))
    try:
        while True:
            await changed.wait()
            changed.clear()
            first = preview.live is None
            rebuilt = await asyncio.to_thread(preview.rebuild)
            preview.live = rebuilt.live
            report(rebuilt)
            for url_path in rebuilt.reloads:
                LiveSocket.reload_waiters(url_path)
            if first:
                ready()
    finally:
        await asyncio.to_thread(changes.stop)
        for waiter in LiveSocket.waiters.copy():
            waiter.close()


def _end_as_by_ctrl_c(loop: asyncio.AbstractEventLoop) -> None:
    """End cleanly when the terminal closes or the container stops. Windows has no such signals."""
    task = asyncio.current_task(loop)
    assert task
    for name in ("SIGTERM", "SIGHUP"):
        with suppress(NotImplementedError, AttributeError):  # as on Windows
            loop.add_signal_handler(getattr(signal, name), task.cancel)
