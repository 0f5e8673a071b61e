"""What `site.yaml` withdraws: versions that exist (`unknown-version`), and none that says the same stays readable."""

from __future__ import annotations

from collections.abc import Iterator

from builder.problems import Problem, Severity, did_you_mean
from builder.site import Site, Withdrawal
from builder.versions.history import History
from builder.versions.model import Kind, PageHistory, Version

CHECK = "unknown-version"
SAME_WORDS = "same-words"


def withdrawn_versions(history: History, site: Site) -> dict[str, Withdrawal]:
    """The withdrawal of each version that is withdrawn, by its address."""
    by_name = {(each.file, each.version): each for each in site.settings.withdrawn}
    return {
        version.address: by_name[page.file, version.name]
        for page in (history.pages if by_name else ())
        for version in page.versions
        if (page.file, version.name) in by_name
    }


def check_same_words(site: Site, history: History) -> Iterator[Problem]:
    """A warning for each version that can be read and says word for word what a withdrawn one said.

    Where it is the page that has said the same ever since, it was a source or a block that was wrong.
    """
    withdrawn = withdrawn_versions(history, site)
    for page in history.pages if withdrawn else ():
        words = [_words(history, version) for version in page.versions]
        for place, version in enumerate(page.versions):
            if version.address in withdrawn and len(set(words[place:])) > 1:
                same = (other for other, said in zip(page.versions, words, strict=True) if said == words[place])
                left = (other for other in same if other.published and other.address not in withdrawn)
                yield from (_same_words(withdrawn[version.address], page, other) for other in left)


def _words(history: History, version: Version) -> frozenset[tuple[str, str]]:
    """What git calls the contents of a page's own files, with their names in a flow's folder."""
    if version.kind is Kind.ARTICLE:
        return frozenset({("", history.timeline.blob(version.file, version.index))})
    folder = version.file.rpartition("/")[0]
    return frozenset(
        (each.file.removeprefix(folder), each.blob) for each in history.timeline.files(version.index, folder)
    )


def _same_words(withdrawal: Withdrawal, page: PageHistory, version: Version) -> Problem:
    message = f"the version `{version.name}` says the same as `{withdrawal.version}`, and is not withdrawn"
    if page.ended is None and version is page.newest:
        message, fix = f"the version in force says the same as `{withdrawal.version}`", "correct the page"
    else:
        fix = "withdraw it, too"
    why = "its words are the same in every file of the page"
    return Problem(withdrawal.where, SAME_WORDS, message, fix, why, Severity.WARNING)


def check_withdrawals(site: Site, history: History) -> Iterator[Problem]:
    """A problem for each withdrawal that would do nothing, since readers would go on seeing that version."""
    pages = {page.file: page for page in history.pages}
    for each in site.settings.withdrawn:
        page = pages.get(each.file)
        if page is None:
            message = f"`{each.file.removeprefix('content/')}` never was a page"
            fix = did_you_mean(each.file, pages, "write the file of a page, like `articles/decide/example.md`")
            yield Problem(each.where, CHECK, message, fix)
            continue
        names = [version.name for version in page.published]
        if each.version not in names:
            message = f"this page has no version `{each.version}`"
            yield Problem(each.where, CHECK, message, did_you_mean(each.version, names))
        elif each.version == page.newest.name and page.ended is None:
            why = "its words are those of the page itself"
            fix = "correct the page first; withdraw this version once another one is in force"
            yield Problem(each.where, CHECK, "this version is the one in force", fix, why)
