"""A build that is killed leaves no process, a whole site, and nothing that the next build does not remove."""

from __future__ import annotations

import random
import signal
import time
from pathlib import Path

import pytest

from builder.load.workers import FEW
from builder.write.write_site import write_site
from tests.knowledge_bases import ARTICLE, read_files, run_builder, write_files
from tests.write.killed import end, started

SIGNALS = [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP]
SLOW = r"""
import os, time
from builder.load.workers import each

def slow(number):
    os.write(1, b"begun\n")
    time.sleep(60)

list(each(slow, 1000, 3))
"""
STOPS = """
import sys, time
from pathlib import Path
import builder.write.write_site as write

def stop(*_):
    print("now", flush=True)
    time.sleep(60)

setattr(write, sys.argv[1], stop)
write.write_site({"index.html": b"new", "a/index.html": b"new"}, Path(sys.argv[2]))
"""
"""A build that stops before one of its steps."""


@pytest.mark.parametrize("number", SIGNALS)
def test_no_worker_outlives_the_build(number: signal.Signals) -> None:
    """However that ends, and whatever they are at."""
    with started("-c", SLOW) as process:
        assert process.stdout
        assert [process.stdout.readline() for _ in range(3)] == ["begun\n"] * 3
        assert end(process, number) == -number


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("step", ["check_ours", "_fill", "_exchange", "remove"])
def test_killed_while_writing(step: str, number: signal.Signals, tmp_path: Path) -> None:
    """The old site or the new one is there, whole; SIGTERM cleans up before the exchange, and the next build always."""
    out = tmp_path / "site"
    write_site({"index.html": b"old"}, out)
    before = read_files(out)
    with started("-c", STOPS, step, out) as process:
        assert process.stdout
        assert process.stdout.readline() == "now\n"
        assert end(process, number) == -number
    assert (read_files(out) == before) == (step != "remove")
    if number == signal.SIGTERM and step != "remove":
        assert [child.name for child in tmp_path.iterdir()] == ["site"]
    write_site({"index.html": b"newer"}, out)
    assert [child.name for child in tmp_path.iterdir()] == ["site"]
    assert (out / "index.html").read_bytes() == b"newer"


def _kill_builds(folder: Path, times: int, seed: int) -> None:
    """Kill many builds of a changing knowledge base, each at some moment or other."""
    choose = random.Random(seed)
    articles = {f"content/articles/decide/go-{number}.md": ARTICLE for number in range(FEW + 10)}
    root = write_files(folder / "kb", {"content/site.yaml": "title: 0\n", **articles})
    began = time.monotonic()
    assert run_builder(root, "build").exit_code == 0
    took = time.monotonic() - began
    old = read_files(root / "site")
    for number in range(1, times + 1):
        write_files(root, {"content/site.yaml": f"title: {number}\n"})
        with started("-m", "builder", "--root", root, "build", "--jobs", "3", "--no-history") as process:
            time.sleep(choose.uniform(0, took * 1.5 + 0.5))
            end(process, choose.choice(SIGNALS))
        left = read_files(root / "site")
        assert run_builder(root, "build").exit_code == 0
        assert sorted(child.name for child in root.iterdir()) == ["content", "site", "site.spare"]
        new = read_files(root / "site")
        assert left in (old, new)
        old = new


def test_a_few_builds_are_killed(tmp_path: Path) -> None:
    """At random moments: the site is the old one or the new one, to the byte, and the next build cleans up."""
    _kill_builds(tmp_path, 2, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_hundreds_of_builds_are_killed(seed: int, tmp_path: Path) -> None:
    """The same, thirty times in each of ten runs."""
    _kill_builds(tmp_path, 30, seed)
