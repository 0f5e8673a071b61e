// @ts-check
/**
 * Walks a compiled flow. Pure: answers in, position and outcome out. It knows no page and keeps nothing.
 *
 * A reference is one number: 0 and up is a node, below 0 is the leaf at `~reference`.
 *
 * @typedef {{root: number, nodes: number[][]}} Diagram  each node is its variable, then a child for each value
 * @typedef {Diagram & {yes: number | null}} Condition  with the leaf at which it holds
 * @typedef {object} Question
 * @property {string} id
 * @property {boolean} many  whether several options can make an answer
 * @property {string} [kind]  its name, but for radios and checkboxes
 * @property {string[]} options
 * @property {string[]} [exclusive]  options that are ticked alone
 * @property {number} [atMost]  the most options that can be ticked
 * @property {(number | null)[]} [ranks]  by which changes are ordered
 * @property {Record<string, string>} [forms]  the form of messages that fits whoever chose an option
 * @property {Record<string, string>} [texts]  the words of options inside of a sentence, where they are not their labels
 * @typedef {Map<string, string[]>} Answers  options by question; `["none"]` where none of several is ticked
 * @typedef {{question: string, reference: number}} Step
 * @typedef {{add: number, says: string, when: Condition}} Weight
 * @typedef {object} Flow
 * @property {string} slug
 * @property {string} version  a name for this state of the flow
 * @property {Question[]} questions
 * @property {string[][]} variables  a question; or a question and the one option that a checkbox ticks
 * @property {Diagram} diagram
 * @property {[string, string][]} leaves  outcome and rule
 * @property {Record<string, string>} because  words by rule, with places for answers
 * @property {Record<string, string[]>} says  by question, what each option says of the reader
 * @property {{adds: string, takes: string, weights: Weight[]}[]} scores
 * @property {Record<string, number[]>} weighs  the scores that play a part, by rule
 * @property {Condition[]} conditions  all that paragraphs and messages have, and all that `reached` needs
 * @property {Record<string, number[]>} when  the places of the conditions of paragraphs, then of messages, by outcome
 * @property {Record<string, string[]>} after  the questions that may be asked after each outcome
 * @property {Record<string, number>} reached  the place of the condition for coming to a question, where not all do
 * @property {Record<string, number[]>} weighed  the places of those that read a score, by outcome
 * @property {Record<string, {remove?: Record<string, string[]>, ask?: string}[]>} then  ways on by outcome
 * @property {Record<string, string[]>} [needs]  the questions that the figures of each outcome read
 * @property {Record<string, Record<string, number[][]>>} [within]  those of them whose figures all stand in paragraphs with
 *   conditions: for each place of such a figure, the places of these conditions in `when`
 * @property {string} [today]  the day that answers are counted from, where any is typed
 * @property {string} [now]  the day on which the page was loaded
 * @property {boolean} [dated]  whether any answer is counted from today
 * @property {Record<string, import('./flow-carry.js').Next[]>} [next]  what the flows after each outcome are told
 * @property {boolean} [otherwise]  whether its diagram has another order than the questions, which are asked by support
 * @property {import('./support.js').Support} [support]  all that such a flow does in a way of its own
 * @property {[string, number][]} [items]  in a flow that collects them: each with the node where its diagram begins
 * @property {Diagram} [exist]  of the answers that exist together, with one leaf; where not all do
 * @property {any} [collect]  all that such a flow does in a way of its own, which `collect-page.js` has
 */
import {unticked} from './questions/checkbox.js';
import {kindOf} from './questions/kinds.js';

const TICKED = 0;
/** The value of a checkbox that is not ticked. */
export const CLEAR = 1;
/** The reference for answers that do not exist together with those on the way. */
export const NOWHERE = -1_000_000;

/**
 * Let no object in some data inherit anything, so that it holds under an id what was written there and nothing else:
 * a question may be called `constructor`.
 * @template T
 * @param {T} data  as it was read; changed in place
 * @returns {T}
 */
export function bare(data) {
  for (const value of Object.values(data)) if (typeof value === 'object' && value !== null) bare(value);
  return Array.isArray(data) ? data : Object.setPrototypeOf(data, null);
}

/**
 * The question with an id that the flow has.
 * @param {Flow} flow
 * @param {string} id
 * @returns {Question}
 */
export function questionOf(flow, id) {
  return /** @type {Question} */ (flow.questions.find((question) => question.id === id));
}

/**
 * The value the answers give a variable, or null where its question is not answered.
 * @param {Flow} flow
 * @param {number} variable
 * @param {Answers} answers
 * @returns {number | null}
 */
export function valueOf(flow, variable, answers) {
  const [question, checkbox] = flow.variables[variable];
  const given = answers.get(question);
  if (!given) return null;
  if (checkbox !== undefined) return given.includes(checkbox) ? TICKED : CLEAR;
  return questionOf(flow, question).options.indexOf(given[0]);
}

/**
 * Follow the answers from the root to a leaf, or to the first question that is not answered.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {{steps: Step[], values: Map<number, number>, given: Answers, reference: number, next: string | null}} the
 *   questions that mattered, in order, each with the node at which it was first asked; the values on the way, by
 *   variable; the answers on the way, as far as they count; where the walk ends; and the question that comes next
 */
