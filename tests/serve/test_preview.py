"""The changes of a build, and the start and end of the preview.

Rooms: builder/commands/serve.py, builder/serve.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from builder.build import build
from builder.report import concise
from builder.serve.preview import Preview
from builder.serve.terminal import summary
from tests.live_preview import ARTICLE, FILES, LivePreview, miniature
from tests.serve.listening import listen_once, until


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_ends_cleanly(tmp_path: Path, by: signal.Signals) -> None:
    """Exit code 0, no word, nothing left of the temporary folder; also with a page that listens."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    program = tmp_path / "browser"
    program.write_text(f"#!{sys.executable}\nimport sys\nopen(__file__ + '.saw', 'w').write(sys.argv[1])\n")
    program.chmod(0o755)
    preview = LivePreview(miniature(tmp_path / "root"), "--open", TMPDIR=str(temporary), BROWSER=f"{program} %s")
    preview.says("rebuilt")
    assert [child.name.startswith("builder-preview-") for child in temporary.iterdir()] == [True]
    with ThreadPoolExecutor() as elsewhere:
        listening = elsewhere.submit(asyncio.run, listen_once(preview))
        until(lambda: Path(f"{program}.saw").is_file() and Path(f"{program}.saw").read_text() == preview.url)
        time.sleep(0.1)
        assert preview.end(by) == 0
        assert listening.result() is None
    assert preview.said == []
    assert list(temporary.iterdir()) == []


def test_only_what_differs_is_told(tmp_path: Path) -> None:
    """A stylesheet alone is exchanged in the page, anything else reloads it, and no difference leads to nothing."""
    preview = Preview(miniature(tmp_path / "root"), tmp_path, "http://localhost/", concise, build)
    preview.live = preview.rebuild().live
    assert preview.rebuild().reloads == ()
    css = tmp_path / "root/templates/assets/css/boxes.css"
    css.parent.mkdir(parents=True)
    css.write_text(".box {}")
    styled = preview.rebuild()
    assert styled.reloads == ("/assets/preview/style.css",)
    assert styled.live.version != preview.live.version
    assert summary(styled).startswith("rebuilt style.css in")
    (tmp_path / "root" / ARTICLE).write_text(FILES[ARTICLE].replace("words", "sentences"))
    preview.live = styled.live
    both = preview.rebuild()
    assert (both.changed, both.reloads) == (frozenset({"decide/first/index.html"}), ("*",))


def test_a_changed_message_is_told(tmp_path: Path) -> None:
    """Its page is made anew, like that of an article."""
    root = miniature(tmp_path / "root")
    file = root / "content/messages/late.md"
    file.parent.mkdir()
    words = "---\ntitle: Late\nsummary: You come later.\noccasion: On the way\n---\n## Text\n\nI am late.\n"
    file.write_text(words)
    preview = Preview(root, tmp_path, "http://localhost/", concise, build)
    preview.live = preview.rebuild().live
    file.write_text(words.replace("late.", "later."))
    rebuilt = preview.rebuild()
    assert (rebuilt.changed, rebuilt.reloads) == (frozenset({"messages/late/index.html"}), ("*",))
