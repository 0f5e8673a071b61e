"""Every withdrawal names a page and a version that exist (`unknown-version`, `unknown-outcome`, `unread-version`).

No other version says word for word what a withdrawn one says (`same-words`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.history.history import History
from builder.history.model import PageHistory, Version
from builder.history.past import Past
from builder.history.withdrawable import Withdrawable, withdrawable
from builder.problems import Problem, Severity, did_you_mean
from builder.site import Site, Withdrawal
from builder.site.page_kinds import Kind


def check_withdrawals(site: Site, past: Past | None, *, ever: bool) -> Iterator[Problem]:
    """A problem for each withdrawal that would do nothing, since readers would go on seeing what it means.

    `past` is None where no history was read; `ever` is whether there is one all the same, in which the page may be.
    """
    known = withdrawable(site, past) if site.settings.withdrawn else {}
    severity = Severity.WARNING if ever and past is None else Severity.ERROR
    view = site.settings.view
    for each in site.settings.withdrawn:
        if not view.language and not view.seen(each.file):
            continue  # it is of a translation, with which it is checked
        page = known.get(each.file)
        if page is None:
            yield _unknown_page(each, known, severity)
        elif each.version and past is None:
            yield _unread(each)
            if each.outcome and not page.is_flow:
                yield from _check_outcome(each, page, past, severity)
        elif each.version and each.version not in page.names:
            message = f"this page has no version `{each.version}`"
            yield Problem(each.version_where, "unknown-version", message, did_you_mean(each.version, page.names))
        elif each.outcome:
            yield from _check_outcome(each, page, past, severity)


def _unknown_page(each: Withdrawal, known: Mapping[str, Withdrawable], severity: Severity) -> Problem:
    said = "never was a page" if severity is Severity.ERROR else "is no page today, and no history was read"
    message = f"`{each.file.removeprefix('content/')}` {said}"
    pages = [file.removeprefix("content/") for file in known]
    otherwise = "write the file of a page, like `articles/decide/example.md`"
    fix = did_you_mean(each.file.removeprefix("content/"), pages, otherwise)
    return Problem(each.where, "unknown-version", message, fix, severity=severity)


def _unread(each: Withdrawal) -> Problem:
    what = "outcome" if each.outcome else "page"
    message = f"this {what} is shown as withdrawn, since no history was read"
    why = f"without it nobody can tell whether `{each.version}` is the version in force"
    fix = "build with the history: then other versions can be read"
    return Problem(each.version_where, "unread-version", message, fix, why=why, severity=Severity.WARNING)


def _check_outcome(each: Withdrawal, page: Withdrawable, past: Past | None, severity: Severity) -> Iterator[Problem]:
    if not page.is_flow:
        fix = "remove `outcome` to withdraw the whole page"
        yield Problem(each.outcome_where, "unknown-outcome", "an article has no outcomes", fix)
    elif each.version or not each.outcomes & page.outcomes:
        outcomes = page.outcomes_in(past, each.version)
        if not each.outcomes & outcomes:
            of = f"the version `{each.version}` of this flow" if each.version else "this flow"
            message, fix = f"{of} has no outcome `{each.outcome}`", did_you_mean(each.outcome, sorted(outcomes))
            yield Problem(each.outcome_where, "unknown-outcome", message, fix, severity=severity)


def check_same_words(site: Site, history: History) -> Iterator[Problem]:
    """A warning for each version that can be read and says word for word what a withdrawn one said.

    Where the page has said the same ever since, it was a source or a block that was wrong; unless that changed only
    after the withdrawal, when nobody may have meant to bring the page back.
    """
    for each in site.settings.withdrawn:
        for page in history.pages if each.version else ():
            words = [_words(history, version, each.outcome) for version in page.versions]
            for place, version in enumerate(page.versions):
                if page.file == each.file and version.name == each.version:
                    only_sources = len(set(words[place:])) == 1
                    same = (other for other, said in zip(page.versions, words, strict=True) if said == words[place])
                    left = [other for other in same if other.published and not _is_withdrawn(site, page, other, each)]
                    if not only_sources:
                        yield from (_same_words(each, page, other) for other in left)
                    elif page.newest in left and page.ended is None and page.newest.day >= each.date:
                        yield _back(each)


def _is_withdrawn(site: Site, page: PageHistory, version: Version, like: Withdrawal) -> bool:
    settings = site.settings
    outcome = like.outcome and settings.withdrawal(page.file, version.name, like.outcome)
    return bool(outcome or settings.withdrawal(page.file, version.name))


def _words(history: History, version: Version, outcome: str) -> frozenset[tuple[str, str]]:
    """The names and ids in git of a page's own files; of an outcome with a file, that one alone."""
    if version.kind is not Kind.FLOW:
        return frozenset({("", history.timeline.blob(version.file, version.index))})
    folder = version.file.rpartition("/")[0]
    files = {each.file.removeprefix(folder): each.blob for each in history.timeline.files(version.index, folder)}
    own = f"/{outcome}.md"
    return frozenset({(own, files[own])} if own in files else files.items())


def _same_words(withdrawal: Withdrawal, page: PageHistory, version: Version) -> Problem:
    message = f"the version `{version.name}` says the same as `{withdrawal.version}`, and is not withdrawn"
    if page.ended is None and version is page.newest:
        message, fix = f"the version in force says the same as `{withdrawal.version}`", "correct the page"
    else:
        fix = "withdraw it, too"
    why = "its words are the same in every file of the page"
    return Problem(withdrawal.where, "same-words", message, fix, why=why, severity=Severity.WARNING)


def _back(withdrawal: Withdrawal) -> Problem:
    message = f"the page says again what was withdrawn as `{withdrawal.version}`: only what it uses changed since"
    fix = "correct the page, or remove `version` to withdraw all of it; if a source was what was wrong, do nothing"
    return Problem(withdrawal.where, "same-words", message, fix, severity=Severity.WARNING)