export function walk(flow, answers) {
  if (flow.support) return flow.support.walk(answers);
  /** @type {Step[]} */
  const steps = [];
  const values = new Map();
  /** @type {Answers} */
  const given = new Map();
  let reference = flow.diagram.root;
  while (reference >= 0) {
    const [variable, ...children] = flow.diagram.nodes[reference];
    const question = flow.variables[variable][0];
    if (!given.has(question)) given.set(question, counting(flow, given, question, answers.get(question)));
    const value = valueOf(flow, variable, given);
    if (value === null) {
      given.delete(question);
      return {steps, values, given, reference, next: question};
    }
    if (steps.at(-1)?.question !== question) steps.push({question, reference});
    values.set(variable, value);
    reference = children[value];
  }
  return {steps, values, given, reference, next: null};
}

/**
 * The part of an answer that counts: the options that exist together with the answers before.
 * @param {Flow} flow
 * @param {Answers} before
 * @param {string} question
 * @param {string[]} [chosen]
 * @returns {string[] | undefined}  nothing where they are no answer any more
 */
export function counting(flow, before, question, chosen) {
  if (!flow.exist || !chosen) return chosen;
  const counts = offered(flow, before, question, chosen);
  const all = new Map(before).set(question, counts);
  return counts.length > 0 && exists(flow, (variable) => valueOf(flow, variable, all)) ? counts : undefined;
}

/**
 * The options that exist together with the answers before.
 * @param {Flow} flow
 * @param {Answers} before
 * @param {string} question
 * @param {string[]} options
 * @returns {string[]}
 */
export function offered(flow, before, question, options) {
  return options.filter((option) => !flow.exist || exists(flow, (variable) => {
    const [asked, checkbox] = flow.variables[variable];
    if (asked !== question) return valueOf(flow, variable, before);
    if (checkbox !== undefined) return checkbox === option ? TICKED : null;
    const place = questionOf(flow, question).options.indexOf(option);
    return place < 0 ? null : place;
  }));
}

/**
 * True if some combination has these values.
 * @param {Flow} flow
 * @param {(variable: number) => number | null} value
 */
const exists = ({exist}, value) => !exist || possible(exist, exist.root, value).size > 0;

/**
 * The outcome that answers lead to, and the rule that gives it.
 * @param {Flow} flow
 * @param {Answers} answers  complete ones
 * @returns {[outcome: string, rule: string]}
 */
export function leafOf(flow, answers) {
  return flow.leaves[~walk(flow, answers).reference];
}

/**
 * The leaves that can still be reached from a reference, where some variables have a value.
 * @param {Diagram} diagram
 * @param {number} reference
 * @param {(variable: number) => number | null} value
 * @returns {Set<number>}
 */
export function possible(diagram, reference, value) {
  const seen = new Set([reference]);
  for (const current of seen) {
    if (current < 0) continue;
    const [variable, ...children] = diagram.nodes[current];
    const fixed = value(variable);
    for (const child of fixed === null ? children : [children[fixed]]) seen.add(child);
  }
  return new Set([...seen].filter((each) => each < 0 && each !== NOWHERE));
}

/**
 * The outcomes that can still be reached from a node under the answers given, in the order of the flow's leaves.
 * @param {Flow} flow
 * @param {number} reference
 * @param {Answers} [answers]
 * @returns {string[]}
 */
export function possibleOutcomes(flow, reference, answers = new Map()) {
  const leaves = possible(flow.diagram, reference, (variable) => valueOf(flow, variable, answers));
  return [...new Set([...leaves].sort((a, b) => b - a).map((leaf) => flow.leaves[~leaf][0]))];
}

/**
 * True if a condition holds; null if a question decides that was not asked.
 * @param {Flow} flow
 * @param {Condition} condition
 * @param {Answers} answers
 * @returns {boolean | null}
 */
export function holds(flow, condition, answers) {
  const leaves = possible(condition, condition.root, (variable) => valueOf(flow, variable, answers));
  if (leaves.size > 1) return null;
  return condition.yes !== null && leaves.has(condition.yes);
}

/**
 * The answers that decided: those of the questions on the way to the outcome, and no others.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {Answers}
 */
export function deciding(flow, answers) {
  return walk(flow, answers).given;
}

/**
 * Answers without anything that the flow does not offer, for what comes from outside or from an older flow.
 * @param {Flow} flow
 * @param {unknown} given
 * @returns {Answers}
 */
export function valid(flow, given) {
  const answers = new Map();
  if (typeof given !== 'object' || given === null) return answers;
  for (const question of flow.questions) {
    const {id, options} = question;
    const chosen = Object.hasOwn(given, id) ? /** @type {Record<string, unknown>} */ (given)[id] : null;
    const {settled, isAnswer} = kindOf(question);
    if (!Array.isArray(chosen) || chosen.length === 0) continue;
    if (settled) {
      const answer = settled(chosen.map(String), question, flow.today ?? '');
      if (answer) answers.set(id, answer);
    } else if (chosen.length <= options.length && isAnswer(chosen, options, question)) answers.set(id, [...new Set(chosen)]);
  }
  return answers;
}

/**
 * The answers with some ticks taken back; a question without any tick left becomes «none of these».
 * @param {Answers} answers
 * @param {Record<string, string[]>} ticks
 * @returns {Answers}
 */
export function without(answers, ticks) {
  const left = new Map(answers);
  for (const [question, options] of Object.entries(ticks)) {
    left.set(question, unticked(answers.get(question) ?? [], options));
  }
  return left;
}
