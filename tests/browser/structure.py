"""Whatever is new to it is looked at by axe: pages made of the same parts in the same surroundings are alike to it.

Axe takes most of the time of a browser test. Its rules read elements, their roles and names, and the elements around
them; one rule, which takes half of its time, reads colours. So a page is first described by the former and by the
latter, in a hundredth of the time, and axe runs if something was never seen before. Rules about the words or the layout
of one page (two landmarks of one name, small links close together) can still find something where nothing is new: tests
that ask for `look` are in the long tier, too, which runs axe everywhere.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.reader import CONTRAST, violations
from tests.shared import shared

SURROUNDINGS = """() => {
    const refers = new Set(['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'for', 'headers']);
    const says = /^(role|type|tabindex|lang|dir|scope|hidden|open|disabled|autocomplete|aria-.*)$/;
    const words = new Set(['aria-label', 'aria-valuetext', 'aria-description']);
    const value = ({name, value}) => refers.has(name)
        ? value.split(/\\s+/).every((id) => document.getElementById(id))
        : words.has(name) ? value.trim() !== '' : says.test(name) ? value : '';
    const place = (each) => [each.localName, ...each.classList].join('.');
    const shown = (each) => each.checkVisibility({visibilityProperty: true});
    const own = (each) => [...each.attributes].filter(({name}) => name !== 'class' && name !== 'id')
        .map((attribute) => `${attribute.name}=${value(attribute)}`).sort();
    const plain = new Set(['html', 'body', 'div', 'span', 'p', 'b', 'em', 'strong']);
    const role = (each) => each.role ?? (plain.has(each.localName) ? [] : each.localName);
    const found = new Set();
    const roles = new Map();
    for (const each of document.querySelectorAll('body, body *')) {
        const around = each.parentElement;
        roles.set(each, new Set([...roles.get(around) ?? []].concat(role(each))));
        if (!shown(each)) continue;
        found.add(`${place(around)} > ${place(each)} ${own(each)} ${each.textContent.trim() !== ''}`);
        found.add(`${[...roles.get(each)].sort().join('.')} ${each.localName}`);
    }
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(shown).map((each) => each.localName);
    for (const one of ['h1', 'main', 'nav']) found.add(`${document.querySelectorAll(one).length} ${one}`);
    found.add(`${document.documentElement.lang !== ''} ${document.title.trim() !== ''}`);
    levels.forEach((level, number) => found.add(`${levels[number - 1]} then ${level}`));
    return [...found];
}"""
"""Each element that is shown, with its parent, its attributes and if it has words; and with all roles around it.

The order of headings, too, and if the page has a language and a title.
"""
COLOURS = """() => {
    const found = new Set();
    const below = new Map();
    for (const each of document.querySelectorAll('body, body *')) {
        const {backgroundColor, backgroundImage, color, fontSize, fontWeight, opacity} = getComputedStyle(each);
        const around = below.get(each.parentElement) ?? {ground: [], opacity: 1};
        const opaque = !/^rgba|[/]/.test(backgroundColor);
        const clear = backgroundColor === 'rgba(0, 0, 0, 0)' && backgroundImage === 'none';
        const ground = clear ? around.ground : [...opaque ? [] : around.ground, backgroundColor, backgroundImage];
        below.set(each, {ground, opacity: around.opacity * opacity});
        const words = [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (words && each.checkVisibility({visibilityProperty: true})) {
            found.add([color, ...ground, fontSize, fontWeight, around.opacity * opacity].join(' '));
        }
    }
    return [...found];
}"""
"""The colour of words and of what is below them, with their size and weight."""
WIDTHS = "[document.documentElement.scrollWidth, innerWidth]"


class Look:
    """A look at one page after the other, at each of them or only where something is new to all who share a memory."""

    def __init__(self, memory: Path, *, everywhere: bool = False) -> None:
        self.everywhere = everywhere
        self._memory = memory
        self._seen: set[str] = set()

    def sound(self, page: Page) -> bool:
        """Nothing is wider than the screen; axe finds nothing, in the light or in the dark. True if axe ran."""
        width, screen = page.evaluate(WIDTHS)
        assert width <= screen, f"{width} pixels wide, and the screen {screen}"
        parts = self._new(page, SURROUNDINGS)
        if parts:
            found = violations(page, without=[CONTRAST])
            assert found == [], found
        colours = self._well_readable(page, "light")
        self._remember(parts)
        if not parts and not colours:
            return False
        page.emulate_media(color_scheme="dark")
        self._well_readable(page, "dark")
        page.emulate_media(color_scheme="light")
        return True

    def _well_readable(self, page: Page, scheme: str) -> bool:
        """No colour is too weak, if one of them is new in this scheme, which is what is returned."""
        colours = self._new(page, COLOURS, scheme)
        if colours:
            found = violations(page, [CONTRAST])
            assert found == [], found
        self._remember(colours)
        return bool(colours)

    def _new(self, page: Page, described: str, scheme: str = "") -> set[str]:
        """Everything on the page that was not there on any other; all of it, if axe runs everywhere."""
        found = {" ".join([scheme, *each.split()]) for each in page.evaluate(described)}
        if self.everywhere:
            return found
        if found - self._seen and self._memory.exists():
            self._seen |= set(self._memory.read_text("utf-8").splitlines())
        return found - self._seen

    def _remember(self, found: set[str]) -> None:
        """Add to the memory, in one piece, since others do the same."""
        self._seen |= found
        with self._memory.open("ab", buffering=0) as memory:
            memory.write("".join(f"{each}\n" for each in found).encode())


@pytest.fixture(scope="session")
def look(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Look:
    """One memory for the whole run; in the long tier, axe runs everywhere."""
    folder = shared(tmp_path_factory, "look", Path.mkdir)
    return Look(folder / "memory", everywhere=request.config.getoption("--long"))
