"""Time the flagship, our largest flow: proof, 100,000 lines of answers, and what a browser loads for it.

usage: python -m bench.flagship
"""

from __future__ import annotations

import gzip
import json
import posixpath
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from bench.measure import ROOT, Run, python, summary, verdict
from builder.build import build, read_and_check
from builder.check.run_checks import check_site
from builder.check.today import Day, today
from builder.flows.compile import compile_flow
from builder.flows.counts import combinations
from builder.flows.model import Flow
from builder.flows.questions.checkbox import NONE, Checkbox
from builder.problems import has_errors
from builder.render.options import Options
from builder.site import FlowPage, Site

ROUNDS, LINES = 20, 100_000
PROOF_SECONDS, BATCH_SECONDS, PAGE_KILOBYTES = 0.1, 6, 45
"""The targets."""
_LOADED = re.compile(r'<(?:link[^>]*? rel="(?:stylesheet|modulepreload|icon)"[^>]*? href|script[^>]*? src)="([^"]+)"')
_IMPORTED = re.compile(r"""\bimport\b[^'"]*['"](\.[^'"]+)['"]""")


def main() -> None:
    """Print each measurement beside its target."""
    site, problems = read_and_check(ROOT)
    assert not has_errors(problems)
    if not site.flows:
        raise SystemExit("content/ has no flow to measure")
    page = max(site.flows, key=lambda page: combinations(page.diagram))
    slug = page.flow.slug
    print(verdict(f"compile and check, median of {ROUNDS}", _median(lambda: _prove(site, page)), PROOF_SECONDS, " s"))
    everything = _median(lambda: read_and_check(ROOT))
    print(f"read and check the whole knowledge base, median of {ROUNDS}: {everything:.2f} s")
    run = _batch(page.flow)
    print(summary(f"{LINES:,} lines of answers", [run]))
    print(verdict("builder flow run --answers", run.seconds, BATCH_SECONDS, " s"))
    sizes = _page_sizes(slug)
    for file, size in sizes.items():
        print(f"  {size / 1000:6.2f} kB  {file}")
    print(verdict(f"/flows/{slug}/, gzip -9, {len(sizes)} files", sum(sizes.values()) / 1000, PAGE_KILOBYTES, " kB"))


def _median(work: Callable[[], object]) -> float:
    """The median time of a piece of work, in seconds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return median(times)


def _prove(site: Site, page: FlowPage) -> None:
    """Compile the flow, and run every check on it; its links may lead to the rest of the site."""
    diagram = compile_flow(page.flow)
    problems = check_site(replace(site, standalone=(replace(page, diagram=diagram, ordered=diagram),)), Day(today()))
    assert not has_errors(problems)


def _batch(flow: Flow) -> Run:
    """Run the command over random answers to every question."""
    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        answers, advice = Path(folder) / "answers.jsonl", Path(folder) / "advice.jsonl"
        answers.write_text("".join(f"{json.dumps(_answers(flow, draw))}\n" for _ in range(LINES)), "utf-8")
        run = python(["-m", "builder", "flow", "run", flow.slug, "--answers", str(answers)], advice)
        with advice.open(encoding="utf-8") as lines:
            assert sum('"outcome"' in line for line in lines) == LINES
    return run


def _answers(flow: Flow, draw: random.Random) -> dict[str, str | list[str]]:
    """One option of each question; where several can be ticked, seldom more than one, so that long paths are taken."""
    answers: dict[str, str | list[str]] = {}
    for question in flow.questions.values():
        options = [option.id for option in question.options]
        ticked = [option for option in options if draw.random() < 1 / (2 * len(options))]
        answers[question.id] = (ticked or [NONE]) if isinstance(question.kind, Checkbox) else draw.choice(options)
    return answers


def _page_sizes(slug: str) -> dict[str, int]:
    """The compressed size of the flow's page and of each file that a browser loads for it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "site"
        built = build(ROOT, out, Options())
        assert built.ok
        files = dict.fromkeys(_loaded(out, f"flows/{slug}/index.html"))
        return {file: len(gzip.compress((out / file).read_bytes(), 9, mtime=0)) for file in files}


def _loaded(out: Path, file: str) -> Iterator[str]:
    """The file itself and, by what it names, every stylesheet, icon and script."""
    yield file
    if file.endswith((".html", ".js")):
        pattern = _LOADED if file.endswith(".html") else _IMPORTED
        for address in pattern.findall((out / file).read_text("utf-8")):
            yield from _loaded(out, posixpath.normpath(posixpath.join(posixpath.dirname(file), address)))


if __name__ == "__main__":
    main()
