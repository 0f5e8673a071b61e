"""A page's WebSocket, and waiting for what comes of a change."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

from tornado.httpclient import HTTPRequest
from tornado.websocket import websocket_connect

from tests.live_preview import LivePreview

PAGE = "/decide/first/"


@asynccontextmanager
async def open_socket(preview: LivePreview) -> AsyncIterator[Callable[..., Awaitable[Any]]]:
    """A connection as a page of the preview has it: sends messages, and gives the next one from the preview."""
    request = HTTPRequest(f"ws://{preview.host}/livereload", headers={"Origin": f"http://{preview.host}"})
    socket = await websocket_connect(request)

    async def talk(*messages: str | dict[str, object]) -> Any:
        for message in messages:
            await socket.write_message(message if isinstance(message, str) else json.dumps(message))
        told = await asyncio.wait_for(socket.read_message(), 5)
        return told and json.loads(told)

    yield talk
    socket.close()
    await asyncio.sleep(0.01)


def run_elsewhere(talk: Coroutine[Any, Any, Any]) -> Any:
    """Run it in a thread of its own: Playwright leaves a running event loop in this one."""
    with ThreadPoolExecutor() as elsewhere:
        return elsewhere.submit(asyncio.run, talk).result()


async def as_page(preview: LivePreview, version: str, file: str = "", text: str = "") -> list[Any]:
    """Shake hands as a page of that version, save a file, and give what the preview says."""
    hello = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"], "snipver": version}
    async with open_socket(preview) as talk:
        told = [await talk(hello, {"command": "info", "url": preview.url + PAGE[1:]})]
        if file:
            preview.write(file, text)
        return [*told, await talk()]


def version_of(preview: LivePreview) -> str:
    """The version that the article names."""
    return preview.ask(PAGE)[2].partition("snipver=")[2].partition("&")[0]


def serves(preview: LivePreview, words: str) -> bool:
    """True if the article has these words."""
    return words in preview.ask(PAGE)[2]


def settle(preview: LivePreview) -> None:
    """Wait until nothing is said any more, and forget what was."""
    while not preview.quiet():
        pass


def until(happens: Callable[[], bool], seconds: float = 5) -> None:
    """Wait for something; it must happen within so many seconds."""
    ends = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < ends
        time.sleep(0.02)


async def listen_once(preview: LivePreview) -> Any:
    """Listen as a page, and give the next message; None at the end of the preview."""
    async with open_socket(preview) as talk:
        return await talk()
