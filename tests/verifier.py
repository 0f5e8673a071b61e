"""The program `verify.py` as a module, in a file of its own that is no part of the package."""

from __future__ import annotations

import importlib.util
from types import ModuleType
from typing import Any

from builder.load.template_files import PACKAGED

FILE = PACKAGED / "verify.py"


def load() -> Any:
    """The program, read anew."""
    spec = importlib.util.spec_from_file_location("verify", FILE)
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


verify = load()
