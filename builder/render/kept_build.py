"""The part of a build that an edit of words leaves as it is, as the build keeps it for the next one: JSON, in one file.

It has every article without its words, the history as tables, and the problems in which no words of articles count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from builder.history.inputs import ReadState
from builder.history.kept_history import KeptHistory, history_again, kept_history
from builder.history.past import Past, past_of
from builder.history.uncommitted import is_as_committed
from builder.load.edited_site import BareSite, kept_bare
from builder.load.last_words import FoundProblems, LastWords, found_apart, texts_of
from builder.load.program import digest_of_text
from builder.load.store import open_store
from builder.problems import Problem
from builder.render.pages_again import KeptPages
from builder.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptBuild:
    """The state of a site without the words of its articles."""

    articles: BareSite
    pages: KeptPages
    history: KeptHistory | None
    committed: Mapping[str, str]
    """The id that git gives to the text of each article in the last commit, by file."""
    problems: tuple[Problem, ...]
    """Those in which nothing of articles counts that an edit of some leaves in its place."""
    records: tuple[Problem, ...]
    """Those in what pages say of themselves."""
    search: Mapping[str, str]
    """The records that the index of the search is made from, by name; none where the site has no index."""

    def is_committed(self, root: Path, file: str) -> bool:
        """True if an article is on disk as the last commit has it."""
        blob = self.committed.get(file)
        return blob is not None and is_as_committed(root / file, blob)

    @contextmanager
    def past(self, root: Path, edited: frozenset[str]) -> Iterator[Past | None]:
        """The older versions, where there are any; `edited` are articles that no commit has as they are."""
        if self.history is None:
            yield None
            return
        with past_of(history_again(self.history, root), open_store(), edited) as past:
            yield past


def kept_words(
    site: Site,
    pages: KeptPages,
    past: Past | None,
    found: FoundProblems,
    inputs: ReadState,
    search: Mapping[str, bytes],
) -> tuple[LastWords | None, bytes]:
    """The state of the words of a site, and of all the rest as it is kept; None where it cannot be."""
    in_words, problems = found_apart(found, inputs.articles)
    rest = kept_build(site, pages, past, (problems, tuple(found.records)), search)
    others, texts = inputs.others.hex(), texts_of(inputs.articles)
    kept = digest_of_text(rest).hex()
    return (LastWords(others=others, texts=texts, found=in_words, kept=kept) if rest else None), rest


def kept_build(
    site: Site,
    pages: KeptPages,
    past: Past | None,
    problems: tuple[tuple[Problem, ...], tuple[Problem, ...]],
    search: Mapping[str, bytes],
) -> bytes:
    """The state to keep, as JSON; empty where it cannot be kept. The last of the `problems` are those in records."""
    if site.settings.withdrawn or site.unread or site.unplaced:
        return b""
    history = kept_history(past.history) if past else None
    if past and history is None:
        return b""
    timeline, last = (past.history.timeline, len(past.history.commits) - 1) if past else (None, 0)
    files = [article.file for article in site.articles]
    kept = KeptBuild(
        articles=kept_bare(site),
        pages=pages,
        history=history,
        committed={file: blob for file in files if timeline and (blob := timeline.blob(file, last))},
        problems=problems[0],
        records=problems[1],
        search={name: data.decode() for name, data in search.items()},
    )
    return encoded(kept)


def encoded(kept: KeptBuild) -> bytes:
    """The state as JSON; empty where it cannot be kept."""
    try:
        return msgspec.json.encode(kept)
    except UnicodeEncodeError:  # the name of a file
        return b""


def kept_build_of(data: bytes) -> KeptBuild | None:
    """The state that JSON has; None where it has none."""
    try:
        return msgspec.json.decode(data, type=KeptBuild)
    except msgspec.MsgspecError:
        return None
