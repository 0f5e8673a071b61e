// @ts-check
/**
 * Where the reader is and what was answered, kept in the browser's history and nowhere else: Back, Forward and
 * Refresh work by themselves, nothing is stored on the device, and no address shows an answer.
 */
import {valid} from './engine.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 * @typedef {object} State
 * @property {string} at  a question, `start`, `check` or `result`
 * @property {Answers} answers
 * @property {number} visit  names one run through the flow: its newest answers count, those of another one do not
 * @property {number} deep  how many entries of the history this page has made before this one
 * @property {number} jumps  how many of them lead to places within this step
 * @property {boolean} changing  whether one answer is being changed, after which only what is missing is asked
 */

/** For so many milliseconds the browser may take its time to go back. */
const PATIENCE = 500;

/**
 * The state of the current entry of the history.
 * @param {Flow} flow
 * @returns {State}
 */
export function current(flow) {
  const kept = history.state?.flow === flow.slug ? history.state : {};
  const known = ['check', 'result'].includes(kept.at) || flow.questions.some(({id}) => id === kept.at);
  return {
    at: known ? kept.at : 'start',
    answers: valid(flow, kept.answers),
    visit: number(kept.visit) || Date.now(),
    deep: number(kept.deep),
    jumps: number(kept.jumps),
    changing: kept.changing === true,
  };
}

/**
 * A whole number, or nought for anything else.
 * @param {unknown} value
 * @returns {number}
 */
function number(value) {
  return typeof value === 'number' && Number.isInteger(value) ? value : 0;
}

/**
 * Change the current entry; its address loses a fragment of answers.
 * @param {Flow} flow
 * @param {Partial<State>} changed
 */
export function keep(flow, changed) {
  const address = location.hash.startsWith('#answers=') ? location.pathname + location.search : location.href;
  history.replaceState({flow: flow.slug, ...current(flow), ...changed}, '', address);
}

/**
 * Go one step on.
 * @param {Flow} flow
 * @param {string} at
 * @param {Partial<State>} [changed]
 */
export function advance(flow, at, changed = {}) {
  const {deep, ...now} = current(flow);
  const address = location.pathname + location.search;
  history.pushState({flow: flow.slug, ...now, jumps: 0, changing: false, ...changed, at, deep: deep + 1}, '', address);
}

/**
 * Go one step back.
 * @param {Flow} flow
 */
export function retreat(flow) {
  history.go(-1 - current(flow).jumps);
}

/**
 * Remove every answer of this visit from the history of the browser: back to the first entry of this page, which is
 * emptied; a new one behind it drops all that lay ahead.
 * @param {string} address  of the page, without a fragment
 * @returns {Promise<void>} when it is done
 */
export function forget(address) {
  // browsers keep a limited number of entries, and drop the oldest
  const deep = Math.min(number(history.state?.deep), history.length - 1);
  return new Promise((resolve) => {
    /** @param {Event} [event] */
    const empty = (event) => {
      event?.stopImmediatePropagation();
      window.removeEventListener('popstate', empty, {capture: true});
      clearTimeout(late);
      history.replaceState(null, '', address);
      history.pushState(null, '', address);
      resolve();
    };
    const late = setTimeout(() => empty(), PATIENCE);
    window.addEventListener('popstate', empty, {capture: true});
    if (deep > 0) history.go(-deep);
    else empty();
  });
}
