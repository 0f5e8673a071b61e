// @ts-check
/**
 * Answers in an address, for readers who share them: behind the `#`, so that no server ever sees them.
 *
 * `#answers=question.option.option_question.option&version=1a2b3c4d`; ids hold neither `.` nor `_`.
 */
import {counted} from './after.js';
import {valid} from './engine.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 * @typedef {{answers: Answers, whole: boolean, version: string}} Shared  `whole` unless something in the address
 *   had to be left out
 */

/** The most that is read; the answers of the largest flow there can be are shorter. */
const LONGEST = 20000;

/**
 * The fragment that holds the answers that count, without its `#`.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {string}
 */
export function written(flow, answers) {
  const parts = [...counted(flow, answers)].map(([question, options]) => [question, ...options].join('.'));
  return new URLSearchParams({answers: parts.join('_'), version: flow.version}).toString();
}

/**
 * The answers in a fragment; null where it is about something else, such as a place on the page.
 * @param {Flow} flow
 * @param {string} fragment  with or without its `#`
 * @returns {Shared | null}
 */
export function read(flow, fragment) {
  const start = fragment.slice(0, 9);
  if (!/^#?answers=/.test(start)) return null;
  if (fragment.length > LONGEST) return {answers: new Map(), whole: false, version: ''};
  const parameters = new URLSearchParams(fragment.replace(/^#/, ''));
  const parts = (parameters.get('answers') ?? '').split('_').map((part) => part.split('.'));
  const answers = valid(flow, Object.fromEntries(parts.map(([question, ...options]) => [question, options])));
  const named = [...answers.values()].flat().length + answers.size;
  return {answers, whole: named === parts.flat().length, version: parameters.get('version') ?? ''};
}

/**
 * The address of a version in a list of `name=address`, as the page has two: of those to be read, and those withdrawn.
 * @param {string | undefined} list
 * @param {string} version
 * @returns {string | undefined}
 */
export function addressOf(list, version) {
  return list?.split(' ').map((each) => each.split('=')).find(([name]) => name === version)?.[1];
}
