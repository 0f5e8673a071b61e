// @ts-check
/** Makes the messages of a result live: their parts follow the answers, and so does the form that is shown first. */
import {counted} from './after.js';
import {holds, questionOf} from './engine.js';
import {MessageCard} from './message-card.js';
import {part} from './parts.js';
import {kindOf} from './questions/kinds.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 */

/**
 * Make each message of a result live.
 * @param {ParentNode} root
 * @param {HTMLElement} view
 * @param {Flow} flow
 * @param {string} outcome
 * @param {Answers} answers
 */
export function showMessages(root, view, flow, outcome, answers) {
  const given = counted(flow, answers);
  const conditions = (flow.when[outcome] ?? []).map((place) => flow.conditions[place]);
  const known = {answers: labelled(root, flow, given), prefers: preferred(flow, given)};
  for (const card of view.querySelectorAll('[data-module="message"]')) {
    if (!(card instanceof HTMLElement)) continue;
    const {reads} = card.dataset;
    /** @param {number} place */
    const holding = (place) => (reads === undefined ? null : holds(flow, conditions[Number(reads) + place], given));
    new MessageCard(card, {...known, holds: holding});
  }
}

/**
 * The options chosen, with their words inside of a sentence.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {Answers} given
 */
export function labelled(root, flow, given) {
  return new Map([...given].map(([question, options]) => {
    const form = /** @type {HTMLTemplateElement} */ (part(root, `template[data-question="${question}"]`)).content;
    const asked = questionOf(flow, question);
    const labels = kindOf(asked).labels(form, options);
    return [question, labels.map((label, place) => ({id: options[place], label: asked.texts?.[options[place]] ?? label}))];
  }));
}

/**
 * The forms that fit whoever gave these answers, those of earlier questions first.
 * @param {Flow} flow
 * @param {Answers} given
 * @returns {string[]}
 */
function preferred({questions}, given) {
  return questions.flatMap(({id, forms = {}}) => (given.get(id) ?? []).flatMap((option) => forms[option] ?? []));
}
