// @ts-check
/** On an older version of a flow: what the answers come to today, beside the advice that was given then. */
import {counted, valid, walk} from './engine.js';
import {written} from './flow-address.js';
import {element, part} from './parts.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 * @typedef {object} Newer
 * @property {Record<string, string>} titles  of outcomes
 * @property {Record<string, string>} was  today's id of a question by its former one, of an option by `question.option`
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
  const {default: today} = await import(new URL(address, location.href).href);
  const given = translated(today, counted(flow, answers));
  const {reference, next} = walk(today, given);
  const page = new URL('.', new URL(address, location.href));
  const link = Object.assign(document.createElement('a'), {textContent: 'Answer today’s questions'});
  link.href = Object.keys(given).length > 0 ? `${page}#${written(today, given)}` : page.href;
  if (next !== null) {
    box.append(element('p', 'Today these answers alone do not settle the advice; more is asked. '), link);
  } else {
    const [outcome, rule] = today.leaves[~reference];
    const same = outcome === flow.leaves[~walk(flow, answers).reference][0];
    const words = same ? 'Today’s advice for these answers has the same name: ' : 'Today’s advice for these answers is: ';
    const line = element('p', words);
    const advice = Object.assign(document.createElement('a'), {textContent: today.titles[outcome]});
    advice.href = `${page}#${written(today, given)}`;
    line.append(advice);
    box.append(line, element('p', today.because[rule] ?? ''));
  }
  box.hidden = false;
}

/**
 * Answers to an older version with the ids that today's flow has for them; what it does not offer is left out.
 * @param {Today} today
 * @param {Answers} answers
 * @returns {Answers}
 */
function translated(today, answers) {
  const entries = Object.entries(answers).map(([question, options]) => {
    const now = today.was[question] ?? question;
    return [now, options.map((option) => today.was[`${now}.${option}`] ?? option)];
  });
  return valid(today, Object.fromEntries(entries));
}
