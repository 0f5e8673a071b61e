"""Measure the live previews of this program and of others: from saving an article to seeing the new text.

usage: python -m bench.preview [--articles 1000] [--rounds 9] [--only builder] [--browser]

Each generator runs with its own server on a copy of one corpus, and they take turns. A round adds a new word to an
article and asks for its page until the word is there; with `--browser`, a browser that has the page open waits for the
word to be in it, by each server's own way of reloading. The rest between two rounds lets servers finish what they do
after they answered.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Error, Page, sync_playwright

from bench.corpus import SECTIONS, write_knowledge_base
from bench.generators import SERVED, Generator, generators
from bench.measure import verdict
from bench.memory import megabytes_of
from tests.browser.chromium import ARGUMENTS, chromium

NUMBER = 3
"""The article that is edited."""
ADDRESS = f"{SECTIONS[NUMBER]}/article-{NUMBER:06d}/"
START, PATIENCE, SHORT, LOOK = 900, 600, 120, 0.003
"""Seconds to start, until a change shows, until one counts as lost while the servers warm up, and between two looks."""
FIRST = ("builder", "hugo", "eleventy")
"""Those that are measured where none is named."""
TARGETS = {(1000, False): 0.15, (10_000, False): 0.5, (1000, True): 0.4}
"""Seconds from saving to what is served, or shown, by the number of articles."""
Wait = Callable[[str, float], float]
"""Save a word, and wait at most so many seconds until it is there; gives the seconds it took."""


@dataclass(frozen=True, slots=True)
class Server:
    """A live preview that runs on a folder of its own."""

    root: Path
    url: str
    pid: int

    def save(self, word: str) -> None:
        """Add a word to the article."""
        file = self.root / f"content/articles/{SECTIONS[NUMBER]}/article-{NUMBER:06d}.md"
        with file.open("a", encoding="utf-8") as end:
            end.write(f"\n{word}\n")

    def serves(self, word: str) -> bool:
        """True if the article that is served now has the word."""
        try:
            with urllib.request.urlopen(self.url + ADDRESS, timeout=PATIENCE) as answer:
                return word.encode() in answer.read()
        except OSError:
            return False


@dataclass(frozen=True, slots=True)
class Preview:
    """The measurements of one server."""

    times: tuple[float, ...]
    """Seconds from saving until it is served, or shown."""
    megabytes: float
    """The memory of all its processes."""

    @property
    def seconds(self) -> float:
        """The median."""
        return median(self.times)


def main() -> None:
    """Measure in turns; print each median with its range, the memory, and the ratios."""
    parser = argparse.ArgumentParser(prog="python -m bench.preview")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--rest", type=float, default=3, help="seconds between two rounds")
    parser.add_argument("--only", action="append", choices=SERVED, help="this generator alone; may be repeated")
    parser.add_argument("--browser", action="store_true", help="until an open page shows it")
    arguments = parser.parse_args()
    load = os.getloadavg()[0]
    compared = generators(arguments.only or FIRST)
    previews = measure(compared, arguments.articles, arguments.rounds, arguments.rest, browser=arguments.browser)
    until = "an open page shows it" if arguments.browser else "it is served"
    print(
        f"{arguments.articles} articles, {arguments.rounds} rounds, load {load:.1f}; from saving until {until}, medians"
    )
    for name, preview in previews.items():
        span = f"({min(preview.times):.2f} to {max(preview.times):.2f})"
        print(f"{name:<22} {preview.seconds:6.3f} s   {span}   {preview.megabytes:5.0f} MB")
    ours = previews["builder"].seconds if "builder" in previews else 0.0
    for name in previews.keys() - {"builder"}:
        print(f"builder / {name}: {ours / previews[name].seconds:.2f}")
    target = TARGETS.get((arguments.articles, arguments.browser))
    if target and ours:
        print(verdict(f"from saving until {until}", ours, target, " s"))


def measure(
    compared: Sequence[Generator], articles: int, rounds: int, rest: float, *, browser: bool = False
) -> dict[str, Preview]:
    """Run all servers at once, each on a copy of the corpus, and edit each copy in turn."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        corpus = write_knowledge_base(folder / "corpus", articles)
        servers = {each.name: stack.enter_context(_running(each, folder / each.name, corpus)) for each in compared}
        waits = {name: _served(server) for name, server in servers.items()}
        if browser:
            chrome = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            waits = {name: _shown(server, chrome.new_page()) for name, server in servers.items()}
        for wait in waits.values():
            _warm_up(wait)
        times: dict[str, list[float]] = {name: [] for name in servers}
        for number in range(rounds):
            for name, wait in waits.items():
                time.sleep(rest)
                times[name].append(wait(f"word{number}x", PATIENCE))
        return {name: Preview(tuple(times[name]), megabytes_of(server.pid)) for name, server in servers.items()}


def _warm_up(wait: Wait) -> None:
    """Change the article until that shows: a server that answers may not watch its files yet."""
    for number in range(PATIENCE // SHORT):
        with suppress(TimeoutError):
            wait(f"warm{number}x", SHORT)
            return
    raise SystemExit("a server takes no notice of changes")


def _served(server: Server) -> Wait:
    def wait(word: str, patience: float) -> float:
        began = time.perf_counter()
        server.save(word)
        return _until(lambda: server.serves(word), began, patience)

    return wait


def _shown(server: Server, page: Page) -> Wait:
    page.goto(server.url + ADDRESS)

    def shows(word: str) -> bool:
        with suppress(Error):  # the page is just being replaced
            return bool(page.evaluate("(word) => document.body.innerText.includes(word)", word))
        return False

    def wait(word: str, patience: float) -> float:
        began = time.perf_counter()
        server.save(word)
        return _until(lambda: shows(word), began, patience)

    return wait


def _until(happens: Callable[[], bool], began: float, seconds: float) -> float:
    """The seconds until something happens."""
    while not happens():
        if time.perf_counter() - began > seconds:
            raise TimeoutError(f"nothing happened within {seconds} seconds")
        time.sleep(LOOK)
    return time.perf_counter() - began


@contextmanager
def _running(generator: Generator, root: Path, corpus: Path) -> Iterator[Server]:
    """Run the preview of a generator on a copy of the corpus for a while; yields it once it serves the article."""
    shutil.copytree(corpus, root)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert generator.serve
    serving = generator.serve(root, port)
    environment = {**os.environ, **serving.more}
    none = subprocess.DEVNULL
    with subprocess.Popen(
        serving.command, cwd=serving.folder, env=environment, stdout=none, stderr=none, start_new_session=True
    ) as process:
        try:
            server = Server(root, f"http://127.0.0.1:{port}/", process.pid)
            seconds = _until(lambda: server.serves("article"), time.perf_counter(), START)
            print(f"{generator.name} serves its first page after {seconds:.1f} s", file=sys.stderr)
            yield server
        finally:
            os.killpg(process.pid, signal.SIGTERM)  # some begin others, which outlive them


if __name__ == "__main__":
    main()
