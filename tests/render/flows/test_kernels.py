"""A site has all with which it can be checked, and a site in which one of these files was changed is refused."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from builder.build import build
from builder.render.options import Options
from tests.flows.kernel.test_write_kernel import ROOTS
from tests.interview import interview_site
from tests.knowledge_bases import ARTICLE, write_files
from tests.verifier import FILE

FLOW = """\
format: 1
title: Umbrella
summary: Take one or not.
questions:
  sky: {ask: How is the sky?, options: {dark: Dark, blue: Blue}}
rules:
  - {id: wet, when: {sky: dark}, advise: take}
  - {id: dry, otherwise: leave}
outcomes:
  take: {title: Take it, verdict: Take an umbrella., advice: A large one.}
  leave: {title: Leave it, verdict: Leave it at home., advice: It would be in the way.}
"""


def check(site: Path) -> subprocess.CompletedProcess[str]:
    """Run the site's own program on the site."""
    command = [sys.executable, "-I", str(site / "verify.py"), str(site)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")


@pytest.mark.one_in(3)
@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_every_site_is_as_it_claims(root: Path, tmp_path: Path) -> None:
    """The cases, each checked as by somebody who downloaded it; one sentence for each flow."""
    assert build(root, tmp_path / "site", Options()).ok
    assert (tmp_path / "site/verify.py").read_bytes() == FILE.read_bytes()
    done = check(tmp_path / "site")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(list(tmp_path.glob("site/flows/*/kernel.json"))) > 0


def test_the_digests_of_a_build(tmp_path_factory: pytest.TempPathFactory) -> None:
    """`build.json` names each file of each flow, with the SHA-256 of its bytes."""
    site = interview_site(tmp_path_factory)
    built = json.loads((site / "build.json").read_bytes())
    assert built["format"] == 1
    (flow,) = built["flows"]
    assert flow["page"] == "flows/attend-or-cancel/index.html"
    for key in ("kernel", "claims"):
        assert flow[key] == f"flows/attend-or-cancel/{key}.json"
        assert flow[f"{key}-sha256"] == hashlib.sha256((site / flow[key]).read_bytes()).hexdigest()


CHANGES: list[tuple[str, str, str]] = [
    ("flows/umbrella/kernel.json", '"wet"', '"web"'),
    ("flows/umbrella/claims.json", '"combinations":"2"', '"combinations":"3"'),
    ("flows/umbrella/index.html", '"nodes":[[0,', '"nodes":[[0,-1],[0,'),
    ("flows/umbrella/index.html", '"leaves":[["take"', '"leaves":[["leave"'),
    ("flows/umbrella/index.html", "data-flow", "data-flows"),
    ("build.json", "flows/umbrella/kernel.json", "flows/umbrella/kernels.json"),
    ("build.json", '"kernel-sha256": "', '"kernel-sha256": "0'),
    ("build.json", '"claims-sha256": "', '"claims-sha256": "0'),
    ("build.json", '"format": 1', '"format": 2'),
]


def test_a_changed_site_is_refused(tmp_path: Path) -> None:
    """Whichever of its files is changed, and if one is gone or one too many."""
    root = write_files(tmp_path / "kb", {"content/site.yaml": "title: W\n", "content/flows/umbrella/flow.yaml": FLOW})
    assert build(root, tmp_path / "site", Options()).ok
    assert check(tmp_path / "site").stdout.startswith("umbrella: 2 combinations")
    for file, before, after in CHANGES:
        other = tmp_path / "other"
        shutil.copytree(tmp_path / "site", other)
        text = (other / file).read_text("utf-8")
        assert before in text
        (other / file).write_text(text.replace(before, after, 1), "utf-8")
        done = check(other)
        assert (done.returncode, done.stdout) == (1, ""), (file, before)
        assert done.stderr.startswith("NOT as claimed: "), done.stderr
        shutil.rmtree(other)
    shutil.copytree(tmp_path / "site/flows/umbrella", tmp_path / "site/flows/coat")
    assert "does not name the flows that are there" in check(tmp_path / "site").stderr
    (tmp_path / "site/build.json").unlink()
    assert check(tmp_path / "site").returncode == 1


def test_sites_without_these_files(tmp_path: Path) -> None:
    """A site without flows has nothing to check, and a portable copy has no diagram that anybody walks."""
    for root, more in (
        ("none", {"content/articles/decide/go.md": ARTICLE}),
        ("kb", {"content/flows/u/flow.yaml": FLOW}),
    ):
        write_files(tmp_path / root, {"content/site.yaml": "title: W\n", **more})
    assert build(tmp_path / "none", tmp_path / "one", Options()).ok
    assert build(tmp_path / "kb", tmp_path / "two", Options(portable=True)).ok
    names = {"verify.py", "build.json", "kernel.json", "claims.json"}
    for site in ("one", "two"):
        assert not names & {file.name for file in (tmp_path / site).rglob("*")}
    assert "verify.py" not in (tmp_path / "two/flows/u/how/index.html").read_text("utf-8")


def test_a_withdrawn_flow_has_none(tmp_path: Path) -> None:
    """Its rules are gone with its advice."""
    entry = "{page: flows/umbrella/flow.yaml, date: 2026-11-20, reason: It rained.}"
    site_yaml = f"title: W\nwithdrawn:\n  - {entry}\n"
    write_files(tmp_path / "kb", {"content/site.yaml": site_yaml, "content/flows/umbrella/flow.yaml": FLOW})
    assert build(tmp_path / "kb", tmp_path / "site", Options()).ok
    assert (tmp_path / "site/flows/umbrella/index.html").is_file()
    assert list(tmp_path.glob("site/flows/umbrella/*.json")) == []
