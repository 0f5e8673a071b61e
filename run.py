#!/usr/bin/env python3
"""Run the project from a fresh clone: `python3 run.py build`, `serve` or `test`, each in a virtual environment."""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
NEWEST = (3, 14)
USAGE = """\
usage: python3 run.py build [options of `builder build`]   check the content and write the site
       python3 run.py serve [options of `builder serve`]   show the site while you edit
       python3 run.py test  [options of pytest]            lint, check types, run all tests; with --long, those that
                                                           take minutes instead
"""
LINTS = (
    ("ruff", "check", "builder", "tests", "bench", "docs", "run.py"),
    ("ruff", "format", "--check", "builder", "tests", "bench", "docs", "run.py"),
    ("mypy",),
)
"""What must pass before the tests are run, each a module of the test environment."""
ALL_PROCESSORS = ("--numprocesses", "auto")
"""Options that spread the tests over the machine."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_NETWORK = (
    "NewConnectionError", "ConnectTimeout", "ReadTimeout", "ProxyError", "SSLError",
    "Failed to establish a new connection", "name resolution",
)  # fmt: skip
"""What pip says where it does not reach the package index."""


class StopError(Exception):
    """Something is missing on this machine; the message says what to do about it."""


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
    return run([python, "-m", "pytest", *ALL_PROCESSORS, *arguments], {"CHROMIUM": browser})


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


def environment(name: str, root: Path = ROOT) -> Path:
    """The Python of the virtual environment `.venv-<name>` with the project installed, made anew where it must be."""
    folder = root / f".venv-{name}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, wanted = folder / ".stamp", fingerprint(root)
    if python.exists() and stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return python
    check_venv()
    say(f"Preparing {folder.name}, once: this needs the network and takes up to a minute.\n")
    stamp.unlink(missing_ok=True)
    make(folder)
    install(python, root, "test" if name == "test" else "")
    stamp.write_text(wanted, "utf-8")
    return python


def fingerprint(root: Path) -> str:
    """Everything that an environment was made from: what is required, this Python, and where the project is."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {sys.base_prefix} {root}".encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update(b"\0" + (root / name).read_bytes())
    return digest.hexdigest() + "\n"


def check_venv() -> None:
    """Stop where Python comes without what makes virtual environments, as it does on Debian and Ubuntu."""
    missing = [module for module in ("venv", "ensurepip") if importlib.util.find_spec(module) is None]
    if missing:
        raise StopError(
            f"this Python has no {' and no '.join(missing)}, which makes virtual environments; "
            "install it (Debian, Ubuntu: sudo apt install python3-venv) and run this again"
        )


def make(folder: Path) -> None:
    """Make an empty virtual environment in place of whatever half of one is there."""
    command = [sys.executable, "-m", "venv", "--clear", str(folder)]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
    if done.returncode:
        raise StopError(
            f"no virtual environment could be made in {folder}; if this is Debian or Ubuntu: "
            f"sudo apt install python3-venv\n{done.stdout}"
        )


def install(python: Path, root: Path, extra: str) -> None:
    """Install the project, editable, with the versions of `constraints.txt`."""
    project = f"{root}[{extra}]" if extra else str(root)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--constraint", str(root / "constraints.txt"), "--editable", project]
    settings = {**os.environ, "PIP_USER": "0"}  # a machine's `user = true` is refused inside an environment
    done = subprocess.run(command, env=settings, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    if done.returncode:
        print(done.stderr, end="", file=sys.stderr)
        raise StopError(f"pip could not install the project; {why_pip_failed(done.stderr)}")


def why_pip_failed(output: str) -> str:
    """What to do about a failed installation, from what pip said."""
    if any(sign in output for sign in NO_NETWORK):
        return (
            "it does not reach the package index: connect this machine, or set HTTPS_PROXY or PIP_INDEX_URL, "
            "and run this again"
        )
    return "what it says is above"


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
    """Whether this user may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install_browser() -> None:
    """Ask apt-get for Chromium; whether it came is seen afterwards."""
    say("No Chromium is here: installing the package chromium with apt-get.\n")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update"], quiet)
    run(["apt-get", "install", "-y", "chromium"], quiet)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
