"""The manual of all problems, which the documentation has, made from the table of ids and docstrings of the checks."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

from builder.check import flow, history, prose, site, templates
from builder.check.ids import GROUPS
from builder.check.problem_id import COMMAND, ProblemId

START = """---
title: Problems
summary: Every problem that a check can find, and what to do about it.
weight: 10
---
<!-- Made by `python -m builder.check docs/content/articles/reference/problems.md` from builder/check/ids.py. -->

`builder check` shows each problem with its place, its id and what to do:

```text
content/articles/decide/go.md:5:5: error[broken-link]: `nowhere.md` does not exist
  fix: correct it, or add that file

1 error
Explained at https://attend-or-cancel.example/docs/reference/problems/#broken-link
```

An **error** stops a build, a release and the workflow: nothing is written. A **warning** does not. The ids are stable:
a program that reads `builder check --format json` can rely on them.
"""
_NAMED = re.compile(r" \((?:`[a-z-]+`(?:, )?)+\)")
"""Ids in brackets, behind the words of the rule that they belong to."""


def manual() -> str:
    """The page as Markdown."""
    rules = dict(_rules())
    parts = [START]
    for title, group in GROUPS.items():
        parts.append(f"## {title}\n")
        parts += [_entry(each, rules.get(each.id, [])) for each in group]
    return "\n".join(parts)


def _entry(each: ProblemId, rules: list[str]) -> str:
    severity = "Ends a command such as `builder diff`" if each.severity == COMMAND else each.severity.capitalize()
    text = f"### {each.id}\n\n*{severity}.* {each.meaning}\n\n**What to do:** {each.fix}\n"
    return "\n".join([text, *(f"**Rule:** {rule}\n" for rule in rules)])


def _rules() -> Iterator[tuple[str, list[str]]]:
    """Each id with the docstrings of the checks that name it."""
    found: dict[str, list[str]] = {}
    for text in _docstrings():
        named = "".join(match[0] for match in _NAMED.finditer(text))
        for name in dict.fromkeys(re.findall(r"`([a-z-]+)`", named)):
            found.setdefault(name, []).append(_NAMED.sub("", text))
    yield from found.items()


def _docstrings() -> Iterator[str]:
    """The docstring of every check."""
    for folder in (flow, site, history, prose, templates):
        for module in pkgutil.iter_modules(folder.__path__):
            name = f"{folder.__name__}.{module.name}"
            yield (importlib.import_module(name).__doc__ or "").strip()
