"""The runs of one block as inline HTML: marks and elements nested as they must be, and not split without need."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import escape

from builder.changes.prose.addresses import Pages
from builder.changes.prose.inline import Element
from builder.changes.prose.kept_words import note_of
from builder.changes.prose.runs import Run, RunKind
from builder.languages import t


def inserted() -> tuple[str, str]:
    """The beginning and the end of inserted words.

    They are named, too, in words out of sight: hardly any screen reader tells `<ins>` and `<del>` from other text.
    """
    return f"<ins>{_unseen(t('difference.added'))}", f"{_unseen(t('difference.end'))}</ins>"


def deleted() -> tuple[str, str]:
    """The beginning and the end of deleted words."""
    return f"<del>{_unseen(t('difference.removed'))}", f"{_unseen(t('difference.end'))}</del>"


def _unseen(words: str) -> str:
    return f'<span class="visually-hidden">{escape(words)}</span>'


def words_as_html(runs: Sequence[Run], pages: Pages, *, exact: bool) -> str:
    """The runs of one block. An element around several runs stays in one piece if both versions have it."""
    writer = _Writer(pages, exact=exact)
    for run, shared in zip(runs, _shared(runs), strict=True):
        mark = {RunKind.DELETED: deleted, RunKind.INSERTED: inserted}.get(run.kind)
        writer.run(run, shared, _Mark(*mark()) if mark else None)
        if run.kind is RunKind.RESTYLED:
            writer.note(note_of(run, pages))
    return writer.finish()


def _shared(runs: Sequence[Run]) -> list[tuple[Element, ...]]:
    """For each run the elements that stay open around it: those of a kept word beside it in which all of it is, too."""
    found: list[tuple[Element, ...]] = []
    for index, run in enumerate(runs):
        if run.was:
            found.append(())
            continue
        first = next((i for i in range(index, -1, -1) if runs[i].was), -1)
        last = next((i for i in range(index, len(runs)) if runs[i].was), len(runs))
        sides = [runs[first].words[-1].inside] if first >= 0 else []
        sides += [runs[last].words[0].inside] if last < len(runs) else []
        found.append(max((_around(side, runs[first + 1 : last]) for side in sides), key=len, default=()))
    return found


def _around(elements: tuple[Element, ...], changes: Sequence[Run]) -> tuple[Element, ...]:
    """As many of the elements as are around all words: the very same ones, or in a deletion such as mean the same."""
    for run in changes:
        inside: tuple[Element, ...] | None = None
        for word in run.words:
            if word.inside is inside:
                continue
            inside = word.inside
            count = 0
            for mine, other in zip(elements, inside, strict=False):
                if mine is not other and (run.kind is RunKind.INSERTED or mine.key != other.key):
                    break
                count += 1
            elements = elements[:count]
    return elements


class _Mark:
    """An `<ins>` or `<del>`, opened and closed like any element."""

    def __init__(self, begin: str, end: str) -> None:
        self.open = begin
        self.close = end


class _Writer:
    def __init__(self, pages: Pages, *, exact: bool) -> None:
        self.pages = pages
        self.exact = exact
        """True if white space counts, as in code."""
        self.html: list[str] = []
        self.inside: list[tuple[Element | _Mark, bool]] = []
        """The open elements, each with whether it is of the older version."""
        self.space = ""
        """White space that belongs after the last word."""

    def run(self, run: Run, shared: tuple[Element, ...], mark: _Mark | None) -> None:
        """Write the words of one run, inside the elements that are shared with its neighbours."""
        old = run.kind is RunKind.DELETED
        attached = self.space if run.attached and not self.exact else ""
        self.space = "" if attached else self.space
        inside: tuple[Element, ...] | None = None
        for word in run.words:
            if word.inside is not inside:
                inside = word.inside
                own = inside[len(shared) :] if mark else inside
                around: list[tuple[Element | _Mark, bool]] = [(element, False) for element in (shared if mark else ())]
                around += [(mark, False)] if mark else []
                self._stand_in([*around, *((element, old) for element in own)])
                if word is run.words[0]:
                    self.html.append(run.lead)
            elif self.space:
                self.html.append(self.space)
            html = word.html
            if html[0] == "<":
                html = self.pages.deleted(html) if old else self.pages.kept(html)
            self.html.append(html)
            self.space = word.space
        self.space = self.space or attached
        if mark and self.space and not self.exact:
            self._close(len(shared))

    def note(self, html: str) -> None:
        """Write something after the last run that is in neither version."""
        space, self.space = self.space, ""
        self._stand_in([])
        self.html.append(html)
        self.space = space

    def finish(self) -> str:
        """The HTML, with everything closed."""
        self.space = ""
        self._stand_in([])
        return "".join(self.html)

    def _stand_in(self, around: Sequence[tuple[Element | _Mark, bool]]) -> None:
        """Close and open elements until these are open; pending white space goes in between."""
        same = 0
        while same < min(len(self.inside), len(around)) and self.inside[same][0] is around[same][0]:
            same += 1
        self._close(same)
        self.html.append(self.space)
        self.space = ""
        for element, old in around[same:]:
            self.html.append(self.pages.deleted(element.open) if old else self.pages.kept(element.open))
        self.inside = list(around)

    def _close(self, depth: int) -> None:
        for element, _ in reversed(self.inside[depth:]):
            self.html.append(element.close)
        del self.inside[depth:]
