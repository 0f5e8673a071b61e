"""Check names of articles, sections and tags: letters of any script, which every file system and address can have."""

from __future__ import annotations

from builder.load.located import Scalar
from builder.problems import Problem, Result
from builder.text.names import MAX_CHARACTERS, address_part, is_address_part, is_reserved_on_windows, shortened

RESERVED = "Windows keeps this name for a device"


def check_address_part(name: Scalar, what: str) -> Result[bool]:
    """True if a name can be part of an address."""
    if is_address_part(name.text) and not is_reserved_on_windows(name.text):
        return Result(True)
    problem = Problem(name.where, "odd-name", f"{what} cannot be `{name.text}`", address_hint(name.text))
    return Result(False, (problem,))


def address_hint(name: str) -> str:
    """Advice on writing a name so that it can be part of an address."""
    part = address_part(name)
    if is_reserved_on_windows(name):
        return f"choose another one, like `{part}-1`; {RESERVED}"
    rule = "use small letters, digits and single hyphens"
    if part and not is_address_part(part):
        rule += f", at most {MAX_CHARACTERS} of them"
        part = shortened(part)
    return f"{rule}, for example `{part}`" if part else rule
