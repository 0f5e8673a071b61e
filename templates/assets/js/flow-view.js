// @ts-check
/** Shows one step of a flow: fills what the page's templates hold. Builds no HTML from text. */
import {atMost, wholeWay} from './after.js';
import {offered, possibleOutcomes, questionOf} from './engine.js';
import {contents, copy, element, outcomeData, part, t} from './parts.js';
import {kindOf} from './questions/kinds.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 */

/**
 * The form of a question, with what was answered before.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {string} question
 * @param {Answers} answers
 * @param {string[]} [ticks]  to begin with, where there is no answer
 * @returns {HTMLElement}
 */
export function questionView(root, flow, question, answers, ticks = []) {
  const form = copy(root, `[data-question="${question}"]`);
  const kind = kindOf(questionOf(flow, question));
  const others = new Map(answers);
  others.delete(question);
  const way = wholeWay(flow, others);
  if (flow.exist) keepOffered(form, offered(flow, way.given, question, questionOf(flow, question).options));
  kind.restore(form, answers.get(question) ?? ticks);
  kind.enable(form);
  part(form, '[data-part="progress"]').textContent = t('progress', {count: atMost(flow, way) || 1});
  if (way.reference < 0 && way.next === question) {
    part(form, '.possible').remove();
    part(form, '[data-part="progress"]').before(contents(root, '[data-settled]'));
    return form;
  }
  const list = part(form, '[data-part="possible"]');
  const titles = flow.collect
    ? flow.collect.openTitles(root, flow, way)
    : possibleOutcomes(flow, way.reference).map((outcome) => outcomeData(root, outcome).title);
  list.append(...titles.map((/** @type {string} */ title) => element('li', title)));
  return form;
}

/**
 * Take out the options that are not offered; what is typed, and none of the options, always can be.
 * @param {HTMLElement} form
 * @param {string[]} options
 */
function keepOffered(form, options) {
  for (const option of form.querySelectorAll('.option')) {
    const input = option.querySelector('input');
    if (input?.name && input.value !== 'none' && !options.includes(input.value)) option.remove();
  }
  for (const group of form.querySelectorAll('.option-group')) if (!group.querySelector('.option')) group.remove();
}

/**
 * Say that an answer is missing, or that too much is ticked: a summary with focus, and a message at the options.
 * @param {HTMLElement} form
 */
export function showError(form) {
  const message = part(form, '[data-part="error"]');
  const {most = '', many = '', words: missing = ''} = message.dataset;
  const words = most && form.querySelectorAll('input:checked').length > Number(most) ? many : missing;
  message.replaceChildren(element('span', t('error'), 'visually-hidden'), words);
  part(form, '[data-part="field"]').classList.add('is-wrong');
  part(form, '[data-part="summary-link"]').textContent = words;
  const summary = part(form, '[data-part="summary"]');
  summary.hidden = false;
  summary.focus();
}

/**
 * All answers that count, each with a way to change it, before the advice is shown.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {HTMLElement}
 */
export function checkView(root, flow, answers) {
  const view = copy(root, '[data-check]');
  listAnswers(root, flow, answers, part(view, '[data-part="answers"]'));
  return view;
}

/**
 * The page that stands in for advice that is being fetched: its name, and the way to its own page.
 * @param {ParentNode} root
 * @param {string} outcome
 * @returns {HTMLElement}
 */
export function waitingView(root, outcome) {
  const view = copy(root, '[data-waiting]');
  const {title, address} = outcomeData(root, outcome);
  part(view, 'h1').textContent = title;
  part(view, '[data-part="own-page"]').setAttribute('href', address);
  return view;
}

/**
 * List the answers that count, each with a way to change it.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {Answers} answers
 * @param {HTMLElement} list
 * @param {string[]} [questions]  those on the way, unless others are named
 */
export function listAnswers(root, flow, answers, list, questions) {
  const way = wholeWay(flow, answers);
  for (const question of questions ?? way.steps.map((step) => step.question)) {
    const row = copy(root, '[data-row]');
    const template = part(root, `template[data-question="${question}"]`);
    const form = copy(root, `[data-question="${question}"]`);
    const labels = kindOf(questionOf(flow, question)).labels(form, way.given.get(question) ?? answers.get(question));
    part(row, 'dt').textContent = template.dataset.short ?? '';
    part(row, 'dd').replaceChildren(...labels.flatMap((label, i) => (i ? [element('br'), label] : [label])));
    const change = part(row, '[data-action="change"]');
    change.dataset.change = question;
    part(change, 'span').textContent = t('the-answer', {question: part(form, 'h1').textContent});
    list.append(row);
  }
}
