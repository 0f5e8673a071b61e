"""The program as a wheel: read from a file, or built from the folder that the program runs from."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import shlex
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

_NAME = re.compile(r"[\w.+!-]+\.whl")
_MODULE = "builder/__init__.py"


class EngineError(Exception):
    """Others cannot install the program in this way. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Wheel:
    """A file that pip installs."""

    name: str
    data: bytes

    @property
    def digest(self) -> str:
        """Its SHA-256 in hexadecimal, as pip compares it."""
        return hashlib.sha256(self.data).hexdigest()


def read_wheel(file: Path) -> Wheel:
    """Read a wheel of this program. Raises `EngineError` if the file is not one."""
    try:
        with zipfile.ZipFile(file) as archive:
            ours = _MODULE in archive.namelist()
        data = file.read_bytes()
    except OSError as error:
        raise EngineError(f"{file} cannot be read: {error.strerror}; name an existing wheel") from error
    except zipfile.BadZipFile as error:
        raise EngineError(f"{file} is not a wheel; make one with `pip wheel --no-deps`") from error
    if not ours or not _NAME.fullmatch(file.name):
        raise EngineError(f"{file} is not a wheel of this program: it has no {_MODULE}; name another one")
    return Wheel(file.name, data)


def build_wheel(folder: Path) -> Wheel:
    """Build a wheel from the source in a folder, without a network. Raises `EngineError`."""
    if not (folder / "pyproject.toml").is_file():
        raise EngineError(f"the source of this program is not in {folder}; name a wheel, or a commit, with --engine")
    if importlib.util.find_spec("hatchling") is None:
        by_hand = f"pip wheel --no-deps --wheel-dir . {shlex.quote(str(folder))}"
        raise EngineError(f"the state of {folder} is not published; run `{by_hand}`, and name the wheel with --engine")
    with tempfile.TemporaryDirectory() as made:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", made]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
        files = list(Path(made).glob("*.whl"))
        if done.returncode or not files:
            said = (re.findall(r"^[\w.]+: .*", done.stderr, re.MULTILINE) or ["hatchling gave no reason"])[-1]
            raise EngineError(
                f"{folder} could not be made into a wheel: {said}; correct that, or name a wheel with --engine"
            )
        return read_wheel(files[0])
