// @ts-check
/** Leaves a sensitive page at once: blank first, then without the answers, then away. */
import {forget} from './forget.js';

/** So often Escape must be pressed, within so many milliseconds: time enough for keys that answer slowly. */
const PRESSES = 3;
const WITHIN = 3000;

/** True if Escape closes an explanation, and means nothing else. */
const explains = () => CSS.supports('selector(:popover-open)') && document.querySelector(':popover-open') !== null;

for (const way of document.querySelectorAll('[data-module="exit"]')) {
  if (!(way instanceof HTMLAnchorElement)) continue;
  /** @type {number[]} */
  let pressed = [];
  let leaving = false;
  const leave = async () => {
    if (leaving) return;
    leaving = true;
    document.documentElement.hidden = true;
    document.title = '';
    await forget();
    location.replace(way.href);
  };
  way.addEventListener('click', (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener('keydown', (event) => {
    if (event.repeat || event.isComposing || explains()) return;
    pressed = event.key === 'Escape' ? [...pressed, event.timeStamp].slice(-PRESSES) : [];
    if (pressed.length === PRESSES && event.timeStamp - pressed[0] < WITHIN) leave();
    // Escape also stops the loading of a page, and whoever is afraid goes on pressing it
    if (leaving) event.preventDefault();
  }, {capture: true});
}
