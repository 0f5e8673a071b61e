"""Terms of `glossary.yaml` exist (`unknown-term`), are marked somewhere (`unused-term`), and differ (`same-term`)."""

from __future__ import annotations

from collections.abc import Iterator

from builder.load.glossary import FILE
from builder.problems import Problem, Severity, did_you_mean
from builder.site import GlossaryTerm, Site


def check(site: Site) -> Iterator[Problem]:
    """Marks in Markdown, and the terms that none of them names; not judged while a file is unreadable."""
    if FILE in site.unread:
        return
    marks = [mark for document in site.documents for mark in document.terms]
    for mark in marks:
        if mark.target not in site.glossary:
            if mark.target:
                message = f"there is no term `{mark.target}`"
                fix = did_you_mean(mark.target, site.glossary, "add it to content/glossary.yaml")
            else:
                message, fix = "this names no term", "write its key after `term:`, as it is in content/glossary.yaml"
            yield Problem(mark.where, "unknown-term", message, fix)
    yield from _same_words(site)
    keys = {mark.target for mark in marks}
    if site.unread or not keys <= site.glossary.keys():
        return
    for term in site.glossary.values():
        if term.key not in keys:
            message, fix = (
                f"no text marks the term `{term.key}`",
                f"mark it as `[term:{term.key}]` where it is first used",
            )
            why = "the glossary lists it all the same"
            yield Problem(term.where, "unused-term", message, fix, why=why, severity=Severity.WARNING)


def _same_words(site: Site) -> Iterator[Problem]:
    seen: dict[str, GlossaryTerm] = {}
    for term in site.glossary.values():
        for words in dict.fromkeys(each.casefold() for each in (term.term, *term.also)):
            other = seen.setdefault(words, term)
            if other is not term:
                message, fix = (
                    f"two terms are called “{words}”",
                    "keep one of the two, or tell them apart in their words",
                )
                yield Problem(term.where, "same-term", message, fix, also=((other.where, "the other"),))
