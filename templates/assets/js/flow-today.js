// @ts-check
/** On an older version of a flow: what the answers come to today, beside the advice that was given then. */
import {counted} from './after.js';
import {bare, leafOf, valid, walk} from './engine.js';
import {written} from './flow-address.js';
import {element, filled, part, t} from './parts.js';
import {isTyped, loadTyped} from './questions/kinds.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 * @typedef {object} Newer
 * @property {Record<string, string>} titles  of outcomes
 * @property {Record<string, string>} was  today's id of a question by its former one, of an option by `question.option`,
 *   of an outcome by `.outcome`
 * @typedef {Flow & Newer} Today
 */

/**
 * Fill the box of a result that speaks of today.
 * @param {HTMLElement} view
 * @param {Flow} flow  the older version
 * @param {Answers} answers
 * @param {string} address  of the module that holds today's flow
 */
export async function showToday(view, flow, answers, address) {
  const box = part(view, '[data-part="today"]');
  /** @type {{default: Today}} */
  const module = await import(new URL(address, location.href).href);
  const today = bare(module.default);
  if (isTyped(today)) today.today = flow.today ?? (await loadTyped());
  const given = translated(today, counted(flow, answers));
  const page = new URL('.', new URL(address, location.href));
  const link = Object.assign(document.createElement('a'), {textContent: t('today-link')});
  link.href = given.size > 0 ? `${page}#${written(today, given)}` : page.href;
  if (walk(today, given).next !== null) {
    box.append(element('p', t('today-unsettled')), link);
  } else {
    const [outcome, rule] = leafOf(today, given);
    const [before] = leafOf(flow, answers);
    const same = outcome === (today.was[`.${before}`] ?? before);
    link.textContent = today.titles[outcome];
    box.append(filled('p', same ? 'today-same' : 'today-other', {link}), element('p', today.because[rule] ?? ''));
  }
}

/**
 * Answers to an older version with the ids that today's flow has for them; what it does not offer is left out.
 * @param {Today} today
 * @param {Answers} answers
 * @returns {Answers}
 */
function translated(today, answers) {
  const entries = [...answers].map(([question, options]) => {
    const now = today.was[question] ?? question;
    return [now, options.map((option) => today.was[`${now}.${option}`] ?? option)];
  });
  return valid(today, Object.fromEntries(entries));
}
