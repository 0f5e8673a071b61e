// @ts-check
/** The combinations of a kernel that exist: exclusive options, a most, and questions and options that may not apply. */
import {FALSE, NONE, TRUE, need, placeOf} from './verify-logic.js';

/** The reference for answers that do not exist together with those on the way. */
export const NOWHERE = -1_000_000;

/**
 * @typedef {import('./verify-logic.js').Logic} Logic
 * @typedef {import('./verify-logic.js').Terms} Terms
 */

/**
 * The condition that answers exist together, and the one that has each combination once: a question that does not apply
 * has its first answer there.
 * @param {Logic} logic
 * @param {any[]} questions
 * @returns {{exist: number, once: number}}
 */
export function limitsOf(logic, questions) {
  const exist = logic.all(questions.flatMap((question, place) => limits(logic, question, logic.own[place])));
  return {exist, once: logic.all([exist, ...questions.map((question, place) => form(logic, question, logic.own[place]))])};
}

/**
 * A condition on the questions before the one that begins with a variable.
 * @param {Logic} logic
 * @param {any} condition
 * @param {number} first
 */
function earlier(logic, condition, first) {
  const holds = logic.of(condition);
  for (const variable of logic.reads[holds]) need(variable < first, 'kernel');
  return holds;
}

/**
 * @param {Logic} logic
 * @param {any} question
 * @param {number[]} own
 * @returns {number[]}
 */
function limits(logic, {id, domain, offers = []}, [first]) {
  const {options, exclusive = [], 'at-most': most} = domain;
  /** @param {string[]} of @returns {[number, number]} */
  const chosen = (of) => {
    for (const option of of) placeOf(option, options);
    return [logic.answered(id, of, 1), 1];
  };
  /** @type {[number, Terms][]} */
  const found = offers.map((/** @type {any} */ {option, when}) => [0, [chosen([option]), [earlier(logic, when, first), -1]]]);
  for (const one of exclusive) {
    found.push([1, [chosen([one]), chosen(options.filter((/** @type {string} */ each) => each !== one))]]);
  }
  if (most !== undefined) found.push([most, options.map((/** @type {string} */ each) => chosen([each]))]);
  return found.map(([high, terms]) => logic.between(-Infinity, high, terms));
}

/**
 * A question applies, or has the answer that stands for all others where it does not.
 * @param {Logic} logic
 * @param {any} question
 * @param {number[]} own
 */
function form(logic, {id, domain, applies}, [first]) {
  if (applies === undefined) return TRUE;
  return logic.between(1, Infinity, [[earlier(logic, applies, first), 1], [logic.chosen(id, [domain.none ?? domain.options[0]], 1), 1]]);
}

/**
 * The diagram of a condition, which leads nowhere where answers do not exist.
 * @param {Logic} logic
 * @param {number} one
 * @param {number} exist
 * @param {Map<string, number>} made  what was made before
 * @returns {Generator<undefined, number>}
 */
export function* diagramWhere(logic, one, exist, made) {
  const [variable] = [...logic.allReads([one, exist])].sort((a, b) => a - b);
  if (variable === undefined) return exist === FALSE ? NONE : one;
  const key = `${one} ${exist}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  yield;
  const children = [];
  for (let value = 0; value < logic.sizes[variable]; value++) {
    const [left, there] = [logic.under(one, variable, value), logic.under(exist, variable, value)];
    children.push(yield* diagramWhere(logic, left, there, made));
  }
  const node = logic.node(variable, children);
  made.set(key, node);
  return node;
}

/**
 * How many combinations that exist come to each leaf of a diagram.
 * @param {Logic} logic
 * @param {number} root
 * @returns {Map<number, bigint>}
 */
export function counted(logic, root) {
  const total = logic.sizes.reduce((product, size) => product * BigInt(size), 1n);
  /** @type {Map<string, [number, number, bigint]>} */
  let left = new Map([['', [root, logic.once, total]]]);
  for (const [variable, size] of logic.sizes.entries()) {
    /** @type {typeof left} */
    const next = new Map();
    for (const [one, rest, weight] of left.values()) {
      for (let value = 0; value < size; value++) {
        const [at, then] = [logic.under(one, variable, value), logic.under(rest, variable, value)];
        const known = next.get(`${at} ${then}`)?.[2] ?? 0n;
        next.set(`${at} ${then}`, [at, then, known + weight / BigInt(size)]);
      }
    }
    left = next;
  }
  return new Map([...left.values()].filter(([, rest]) => rest === TRUE).map(([at, , weight]) => [at, weight]));
}
