"""Write the files of a site that differ from those that the last build left; all others stay."""

from __future__ import annotations

from collections.abc import Mapping, Set
from pathlib import Path

from builder.load.left_files import PageKey
from builder.write.left_site import LeftSite, Unchanged
from builder.write.one_page import exchange_one
from builder.write.write_site import Kept, write_site


def write_again(
    made: Mapping[str, bytes], gone: Set[str], out: Path, left: LeftSite, note: str, keys: Mapping[str, PageKey]
) -> dict[str, int]:
    """Put these files into the site in `out`, and take those away that are `gone`. Returns the bytes of each file.

    `keys` are those of pages that were made. Raises as `write_site` does.
    """
    files = left.files
    stay = {name: file for name, file in files.items() if name not in made and name not in gone}
    all_keys = {**left.keys, **keys}
    if gone or made.keys() - files.keys() or not exchange_one(made, out, left.record, note, all_keys):
        unchanged = Unchanged(stay, left.assets, left.assets)
        write_site(made, out, spare=True, kept=Kept(note=note, keys=all_keys, unchanged=unchanged))
    return {name: file.size for name, file in stay.items()} | {name: len(data) for name, data in made.items()}
