// @ts-check
/**
 * Where the reader is and what was answered, kept in the browser's history and nowhere else: Back, Forward and
 * Refresh work by themselves, nothing is stored on the device, and no address shows an answer.
 */
import {valid} from './engine.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 * @typedef {{at: string, answers: Answers, deep: number, changing: boolean}} State  `at` is a question, `start` or
 *   `result`; `deep` counts the steps taken on this page, so that a Back link knows whether there is one to go back
 *   to; `changing` is whether one answer is being changed, after which only what is missing is asked
 */

/**
 * The state of the current entry of the history.
 * @param {Flow} flow
 * @returns {State}
 */
export function current(flow) {
  const kept = history.state?.flow === flow.slug ? history.state : {};
  const known = kept.at === 'result' || flow.questions.some(({id}) => id === kept.at);
  const deep = Number.isInteger(kept.deep) ? kept.deep : 0;
  return {at: known ? kept.at : 'start', answers: valid(flow, kept.answers), deep, changing: kept.changing === true};
}

/**
 * Keep the newest answers with the current entry, too.
 * @param {Flow} flow
 * @param {Answers} answers
 */
export function keep(flow, answers) {
  history.replaceState({flow: flow.slug, ...current(flow), answers}, '');
}

/**
 * Go one step on.
 * @param {Flow} flow
 * @param {string} at
 * @param {Answers} answers
 * @param {boolean} [changing]
 */
export function advance(flow, at, answers, changing = false) {
  history.pushState({flow: flow.slug, at, answers, deep: current(flow).deep + 1, changing}, '');
}
