"""The virtual environments that `run.py` works in: made once, from locks alone, and made anew where those change."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCKS = {"build": "builder/commands/skeletons/init/constraints.txt", "test": "constraints.txt"}
"""Everything that is in an environment, with its version and the hashes of its files."""
PIP_TROUBLE = {
    r"NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|establish a new connection|name resolution":
        "it does not reach the package index: connect this machine, or set HTTPS_PROXY or PIP_INDEX_URL, "
        "and run this again",
    r"DO NOT MATCH THE HASHES":
        "it got a file other than the one that {lock} names, and did not install it: the file was damaged on the way, "
        "or somebody changed it; run this again, and if that does not help, do not trust the package index",
    r"No matching distribution found":
        "the package index lacks a file that {lock} names: set PIP_INDEX_URL to an index that has it",
}  # fmt: skip
"""The advice on a failed installation, by the message of pip."""


class StopError(Exception):
    """Something is missing on this machine; the message says what to do about it."""


def environment(name: str, root: Path = ROOT) -> Path:
    """The Python of the virtual environment `.venv-<name>` with the project installed, made anew where it must be."""
    folder = root / f".venv-{name}"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, wanted = folder / ".stamp", fingerprint(root)
    if python.exists() and stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return python
    check_venv()
    print(f"Preparing {folder.name}, once: this needs the network and takes up to a minute.", flush=True)
    stamp.unlink(missing_ok=True)
    make(folder)
    install(python, root, root / LOCKS[name])
    stamp.write_text(wanted, "utf-8")
    return python


def fingerprint(root: Path) -> str:
    """Everything that an environment was made from: what is required, this Python, and where the project is."""
    digest = hashlib.sha256(f"{sys.version_info[:2]} {sys.base_prefix} {root}".encode())
    for name in ("pyproject.toml", *LOCKS.values()):
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


def install(python: Path, root: Path, lock: Path) -> None:
    """Install what a lock names, each file by its hash, and the project, editable; no other file is let in.

    Setuptools comes first, since pip builds with what is in the environment, where a library has no wheel for this
    machine. With build isolation, pip would fetch the newest build requirements, unpinned.
    """
    backend = python.parent.parent / "setuptools.txt"
    backend.write_text(locked(lock.read_text("utf-8"), "setuptools"), "utf-8")
    pip_install(python, lock, "--require-hashes", "--requirement", str(backend))
    pip_install(python, lock, "--require-hashes", "--no-build-isolation", "--requirement", str(lock))
    pip_install(python, lock, "--no-deps", "--no-build-isolation", "--editable", str(root))


def locked(lock: str, name: str) -> str:
    """The lines of a lock that pin one package: its version, and a hash on each line that follows."""
    found = re.search(rf"^{name}==(?:.*\\\n)*.*\n", lock, re.MULTILINE)
    if found is None:
        raise StopError(f"the lock has no {name}; make it anew, as CONTRIBUTING.md says under Dependencies")
    return found.group()


def pip_install(python: Path, lock: Path, *arguments: str) -> None:
    """Let pip install something, whatever its settings say of user installations."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input", *arguments]
    settings = {**os.environ, "PIP_USER": "0"}  # a machine's `user = true` is refused inside an environment
    done = subprocess.run(command, env=settings, stderr=subprocess.PIPE, text=True, errors="replace", check=False)
    if done.returncode:
        print(done.stderr, end="", file=sys.stderr)
        raise StopError(f"pip could not install the project; {why_pip_failed(done.stderr, lock)}")


def why_pip_failed(output: str, lock: Path) -> str:
    """The advice on a failed installation, from the message of pip."""
    advice = (advice for sign, advice in PIP_TROUBLE.items() if re.search(sign, output))
    return next(advice, "what it says is above").format(lock=lock)
