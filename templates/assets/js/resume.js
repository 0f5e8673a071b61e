// @ts-check
/**
 * Hides the first page of a flow, before anything is drawn, from a reader who comes back to a later step, or with answers:
 * it would be there for a moment, and the step in its place would move all below.
 */
import {START} from './way.js';

const {at = START, given, brought} = history.state ?? {};
const start = document.querySelector('[data-view="start"]');
if (start instanceof HTMLElement && (at !== START || given || brought || location.hash.startsWith('#answers='))) {
  start.hidden = true;
  window.addEventListener('error', () => (start.hidden = false), {capture: true, once: true});
}
