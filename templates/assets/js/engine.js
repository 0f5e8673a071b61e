// @ts-check
/**
 * Walks a compiled flow. Pure: answers in; position, reasons and changes out. It knows no page and keeps nothing.
 *
 * A reference is one number: 0 and up is a node, below 0 is the leaf at `~reference`.
 *
 * @typedef {{root: number, nodes: number[][]}} Diagram  each node is its variable, then a child for each value
 * @typedef {Diagram & {yes: number | null}} Condition  with the leaf at which it holds
 * @typedef {{id: string, many: boolean, options: string[], ranks?: (number | null)[]}} Question  `ranks` order changes
 * @typedef {Record<string, string[]>} Answers  options by question; `["none"]` where none of several is ticked
 * @typedef {{question: string, reference: number}} Step
 * @typedef {{add: number, says: string, when: Condition}} Weight
 * @typedef {object} Flow
 * @property {string} slug
 * @property {string} version  a name for this state of the flow
 * @property {Question[]} questions
 * @property {string[][]} variables  a question; or a question and the one option that a checkbox ticks
 * @property {Diagram} diagram
 * @property {[string, string][]} leaves  outcome and rule
 * @property {number[]} most  for each node, the most questions still to come, its own included
 * @property {Record<string, string>} because  words by rule
 * @property {Record<string, string[]>} says  by question, what each option says of the reader
 * @property {{adds: string, takes: string, weights: Weight[]}[]} scores
 * @property {Record<string, number[]>} weighs  the scores that play a part, by rule
 * @property {Record<string, Condition[]>} when  conditions of paragraphs by outcome
 * @property {Record<string, {remove?: Answers, ask?: string}[]>} then  ways on by outcome
 */

const TICKED = 0;
const CLEAR = 1;
const NONE = 'none';

/**
 * The value the answers give a variable, or null where its question is not answered.
 * @param {Flow} flow
 * @param {number} variable
 * @param {Answers} answers
 * @returns {number | null}
 */
function valueOf(flow, variable, answers) {
  const [question, checkbox] = flow.variables[variable];
  const given = answers[question];
  if (!given) return null;
  if (checkbox !== undefined) return given.includes(checkbox) ? TICKED : CLEAR;
  return flow.questions.find((each) => each.id === question)?.options.indexOf(given[0]) ?? null;
}

/**
 * Follow the answers from the root to a leaf, or to the first question that is not answered.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {{steps: Step[], values: Map<number, number>, reference: number, next: string | null}} the questions that
 *   mattered, in order, each with the node at which it was first asked; the values on the way, by variable; where the
 *   walk ends; and the question that comes next
 */
export function walk(flow, answers) {
  /** @type {Step[]} */
  const steps = [];
  const values = new Map();
  let reference = flow.diagram.root;
  while (reference >= 0) {
    const [variable, ...children] = flow.diagram.nodes[reference];
    const question = flow.variables[variable][0];
    const value = valueOf(flow, variable, answers);
    if (value === null) return {steps, values, reference, next: question};
    if (steps.at(-1)?.question !== question) steps.push({question, reference});
    values.set(variable, value);
    reference = children[value];
  }
  return {steps, values, reference, next: null};
}

/**
 * The leaves that can still be reached from a reference, where some variables have a value.
 * @param {Diagram} diagram
 * @param {number} reference
 * @param {(variable: number) => number | null} value
 * @returns {Set<number>}
 */
function possible(diagram, reference, value) {
  const seen = new Set([reference]);
  for (const current of seen) {
    if (current < 0) continue;
    const [variable, ...children] = diagram.nodes[current];
    const fixed = value(variable);
    for (const child of fixed === null ? children : [children[fixed]]) seen.add(child);
  }
  return new Set([...seen].filter((each) => each < 0));
}

/**
 * The outcomes that can still be reached from a node under the answers given, in the order of the flow's leaves.
 * @param {Flow} flow
 * @param {number} reference
 * @param {Answers} [answers]
 * @returns {string[]}
 */
export function possibleOutcomes(flow, reference, answers = {}) {
  const leaves = possible(flow.diagram, reference, (variable) => valueOf(flow, variable, answers));
  return [...new Set([...leaves].sort((a, b) => b - a).map((leaf) => flow.leaves[~leaf][0]))];
}

/**
 * Whether a condition holds; null where a question that was not asked decides.
 * @param {Flow} flow
 * @param {Condition} condition
 * @param {Answers} answers
 * @returns {boolean | null}
 */
export function holds(flow, condition, answers) {
  const leaves = possible(condition, condition.root, (variable) => valueOf(flow, variable, answers));
  if (leaves.size > 1) return null;
  return condition.yes !== null && leaves.has(condition.yes);
}

