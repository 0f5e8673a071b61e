// @ts-check
/**
 * The questions after the outcome: those on which its paragraphs still depend. They never change it. Pure.
 * The same in Python is `builder/flows/follow_ups.py`.
 */
import {NOWHERE, counting, holds, possibleOutcomes, valueOf, walk} from './engine.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 * @typedef {object} Way
 * @property {import('./engine.js').Step[]} steps  the questions asked, in order, those after the outcome last
 * @property {Answers} given  the answers to them, and no others
 * @property {number} reference  the node that comes next, or the leaf of the outcome
 * @property {string | null} next  the question that comes next
 */

/**
 * The whole way of some answers: to the outcome, and along the questions after it.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {Way}
 */
export function wholeWay(flow, answers) {
  if (flow.collect) return flow.collect.wholeWay(flow, answers);
  const {steps, given, reference, next} = walk(flow, answers);
  const way = {steps, given, reference, next};
  while (reference < 0) {
    if (way.next !== null) {
      const answer = counting(flow, given, way.next, answers.get(way.next));
      if (!answer) break;
      given.set(way.next, answer);
      steps.push({question: way.next, reference});
    }
    way.next = open(flow, flow.leaves[~reference][0], given).find((each) => isReached(flow, each, given)) ?? null;
    if (way.next === null) break;
  }
  return way;
}

/**
 * The answers that count: those to all questions on the way, and no others.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {Answers}
 */
export const counted = (flow, answers) => wholeWay(flow, answers).given;

/**
 * The most questions that can still come: a number that falls with every answer. For each outcome, the questions that
 * may come after it, and the longest way there, on which these count nothing: nobody is asked twice. By support, all that
 * may matter.
 * @param {Flow} flow
 * @param {Way} way
 * @returns {number}
 */
export function atMost(flow, way) {
  if (flow.collect) return flow.collect.atMost(flow, way);
  const {reference, given} = way;
  const later = new Map(flow.leaves.map(([outcome]) => [outcome, open(flow, outcome, given)]));
  if (flow.support) {
    const after = possibleOutcomes(flow, reference).flatMap((outcome) => later.get(outcome) ?? []);
    return new Set([...flow.support.questions(reference), ...after]).size;
  }
  const each = new Map([...later.values()].map((questions) => [questions.join(), questions]));
  return Math.max(...[...each.values()].map((questions) => longest(flow, reference, later, questions)));
}

/**
 * The most questions on a way to an outcome with just these questions after it, and after it.
 * @param {Flow} flow
 * @param {number} reference
 * @param {Map<string, string[]>} later
 * @param {string[]} questions
 * @returns {number}
 */
function longest({diagram: {nodes}, leaves, variables}, reference, later, questions) {
  /** @param {number} node */
  const asks = (node) => variables[nodes[node][0]][0];
  /** @type {number[]} */
  const most = [];
  /** @param {number} child */
  const from = (child) => {
    if (child >= 0) return most[child];
    if (child === NOWHERE) return -Infinity;
    return later.get(leaves[~child][0])?.join() === questions.join() ? questions.length : -Infinity;
  };
  for (let node = nodes.length - 1; node >= Math.max(reference, 0); node--) {
    const [, ...children] = nodes[node];
    most[node] = Math.max(...children.map((child) => {
      const same = child >= 0 && asks(child) === asks(node);
      return from(child) + Number(!same && !questions.includes(asks(node)));
    }));
  }
  return from(reference);
}

/**
 * The questions that may be asked after an outcome, and on which one of its paragraphs still depends.
 * @param {Flow} flow
 * @param {string} outcome
 * @param {Answers} given
 * @returns {string[]}
 */
function open(flow, outcome, given) {
  const after = flow.after[outcome] ?? [];
  if (after.length === 0) return [];
  const read = new Set((flow.when[outcome] ?? []).flatMap((place) => support(flow, flow.conditions[place], given)));
  for (const question of flow.needs?.[outcome] ?? []) {
    if (!given.has(question) && canBeShown(flow, outcome, question, given)) read.add(question);
  }
  return after.filter((question) => read.has(question));
}

/**
 * True if a figure that reads a question is shown, or still can be.
 * @param {Flow} flow
 * @param {string} outcome
 * @param {string} question
 * @param {Answers} given
 * @returns {boolean}
 */
function canBeShown(flow, outcome, question, given) {
  const within = flow.within?.[outcome]?.[question];
  /** @param {number} place */
  const fails = (place) => holds(flow, flow.conditions[flow.when[outcome][place]], given) === false;
  return !within || within.some((places) => !places.some(fails));
}

/**
 * True if the answers lead to a question; in a tree, others are not asked it.
 * @param {Flow} flow
 * @param {string} question
 * @param {Answers} given
 * @returns {boolean}
 */
function isReached(flow, question, given) {
  const place = flow.reached[question];
  return place === undefined || holds(flow, flow.conditions[place], given) === true;
}

/**
 * The questions on which a condition still depends: it is restricted to the answers, then reduced (Bryant 1986).
 * @param {Flow} flow
 * @param {import('./engine.js').Condition} condition
 * @param {Answers} given
 * @returns {string[]}
 */
function support(flow, {root, nodes}, given) {
  /** @type {number[][]} */
  const kept = [];
  /** @type {number[]} */
  const now = [];
  /** @type {Map<string, number>} */
  const unique = new Map();
  /** @param {number} child */
  const at = (child) => (child < 0 ? child : now[child]);
  for (let node = nodes.length - 1; node >= 0; node--) {
    const [variable, ...rest] = nodes[node];
    const value = valueOf(flow, variable, given);
    const children = value === null ? rest.map(at) : [at(rest[value])];
    const key = `${variable} ${children}`;
    const [only, other] = new Set(children.filter((child) => child !== NOWHERE));
    now[node] = other === undefined ? only ?? NOWHERE : unique.get(key) ?? node;
    if (now[node] === node) unique.set(key, node);
    kept[node] = children;
  }
  const seen = new Set([at(root)]);
  for (const node of seen) if (node >= 0) for (const child of kept[node]) seen.add(child);
  return [...seen].filter((node) => node >= 0).map((node) => flow.variables[nodes[node][0]][0]);
}
