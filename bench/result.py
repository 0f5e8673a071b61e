"""Time the step from the last answer to the result of the flagship, in a browser that is four times slower.

usage: python -m bench.result [REV] [--rounds 7] [--answers 5]

Each tree builds its own content. A round opens the flow of each tree in turn, waits until the outcomes are fetched, and
gives the last answer several times; the time ends when the result has its layout. The environment of the tests has what
drives the browser; `CHROMIUM` names another one than the first that is installed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, nullcontext
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread

from playwright.sync_api import Browser, Page, sync_playwright

from bench.against import checked_out
from bench.measure import ROOT, program, verdict
from tests.browser.chromium import ARGUMENTS, chromium

FLOW, ANSWER = "flows/attend-or-cancel/", "missed"
"""The flagship, and an option of its first question that settles the outcome."""
SLOWER = 4
TARGET = 100
"""Milliseconds within which a step seems immediate (Miller, «Response time in man-computer transactions», 1968)."""
FETCHED = "[...document.querySelectorAll('template[data-outcome]')].every((each) => each.content.firstElementChild)"
LAST_ANSWER = """(answer) => {
    const option = document.querySelector(`[data-view="live"] input[value="${answer}"]`);
    if (!option.checked) option.click();
    const begun = performance.now();
    document.querySelector('[data-view="live"] form').requestSubmit();
    const shown = document.querySelector('.result .verdict h1')?.getBoundingClientRect();
    return shown?.height > 0 ? performance.now() - begun : null;
}"""


def main() -> None:
    """Measure in turns; print each median with its range, and the ratio where there is a revision."""
    parser = argparse.ArgumentParser(prog="python -m bench.result")
    parser.add_argument("revision", nargs="?")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--answers", type=int, default=5)
    arguments = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        other = checked_out(arguments.revision, folder / "tree") if arguments.revision else nullcontext(None)
        tree = stack.enter_context(other)
        trees = {"this tree": ROOT} | ({arguments.revision: tree} if tree else {})
        sites = {name: stack.enter_context(_served(_built(tree, folder))) for name, tree in trees.items()}
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        times = _measure(browser, sites, arguments.rounds, arguments.answers)
        browser.close()
    for name, measured in times.items():
        print(f"{name:<22} {median(measured):6.1f} ms   ({min(measured):.1f} to {max(measured):.1f})")
    here, *there = times.values()
    print(verdict(f"from the last answer to the result, {SLOWER} times slower", median(here), TARGET, " ms"))
    if there:
        print(f"this tree / the revision: {median(here) / median(there[0]):.2f}")


def _built(tree: Path, folder: Path) -> Path:
    """The site of a tree's content, built by that tree."""
    out = Path(tempfile.mkdtemp(dir=folder)) / "site"
    program([sys.executable, "-m", "builder", "build", "--no-history", "--out", str(out)], tree)
    return out


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """Serve a site for a while; yields its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        """Say nothing."""


def _measure(browser: Browser, sites: Mapping[str, str], rounds: int, answers: int) -> dict[str, list[float]]:
    """Who begins changes from round to round; one time of each round counts, the median of its answers."""
    times: dict[str, list[float]] = {name: [] for name in sites}
    for turn in range(rounds):
        for name, url in list(sites.items())[:: -1 if turn % 2 else 1]:
            context = browser.new_context(viewport={"width": 360, "height": 740})
            times[name].append(median(_round(context.new_page(), url + FLOW, answers)))
            context.close()
    return times


def _round(page: Page, url: str, answers: int) -> Iterator[float]:
    """The milliseconds of each last answer."""
    page.goto(url)
    page.get_by_role("link", name="Start now").click()
    while not page.evaluate(FETCHED):  # the page's policy lets no library wait for it
        page.wait_for_timeout(20)
    page.wait_for_load_state("networkidle")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    for _ in range(answers):
        milliseconds = page.evaluate(LAST_ANSWER, ANSWER)
        if milliseconds is None:
            raise SystemExit(f"{url}: no result was shown right after the last answer")
        yield float(milliseconds)
        page.go_back()
        page.locator('[data-view="live"] form').wait_for()


if __name__ == "__main__":
    main()