/**
 * Why: a minimal part of the answers that alone forces the outcome. No other answers can change it while these stand,
 * and none of them can be left out. From all answers on the way each is dropped, the latest first, unless another
 * outcome comes within reach (an abductive explanation, as in `builder/flows/reasons.py`).
 * @param {Flow} flow
 * @param {Answers} answers  complete ones
 * @returns {{question: string, ticked: string[], clear: boolean}[]} by question, in the order asked: the options that
 *   count, and whether it counts too that others were not ticked
 */
export function reason(flow, answers) {
  const {values, reference} = walk(flow, answers);
  const outcome = flow.leaves[~reference][0];
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
    else parts.get(question).ticked.push(checkbox ?? answers[question][0]);
  }
  return [...parts.values()];
}

/**
 * What was weighed, strongest first; empty where no score plays a part.
 * @param {Flow} flow
 * @param {Answers} answers  complete ones
 * @returns {{adds: string, takes: string, weights: Weight[]}[]} each score with the weights that count
 */
export function weighed(flow, answers) {
  const rule = flow.leaves[~walk(flow, answers).reference][1];
  const given = counted(flow, answers);
  return (flow.weighs[rule] ?? []).map((score) => {
    const {weights, ...headings} = flow.scores[score];
    const counting = weights.filter(({when}) => holds(flow, when, given));
    return {...headings, weights: counting.sort((a, b) => Math.abs(b.add) - Math.abs(a.add))};
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
 * The changes of one answer that alter, or can alter, the outcome; what a reader can act on first comes first.
 * @param {Flow} flow
 * @param {Answers} answers  complete ones
 * @returns {Change[]}
 */
export function changes(flow, answers) {
  const {steps, reference} = walk(flow, answers);
  const outcome = flow.leaves[~reference][0];
  const given = counted(flow, answers);
  /** @type {[number, Change][]} */
  const found = [];
  for (const {question: id} of steps) {
    const question = flow.questions.find((each) => each.id === id);
    question?.options.forEach((option, place) => {
      const other = question.many ? toggled(given[id], option) : [option];
      if (!question.many && given[id].includes(option)) return;
      const change = follow(flow, {...given, [id]: other});
      if (change.outcome === outcome || (change.possible?.length === 1 && change.possible[0] === outcome)) return;
      found.push([question.ranks?.[place] ?? Infinity, {question: id, option, ...change}]);
    });
  }
  return found.sort(([a], [b]) => (a === b ? 0 : a - b)).map(([, change]) => change);
}

/**
 * Several options with one set or taken back.
 * @param {string[]} given
 * @param {string} option
 * @returns {string[]}
 */
function toggled(given, option) {
  if (!given.includes(option)) return [...given.filter((each) => each !== NONE), option];
  const left = given.filter((each) => each !== option);
  return left.length > 0 ? left : [NONE];
}

/**
 * Where answers lead: to an outcome, or to a question and the outcomes that are possible from there.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {{outcome: string} | {next: string, possible: string[]}}
 */
function follow(flow, answers) {
  const {reference, next} = walk(flow, answers);
  if (next === null) return {outcome: flow.leaves[~reference][0]};
  return {next, possible: possibleOutcomes(flow, reference, answers)};
}

/**
 * The answers that counted: those of the questions on the way, and no others.
 * @param {Flow} flow
 * @param {Answers} answers
 * @returns {Answers}
 */
export function counted(flow, answers) {
  return Object.fromEntries(walk(flow, answers).steps.map(({question}) => [question, answers[question]]));
}

/**
 * Answers without anything that the flow does not offer, for what comes from outside or from an older flow.
 * @param {Flow} flow
 * @param {unknown} given
 * @returns {Answers}
 */
export function valid(flow, given) {
  /** @type {Answers} */
  const answers = {};
  if (typeof given !== 'object' || given === null) return answers;
  for (const {id, many, options} of flow.questions) {
    const chosen = Object.hasOwn(given, id) ? /** @type {Record<string, unknown>} */ (given)[id] : null;
    if (!Array.isArray(chosen) || chosen.length === 0 || chosen.length > options.length) continue;
    const known = chosen.every((option) => options.includes(option));
    const none = many && chosen.length === 1 && chosen[0] === NONE;
    if (none || (known && (many || chosen.length === 1))) answers[id] = [...new Set(chosen)];
  }
  return answers;
}

/**
 * The answers with some ticks taken back; a question without any tick left becomes «none of these».
 * @param {Answers} answers
 * @param {Answers} ticks
 * @returns {Answers}
 */
export function without(answers, ticks) {
  const left = {...answers};
  for (const [question, options] of Object.entries(ticks)) {
    const kept = (answers[question] ?? []).filter((option) => !options.includes(option));
    left[question] = kept.length > 0 ? kept : [NONE];
  }
  return left;
}
