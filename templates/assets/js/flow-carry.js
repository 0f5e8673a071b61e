// @ts-check
/**
 * Starts the flow that goes on from a result, and hands it the answers. No address and no storage holds one.
 */
import {counted} from './after.js';
import {enter} from './enter.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 * @typedef {object} Next
 * @property {[question: string, to: string, options: [own: string, theirs: string][]][]} carry
 * @property {Record<string, string[]>} tell
 * @typedef {object} Told  what the next flow is told of one of its questions
 * @property {string[]} chosen  its options that hold; the first counts where it takes one answer
 * @property {string[]} clear  those that do not hold
 * @property {boolean} whole  whether every other option is clear, too
 */

/**
 * What the answers tell a flow, by its questions.
 * @param {Flow} flow
 * @param {Next} next
 * @param {Answers} answers
 * @returns {Record<string, Told>}
 */
export function told(flow, {carry, tell}, answers) {
  const given = counted(flow, answers);
  /** @type {Map<string, Told>} */
  const found = new Map();
  /** @param {string} question */
  const of = (question) => {
    if (!found.has(question)) found.set(question, {chosen: [], clear: [], whole: false});
    return /** @type {Told} */ (found.get(question));
  };
  for (const [question, to, options] of carry) {
    const chosen = given.get(question);
    if (!chosen) continue;
    for (const [own, theirs] of options) of(to)[chosen.includes(own) ? 'chosen' : 'clear'].push(theirs);
  }
  for (const [question, options] of Object.entries(tell)) {
    of(question).chosen.push(...options);
    of(question).whole = true;
  }
  return Object.fromEntries(found);
}

/**
 * Go to the flow that a link of the result names.
 * @param {import('./flow-run.js').FlowRun} run
 * @param {HTMLElement} link
 */
export function carry({flow, outcome, answers}, link) {
  const address = link.getAttribute('href') ?? '';
  const next = flow.next?.[outcome][Number(link.dataset.next)];
  enter(address, {brought: {from: flow.slug, told: next ? told(flow, next, answers) : {}}});
}
