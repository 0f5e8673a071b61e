// @ts-check
/**
 * Takes the reader's answers out of the tab's history. An entry can be emptied only while it is the current one, so
 * the way leads back to the first that a flow made, and a new entry behind it drops all that lay ahead.
 *
 * What earlier loads of flows made is found by the Navigation API, where the browser has it: there each entry bears a
 * mark, which every page of this site in the tab can read, and which tells no answer.
 */

import {forgetCountry} from './country.js';

/** An entry that a flow made. */
const MADE = 'made';

/** An entry before which everything is to be forgotten. */
const FORGOTTEN = 'forgotten';

/** For so many milliseconds the browser may take its time to go back. */
const PATIENCE = 500;

/** The Navigation API; where a browser has none, its name would be that of a heading's element with this anchor. */
const navigation = 'Navigation' in window ? window.navigation : undefined;

/**
 * The entries of this site that lie side by side in the tab; none where the browser does not tell.
 * @returns {{index: number, key: string, url: string | null, sameDocument: boolean, getState(): any}[]}
 */
const entries = () => navigation?.entries() ?? [];

/** The place of the current one among them. */
const here = () => navigation?.currentEntry?.index ?? 0;

/**
 * Mark the current entry.
 * @param {string} [state]
 */
export function mark(state = MADE) {
  // a page within a frame without an origin has no entries
  if (navigation?.currentEntry) navigation.updateCurrentEntry({state});
}

/**
 * Whether the reader has cleared the answers, or left at once, since this entry was made.
 * @returns {boolean}
 */
export function isForgotten() {
  return entries().slice(here()).some((entry) => entry.getState() === FORGOTTEN);
}

/**
 * Empty the history from the first entry that this load of the page made; the chosen country is forgotten, too.
 * @returns {Promise<void>} when it is done
 */
export function forget() {
  forgetCountry();
  // browsers keep a limited number of entries, and drop the oldest
  const deep = Math.min(Number(history.state?.deep) || 0, history.length - 1);
  return new Promise((resolve) => {
    /** @param {Event} [event] */
    const empty = (event) => {
      event?.stopImmediatePropagation();
      window.removeEventListener('popstate', empty, {capture: true});
      clearTimeout(late);
      const emptied = {flow: history.state?.flow};
      history.replaceState(emptied, '', location.pathname);
      if (entries().slice(0, here()).some((entry) => entry.getState() === MADE)) mark(FORGOTTEN);
      history.pushState({...emptied, deep: 1}, '', location.pathname);
      resolve();
    };
    const late = setTimeout(() => empty(), PATIENCE);
    window.addEventListener('popstate', empty, {capture: true});
    if (deep > 0) history.go(-deep);
    else empty();
  });
}

/**
 * Go to the first entry that an earlier load of a flow made, if there is one; the page there sees that it is forgotten,
 * and empties the history from there on.
 */
export function forgetEarlier() {
  const first = entries().find((entry) => entry.getState() === MADE);
  // to the browser, the page that handed answers on to this one is the same document
  if (!first?.url || (first.sameDocument && new URL(first.url).pathname === location.pathname)) return;
  const {committed, finished} = navigation.traverseTo(first.key);
  // where it cannot be shown, as offline, the reader stays here, without answers
  Promise.allSettled([committed, finished]);
}

/**
 * Whether the tab's history may hold entries that no page can tell of: behind a page of another site.
 * @returns {boolean}
 */
export function mayHoldMore() {
  return entries().length < history.length;
}
