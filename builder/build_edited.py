"""Build after an edit of a few articles, without looking at anything that it cannot change."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from builder.check.run_checks import check_records
from builder.check.today import Day
from builder.check.words_alone import past_problems, words_hold
from builder.history.inputs import ReadState, is_still
from builder.render.kept_build import kept_build_of
from builder.render.options import Options
from builder.render.search.search_page import INDEX_FOLDER
from builder.render.words_again import ChecksAgain, words_again
from builder.write.built import Built, built_of
from builder.write.last_build import LastBuild, note_of
from builder.write.left_site import ChangedMeanwhileError, LeftSite, Unchanged, keep_beside
from builder.write.one_page import exchange_one
from builder.write.search.index import search_index
from builder.write.write_site import Kept, write_site


def build_edited(
    root: Path, out: Path, options: Options, date: datetime.date, inputs: ReadState, left: LeftSite
) -> Built | None:
    """Build after an edit of some articles; None where anything else has changed, or is wrong with them.

    Raises `ChangedMeanwhileError` if the content or the site changes, `SearchIndexError`, and `OSError`.
    """
    last, files = left.last, left.files
    if not (last and last.words and last.first <= date <= last.last):
        return None
    edited = last.words.edited_since(inputs.others, inputs.articles)
    data = left.kept(last.words.kept) if edited else None
    kept = kept_build_of(data) if data else None
    checks = ChecksAgain(words_hold, past_problems, partial(check_records, day=(day := Day(date))))
    again = words_again(root, options, inputs, kept, last.words, edited, left, checks) if kept else None
    if again is None or again.pages.assets != left.assets or not again.pages.made.keys() <= files.keys():
        return None
    if not is_still(inputs, root):
        raise ChangedMeanwhileError
    index = index_files(again.search, options)
    made, gone = {**again.pages.made, **index}, {name for name in files if name.startswith(INDEX_FOLDER)} - index.keys()
    days = max(last.first, day.first), min(last.last, day.last)
    note = note_of(LastBuild(inputs.digest, *days, again.problems, words=again.words))
    keys = {**left.keys, **again.pages.keys}
    stay = {name: file for name, file in files.items() if name not in gone and name not in made}
    if gone or made.keys() - files.keys() or not exchange_one(made, out, left.record, note, keys):
        same = Unchanged(stay, left.assets, left.assets)
        write_site(made, out, spare=True, kept=Kept(note=note, keys=keys, unchanged=same))
    keep_beside(out, again.rest)
    sizes = {name: file.size for name, file in stay.items()} | {name: len(data) for name, data in made.items()}
    return built_of(again.problems, sizes)


def index_files(records: Mapping[str, bytes], options: Options) -> dict[str, bytes]:
    """The files of the index of these records; none where the site has no index. Raises `SearchIndexError`."""
    index = search_index(records, cache=options.cache) if records else {}
    return {f"{INDEX_FOLDER}{name}": data for name, data in index.items()}
