"""Read the tags of a repository, as data."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from builder.history.git.git import Repository
from builder.history.git.log import moment

_FORMAT = "%00".join(
    f"%({field})"
    for field in (
        "refname:strip=2", "objecttype", "objectname", "*objecttype", "*objectname", "taggerdate:unix",
        "committerdate:unix", "contents:subject", "contents:body",
    )
)  # fmt: skip
_FIELDS = 9


@dataclass(frozen=True, slots=True)
class GitTag:
    """A tag of a commit, on any branch."""

    name: str
    commit: str
    when: datetime.datetime
    """The time it was made, in UTC; for a lightweight tag, the time of its commit."""
    note: str
    """Its message; empty for a lightweight tag."""
    annotated: bool


def read_tags(repository: Repository) -> list[GitTag]:
    """Every tag of a commit, by name. Raises `HistoryError`."""
    said = repository.ask("for-each-ref", f"--format={_FORMAT}%00", "refs/tags").decode("utf-8", "replace")
    fields = [field.removeprefix("\n") for field in said.split("\0")]
    return [tag for begin in range(0, len(fields) - 1, _FIELDS) if (tag := _tag(fields[begin : begin + _FIELDS]))]


def _tag(fields: Sequence[str]) -> GitTag | None:
    name, kind, id_, inner_kind, inner, tagged, committed, subject, body = fields
    if kind == "commit":
        return GitTag(name, id_, moment(committed), "", annotated=False)
    if inner_kind == "commit":
        return GitTag(name, inner, moment(tagged), f"{subject}\n\n{body.strip()}".strip(), annotated=True)
    return None
