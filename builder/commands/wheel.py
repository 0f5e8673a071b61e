"""The program as one file: a wheel that is read, or made of the folder that the program runs from."""

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
    """Others cannot get the program like this; the message says why, and what to do."""


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
    """The wheel of this program in a file. Raises `EngineError` where it is none."""
    try:
        with zipfile.ZipFile(file) as archive:
            ours = _MODULE in archive.namelist()
        data = file.read_bytes()
    except OSError as error:
        raise EngineError(f"{file} cannot be read: {error.strerror}; name a wheel that is there") from error
    except zipfile.BadZipFile as error:
        raise EngineError(f"{file} is no wheel; make one with `pip wheel --no-deps`") from error
    if not ours or not _NAME.fullmatch(file.name):
        raise EngineError(f"{file} is no wheel of this program, which would have {_MODULE} in it; name another one")
    return Wheel(file.name, data)


def build_wheel(folder: Path) -> Wheel:
    """A wheel of the program whose source is in a folder, made without a network. Raises `EngineError`."""
    if not (folder / "pyproject.toml").is_file():
        raise EngineError(f"the source of this program is not in {folder}; name a wheel, or a commit, with --engine")
    if importlib.util.find_spec("hatchling") is None:
        by_hand = f"pip wheel --no-deps --wheel-dir . {shlex.quote(str(folder))}"
        raise EngineError(f"nobody else has the state of {folder}; run `{by_hand}`, and name the wheel with --engine")
    with tempfile.TemporaryDirectory() as made:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", made]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", check=False)
        files = list(Path(made).glob("*.whl"))
        if done.returncode or not files:
            said = (re.findall(r"^[\w.]+: .*", done.stderr, re.MULTILINE) or ["hatchling gave no reason"])[-1]
            raise EngineError(f"no wheel could be made of {folder}: {said}; mend that, or name a wheel with --engine")
        return read_wheel(files[0])
