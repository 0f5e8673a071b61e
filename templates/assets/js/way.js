// @ts-check
/** The order of the steps: the start, the questions that count, a look over several answers, the advice. Pure. */
import {wholeWay} from './after.js';

/** Steps that are no question; the id of a question has no dot. */
export const START = '.start';
export const CHECK = '.check';
export const RESULT = '.result';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 */

/**
 * The step after this one: the next question on the way; where one answer is being changed, the first that is still
 * missing; when none is, a look over the answers if there are several, and else the advice.
 * @param {Flow} flow
 * @param {Answers} answers
 * @param {string} at
 * @param {boolean} changing
 * @returns {string}
 */
export function stepAfter(flow, answers, at, changing) {
  const {steps, next} = wholeWay(flow, answers);
  const ends = next ? [next] : steps.length > 1 ? [CHECK, RESULT] : [RESULT];
  const way = [START, ...steps.map(({question}) => question), ...ends];
  // a question that no longer counts has no next one on the way
  return changing || !way.includes(at) ? ends[0] : way[way.indexOf(at) + 1];
}

/**
 * The step that can be shown: without the answers it needs it is the start. Advice needs none to the questions after it.
 * @param {Flow} flow
 * @param {Answers} answers
 * @param {string} at
 * @returns {string}
 */
export function stepShown(flow, answers, at) {
  const {steps, reference} = wholeWay(flow, answers);
  const missing = (at === CHECK && steps.length === 0) || (at === RESULT && reference >= 0);
  return missing ? START : at;
}
