"""Put one page into a site in the place of an older one, where everything else stays as it is.

One file is exchanged in one step wherever it is, so that the site is the old one or the new one at any moment. A second
tree, and writing or looking at every file of it, is for builds that change several files.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from builder.load.left_files import NO_KEY, PageKey
from builder.write.as_left import is_as_left
from builder.write.leftovers import clear_leftovers
from builder.write.lock import alone_in
from builder.write.record import Record, Written, digest_of, forget_record, state_of, write_record
from builder.write.signals import cleaned_up_on_sigterm
from builder.write.spare import PART, folder_of, is_ours


def exchange_one(made: Mapping[str, bytes], out: Path, record: Record, note: str, keys: Mapping[str, PageKey]) -> bool:
    """Make the site in `out` hold these files, if at most one of them differs; `record` has how its build left it.

    Returns False, and changes nothing, if several do, if anything in the site is not as it was left, or if nothing can
    be recorded here. Raises `OSError`.
    """
    digests = {name: digest_of(data) for name, data in made.items()}
    differ = [name for name, digest in digests.items() if record.files[name].digest != digest]
    out, folder = out.absolute(), folder_of(out.absolute())
    if len(differ) > 1 or out.is_symlink() or not is_ours(folder):
        return False
    with alone_in(out.parent) as alone, cleaned_up_on_sigterm():
        if not alone:
            return False
        clear_leftovers(out)
        if not is_as_left(out, record.files):
            return False
        forget_record(folder, out)
        written = {name: _with(file, keys.get(name, NO_KEY)) for name, file in record.files.items()}
        for name in differ:
            written[name] = _exchanged(folder / PART, out / name, made[name], written[name])
        write_record(folder, out, Record(written, note, record.assets))
    return True


def _with(file: Written, key: PageKey) -> Written:
    return file if file.key == key else replace(file, key=key)


def _exchanged(part: Path, file: Path, data: bytes, before: Written) -> Written:
    """Write a file beside the site, and put it into its place."""
    part.unlink(missing_ok=True)
    part.write_bytes(data)
    part.replace(file)
    state = state_of(str(file))
    assert state is not None, "it was put there just now"
    return replace(before, digest=digest_of(data), state=state)
