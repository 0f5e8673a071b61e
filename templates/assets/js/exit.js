// @ts-check
/** Leaves a sensitive page at once: blank first, then without the answers, then away. */
import {forget} from './forget.js';

/** So often Shift must be pressed, within so many milliseconds. */
const PRESSES = 3;
const WITHIN = 2000;

/**
 * Leave.
 * @param {HTMLAnchorElement} way
 */
async function leave(way) {
  document.documentElement.hidden = true;
  document.title = '';
  await forget();
  location.replace(way.href);
}

for (const way of document.querySelectorAll('[data-module="exit"]')) {
  if (!(way instanceof HTMLAnchorElement)) continue;
  /** @type {number[]} */
  let pressed = [];
  way.addEventListener('click', (event) => {
    event.preventDefault();
    leave(way);
  });
  document.addEventListener('keydown', (event) => {
    pressed = event.key === 'Shift' && !event.repeat ? [...pressed, event.timeStamp].slice(-PRESSES) : [];
    if (pressed.length === PRESSES && event.timeStamp - pressed[0] < WITHIN) leave(way);
  });
}
