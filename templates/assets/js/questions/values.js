// @ts-check
/**
 * Values that readers type: one, or several together. An answer is the option that the values are in, and what was
 * typed, in its one form. Only pages of flows that ask for one load this.
 */
import {Wrong, isKept, position, readDay, readNumber, shown} from './measures.js';

/**
 * @typedef {import('./measures.js').Part} Part
 * @typedef {[number | null, number | null][]} Cell  a range of each value, then of each difference
 * @typedef {{parts: Part[], pairs?: [number, number][], cells: Cell[], options: string[]}} Typed
 * @typedef {object} Form  all words of a form
 * @property {Part[]} parts
 * @property {import('./measures.js').Words & {named: string, apart: string}} words
 * @property {Record<string, string>} labels  of options
 */

/** Stands between values that are kept together. */
const BETWEEN = '~';

/** The day on which this page was loaded, where its reader is. */
export function now() {
  const day = new Date();
  const two = (/** @type {number} */ number) => `${number}`.padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/**
 * The field of a form, and its words.
 * @param {ParentNode} form
 * @returns {{field: HTMLElement, data: Form, inputs: HTMLInputElement[][]}} inputs by value
 */
function fieldOf(form) {
  const field = /** @type {HTMLElement} */ (form.querySelector('[data-part="typed"]'));
  const values = [...field.querySelectorAll('[data-part="value"]')];
  return {field, data: JSON.parse(field.dataset.values ?? ''), inputs: values.map((each) => [...each.querySelectorAll('input')])};
}

/**
 * Say what is wrong with a value, where `showError` shows it.
 * @param {HTMLElement} form
 * @param {string} says
 * @param {HTMLInputElement[]} inputs  of the value
 */
function complain(form, says, [input, ...others]) {
  const message = form.querySelector('[data-part="error"]');
  if (message instanceof HTMLElement) message.dataset.words = says;
  form.querySelector('[data-part="summary-link"]')?.setAttribute('href', `#${input.id}`);
  for (const each of [input, ...others]) each.setAttribute('aria-invalid', 'true');
}

/**
 * What was typed, in its one form; nothing where a value is missing or wrong.
 * @param {HTMLElement} form
 * @returns {string[]}
 */
function chosen(form) {
  const {data: {parts, words}, inputs} = fieldOf(form);
  for (const input of inputs.flat()) input.removeAttribute('aria-invalid');
  const kept = [];
  for (const [place, part] of parts.entries()) {
    const typed = inputs[place].map((input) => input.value);
    try {
      kept.push(part.type === 'day' ? readDay(typed, part, words, now()) : readNumber(typed[0], part, words));
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      const says = part.errors[error.message];
      complain(form, part.name ? words.named.replace('{name}', part.name).replace('{words}', says) : says, inputs[place]);
      return [];
    }
  }
  return [kept.join(BETWEEN)];
}

/**
 * The answer that a value makes: its option and itself. An option alone stays one.
 * @param {string[]} given
 * @param {Typed} question
 * @param {string} today
 * @returns {string[] | null}
 */
function settled(given, {parts, pairs = [], cells, options}, today) {
  const typed = given[given.length - 1];
  if (given.length === 1 && options.includes(typed)) return given;
  const kept = typed.split(BETWEEN);
  if (kept.length !== parts.length || !parts.every((part, place) => isKept(kept[place], part))) return null;
  const at = parts.map((part, place) => position(kept[place], part, today));
  for (const [one, other] of pairs) at.push(at[one] - at[other]);
  const cell = cells.findIndex((each) =>
    each.every(([low, high], place) => (low === null || at[place] >= low) && (high === null || at[place] <= high)));
  return cell < 0 ? null : [options[cell], typed];
}

/**
 * An answer as its reader gave it.
 * @param {ParentNode} form
 * @param {string[]} given
 * @returns {string[]}
 */
function labels(form, given) {
  const {parts, words, labels: known} = fieldOf(form).data;
  if (given.length === 1) return [known[given[0]]];
  const said = given[1].split(BETWEEN).map((kept, place) => shown(kept, parts[place], words));
  const named = (/** @type {string} */ text, /** @type {number} */ place) =>
    words.named.replace('{name}', parts[place].name).replace('{words}', text);
  return parts.length === 1 ? said : said.map(named);
}

/**
 * Fill the form with an earlier answer.
 * @param {HTMLElement} form
 * @param {string[]} given
 */
function restore(form, given) {
  const {data: {parts, words}, inputs} = fieldOf(form);
  if (given.length < 2) return;
  for (const [place, kept] of given[1].split(BETWEEN).entries()) {
    const part = parts[place];
    const bare = part.type === 'day' ? '' : shown(kept, {...part, prefix: '', suffix: ''}, {...words, minus: '-'});
    const typed = part.type === 'day' ? kept.split('-').reverse().map((each) => `${Number(each)}`) : [bare];
    for (const [number, input] of inputs[place].entries()) input.value = typed[number];
  }
}

/** @type {import('./kinds.js').Kind} */
export const values = {
  chosen,
  restore,
  labels,
  settled,
  enable() {},
  isAnswer: (given) => given.length > 0,
  other: (given, option) => (given[0] === option ? null : [option]),
};
