// @ts-check
/**
 * Takes over what another flow hands on: answers to this flow's questions, and ticks to look over. Whatever comes is read
 * as a stranger's: from a flow that leads here, known questions with known options, and nothing else.
 */
import {wholeWay} from './after.js';
import {bare, valueOf} from './engine.js';
import {listAnswers} from './flow-view.js';
import {keep} from './flow-state.js';
import {copy, part, t} from './parts.js';
import {NONE} from './questions/checkbox.js';
import {RESULT} from './way.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 * @typedef {import('./flow-run.js').FlowRun} FlowRun
 */

/**
 * The answers that another flow's words make, and the ticks of questions that they leave to be asked.
 * @param {Flow} flow
 * @param {unknown} told
 * @returns {{answers: Answers, ticks: Answers}}
 */
export function taken(flow, told) {
  const answers = new Map();
  const ticks = new Map();
  for (const {id, many, options} of flow.questions) {
    const of = member(told, id);
    const chosen = strings(member(of, 'chosen'));
    if (!many) {
      if (options.includes(chosen[0])) answers.set(id, [chosen[0]]);
      continue;
    }
    const clear = strings(member(of, 'clear'));
    const ticked = options.filter((option) => chosen.includes(option));
    const whole = (member(of, 'whole') === true && chosen.every((option) => [...options, NONE].includes(option)))
      || chosen.includes(NONE) || (of && options.every((option) => chosen.includes(option) || clear.includes(option)));
    if (whole) answers.set(id, ticked.length > 0 ? ticked : [NONE]);
    else if (ticked.length > 0) ticks.set(id, ticked);
  }
  return {answers, ticks};
}

/**
 * What an object holds itself under a name; nothing of what all objects inherit.
 * @param {unknown} object
 * @param {string} name
 * @returns {unknown}
 */
function member(object, name) {
  if (typeof object !== 'object' || object === null || !Object.hasOwn(object, name)) return undefined;
  return /** @type {Record<string, unknown>} */ (object)[name];
}

/**
 * The texts in a list.
 * @param {unknown} list
 * @returns {string[]}
 */
const strings = (list) => (Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []);

/**
 * Begin with what another flow hands on: at the first question that is left, or with the advice; without anything that
 * fits, at the start.
 * @param {FlowRun} run
 * @param {unknown} brought
 */
export function take(run, brought) {
  const {flow, root} = run;
  const from = member(brought, 'from');
  const {answers, ticks} = taken(flow, member(brought, 'told'));
  if (!titleOf(root, from) || answers.size + ticks.size === 0) {
    keep(flow, {answers: run.answers});
    run.show();
    return;
  }
  run.answers = answers;
  const {reference, next} = wholeWay(flow, answers);
  const questions = counting(flow, answers);
  const at = reference < 0 || next === null ? RESULT : next;
  keep(flow, {at, answers, ticks, taken: {from, questions}, visit: Date.now(), changing: true});
  run.arrive();
}

/**
 * Say what was taken over, and list these answers, each with a way to change it.
 * @param {FlowRun} run
 */
export function remind({root, flow, page, answers, shown: {taken, ticks}}) {
  const title = titleOf(root, member(taken, 'from'));
  const named = strings(member(taken, 'questions'));
  const questions = [...answers.keys()].filter((question) => named.includes(question));
  if (!title) return;
  const says = questions.length > 0 ? [t('taken', {count: questions.length, title})] : [];
  if (wholeWay(flow, answers).reference < 0) says.push(t('taken-decides'));
  if (ticks.size > 0) says.push(t('taken-ticks', {title}));
  page.notice.textContent = says.join(' ');
  if (questions.length === 0) return;
  const box = copy(root, '[data-taken]');
  listAnswers(root, flow, answers, part(box, '[data-part="answers"]'), questions);
  page.notice.after(box);
}

/**
 * The title of a flow that leads here.
 * @param {ParentNode} root
 * @param {unknown} slug
 * @returns {string | undefined}
 */
function titleOf(root, slug) {
  const titles = bare(JSON.parse(part(root, 'script[data-takes]').textContent ?? ''));
  return typeof slug === 'string' ? titles[slug] : undefined;
}

/**
 * The questions whose answers count, or still can.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {string[]}
 */
function counting(flow, answers) {
  const way = wholeWay(flow, answers);
  const {steps, reference} = way;
  const asked = new Set(steps.map(({question}) => question));
  if (flow.collect) {
    const read = flow.collect.stillRead(flow, way);
    return [...answers.keys()].filter((question) => asked.has(question) || read.has(question));
  }
  const seen = new Set(reference < 0 ? [] : [reference]);
  for (const at of seen) {
    if (at < 0) {
      for (const question of flow.after[flow.leaves[~at][0]] ?? []) asked.add(question);
      continue;
    }
    const [variable, ...children] = flow.diagram.nodes[at];
    const value = valueOf(flow, variable, answers);
    asked.add(flow.variables[variable][0]);
    for (const child of value === null ? children : [children[value]]) seen.add(child);
  }
  return [...answers.keys()].filter((question) => asked.has(question));
}
