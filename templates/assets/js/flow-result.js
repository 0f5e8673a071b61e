// @ts-check
/** Shows a result: what depends on the answers, in the words of its outcome, with its reasons and its messages live. */
import {counted} from './after.js';
import {holds, leafOf} from './engine.js';
import {addReasons} from './flow-reasons.js';
import {showMessages} from './flow-messages.js';
import {listAnswers} from './flow-view.js';
import {contents, copy, element, outcomeData, part, t} from './parts.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 */

/** The parts of a result that `flow-reasons.js` fills. */
const REASONS = ['why', 'changes'];
/** @type {Intl.DateTimeFormatOptions} */
const DAY = {day: 'numeric', month: 'long', year: 'numeric'};

/**
 * The advice: with the paragraphs that apply and the answers that led to it; of advice that was withdrawn the notice and
 * the answers.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {HTMLElement}
 */
export function resultView(root, flow, answers) {
  const [outcome, rule] = leafOf(flow, answers);
  const view = copy(root, `[data-outcome="${outcome}"]`);
  if (flow.because[rule]) part(view, '[data-part="because"]').textContent = flow.because[rule];
  part(view, '[data-part="shared"]').replaceWith(contents(root, '[data-shared]'));
  const language = document.documentElement.lang || undefined;
  part(view, '[data-part="day"]').textContent = new Date().toLocaleDateString(language, DAY);
  showParagraphs(view, flow, outcome, counted(flow, answers));
  numberSources(view);
  showMessages(root, view, flow, outcome, answers);
  if (outcomeData(root, outcome).withdrawn) for (const name of REASONS) part(view, `[data-part="${name}"]`).remove();
  listAnswers(root, flow, answers, part(view, '[data-part="answers"]'));
  addReasons(root, view, flow, answers);
  const choice = view.querySelector('[data-module="passages"]');
  if (choice instanceof HTMLElement) import('./passages.js').then(({choosePassages}) => choosePassages(choice), () => {});
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
  for (const paragraph of view.querySelectorAll('.when')) {
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
 * Number the sources anew, in the order in which the paragraphs that are left cite them: a dropped one makes no gap.
 * @param {HTMLElement} view
 */
function numberSources(view) {
  const list = view.querySelector('.sources ol');
  const marks = [...view.querySelectorAll('.cite a')];
  const cited = marks.map((mark) => mark.getAttribute('href')?.slice(1) ?? '');
  const ids = new Set([...cited, ...[...list?.children ?? []].map((source) => source.id)]);
  for (const [place, id] of [...ids].entries()) {
    const source = list?.querySelector(`[id="${CSS.escape(id)}"]`);
    source?.setAttribute('value', String(place + 1));
    if (source) list?.append(source);
  }
  for (const [index, mark] of marks.entries()) {
    const number = String([...ids].indexOf(cited[index]) + 1);
    if (mark.firstChild) mark.firstChild.textContent = `${number} `;
    mark.ariaLabel = (mark.ariaLabel ?? '').replace(/\d+/, number);
  }
}
