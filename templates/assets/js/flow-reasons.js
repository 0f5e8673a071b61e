// @ts-check
/** Says why an advice is given and what would change it, in the editor's own clauses. */
import {changes, reason, weighed} from './why.js';
import {questionOf} from './engine.js';
import {kindOf} from './questions/kinds.js';
import {copy, element, filled, link, part, pieces, t} from './parts.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 */

/** So many reasons are listed as they are; where there are more and points were counted, they are weighed. */
const FEW = 3;
/** So many other answers to a question that lead to the same are told one by one; where there are more, they are one line. */
const ALONE = 5;
/** So many changes are shown at once, the others on demand. */
const SHOWN = 3;

/**
 * Fill the sections of a result that are hidden so far; of withdrawn advice there are none.
 * @param {ParentNode} root
 * @param {HTMLElement} view
 * @param {Flow} flow
 * @param {Answers} answers
 */
export function addReasons(root, view, flow, answers) {
  const why = view.querySelector('[data-part="why"]');
  if (!(why instanceof HTMLElement)) return;
  showReasons(root, why, flow, answers);
  showChanges(root, part(view, '[data-part="changes"]'), flow, answers);
}

/**
 * Why: the few answers that settle it; or what speaks for and what against, strongest first, and what counts besides.
 * @param {ParentNode} root
 * @param {HTMLElement} section
 * @param {Flow} flow
 * @param {Answers} answers
 */
function showReasons(root, section, flow, answers) {
  const parts = reason(flow, answers);
  const scores = parts.length > FEW ? weighed(flow, answers) : [];
  const weights = scores.flatMap((score) => score.weights);
  const read = new Set(weights.flatMap(({when}) => when.nodes.map(([variable]) => flow.variables[variable][0])));
  /** @param {string} heading @param {string[]} words */
  const add = (heading, words) => section.append(group(root, heading, words));
  for (const {adds, takes, weights: counting} of scores) {
    add(adds, counting.filter((weight) => weight.add > 0).map(({says}) => says));
    add(takes, counting.filter((weight) => weight.add < 0).map(({says}) => says));
  }
  const others = parts.filter(({question}) => !read.has(question)).flatMap((each) => words(root, flow, answers, each));
  const idle = parts.filter((each) => !read.has(each.question) && hasIdleTicks(flow, answers, each));
  const named = idle.some(({ticked}) => ticked.length > 0);
  const onlyIdle = scores.length === 0 && others.length === 0 && idle.length > 0;
  if (scores.length === 0 && !onlyIdle) add(t(others.length > 1 ? 'settle' : 'settles'), others);
  else if (others.length > 0) add(t('counts'), others);
  if (named) section.append(element('p', t('others')));
  else if (onlyIdle) section.append(element('p', t('idle')));
  section.hidden = parts.length === 0;
}

/**
 * A heading, and a list below it.
 * @param {ParentNode} root
 * @param {string} heading
 * @param {string[]} words
 * @returns {HTMLElement}
 */
function group(root, heading, words) {
  const made = copy(root, '[data-reasons]');
  part(made, 'h3').textContent = heading;
  const lines = words.length > 0 ? words.map((says) => t('reason', {says})) : [t('nothing')];
  part(made, 'ul').append(...lines.map((line) => element('li', sentence(line))));
  return made;
}

/**
 * What part of an answer says of the reader.
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {Answers} answers
 * @param {{question: string, ticked: string[], clear: boolean}} counting
 * @returns {string[]}
 */
function words(root, flow, answers, {question, ticked, clear}) {
  const said = ticked.map((option) => says(flow, question, option));
  if (!clear) return said;
  const given = answers.get(question) ?? [];
  if (given.includes('none')) return [...said, says(flow, question, 'none')];
  return hasIdleTicks(flow, answers, {question, ticked}) ? said : [...said, t('unticked')];
}

/**
 * Tell if boxes are ticked that play no part. That is no cause of the advice, so that no list has it.
 * @param {Flow} flow
 * @param {Answers} answers
 * @param {{question: string, ticked: string[]}} counting
 * @returns {boolean}
 */
function hasIdleTicks(flow, answers, {question, ticked}) {
  if (!questionOf(flow, question).many) return false;
  const given = answers.get(question) ?? [];
  return given.some((option) => option !== 'none' && !ticked.includes(option));
}

/**
 * What an option says of the reader, in words that follow «if».
 * @param {Flow} flow
 * @param {string} question
 * @param {string} option
 * @returns {string}
 */
function says(flow, question, option) {
  const options = flow.questions.find(({id}) => id === question)?.options ?? [];
  const place = options.indexOf(option);
  return flow.says[question][place < 0 ? options.length : place];
}

/**
 * What would change the advice: single answers, those that the reader can act on first.
 * @param {ParentNode} root
 * @param {HTMLElement} section
 * @param {Flow} flow
 * @param {Answers} answers
 */
function showChanges(root, section, flow, answers) {
  section.hidden = false;
  const lines = together(flow, changes(flow, answers)).map((change) => changeLine(root, flow, answers, change));
  part(section, '[data-part="none"]').hidden = lines.length > 0;
  const list = part(section, 'ul');
  list.hidden = lines.length === 0;
  list.append(...lines.slice(0, SHOWN));
  const more = part(section, 'details');
  more.hidden = lines.length <= SHOWN;
  part(more, 'summary').textContent = t('more', {number: lines.length - SHOWN});
  part(more, 'ul').append(...lines.slice(SHOWN));
}

/**
 * The changes in their order; of many answers to one question that lead to the same, the first with the number of others.
 * @param {Flow} flow
 * @param {import('./why.js').Change[]} found
 * @returns {(import('./why.js').Change & {others?: number})[]}
 */
function together(flow, found) {
  /** @param {import('./why.js').Change} change */
  const key = ({question, option, outcome, possible}) =>
    JSON.stringify([question, questionOf(flow, question).many && option, outcome, possible]);
  /** @type {Map<string, import('./why.js').Change[]>} */
  const alike = new Map();
  for (const change of found) alike.set(key(change), [...(alike.get(key(change)) ?? []), change]);
  return found.flatMap((change) => {
    const group = alike.get(key(change)) ?? [];
    if (group.length <= ALONE) return [change];
    return change === group[0] ? [{...change, others: group.length - 1}] : [];
  });
}

/**
 * One change: «If …: another advice».
 * @param {ParentNode} root
 * @param {Flow} flow
 * @param {Answers} answers
 * @param {import('./why.js').Change & {others?: number}} change
 * @returns {HTMLElement}
 */
function changeLine(root, flow, answers, {question, option, outcome, possible = [], others = 0}) {
  const takenBack = answers.get(question).includes(option);
  const form = copy(root, `[data-question="${question}"]`);
  const [label] = kindOf(questionOf(flow, question)).labels(form, [option]);
  const links = (outcome ? [outcome] : possible).flatMap((each, place) => [place ? t('or') : '', link(root, each)]);
  const open = !outcome && possible.length > FEW;
  const words = open ? (takenBack ? 'open-without' : 'open') : takenBack ? 'without' : 'if';
  const advice = outcome ? links : pieces('later', {advice: links});
  const one = says(flow, question, option);
  const said = others ? t('among', {says: one, number: others}) : one;
  return filled('li', words, {label, says: said, advice});
}

/**
 * Words as a sentence that begins with a capital.
 * @param {string} words
 * @returns {string}
 */
function sentence(words) {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
