"""Measure the search: its index, what a first query fetches, and the time from focus until it is ready.

usage: python -m bench.search [--articles 1000 10000] [--rounds 5]

A site of the corpus is built with the search and without it, each a whole process, and once more with the index kept in
the cache. The 65 words of the corpus become 20,000, as frequent as words of a language are (Zipf's law), since of few
words each is on every page. Chromium then opens the page of the search from a server on this machine, which compresses
text as GitHub Pages does, focuses the field and types two words that are neither rare nor on every page. Bytes are
those of the bodies as they are sent.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import accumulate
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from bench.corpus import WORDS, write_corpus
from bench.measure import python, summary, verdict
from tests.browser.chromium import ARGUMENTS, chromium

SYLLABLES = [first + second for first in "bdfgklmnprst" for second in "aeiou"]
READY, FIRST_QUERY = 300, 60
"""The most milliseconds from focus until the search is ready, and the most kB of a first query."""
TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", "/")
VOCABULARY = 20_000
PARTS = {
    "script": (".js",),
    "WebAssembly": (".pagefind",),
    "list of pages": (".json", ".pf_meta"),
    "words": (".pf_index",),
    "filters": (".pf_filter",),
    "results": (".pf_fragment",),
}
"""The kinds of files of an index, by the ends of their names."""
FOCUSED = """async () => {
  const page = document.querySelector('script[src*="search.js"]').src;
  const {engine} = await import(page.replace('search.js', 'search-engine.js'));
  const began = performance.now();
  await engine(document.querySelector('[data-module="search"]').dataset.index);
  return performance.now() - began;
}"""


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site, text compressed, and notes the bytes of each body."""

    sent: dict[str, int]

    def do_GET(self) -> None:
        """Send a file."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        text = file.name.endswith(TEXT)
        body = gzip.compress(file.read_bytes(), 6) if text else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.sent[self.path.partition("?")[0]] = len(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Serve a folder; yields the address and the bytes sent so far, by path."""
    sent: dict[str, int] = {}
    handler = type("Handler", (_Handler,), {"sent": sent})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", sent
        finally:
            server.shutdown()


def main() -> None:
    """Measure for each number of articles."""
    parser = argparse.ArgumentParser(prog="python -m bench.search")
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for count in arguments.articles:
            print(f"\n{count:,} articles")
            _measure(browser, count, arguments.rounds)
        browser.close()


def _measure(browser: Browser, count: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "kb"
        write_corpus(root / "content/articles", count)
        _widen(root / "content/articles")
        (root / "content/site.yaml").write_text("title: Corpus\n", "utf-8")
        cache = {"XDG_CACHE_HOME": f"{folder}/cache"}
        for name, options in (("without search", ["--no-search"]), ("with search", []), ("the same words again", [])):
            command = ["-m", "builder", "--root", str(root), "build", "--no-history", *options, "--out", f"{root}/site"]
            print(summary(name, [python(command, more=cache)]))
        site = root / "site"
        index = [file for file in (site / "search/pagefind").rglob("*") if file.is_file()]
        print(f"index: {len(index):,} files, {sum(file.stat().st_size for file in index) / 1e6:.1f} MB")
        with served(site) as (url, sent):
            times = [_ready(browser, url) for _ in range(rounds)]
            print(verdict("from focus to ready, ms, median", median(times), READY))
            sent.clear()
            _query(browser, url)
            _report(sent)
            sent.clear()
            page = browser.new_page()
            page.goto(f"{url}deciding/article-000000/", wait_until="networkidle")
            page.close()
            print(f"an article, first visit: {sum(sent.values()) / 1e3:.1f} kB; of the search {_of_search(sent)} bytes")


def _word(rank: int) -> str:
    """The word of a rank in our made language: its digits as syllables, the beginnings of words well mixed."""
    number, word = rank * 7919 % 104_729, ""
    while number or len(word) < 4:
        number, syllable = divmod(number, len(SYLLABLES))
        word += SYLLABLES[syllable]
    return word


def _widen(folder: Path) -> None:
    """Exchange each word of the corpus by one drawn from the made language."""
    draw = random.Random(1)
    words = [_word(rank) for rank in range(1, VOCABULARY + 1)]
    weights = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    known = re.compile(rf"\b(?:{'|'.join(sorted(set(WORDS)))})\b", re.IGNORECASE)
    for file in sorted(folder.rglob("*.md")):
        text = known.sub(lambda _: draw.choices(words, cum_weights=weights)[0], file.read_text("utf-8"))
        file.write_text(text, "utf-8")


def _ready(browser: Browser, url: str) -> float:
    """The milliseconds that it takes to load the engine and the list of pages, with an empty cache."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.add_init_script("HTMLElement.prototype.focus = () => {};")  # the measurement loads it, not the page
    page.goto(f"{url}search/", wait_until="networkidle")
    taken: float = page.evaluate(FOCUSED)
    context.close()
    return taken


def _query(browser: Browser, url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{url}search/", wait_until="networkidle")
    page.get_by_role("searchbox").fill(f"{_word(150)} {_word(1000)}")
    page.locator("[data-part=results] a").first.wait_for()
    page.wait_for_load_state("networkidle")
    context.close()


def _of_search(sent: dict[str, int]) -> int:
    return sum(size for path, size in sent.items() if "/search" in path)


def _report(sent: dict[str, int]) -> None:
    """The bytes of a first query, each file; and those of this query alone, as a browser keeps the rest."""
    index = {path: size for path, size in sent.items() if "/pagefind/" in path}
    for name, ends in PARTS.items():
        sizes = [size for path, size in index.items() if path.endswith(ends)]
        print(f"  {name:<18} {sum(sizes) / 1e3:6.1f} kB in {len(sizes)}: {', '.join(f'{size:,}' for size in sizes)}")
    print(verdict("first query, kB", sum(index.values()) / 1e3, FIRST_QUERY))
    engine = sum(size for path, size in index.items() if path.endswith((".js", ".pagefind")))
    print(verdict("the same without the engine, kB", (sum(index.values()) - engine) / 1e3, FIRST_QUERY))


if __name__ == "__main__":
    main()
