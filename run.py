#!/usr/bin/env python3
"""Run the project from a fresh clone: `python3 run.py build`, `serve` or `test`, each in a virtual environment."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from environments import ROOT, StopError, environment

OLDEST = (3, 11)
NEWEST = (3, 14)
USAGE = """\
usage: python3 run.py build [options of `builder build`]   check the content and write the site
       python3 run.py serve [options of `builder serve`]   show the site while you edit
       python3 run.py test  [options of pytest]            lint, check types, run all tests; with --long, those that
                                                           take minutes instead
"""
LINTS = (
    ("ruff", "check", "builder", "tests", "bench", "docs", "templates", "run.py", "environments.py"),
    ("ruff", "format", "--check", "builder", "tests", "bench", "docs", "templates", "run.py", "environments.py"),
    ("mypy",),
)
"""The checks that must pass before the tests are run, each a module of the test environment."""
ALL_PROCESSORS = ("--numprocesses", "auto", "--dist", "worksteal")
"""Options that spread the tests over the machine, those of one module together, which share what they build."""
MEMORY = Path("/dev/shm")
"""The folder that Linux keeps in memory."""
ROOM = 4_000_000_000
"""So many bytes must be free there; the tests write a quarter of them at most."""
KEEP_FAILED = ("--override-ini", "tmp_path_retention_policy=failed")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code; 2 is wrong usage or a machine that lacks something."""
    command, *rest = arguments or [""]
    if command in ("-h", "--help"):
        say(USAGE)
        return 0
    if command not in ("build", "serve", "test"):
        print(USAGE, end="", file=sys.stderr)
        return 2
    try:
        check_python(sys.version_info[:2], sys.executable)
        if command == "build":
            return build(rest)
        return serve(rest) if command == "serve" else test(rest)
    except StopError as stop:
        print(f"run.py: {stop}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def build(arguments: Sequence[str]) -> int:
    """Build the site, then say how to look at it."""
    code = run([str(environment("build")), "-m", "builder", "build", *arguments])
    if code == 0:
        say(how_to_look(arguments))
    return code


def how_to_look(arguments: Sequence[str]) -> str:
    """Two ways to see what a build with these arguments has written; nothing where it only showed its help."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--out", default="site")
    seen, _ = parser.parse_known_args(arguments)
    if seen.help:
        return ""
    return (
        "Look at it:  python3 run.py serve                           (follows every change)\n"
        f"        or:  python3 -m http.server --directory {shlex.quote(seen.out)}        (then open http://localhost:8000/)\n"
    )


def serve(arguments: Sequence[str]) -> int:
    """Show the site while it is edited, from the environment that builds it."""
    return run([str(environment("build")), "-m", "builder", "serve", *arguments])


def test(arguments: Sequence[str]) -> int:
    """Lint, check types and run the tests, which come last; stop at the first that fails."""
    browser = chromium()
    python = str(environment("test"))
    for lint in LINTS:
        say(f"$ {' '.join(lint)}\n")
        code = run([python, "-m", *lint])
        if code:
            return code
    say("$ pytest\n")
    command = [python, "-m", "pytest", *ALL_PROCESSORS]
    if not has_room(MEMORY):
        return run([*command, *arguments], {"CHROMIUM": browser})
    return run([*command, *KEEP_FAILED, *arguments], {"CHROMIUM": browser, "TMPDIR": str(MEMORY)})


def has_room(folder: Path) -> bool:
    """True if the tests can write there, and nobody wants another place; 85,000 files are a burden to a disk."""
    try:
        state = os.statvfs(folder)
    except (AttributeError, OSError):
        return False
    free = state.f_bavail * state.f_frsize >= ROOM
    return free and not state.f_flag & os.ST_NOEXEC and os.access(folder, os.W_OK) and "TMPDIR" not in os.environ


def say(text: str) -> None:
    """Print at once, so that it stands before what a program started afterwards prints."""
    print(text, end="", flush=True)


def run(command: Sequence[str], more: Mapping[str, str] | None = None) -> int:
    """Run a program in the project's folder, let it end on Ctrl-C in its own way, and return its exit code."""
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, **(more or {})}) as process:
        before = signal.signal(signal.SIGTERM, lambda *_: process.terminate())
        try:
            code = wait(process)
        finally:
            signal.signal(signal.SIGTERM, before)
    return code if code >= 0 else 128 - code


def wait(process: subprocess.Popen[bytes]) -> int:
    """The exit code of a program, however often Ctrl-C is pressed: the terminal sends that to the program too."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def check_python(version: tuple[int, int], executable: str) -> None:
    """Stop where this Python is older than the project needs, naming a newer one if there is one."""
    if version >= OLDEST:
        return
    wanted, found = (".".join(map(str, pair)) for pair in (OLDEST, version))
    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    newer = next((name for name in names if shutil.which(name)), None)
    todo = f"run it with the one you have: {newer} run.py" if newer else (
        "install one (Debian, Ubuntu: sudo apt install python3 python3-venv, on a release that has it) "
        f"and run it with that: python{wanted} run.py"
    )  # fmt: skip
    raise StopError(f"Python {wanted} or newer is needed, and {executable} is {found}; {todo}")


def chromium() -> str:
    """The Chromium that drives the browser tests; installed by apt-get where that is possible."""
    named = os.environ.get("CHROMIUM", "")
    if named:
        browser = shutil.which(named)
        if browser is None:
            raise StopError(f"CHROMIUM is {named}, which is no program; set it to a Chromium, or unset it")
        return browser
    browser = find_browser()
    if browser is None and is_root() and shutil.which("apt-get"):
        install_browser()
        browser = find_browser()
    if browser is None:
        raise StopError(
            "the tests need the package chromium (or Google Chrome); install it "
            "(Debian, Ubuntu: sudo apt-get install chromium), or set CHROMIUM to where one is"
        )
    return browser


def find_browser() -> str | None:
    """The first of the browsers that is on this machine."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def is_root() -> bool:
    """True if this user may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_browser() -> None:
    """Ask apt-get for Chromium; whether it came is seen afterwards."""
    say("No Chromium is here: installing the package chromium with apt-get.\n")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update"], quiet)
    run(["apt-get", "install", "-y", "chromium"], quiet)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
