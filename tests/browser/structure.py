"""Whatever is new to it is looked at by axe: pages made of the same parts in the same surroundings are alike to it.

Axe takes most of the time of a browser test. Its rules read elements, their roles, names and colours, and the elements
around them. So a page is first described by all of these, in a hundredth of the time, and axe runs if something was
never seen before. Rules about the words or the layout of one page (two landmarks of one name, small links close
together) can still find something where nothing is new: the long tier runs axe everywhere.
"""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.reader import violations

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
    const found = new Set();
    const classes = new Map();
    for (const each of document.querySelectorAll('body, body *')) {
        const around = each.parentElement;
        classes.set(each, new Set([...classes.get(around) ?? [], ...each.classList]));
        if (!shown(each)) continue;
        found.add(`${place(around)} > ${place(each)} ${own(each)} ${each.textContent.trim() !== ''}`);
        found.add(`${[...classes.get(each)].sort().join('.')} ${each.localName}`);
    }
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(shown).map((each) => each.localName);
    levels.forEach((level, number) => found.add(`${levels[number - 1]} then ${level}`));
    return [...found];
}"""
"""Each element that is shown, with its parent, its attributes and if it has words; and with all classes around it.

The order of headings, too.
"""
WIDTH = "document.documentElement.scrollWidth"


class Look:
    """A look at one page after the other, at each of them or only where something is new."""

    def __init__(self, *, everywhere: bool = False) -> None:
        self.everywhere = everywhere
        self._seen: set[str] = set()

    def sound(self, page: Page) -> bool:
        """Nothing is wider than the phone; axe finds nothing, nor a colour too weak in the dark. True if axe ran."""
        assert page.evaluate(WIDTH) <= 360
        found = set(page.evaluate(SURROUNDINGS))
        if not self.everywhere and found <= self._seen:
            return False
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, ["color-contrast"]) == []
        page.emulate_media(color_scheme="light")
        self._seen |= found
        return True
