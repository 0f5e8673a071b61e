// @ts-check
/**
 * Answers in an address, for readers who share them: behind the `#`, so that no server ever sees them.
 *
 * `#answers=question.option.option_question.option&version=1a2b3c4d`; ids hold neither `.` nor `_`. Where answers
 * are counted from today, `&today=2026-11-23` says from which day.
 */
import {counted} from './after.js';
import {questionOf, valid} from './engine.js';

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
  const parts = inAddress(flow, counted(flow, answers)).map((part) => part.join('.'));
  const day = flow.dated ? {today: flow.today} : {};
  return new URLSearchParams({answers: parts.join('_'), version: flow.version, ...day}).toString();
}

/**
 * Each answer after its question; of one that was typed the value alone, which says where it belongs.
 * @param {Flow} flow
 * @param {Answers} answers
 */
const inAddress = (flow, answers) =>
  [...answers].map(([id, given]) => [id, ...given.slice(questionOf(flow, id).kind === 'values' ? -1 : 0)]);

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
  const today = parameters.get('today') ?? '';
  if (flow.dated && /^\d{4}-\d\d-\d\d$/.test(today) && Date.parse(today)) flow.today = today;
  const answers = valid(flow, Object.fromEntries(parts.map(([question, ...options]) => [question, options])));
  const named = inAddress(flow, answers).flat();
  return {answers, whole: named.length === parts.flat().length, version: parameters.get('version') ?? ''};
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
