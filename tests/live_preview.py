"""A preview that runs as its users run it, on a miniature knowledge base."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

FILES = {
    "content/site.yaml": "title: Small\n",
    "content/articles/decide/first.md": "---\ntitle: First\nsummary: The first article.\n---\nThe first words.\n",
    "content/flows/go/flow.yaml": """\
format: 1
title: Go or not?
summary: One question.
questions:
  want:
    ask: Do you want it?
    options:
      wanted: {label: I do}
      unwanted: {label: I do not}
rules:
  - {id: r1, when: {want: wanted}, advise: go}
  - otherwise: stay
""",
    "content/flows/go/go.md": "---\ntitle: Go\nverdict: Go there.\ndo-now: [Say yes.]\n---\nBe on time.\n",
    "content/flows/go/stay.md": "---\ntitle: Stay\nverdict: Do not go.\ndo-now: [Say no.]\n---\nBe kind.\n",
}
PATIENCE = 60
"""So many seconds are waited for what is expected, also by a machine that has much else to do."""
ARTICLE, OUTCOME, FLOW = "content/articles/decide/first.md", "content/flows/go/go.md", "content/flows/go/flow.yaml"


def miniature(root: Path) -> Path:
    """A small knowledge base in a new folder."""
    for file, text in FILES.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text)
    return root


class LivePreview:
    """`builder serve` in a process of its own; what it says in the terminal can be waited for."""

    def __init__(self, root: Path, *arguments: str, **environment: str) -> None:
        self.root = root
        command = [sys.executable, "-m", "builder", "--root", str(root), "serve", "--port", "0", *arguments]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, **environment}
        )
        self._lines: list[str] = []
        self._told = threading.Condition()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.announced = self.says(r".*Preview at http.*")
        self.url = re.sub(r".*Preview at (\S+) .*", r"\1", self.announced)
        self.host = urlsplit(self.url).netloc

    def __enter__(self) -> LivePreview:
        """Wait for the first build."""
        self.first = self.says(r"^\d\d:\d\d:\d\d (.*)")
        return self

    def __exit__(self, _type: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.end()

    def end(self, by: signal.Signals = signal.SIGINT) -> int:
        """End it, by default as Ctrl-C does, and give its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(by)
        code = self.process.wait(PATIENCE)
        self._reader.join()
        assert self.process.stdout
        self.process.stdout.close()
        return code

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self._told:
                self._lines.append(line.rstrip("\n"))
                self._told.notify_all()

    def says(self, pattern: str, seconds: float = PATIENCE) -> str:
        """Wait for a line; everything up to it counts as read. Gives the pattern's group, or what matched."""

        def found() -> tuple[int, re.Match[str]] | None:
            matches = ((number, re.search(pattern, line)) for number, line in enumerate(self._lines, 1))
            return next(((number, match) for number, match in matches if match), None)

        with self._told:
            first = self._told.wait_for(found, seconds)
            assert first, f"nothing like {pattern!r} in {self._lines}"
            number, match = first
            del self._lines[:number]
            return match[match.lastindex or 0]

    @property
    def said(self) -> list[str]:
        """The lines that were not waited for yet."""
        return list(self._lines)

    def quiet(self, seconds: float = 0.4) -> bool:
        """True if nothing is said for a while; forgets what is."""
        with self._told:
            told = self._told.wait_for(lambda: bool(self._lines), seconds)
            self._lines.clear()
        return not told

    def write(self, file: str, text: str) -> None:
        """Save a file of the knowledge base."""
        (self.root / file).parent.mkdir(parents=True, exist_ok=True)
        (self.root / file).write_text(text)

    def edit(self, file: str, old: str, new: str) -> None:
        """Save a file with something exchanged, and wait for the build."""
        text = (self.root / file).read_text()
        assert old in text
        self.write(file, text.replace(old, new))
        self.says(r"^\d\d:\d\d:\d\d ")

    def ask(
        self, url_path: str, method: str = "GET", headers: dict[str, str] | None = None
    ) -> tuple[int, http.client.HTTPMessage, str]:
        """Send a request exactly as written; gives status, headers and body."""
        connection = http.client.HTTPConnection(self.host, timeout=PATIENCE)
        try:
            connection.request(method, url_path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, "" if answer.status == 101 else answer.read().decode()
        finally:
            connection.close()
