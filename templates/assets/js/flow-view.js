// @ts-check
/** Shows one step of a flow: fills what the page's templates hold. Builds no HTML from text. */
import {counted, holds, possibleOutcomes, walk} from './engine.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 */

/**
 * The first element that matches; the page's templates promise that there is one.
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function part(within, selector) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page has no ${selector}`);
  return found;
}

/**
 * A copy of what a template holds.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
function copy(root, selector) {
  const template = root.querySelector(`template${selector}`);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`The page has no template${selector}`);
  const node = document.importNode(template.content, true).firstElementChild;
  if (!(node instanceof HTMLElement)) throw new Error(`The template${selector} is empty`);
  return node;
}

/**
 * The form of a question, with what was answered before.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {string} question
 * @param {Answers} answers
 * @returns {HTMLElement}
 */
export function questionView(root, flow, question, answers) {
  const form = copy(root, `[data-question="${question}"]`);
  for (const input of form.querySelectorAll('input')) input.checked = answers[question]?.includes(input.value) ?? false;
  const {[question]: _, ...others} = answers;
  const {reference} = walk(flow, others);
  const most = flow.most[reference] ?? 1;
  part(form, '[data-part="progress"]').textContent =
    most === 1 ? 'The last question' : `At most ${most} questions, this one included`;
  const list = part(form, '[data-part="possible"]');
  for (const outcome of possibleOutcomes(flow, reference)) {
    list.append(Object.assign(document.createElement('li'), {textContent: outcomeTitle(root, outcome)}));
  }
  return form;
}

/**
 * What an outcome is called.
 * @param {ParentNode} root
 * @param {string} outcome
 * @returns {string}
 */
function outcomeTitle(root, outcome) {
  return part(root, `template[data-outcome="${outcome}"]`).dataset.title ?? outcome;
}

/**
 * Say that an answer is missing: a summary with focus, and a message at the options.
 * @param {HTMLElement} form
 */
export function showError(form) {
  const message = part(form, '[data-part="error"]');
  const words = message.dataset.words ?? '';
  message.replaceChildren(hidden('Error: '), words);
  part(form, '[data-part="field"]').classList.add('is-wrong');
  part(form, '[data-part="summary-link"]').textContent = words;
  const summary = part(form, '[data-part="summary"]');
  summary.hidden = false;
  summary.focus();
}

/**
 * Words for those who listen.
 * @param {string} words
 * @returns {HTMLElement}
 */
function hidden(words) {
  return Object.assign(document.createElement('span'), {className: 'visually-hidden', textContent: words});
}

/**
 * The advice, with the paragraphs that apply and the answers that led to it.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {HTMLElement}
 */
export function resultView(root, flow, answers) {
  const {reference, steps} = walk(flow, answers);
  const [outcome, rule] = flow.leaves[~reference];
  const view = copy(root, `[data-outcome="${outcome}"]`);
  const because = part(view, '[data-part="because"]');
  because.textContent = flow.because[rule] ?? '';
  because.hidden = !because.textContent;
  showParagraphs(view, flow, outcome, counted(flow, answers));
  const list = part(view, '[data-part="answers"]');
  for (const {question} of steps) list.append(answerRow(root, question, answers[question]));
  return view;
}

/**
 * Keep the paragraphs whose condition holds, drop those for which it does not; one that a question decides which was
 * not asked keeps its «If …».
 * @param {HTMLElement} view
 * @param {Flow} flow
 * @param {string} outcome
 * @param {Answers} answers
 */
function showParagraphs(view, flow, outcome, answers) {
  const conditions = flow.when[outcome] ?? [];
  for (const paragraph of view.querySelectorAll('[data-when]')) {
    const holding = holds(flow, conditions[Number(paragraph.getAttribute('data-when'))], answers);
    if (holding === false) paragraph.remove();
    if (holding === true) part(paragraph, '.when-title').remove();
    paragraph.classList.toggle('applies', holding === true);
  }
}

/**
 * One answer, with a way to change it.
 * @param {ParentNode} root
 * @param {string} question
 * @param {string[]} options
 * @returns {HTMLElement}
 */
function answerRow(root, question, options) {
  const row = copy(root, '[data-row]');
  const form = copy(root, `[data-question="${question}"]`);
  const ask = part(form, 'h1').textContent ?? '';
  const labels = options.map((option) => part(form, `input[value="${option}"] + label`).textContent ?? '');
  part(row, 'dt').textContent = part(root, `template[data-question="${question}"]`).dataset.short ?? ask;
  part(row, 'dd').replaceChildren(...labels.flatMap((label, i) => (i ? [document.createElement('br'), label] : [label])));
  const change = part(row, '[data-action="change"]');
  change.dataset.change = question;
  part(change, 'span').textContent = `the answer to “${ask}”`;
  return row;
}
