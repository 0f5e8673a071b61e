// @ts-check
/** The kinds of question, by the names that the compiled flow gives them. */
import {checkbox} from './checkbox.js';
import {radio} from './radio.js';

/**
 * Everything that the engine and the page ask of a kind of question. The half of the program is in
 * `builder/flows/questions/`; the words of the form, its message for a missing answer included, are in its template.
 * @typedef {object} Kind
 * @property {(form: HTMLElement) => string[]} chosen  the options chosen in a form
 * @property {(form: HTMLElement, options: string[]) => void} restore  choose those of an earlier answer
 * @property {(form: ParentNode, given: string[]) => string[]} labels  an answer, or an option, in the words of its form
 * @property {(form: HTMLElement) => void} enable  add what a form can do beyond its HTML
 * @property {(given: string[], options: string[], question: any) => boolean} isAnswer  whether options, at least one, are an answer
 * @property {(given: string[], option: string, question: any) => string[] | null} other  the answer in which one option differs; null
 *   where it makes no other
 * @property {(given: string[], question: any, today: string) => string[] | null} [settled]  the answer that typed text
 *   makes; null where it makes none
 */

/** @type {Record<string, Kind>} */
const KINDS = {checkbox, radio};

/**
 * Tell if a flow has questions whose answers are typed.
 * @param {{questions: {kind?: string}[]}} flow
 */
export const isTyped = ({questions}) => questions.some(({kind}) => kind === 'values');

/**
 * Load the kind of questions whose answers are typed, which few flows have.
 * @returns {Promise<string>} today, which such answers can be counted from
 */
export async function loadTyped() {
  const {now, values} = await import('./values.js');
  KINDS.values = values;
  return now();
}

/**
 * The kind of a question. Radios and checkboxes have no name in the data, only whether there can be many answers.
 * @param {import('../engine.js').Question} question
 * @returns {Kind}
 */
export function kindOf({kind, many}) {
  return KINDS[kind ?? (many ? 'checkbox' : 'radio')];
}
