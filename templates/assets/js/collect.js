// @ts-check
/**
 * Walks a flow that collects items: one small diagram for each, over the same variables in the written order. Pure. The
 * same in Python is `builder/flows/collected.py`. Only such a flow loads it.
 *
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow & {nodes: number[][], items: [string, number][], nothing: [string, number]}} Flow
 *   the nodes of all items together, and where the diagram of each begins
 * @typedef {import('./after.js').Way & {ends: number[]}} Way  and the node or leaf that the answers lead each item to
 */
import {counting, valueOf} from './engine.js';

/** The leaf of an item that is given; the other one is -1. */
const GIVEN = -2;

/**
 * Follow the answers in the diagram of one item, to a leaf or to the first question that has none.
 * @param {Flow} flow
 * @param {number} root
 * @param {Answers} answers
 * @returns {{reference: number, values: Map<number, number>}}
 */
function follow(flow, root, answers) {
  const values = new Map();
  let reference = root;
  while (reference >= 0) {
    const [variable, ...children] = flow.nodes[reference];
    const value = valueOf(flow, variable, answers);
    if (value === null) break;
    values.set(variable, value);
    reference = children[value];
  }
  return {reference, values};
}

/**
 * The whole way of some answers: the first question that any item still asks comes next.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {Way}
 */
export function wholeWay(flow, answers) {
  if (!flow.exist) return wayOf(flow, answers);
  /** @type {Answers} */
  const given = new Map();
  for (;;) {
    const way = wayOf(flow, given);
    const answer = way.next === null ? undefined : counting(flow, given, way.next, answers.get(way.next));
    if (way.next === null || !answer) return way;
    given.set(way.next, answer);
  }
}

/**
 * The same for answers that count.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {Way}
 */
function wayOf(flow, answers) {
  const ways = flow.items.map(([, root]) => follow(flow, root, answers));
  const waiting = ways.filter(({reference}) => reference >= 0).map(({reference}) => flow.nodes[reference][0]);
  const at = Math.min(...waiting, flow.variables.length);
  const asked = new Set(ways.flatMap(({values}) => [...values.keys()]).filter((variable) => variable < at));
  const questions = [...new Set([...asked].sort((a, b) => a - b).map((variable) => flow.variables[variable][0]))];
  const given = new Map(questions.map((question) => [question, answers.get(question)]));
  const next = at < flow.variables.length ? flow.variables[at][0] : null;
  const ends = flow.items.map(([, root], place) => (next ? follow(flow, root, given) : ways[place]).reference);
  return {steps: questions.map((question) => ({question, reference: 0})), given, reference: next ? 0 : -1, next, ends};
}

/**
 * The most questions that can still come.
 * @param {Flow} flow
 * @param {Way} way
 * @returns {number}
 */
export const atMost = (flow, way) => stillRead(flow, way).size;

/**
 * The questions that any item still reads.
 * @param {Flow} flow
 * @param {Way} way
 * @returns {Set<string>}
 */
export function stillRead(flow, {ends}) {
  const seen = new Set(ends);
  for (const reference of seen) {
    if (reference >= 0) for (const child of flow.nodes[reference].slice(1)) seen.add(child);
  }
  return new Set([...seen].filter((each) => each >= 0).map((each) => flow.variables[flow.nodes[each][0]][0]));
}

/**
 * The items that are given, and those that still can be, in the written order.
 * @param {Flow} flow
 * @param {Way} way
 * @returns {{given: string[], open: string[]}}
 */
export function found(flow, {ends}) {
  const items = flow.items.map(([item], place) => ({item, end: ends[place]}));
  const ids = (/** @type {{item: string}[]} */ some) => some.map(({item}) => item);
  return {given: ids(items.filter(({end}) => end === GIVEN)), open: ids(items.filter(({end}) => end >= 0))};
}

/**
 * Why an item is given: a minimal part of the answers on its way that alone gives it, the latest dropped first.
 * @param {Flow} flow
 * @param {string} item
 * @param {Answers} answers
 * @returns {Map<number, number>} the values that count, by variable
 */
export function because(flow, item, answers) {
  const [, root] = /** @type {[string, number]} */ (flow.items.find(([id]) => id === item));
  const {values} = follow(flow, root, answers);
  const kept = new Map(values);
  for (const [variable, value] of [...values].reverse()) {
    kept.delete(variable);
    if (!isForced(flow, root, kept)) kept.set(variable, value);
  }
  return new Map([...values].filter(([variable]) => kept.has(variable)));
}

/**
 * True if an item is given whatever else is answered.
 * @param {Flow} flow
 * @param {number} root
 * @param {Map<number, number>} fixed
 */
function isForced(flow, root, fixed) {
  const seen = new Set([root]);
  for (const reference of seen) {
    if (reference < 0) continue;
    const [variable, ...children] = flow.nodes[reference];
    const value = fixed.get(variable);
    for (const child of value === undefined ? children : [children[value]]) seen.add(child);
  }
  return !seen.has(-1);
}
