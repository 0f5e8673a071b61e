// @ts-check
/** Shows the reader's own answers in the words of an outcome. What nobody answered keeps its other words. */
import {counted} from './after.js';
import {labelled} from './flow-messages.js';
import {NONE} from './questions/checkbox.js';
import {part, t} from './parts.js';

/** A place for an answer in plain text; `builder/flows/answer_slots.py` reads the same. */
const SLOT = /\{([A-Za-z0-9][A-Za-z0-9-]{0,100})(?: or ([^{}\n]{1,200}))?\}/g;

/**
 * Fill the places for answers: those of paragraphs, and those of the sentence at the top.
 * @param {ParentNode} root
 * @param {HTMLElement} view
 * @param {import('./engine.js').Flow} flow
 * @param {string} rule
 * @param {import('./engine.js').Answers} answers
 */
export function fillAnswers(root, view, flow, rule, answers) {
  const given = labelled(root, flow, counted(flow, answers));
  /** @param {string} question */
  const words = (question) => joined((given.get(question) ?? []).filter(({id}) => id !== NONE));
  for (const place of view.querySelectorAll('[data-answer]')) {
    place.textContent = words(place.getAttribute('data-answer') ?? '') || place.textContent;
  }
  const sentence = part(view, '[data-part="because"]');
  const text = flow.because[rule] || sentence.dataset.filled;
  if (text) sentence.textContent = text.replace(SLOT, (_, question, otherwise = '') => words(question) || otherwise);
}

/**
 * One answer, or several in a row.
 * @param {{label: string}[]} options
 */
function joined(options) {
  const labels = options.map(({label}) => label);
  const last = labels.pop() ?? '';
  return labels.length > 0 ? `${labels.join(t('comma'))}${t('and')}${last}` : last;
}
