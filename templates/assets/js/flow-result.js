// @ts-check
/** Shows a result: what depends on the answers, in the words of its outcome, with its reasons and its messages live. */
import {counted} from './after.js';
import {holds, leafOf} from './engine.js';
import {fillAnswers} from './flow-answers.js';
import {addReasons} from './flow-reasons.js';
import {showMessages} from './flow-messages.js';
import {numberSources} from './result-sources.js';
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
  fillAnswers(root, view, flow, rule, answers);
  part(view, '[data-part="shared"]').replaceWith(contents(root, '[data-shared]'));
  const language = document.documentElement.lang || undefined;
  part(view, '[data-part="day"]').textContent = new Date().toLocaleDateString(language, DAY);
  showParagraphs(view, flow, outcome, counted(flow, answers));
  if (view.querySelector('[data-figure]')) {
    import('./figures.js').then(({showFigures}) => showFigures(view, flow, counted(flow, answers)), () => {});
  }
  numberSources(view);
  showMessages(root, view, flow, outcome, answers);
  if (outcomeData(root, outcome).withdrawn) for (const name of REASONS) part(view, `[data-part="${name}"]`).remove();
  else if (root.querySelector('template[data-right]')) view.append(contents(root, '[data-right]'));
  listAnswers(root, flow, answers, part(view, '[data-part="answers"]'));
  addReasons(root, view, flow, answers);
  const notes = view.querySelector('[data-module="footnotes"]');
  if (notes instanceof HTMLElement) import('./footnotes.js').then(({openInPlace}) => openInPlace(notes), () => {});
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
  /** @param {string | null} place  of a condition; null if it is open, false also where nobody could say if it holds */
  const holding = (place) => {
    const held = holds(flow, conditions[Number(place)], answers);
    return held === null && weighed.includes(Number(place)) ? false : held;
  };
  for (const way of view.querySelectorAll('[data-if]')) {
    if (holding(way.getAttribute('data-if')) === false) way.remove();
  }
  for (const paragraph of view.querySelectorAll('.when')) {
    const held = holding(paragraph.getAttribute('data-when'));
    const title = paragraph.querySelector('.when-title');
    if (held === false) paragraph.remove();
    else if (held) {
      title?.remove();
      paragraph.classList.add('applies');
    } else {
      const summary = element('summary');
      const words = element('strong', title?.textContent?.replace(/:$/, '') ?? '');
      summary.append(element('span', t('maybe'), 'maybe-title'), words);
      title?.remove();
      const closed = element('details', '', 'maybe');
      closed.append(summary, ...paragraph.childNodes);
      if (paragraph.tagName === 'LI') paragraph.append(closed);
      else paragraph.replaceWith(closed);
    }
  }
  arrangeSteps(view);
}

/**
 * Let the first step that applies stand alone at the top, and the others below; a section without any goes.
 * @param {HTMLElement} view
 */
function arrangeSteps(view) {
  const top = view.querySelector('.do-now');
  const steps = view.querySelector('.steps');
  if (top && steps) {
    const list = steps.querySelector(':scope > ol') ?? element('ol');
    const open = top.querySelector(':scope > .maybe');
    if (open) list.prepend(filledItem(open));
    const next = [...list.children].find((item) => !item.querySelector('.maybe'));
    if (next && !top.querySelector(':scope > p')) {
      const words = element('p');
      words.append(...next.childNodes);
      top.append(words);
      next.remove();
    }
    const heading = part(view, '.steps > h2');
    if (top.childElementCount === 1) {
      heading.textContent = part(view, '.do-now > h2').textContent;
      top.remove();
    }
    if (list.childElementCount > 0) heading.after(list);
    else list.remove();
  }
  for (const ways of view.querySelectorAll('p.actions')) if (ways.childElementCount === 0) ways.remove();
}

/**
 * An entry of a list with something in it.
 * @param {Element} content
 * @returns {HTMLElement}
 */
function filledItem(content) {
  const item = element('li');
  item.append(content);
  return item;
}
