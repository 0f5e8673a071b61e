// @ts-check
/** Shows what a flow that collects items found: every item that is given, by group, each with its reason. */
import {atMost, because, found, stillRead, wholeWay} from './collect.js';
import {CLEAR} from './engine.js';
import {listAnswers} from './flow-view.js';
import {contents, copy, part, t} from './parts.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./collect.js').Flow} Flow
 */

/** Everything that such a flow does in a way of its own. */
export const collecting = {wholeWay, atMost, stillRead, openTitles, resultView};

/**
 * The titles of the items that can still be given, or are already.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {import('./collect.js').Way} way
 * @returns {string[]}
 */
function openTitles(root, flow, way) {
  const {given, open} = found(flow, way);
  const view = contents(root, '[data-collected]');
  const possible = flow.items.map(([item]) => item).filter((item) => given.includes(item) || open.includes(item));
  return possible.map((item) => part(view, `[data-item="${item}"] h3`).textContent ?? '');
}

/**
 * The result: the items that are given, or the outcome where there is none; and the answers.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {HTMLElement}
 */
function resultView(root, flow, answers) {
  const view = copy(root, '[data-collected]');
  const {given} = found(flow, wholeWay(flow, answers));
  for (const shown of view.querySelectorAll('[data-item]')) {
    const item = shown.getAttribute('data-item') ?? '';
    if (!given.includes(item)) shown.remove();
    else part(shown, '[data-part="because"]').textContent = reasons(flow, item, answers);
  }
  for (const group of view.querySelectorAll('[data-part="group"]')) if (!group.querySelector('[data-item]')) group.remove();
  const heading = part(view, 'h1');
  heading.textContent = (given.length > 0 ? heading.dataset.some : heading.dataset.none) ?? '';
  if (given.length > 0) part(view, '[data-part="nothing"]').remove();
  part(view, '[data-part="shared"]').replaceWith(contents(root, '[data-shared]'));
  for (const name of ['why', 'changes']) part(view, `[data-part="${name}"]`).remove();
  listAnswers(root, flow, answers, part(view, '[data-part="answers"]'));
  if (root.querySelector('template[data-right]')) view.append(contents(root, '[data-right]'));
  return view;
}

/**
 * The reason for an item, in what the answers say of the reader.
 * @param {Flow} flow
 * @param {string} item
 * @param {Answers} answers
 * @returns {string}
 */
function reasons(flow, item, answers) {
  const said = [...because(flow, item, answers)].map(([variable, value]) => clause(flow, variable, value, answers));
  const words = [...new Set(said)].filter(Boolean);
  const reasons = [...words.slice(0, -2), words.slice(-2).join(t('item-and'))].join(t('comma'));
  return words.length > 0 ? t('item-because', {reasons}) : t('item-always');
}

/**
 * What the value of a variable says; of a box that is not ticked, beside others that are, nothing.
 * @param {Flow} flow
 * @param {number} variable
 * @param {number} value
 * @param {Answers} answers
 * @returns {string}
 */
function clause(flow, variable, value, answers) {
  const [question, box] = flow.variables[variable];
  const {options} = /** @type {import('./engine.js').Question} */ (flow.questions.find(({id}) => id === question));
  const says = flow.says[question];
  if (box === undefined) return says[value];
  if (value !== CLEAR) return says[options.indexOf(box)];
  return (answers.get(question) ?? []).includes('none') ? says[options.length] : '';
}
