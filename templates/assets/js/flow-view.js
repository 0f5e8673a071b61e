// @ts-check
/** Shows one step of a flow: fills what the page's templates hold. Builds no HTML from text. */
import {atMost, counted, wholeWay} from './after.js';
import {holds, leafOf, possibleOutcomes, questionOf} from './engine.js';
import {contents, copy, element, outcomeData, part, t} from './parts.js';
import {kindOf} from './questions/kinds.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 */

/** The parts of a result that `flow-reasons.js` fills. */
const REASONS = ['why', 'changes'];

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
  const kind = kindOf(questionOf(flow, question));
  kind.restore(form, answers.get(question) ?? []);
  kind.enable(form);
  const others = new Map(answers);
  others.delete(question);
  const way = wholeWay(flow, others);
  part(form, '[data-part="progress"]').textContent = t('progress', {count: atMost(flow, way) || 1});
  if (way.reference < 0 && way.next === question) {
    part(form, '.possible').remove();
    part(form, '[data-part="progress"]').before(contents(root, '[data-settled]'));
    return form;
  }
  const list = part(form, '[data-part="possible"]');
  for (const outcome of possibleOutcomes(flow, way.reference)) {
    list.append(element('li', outcomeData(root, outcome).title));
  }
  return form;
}

/**
 * Say that an answer is missing: a summary with focus, and a message at the options.
 * @param {HTMLElement} form
 */
export function showError(form) {
  const message = part(form, '[data-part="error"]');
  const words = message.dataset.words ?? '';
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
 * The advice: with the paragraphs that apply and the answers that led to it, and room for its reasons and for what
 * would change it; of advice that was withdrawn the notice and the answers.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {HTMLElement}
 */
export function resultView(root, flow, answers) {
  const [outcome, rule] = leafOf(flow, answers);
  const view = copy(root, `[data-outcome="${outcome}"]`);
  const because = part(view, '[data-part="because"]');
  because.textContent = flow.because[rule] ?? '';
  because.hidden = !because.textContent;
  part(view, '[data-part="shared"]').replaceWith(contents(root, '[data-shared]'));
  const cited = citedIn(view);
  showParagraphs(view, flow, outcome, counted(flow, answers));
  listSources(root, view, cited);
  if (outcomeData(root, outcome).withdrawn) for (const name of REASONS) part(view, `[data-part="${name}"]`).remove();
  listAnswers(root, flow, answers, part(view, '[data-part="answers"]'));
  return view;
}

/**
 * Keep the paragraphs whose condition holds, and drop those for which it does not; one that a question decides which
 * was not asked closes, and asks whether it applies. Nobody is asked for points, so that one is dropped too.
 * @param {HTMLElement} view
 * @param {Flow} flow
 * @param {string} outcome
 * @param {Answers} answers
 */
function showParagraphs(view, flow, outcome, answers) {
  const conditions = (flow.when[outcome] ?? []).map((place) => flow.conditions[place]);
  const weighed = flow.weighed[outcome] ?? [];
  for (const paragraph of view.querySelectorAll('[data-when]')) {
    const place = Number(paragraph.getAttribute('data-when'));
    const holding = holds(flow, conditions[place], answers);
    const title = paragraph.querySelector('.when-title');
    if (holding === false || (holding === null && weighed.includes(place))) paragraph.remove();
    else if (holding) {
      title?.remove();
      paragraph.classList.add('applies');
    } else {
      const summary = element('summary');
      const words = element('strong', title?.textContent?.replace(/:$/, '') ?? '');
      summary.append(element('span', t('maybe'), 'maybe-title'), words);
      title?.remove();
      const closed = element('details', '', 'maybe');
      closed.append(summary, ...paragraph.childNodes);
      paragraph.replaceWith(closed);
    }
  }
}

/**
 * The marks in a text, by the ids of what they lead to, in order.
 * @param {HTMLElement} view
 * @returns {Map<string, HTMLAnchorElement[]>}
 */
function citedIn(view) {
  const cited = new Map();
  for (const mark of view.querySelectorAll('.cite a')) {
    const id = mark.getAttribute('href')?.slice(1);
    cited.set(id, [...(cited.get(id) ?? []), mark]);
  }
  return cited;
}

/**
 * The sources of an advice, numbered anew with the marks that are left: what only dropped paragraphs cited is no gap.
 * @param {ParentNode} root
 * @param {HTMLElement} view
 * @param {Map<string, unknown>} before  what was cited before paragraphs were dropped
 */
function listSources(root, view, before) {
  const list = view.querySelector('[data-sources]');
  if (!(list instanceof HTMLElement)) return;
  const keys = (list.dataset.sources ?? '').split(' ');
  const sources = new Map(keys.map((key) => copy(root, `[data-source="${key}"]`)).map((source) => [source.id, source]));
  const still = citedIn(view);
  const restsOn = [...sources.keys()].filter((id) => !before.has(id));
  for (const id of [...still.keys(), ...restsOn]) {
    list.append(sources.get(id) ?? '');
    for (const mark of still.get(id) ?? []) renumber(mark, list.childElementCount);
  }
  if (!list.hasChildNodes()) list.closest('section')?.remove();
}

/**
 * Give a mark another number, for those who listen too.
 * @param {HTMLAnchorElement} mark
 * @param {number} number
 */
function renumber(mark, number) {
  if (mark.firstChild) mark.firstChild.textContent = `${number} `;
  mark.ariaLabel = (mark.ariaLabel ?? '').replace(/\d+/, String(number));
}

/**
 * List the answers that count, each with a way to change it.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {Answers} answers
 * @param {HTMLElement} list
 */
function listAnswers(root, flow, answers, list) {
  for (const {question} of wholeWay(flow, answers).steps) {
    const row = copy(root, '[data-row]');
    const template = part(root, `template[data-question="${question}"]`);
    const form = copy(root, `[data-question="${question}"]`);
    const labels = answers.get(question).map((option) => part(form, `input[value="${option}"] + label`).textContent ?? '');
    part(row, 'dt').textContent = template.dataset.short ?? '';
    part(row, 'dd').replaceChildren(...labels.flatMap((label, i) => (i ? [element('br'), label] : [label])));
    const change = part(row, '[data-action="change"]');
    change.dataset.change = question;
    part(change, 'span').textContent = t('the-answer', {question: part(form, 'h1').textContent});
    list.append(row);
  }
}
