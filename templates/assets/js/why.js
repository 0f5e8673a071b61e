// @ts-check
/** Why an outcome is given and what would change it. Pure, as the engine is. */
import {CLEAR, counting, deciding, holds, leafOf, possible, possibleOutcomes, questionOf, walk} from './engine.js';
import {kindOf} from './questions/kinds.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 * @typedef {import('./engine.js').Weight} Weight
 */

/**
 * Why: a minimal part of the answers that alone forces the outcome. No other answers can change it while these stand,
 * and none of them can be left out. From all answers on the way each is dropped, the latest first, unless another
 * outcome comes within reach (an abductive explanation, as in `builder/flows/sufficient_reason.py`).
 * @param {Flow} flow
 * @param {Answers} answers  complete ones
 * @returns {{question: string, ticked: string[], clear: boolean}[]} by question, in the order asked: the options that
 *   count, and whether it counts too that others were not ticked
 */
export function reason(flow, answers) {
  const {values} = walk(flow, answers);
  const [outcome] = leafOf(flow, answers);
  const kept = new Map(values);
  for (const [variable, value] of [...values].reverse()) {
    kept.delete(variable);
    const leaves = possible(flow.diagram, flow.diagram.root, (each) => kept.get(each) ?? null);
    if ([...leaves].some((leaf) => flow.leaves[~leaf][0] !== outcome)) kept.set(variable, value);
  }
  const parts = new Map();
  for (const variable of values.keys()) {
    if (!kept.has(variable)) continue;
    const [question, checkbox] = flow.variables[variable];
    if (!parts.has(question)) parts.set(question, {question, ticked: [], clear: false});
    if (checkbox !== undefined && kept.get(variable) === CLEAR) parts.get(question).clear = true;
    else parts.get(question).ticked.push(checkbox ?? answers.get(question)[0]);
  }
  return [...parts.values()];
}

/**
 * The weights that count, strongest first; empty if no score plays a part.
 * @param {Flow} flow
 * @param {Answers} answers  complete ones
 * @returns {{adds: string, takes: string, weights: Weight[]}[]} each score with the weights that count
 */
export function weighed(flow, answers) {
  const [, rule] = leafOf(flow, answers);
  const given = deciding(flow, answers);
  return (flow.weighs[rule] ?? []).map((score) => {
    const {weights, ...headings} = flow.scores[score];
    const holding = weights.filter(({when}) => holds(flow, when, given));
    return {...headings, weights: holding.sort((a, b) => Math.abs(b.add) - Math.abs(a.add))};
  });
}

/**
 * @typedef {object} Change  one answer given differently
 * @property {string} question
 * @property {string} option  chosen instead; of several, the one that is ticked or taken back
 * @property {string} [outcome]  where it leads
 * @property {string} [next]  or the question that would come next
 * @property {string[]} [possible]  and the outcomes that would then be possible
 */

/**
 * The changes of one answer that alter, or can alter, the outcome and that a reader can act on, by rank. Where the flow
 * says of no option that it can be acted on, all of them. A tick can be taken back; nobody is told to bring on what a box
 * says.
 * @param {Flow} flow
 * @param {Answers} answers  complete ones
 * @returns {Change[]}
 */
export function changes(flow, answers) {
  const {steps} = walk(flow, answers);
  const [outcome] = leafOf(flow, answers);
  const given = deciding(flow, answers);
  /** @type {[number, Change][]} */
  const found = [];
  const ranked = flow.questions.some(({ranks}) => ranks);
  for (const {question: id} of steps) {
    const chosen = given.get(id);
    const question = questionOf(flow, id);
    const earlier = new Map([...given].slice(0, [...given.keys()].indexOf(id)));
    question.options.forEach((option, place) => {
      const rank = question.ranks?.[place] ?? null;
      if (ranked && (rank === null || (question.many && !chosen.includes(option)))) return;
      const other = kindOf(question).other(chosen, option, question);
      if (other === null || counting(flow, earlier, id, other)?.length !== other.length) return;
      const change = follow(flow, new Map(given).set(id, other));
      if (change.outcome === outcome || (change.possible?.length === 1 && change.possible[0] === outcome)) return;
      found.push([rank ?? Infinity, {question: id, option, ...change}]);
    });
  }
  return found.sort(([a], [b]) => (a === b ? 0 : a - b)).map(([, change]) => change);
}

/**
 * The end that answers lead to: an outcome, or a question and the outcomes that are possible from there.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {{outcome?: string, next?: string, possible?: string[]}}
 */
function follow(flow, answers) {
  const {reference, given, next} = walk(flow, answers);
  if (next === null) return {outcome: flow.leaves[~reference][0]};
  return {next, possible: possibleOutcomes(flow, reference, flow.exist ? given : answers)};
}
