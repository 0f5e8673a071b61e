"""The changes that a preview shows, and its start and end.

Rooms: builder/commands/serve.py, builder/serve.
"""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import time
import weakref
from collections import UserDict
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from builder.serve.response import respond
from builder.serve.terminal import summary
from tests.live_preview import ARTICLE, FILES, OUTCOME, LivePreview, miniature
from tests.serve.in_process import page_of, preview_of, update
from tests.serve.listening import listen_once, run_elsewhere, until


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_ends_cleanly(tmp_path: Path, by: signal.Signals) -> None:
    """Exit code 0, no word, no temporary file; also with a page that listens."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    program = tmp_path / "browser"
    program.write_text(f"#!{sys.executable}\nimport sys\nopen(__file__ + '.saw', 'w').write(sys.argv[1])\n")
    program.chmod(0o755)
    preview = LivePreview(miniature(tmp_path / "root"), "--open", TMPDIR=str(temporary), BROWSER=f"{program} %s")
    preview.says("ready in")
    with ThreadPoolExecutor() as elsewhere:
        listening = elsewhere.submit(asyncio.run, listen_once(preview))
        until(lambda: Path(f"{program}.saw").is_file() and Path(f"{program}.saw").read_text() == preview.url)
        time.sleep(0.1)
        assert preview.end(by) == 0
        assert listening.result() is None
    assert preview.said == []
    assert list(temporary.iterdir()) == []


def test_versions_of_pages(tmp_path: Path) -> None:
    """One changes with the page, one with its stylesheets, and none of them with anything else."""
    root = miniature(tmp_path / "root")
    preview = preview_of(root)

    async def versions() -> list[tuple[str, str]]:
        await update(preview)
        return [(await respond(preview, url_path)).version for url_path in ("decide/first/", "flows/go/")]

    async def after_each() -> None:
        article, flow = await versions()
        assert await versions() == [article, flow]
        (root / ARTICLE).write_text(FILES[ARTICLE].replace("words", "sentences"))
        changed, same = await versions()
        assert (changed[0] != article[0], changed[1], same) == (True, article[1], flow)
        css = root / "templates/assets/css/boxes.css"
        css.parent.mkdir(parents=True)
        css.write_text(".box {}")
        styled, other = await versions()
        assert (styled[0], other[0]) == (changed[0], flow[0])
        assert styled[1] == other[1] != flow[1]

    run_elsewhere(after_each())


def test_served_before_it_is_checked(tmp_path: Path) -> None:
    """Then the checks find a mistake: the last good page again, with it. A page that cannot be made waits for that."""
    root = miniature(tmp_path)
    preview, notes = preview_of(root), list[Future[str]]()
    check = preview.steps.check

    async def look() -> None:
        loop = asyncio.get_running_loop()
        await update(preview)
        (root / ARTICLE).write_text(FILES[ARTICLE].replace("first words", "next words"))
        (root / OUTCOME).write_text(FILES[OUTCOME] + "[@nothing]\n")

        def slow(*given: object) -> object:
            for url_path in ("decide/first/", "flows/go/outcomes/go/"):
                notes.append(asyncio.run_coroutine_threadsafe(page_of(preview, url_path), loop))
            time.sleep(0.2)
            return check(*given)  # type: ignore[arg-type]

        preview.steps.check = slow  # type: ignore[method-assign, assignment]
        assert (await update(preview)).errors
        early, *late = [await asyncio.wrap_future(note) for note in notes]
        late.append(await page_of(preview, "decide/first/"))
        assert "The next words." in early
        assert "preview-problems" not in early
        assert all("`nothing`" in page and "preview-problems" in page and "next words" not in page for page in late)

    run_elsewhere(look())


def test_change_during_the_checks_breaks_them_off(tmp_path: Path) -> None:
    """The site that was being checked is served until the next one is there."""
    root = miniature(tmp_path)
    preview = preview_of(root)

    async def look() -> None:
        await update(preview)
        (root / ARTICLE).write_text(FILES[ARTICLE].replace("first words", "next words"))
        assert await preview.update(frozenset(), lambda: True) is None
        assert not preview.settled.is_set()
        assert "The next words." in await page_of(preview, "decide/first/")
        assert summary(await update(preview, "first.md")).startswith("updated first.md in")
        assert preview.settled.is_set()

    run_elsewhere(look())


def test_page_is_made_once(tmp_path: Path) -> None:
    """However many ask for it at once; a page that nobody asks for is not made."""
    preview, made = preview_of(miniature(tmp_path)), list[str]()

    async def look() -> None:
        rendering = (await update(preview)).live.rendering

        class Counting(UserDict[str, bytes]):
            def __getitem__(self, file: str) -> bytes:
                made.append(file)
                return files[file]

        files, rendering.files = rendering.files, Counting.fromkeys(rendering.files, b"")
        await asyncio.gather(*(page_of(preview, "decide/first/") for _ in range(5)))

    run_elsewhere(look())
    assert made == ["decide/first/index.html"]


def test_old_sites_are_let_go(tmp_path: Path) -> None:
    """Without the collector of cyclic garbage, which would stop a large preview for seconds."""
    root = miniature(tmp_path)
    preview = preview_of(root)

    async def look() -> None:
        old = weakref.ref((await update(preview)).live.rendering.files)
        gc.disable()
        (root / ARTICLE).write_text(FILES[ARTICLE].replace("first words", "next words"))
        await update(preview)
        await page_of(preview, "decide/first/")
        assert old() is None

    try:
        run_elsewhere(look())
    finally:
        gc.enable()
