"""Outside links for a terminal, for an issue, and for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.check.outside.answers import Verdict
from builder.check.outside.checking import CheckedLink
from builder.check.outside.outside_links import OutsideLink
from builder.text.counted import plural
from builder.text.markdown_words import escaped
from builder.text.printable import json_text, printable

FORMAT = 1
"""Grows with a change after which a program that reads this would be wrong; a new key is none."""
LIMIT = 60_000
"""Bytes of an issue, which holds 65,536 characters."""
SHOWN = 300
"""Characters of an address that are shown."""
PLACES = 10
"""Places of a link that are named in an issue."""
_NO_LINK = re.compile(r"[<>\s]|\A\w+://(?:[^/]*@)?(?:[\w-]+\.)*github\.com(?![\w.-])", re.IGNORECASE)
TITLES = {
    Verdict.BROKEN: "Broken",
    Verdict.MOVED: "Moved for good, and still found",
    Verdict.UNSURE: "Could not tell; look for yourself",
}


def listed(links: Sequence[OutsideLink], shape: str) -> str:
    """The links without their state, in a format of `builder links`; ends with a newline unless it is empty."""
    if shape == "json":
        return _json([_as_data(link) for link in links], checked=False)
    if shape == "markdown":
        return "".join(f"- {_link(link.url)}{_places(link)}\n" for link in links)
    return "".join(f"{_line(link)}\n" for link in links) + f"{plural(len(links), 'outside link')}\n"


def reported(checked: Sequence[CheckedLink], shape: str) -> str:
    """The links that are not fine, by state; for programs, all of them."""
    if shape == "json":
        answers = [{"state": each.answer.verdict, "reason": each.answer.reason, "to": each.answer.to or None}
                   for each in checked]  # fmt: skip
        return _json(
            [_as_data(each.link) | answer for each, answer in zip(checked, answers, strict=True)], checked=True
        )
    return _as_markdown(checked) if shape == "markdown" else _as_text(checked)


def broken(checked: Sequence[CheckedLink]) -> int:
    """The number of broken links."""
    return sum(each.answer.verdict is Verdict.BROKEN for each in checked)


def _json(links: list[dict[str, object]], *, checked: bool) -> str:
    return json_text({"format": FORMAT, "checked": checked, "links": links}) + "\n"


def _as_data(link: OutsideLink) -> dict[str, object]:
    places = [{"file": place.file, "line": place.line, "column": place.column} for place in link.places]
    return {"url": link.url, "places": places}


def _as_text(checked: Sequence[CheckedLink]) -> str:
    blocks = []
    for verdict, title in TITLES.items():
        found = [each for each in checked if each.answer.verdict is verdict]
        if found:
            lines = [f"{_line(each.link)}\n  {printable(_why(each))}" for each in found]
            blocks.append("\n".join([f"{title}: {len(found):,}", *lines]))
    fine = sum(each.answer.verdict is Verdict.FINE for each in checked)
    return "\n\n".join([*blocks, f"{plural(len(checked), 'outside link')}; fine: {fine:,}"]) + "\n"


def _line(link: OutsideLink) -> str:
    return "\n".join([printable(link.url), *(f"  {printable(str(place))}" for place in link.places)])


def _why(each: CheckedLink) -> str:
    return f"now at {_short(each.answer.to)}" if each.answer.to else each.answer.reason


def _as_markdown(checked: Sequence[CheckedLink]) -> str:
    """The links to correct, the worst first; those that do not fit are counted. Addresses of redirects are code."""
    text = ""
    for verdict, title in TITLES.items():
        found = [each for each in checked if each.answer.verdict is verdict]
        lines = [f"\n### {title}: {len(found):,}\n\n", *map(_item, found)] if found else []
        for number, line in enumerate(lines):
            if len((text + line).encode()) > LIMIT - 100:
                return f"{text}- and {len(lines) - number:,} more here, for which there is no room\n".lstrip()
            text += line
    return text.lstrip()


def _item(each: CheckedLink) -> str:
    why = f"now at `{_short(each.answer.to)}`" if each.answer.to else escaped(each.answer.reason)
    return f"- {_link(each.link.url)}: {why}{_places(each.link)}\n"


def _link(url: str) -> str:
    """An address to follow; as code if it would end early, or would tell people on GitHub that they are spoken of."""
    short = _short(url)
    return f"`{short}`" if _NO_LINK.search(url) or short != url else f"<{url}>"


def _places(link: OutsideLink) -> str:
    return "".join(_named_places(link))


def _named_places(link: OutsideLink) -> Iterator[str]:
    for place in link.places[:PLACES]:
        name = printable(str(place)).replace("`", "'")
        yield f"\n  - `{name}`"
    if len(link.places) > PLACES:
        yield f"\n  - and {plural(len(link.places) - PLACES, 'more place')}"


def _short(url: str) -> str:
    """An address without what would end a code span, and not longer than a few lines."""
    url = printable(url).replace("`", "%60")
    return url if len(url) <= SHOWN else f"{url[:SHOWN]}…"
