// @ts-check
/**
 * The step that is shown and the answers, kept in the browser's history and nowhere else: Back, Forward and
 * Refresh work by themselves, nothing is stored on the device, and no address shows an answer.
 */
import {valid} from './engine.js';
import {mark} from './forget.js';
import {CHECK, RESULT, START} from './way.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 * @typedef {object} State
 * @property {string} at  a question, or another step
 * @property {Answers} answers
 * @property {number} visit  names one run through the flow: its newest answers count, those of another one do not
 * @property {number} deep  how many entries of the history this page has made before this one
 * @property {number} jumps  how many of them lead to places within this step
 * @property {Answers} ticks  what another flow told of questions that take several answers, to be looked over
 * @property {unknown} taken  what was taken over from another flow, where a reader has just come from one
 * @property {boolean} changing  whether one answer is being changed, after which only what is missing is asked
 */

/**
 * The state of the current entry of the history.
 * @param {Flow} flow
 * @returns {State}
 */
export function current(flow) {
  const held = history.state?.flow === flow.slug ? history.state : {};
  if (flow.dated && held.today) flow.today = `${held.today}`;
  const known = [CHECK, RESULT].includes(held.at) || flow.questions.some(({id}) => id === held.at);
  return {
    at: known ? held.at : START,
    answers: valid(flow, held.answers),
    visit: number(held.visit) || Date.now(),
    deep: number(held.deep),
    jumps: number(held.jumps),
    ticks: valid(flow, held.ticks),
    taken: held.taken,
    changing: held.changing === true,
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
 * A state as the history holds it.
 * @param {Flow} flow
 * @param {State} state
 */
function kept(flow, state) {
  const [answers, ticks] = [state.answers, state.ticks].map((each) => Object.fromEntries(each));
  return {flow: flow.slug, ...state, answers, ticks, ...(flow.dated ? {today: flow.today} : {})};
}

/**
 * Change the current entry; its address loses a fragment of answers.
 * @param {Flow} flow
 * @param {Partial<State>} changed
 */
export function keep(flow, changed) {
  const address = location.hash.startsWith('#answers=') ? location.pathname + location.search : location.href;
  history.replaceState(kept(flow, {...current(flow), ...changed}), '', address);
  mark();
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
  const next = {...now, jumps: 0, changing: false, taken: null, ...changed, at, deep: deep + 1};
  history.pushState(kept(flow, next), '', address);
  mark();
}

/**
 * Go one step back.
 * @param {Flow} flow
 */
export function retreat(flow) {
  history.go(-1 - current(flow).jumps);
}
