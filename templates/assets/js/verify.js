// @ts-check
/**
 * Checks what a site says of a flow, as `verify.py` does and kernel.md explains: the rules of the kernel and the
 * diagram of the claims are walked side by side, over all answers. It only checks: nobody's advice comes from here.
 *
 * @typedef {[condition: number, to: number][]} Cases  of which the first that holds counts
 * @typedef {[variable: number, value: number][]} Known  answers that are remembered
 * @typedef {{place: number, cases: Cases, known: Known, variable: number}} State  a variable is asked
 * @typedef {{leaf: string | null}} End  without a leaf, answers that do not exist together
 * @typedef {{combinations: bigint, outcomes: number, laws: number}} Found
 */
import {Ranges} from './verify-figures.js';
import {readClaims, readKernel} from './verify-form.js';
import {ItemChecker} from './verify-items.js';
import {NOWHERE, counted} from './verify-limits.js';
import {FALSE, Logic, NONE, Refused, TRUE, ids, need, noTwo, placeOf} from './verify-logic.js';

/** So many steps are made before the page has its turn. */
const SLICE = 500;

/**
 * The name of a leaf, which holds its outcome and its rule, if it has one.
 * @param {string} outcome
 * @param {string} [rule]
 */
const leafName = (outcome, rule) => JSON.stringify(rule === undefined ? [outcome] : [outcome, rule]);

/**
 * What is left to decide: cases, each with where it leads. Rules are one place, where every variable can be asked. In a
 * tree each question is a place, which asks its own variables; answers that guards further on read are remembered.
 * A case leads to a place, or below 0 to the leaf at `~to`.
 */
class Decision {
  /**
   * @param {any} kernel
   * @param {Logic} logic
   */
  constructor({decides, outcomes}, logic) {
    this.logic = logic;
    const {type, rules, ways, start} = decides;
    need(type === 'rules' || type === 'tree', 'format');
    if (type === 'rules') ids(rules);
    const names = type === 'rules' ? ['rules'] : logic.questions;
    /** @type {Set<number>[]} The variables that each place asks. */
    this.asks = type === 'rules' ? [new Set(logic.variables.keys())] : logic.own.map((own) => new Set(own));
    this.start = type === 'rules' ? 0 : placeOf(start, names);
    /** @type {string[]} */
    this.leaves = [];
    /** @type {Cases[]} */
    const missing = logic.between(-Infinity, 0, [[logic.exist, 1]]);
    this.cases = names.map(() => [[missing, NOWHERE]]);
    for (const {from, option, when, ask, give, id} of rules ?? ways) {
      need((ask === undefined) !== (give === undefined), 'kernel');
      const place = type === 'rules' ? 0 : placeOf(from, names);
      if (give !== undefined) placeOf(give, outcomes);
      const to = ask === undefined ? ~(this.leaves.push(leafName(give, id)) - 1) : placeOf(ask, names);
      const parts = option === undefined ? [] : [logic.answered(from, [option], 1)];
      this.cases[place].push([logic.all(when === undefined ? parts : [...parts, logic.of(when)]), to]);
    }
    /** @type {Set<number>[]} The variables that the cases of a place, or of a later one, read. */
    this.needs = names.map(() => new Set());
    for (const _ of names) this.needs = this.cases.map((cases) => this.reads(cases));
  }

  /** @param {Cases} cases */
  reads(cases) {
    const later = cases.flatMap(([, to]) => (to < 0 ? [] : [...this.needs[to]]));
    return this.logic.allReads(cases.map(([condition]) => condition), later);
  }

  /**
   * Take answers, and go on to where one must be asked, or to a leaf; and say which places were come to.
   * @param {number} place
   * @param {Cases} cases
   * @param {Known} known
   * @param {Known} answers
   * @returns {{then: State | End, through: Set<number>}}
   */
  settle(place, cases, known, answers) {
    const through = new Set();
    for (;;) {
      for (const [variable, value] of answers) {
        cases = cases.map(([condition, to]) => [this.logic.under(condition, variable, value), to]);
      }
      cases = cases.filter(([condition]) => condition !== FALSE);
      const decided = cases.findIndex(([condition]) => condition === TRUE);
      if (decided >= 0) cases = cases.slice(0, decided + 1);
      const reads = this.reads(cases);
      known = known.filter(([variable]) => reads.has(variable));
      for (const [variable] of known) reads.delete(variable);
      const asks = [...reads].filter((variable) => this.asks[place].has(variable));
      if (asks.length) return {then: {place, cases, known, variable: Math.min(...asks)}, through};
      need(cases.length, 'rules');
      const [[condition, to]] = cases;
      need(condition === TRUE, 'rules');
      if (to < 0) return {then: {leaf: to === NOWHERE ? null : this.leaves[~to]}, through};
      need(!through.has(to), 'rules');
      through.add(to);
      place = to;
      known = known.filter(([variable]) => !this.asks[to].has(variable));
      answers = known;
      cases = this.cases[to];
    }
  }
}

/** Proves laws: on the diagram of outcomes, or on those of items, once they were walked. */
class Laws {
  /**
   * @param {any} kernel
   * @param {Logic} logic
   */
  constructor(kernel, logic) {
    noTwo(kernel.outcomes);
    this.logic = logic;
    /** @type {any[]} */
    this.rules = kernel.decides.rules ?? [];
    for (const decision of logic.decisions.names) {
      const [any = TRUE] = logic.values(decision).slice(-1);
      for (const ends of logic.ends([any, logic.exist], new Set())) {
        need(!ends || ends[0] === TRUE || ends[1] === FALSE, 'rules');
      }
    }
    /** @type {{outcome: string, rule?: string}[]} */
    this.leaves = [];
    this.root = FALSE;
    /** @type {Map<string, number>} The condition of each item, where these are collected. */
    this.given = new Map();
  }

  /**
   * The outcome of a leaf.
   * @param {number} one
   */
  outcome(one) {
    const shape = this.logic.shapes[one];
    return shape[0] === 'leaf' ? this.leaves[shape[1]].outcome : '';
  }

  /**
   * Refuse a law that some answers break.
   * @param {any} law
   * @returns {Generator<undefined, void>}
   */
  *prove(law) {
    const met = new Set();
    const {type, decision} = law;
    const same = type === 'alike' || type === 'independent';
    const collects = this.given.size > 0;
    for (const pair of this.pairs(law)) {
      for (const ends of this.logic.ends(pair.length > 2 ? pair : [...pair, this.logic.exist], met)) {
        yield;
        if (!ends || ends.slice(2).includes(FALSE)) continue;
        const [was, now] = ends;
        let broken = was !== now;
        if (!same) broken = now === TRUE && (was === TRUE || law.outcomes?.includes(this.outcome(was)));
        else if (decision === undefined && !collects) broken = this.outcome(was) !== this.outcome(now);
        if (type.startsWith('monotone')) {
          broken = law.towards.includes(this.outcome(was)) && law['away-from'].includes(this.outcome(now));
        }
        need(!broken, 'laws');
      }
    }
  }

  /**
   * What a law compares: a diagram, or a condition, beside another one, under the same answers.
   * @param {any} law
   * @returns {number[][]}
   */
  pairs(law) {
    const {logic} = this;
    const {type, when, question, decision} = law;
    const named = (/** @type {string[]} */ items) => items.map((item) => [...this.given.values()][placeOf(item, [...this.given.keys()])]);
    if (type === 'never') return (this.given.size ? named(law.outcomes) : [this.root]).map((one) => [one, logic.of(when)]);
    if (type === 'some-of') {
      const without = named(law.items).map((one) => /** @type {[number, number]} */ ([one, -1]));
      return [[TRUE, logic.between(1, Infinity, [[logic.of(when), 1], ...without])]];
    }
    if (type === 'disjoint') {
      const {names, items} = logic.decisions;
      const {cases} = decision === undefined ? {cases: this.rules} : items[placeOf(decision, names)];
      const listed = cases.filter((/** @type {any} */ each) => each.when !== undefined);
      const holds = listed.map((/** @type {any} */ each) => [logic.of(each.when), 1]);
      return [[TRUE, logic.between(2, Infinity, holds)]];
    }
    need(['alike', 'monotone', 'monotone-value', 'independent'].includes(type), 'format');
    need(type === 'independent' || !this.given.size, 'kernel');
    const place = placeOf(question, logic.questions);
    const {options, type: domain} = logic.domains[place];
    const listed = law.options ?? law['from-most'] ?? [...options].reverse();
    /** @type {number[]} */
    const places = listed.map((/** @type {string} */ option) => placeOf(option, options));
    const whole = type === 'alike' || `${[...places].sort((one, other) => one - other)}` === `${[...options.keys()]}`;
    const fits = type === 'monotone-value' ? logic.cells[place]?.[0].length === 1 : domain === 'option';
    need(whole && (type === 'independent' || fits), 'kernel');
    const pairs = [];
    const outcomes = this.given.size ? [...this.given.values()] : [this.root];
    for (const one of decision === undefined ? outcomes : logic.values(decision)) {
      for (const variable of logic.own[place]) {
        const under = (domain === 'set' ? [0, 1] : places).map((value) => {
          return [logic.under(one, variable, value), logic.under(logic.exist, variable, value)];
        });
        for (const [number, [less, there]] of under.entries()) {
          pairs.push(...under.slice(0, number).map(([more, here]) => [less, more, there, here]));
        }
      }
    }
    return pairs;
  }
}

/** Checks claims about a kernel. What is counted and proved on the diagram holds once it was walked. */
class Checker extends Laws {
  /**
   * @param {any} kernel
   * @param {any} claims
   */
  constructor(kernel, claims) {
    super(kernel, new Logic(kernel));
    this.decision = new Decision(kernel, this.logic);
    const {nodes, root} = claims.diagram;
    this.leaves = claims.leaves;
    this.names = noTwo(this.leaves.map(({outcome, rule}) => leafName(outcome, rule)));
    const all = this.logic.sizes.reduce((product, size) => product * BigInt(size), 1n);
    /** @type {Map<number, number>} */
    const made = new Map(this.names.map((_, place) => [~place, this.logic.make(['leaf', place], [])]));
    if (nodes.some((/** @type {number[]} */ node) => node.includes(NOWHERE))) made.set(NOWHERE, NONE);
    for (let place = nodes.length - 1; place >= 0; place--) this.add(place, nodes[place], made, kernel.decides.type);
    const weights = new Map([[root, all]]);
    for (const [place, [, ...children]] of nodes.entries()) {
      const share = (weights.get(place) ?? 0n) / BigInt(children.length);
      for (const child of children) weights.set(child, (weights.get(child) ?? 0n) + share);
    }
    const same = weights.size === made.size && [...made.keys()].every((reference) => weights.has(reference));
    need(same, 'diagram');
    need(new Set(made.values()).size === made.size, 'diagram');
    this.root = /** @type {number} */ (made.get(root));
    const limited = this.logic.once !== TRUE;
    const found = limited ? counted(this.logic, this.root) : weights;
    this.combinations = limited ? counted(this.logic, TRUE).get(TRUE) ?? 0n : all;
    this.counts = this.names.map((_, place) => found.get(limited ? made.get(~place) ?? NOWHERE : ~place) ?? 0n);
  }

  /**
   * Add a node, after all those that come later.
   * @param {number} place
   * @param {number[]} node
   * @param {Map<number, number>} made
   * @param {string} type
   */
  add(place, [variable, ...children], made, type) {
    const size = Number.isInteger(variable) && this.logic.sizes[variable];
    need(size && children.length === size, 'diagram');
    const references = children.map((child) => made.get(child) ?? -1);
    need(!references.includes(-1), 'diagram');
    for (const asked of this.logic.allReads(references)) {
      const late = type === 'tree' ? asked === variable : asked <= variable;
      need(!late, 'diagram');
    }
    made.set(place, this.logic.node(variable, references));
  }

  /**
   * Walk diagram and decision side by side, each pair of them once, depth first.
   * @returns {Generator<undefined, void>}
   */
  *walk() {
    const {decision, logic} = this;
    /** @type {Map<string, Set<number> | null>} The places that come after a pair; null while that is not known. */
    const after = new Map();
    const {start, cases} = decision;
    const settled = decision.settle(start, cases[start], [], []);
    if (logic.exist !== TRUE) {
      need((yield* this.made(settled.then, new Map())) === this.root, 'rules');
      return;
    }
    const first = this.pair(this.root, settled);
    const open = [this.opened(first, after)].filter((frame) => frame !== null);
    for (let frame = open.at(-1); frame; frame = open.at(-1)) {
      const next = frame.children.at(-1);
      if (!next) {
        after.set(frame.key, frame.found);
        open.pop();
        continue;
      }
      yield;
      const child = next.key === null || after.has(next.key) ? null : this.opened(next, after);
      if (child) {
        open.push(child);
        continue;
      }
      const later = next.key === null ? new Set() : after.get(next.key);
      const come = new Set([...next.through, frame.place]);
      need(later && !next.through.has(frame.place), 'rules');
      for (const place of later) need(!come.has(place), 'rules');
      for (const place of [...later, ...next.through]) frame.found.add(place);
      frame.children.pop();
    }
  }

  /**
   * The diagram of what is left to decide. What leads to different ends only where answers do not exist is no node,
   * which a walk beside the diagram that is claimed would not notice.
   * @param {State | End} then
   * @param {Map<string, number>} known  what was made before
   * @returns {Generator<undefined, number>}
   */
  *made(then, known) {
    if ('leaf' in then) return then.leaf === null ? NONE : this.logic.make(['leaf', placeOf(then.leaf, this.names)], []);
    const {key} = this.pair(NONE, {then, through: new Set()});
    const before = known.get(`${key}`);
    if (before !== undefined) return before;
    yield;
    const {place, cases, known: answers, variable} = then;
    const children = [];
    for (let value = 0; value < this.logic.sizes[variable]; value++) {
      const next = this.decision.settle(place, cases, [...answers, [variable, value]], [[variable, value]]);
      children.push(yield* this.made(next.then, known));
    }
    const node = this.logic.node(variable, children);
    known.set(`${key}`, node);
    return node;
  }

  /**
   * A node beside what is left to decide. Where the decision is made, the diagram must be at that leaf.
   * @param {number} one
   * @param {{then: State | End, through: Set<number>}} settled
   */
  pair(one, {then, through}) {
    if ('leaf' in then) {
      const shape = this.logic.shapes[one];
      const same = then.leaf === null || (shape[0] === 'leaf' && this.names[shape[1]] === then.leaf);
      need(same, 'rules');
      return {one, key: null, state: null, through};
    }
    return {one, key: `${one}|${then.place}|${then.cases}|${then.known}|${then.variable}`, state: then, through};
  }

  /**
   * A pair with all that follows from each value of the variable that is asked there.
   * @param {ReturnType<Checker['pair']>} pair
   * @param {Map<string, Set<number> | null>} after
   */
  opened({one, key, state}, after) {
    if (!state) return null;
    after.set(key, null);
    const {place, cases, known, variable} = state;
    const shape = this.logic.shapes[one];
    const children = Array.from({length: this.logic.sizes[variable]}, (_, value) => {
      const settled = this.decision.settle(place, cases, [...known, [variable, value]], [[variable, value]]);
      return this.pair(shape[0] === 'node' && shape[1] === variable ? shape[2][value] : one, settled);
    });
    return {key, place, children, found: new Set()};
  }
}

/**
 * A value as text, objects with their keys in order, so that equal values are equal texts.
 * @param {any} value
 * @returns {string}
 */
const text = (value) =>
  JSON.stringify(value, (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort()) : each,
  );

/**
 * Check the claims about a kernel: refuse them, or say what was found.
 * @param {{kernel: string, claims: string, digest: string}} files  as they are, and the SHA-256 of the kernel
 * @param {() => Promise<unknown>} pause  lets the page have its turn
 * @returns {Promise<Found>}
 */
export async function check({kernel: kernelFile, claims: claimsFile, digest}, pause) {
  const kernel = readKernel(kernelFile);
  const claims = readClaims(claimsFile);
  need(claims.kernel === digest, 'kernel');
  if (kernel.decides.type === 'collect') return checkItems(kernel, claims, digest, pause);
  const checker = new Checker(kernel, claims);
  await walkAll([checker.walk(), ...kernel.laws.map((/** @type {any} */ law) => checker.prove(law))], pause);
  const given = new Map(kernel.outcomes.map((/** @type {string} */ outcome) => [outcome, 0n]));
  for (const [place, count] of checker.counts.entries()) {
    const {outcome} = checker.leaves[place];
    given.set(outcome, given.get(outcome) + count);
  }
  const found = {
    format: kernel.format,
    flow: kernel.flow,
    kernel: digest,
    variables: checker.logic.variables,
    diagram: {root: claims.diagram.root, nodes: claims.diagram.nodes},
    leaves: checker.leaves.map((leaf, place) => ({...leaf, combinations: `${checker.counts[place]}`})),
    combinations: `${checker.combinations}`,
    outcomes: [...given].map(([outcome, count]) => ({outcome, combinations: `${count}`})),
    laws: kernel.laws,
  };
  need(text({...found, ...ranges(kernel)}) === text(claims), 'claims');
  return {combinations: checker.combinations, outcomes: given.size, laws: kernel.laws.length};
}

/**
 * What claims have to say of figures; nothing where there are none.
 * @param {any} kernel
 */
function ranges(kernel) {
  const {claimed} = new Ranges(kernel);
  return claimed.length ? {figures: claimed} : {};
}

/**
 * Make all steps of some walks; after some of them the page has its turn.
 * @param {Generator<undefined, void>[]} walks
 * @param {() => Promise<unknown>} pause
 */
async function walkAll(walks, pause) {
  let steps = 0;
  for (const walk of walks) for (const _ of walk) if (++steps % SLICE === 0) await pause();
}

/**
 * The same for a kernel that collects items.
 * @param {any} kernel
 * @param {any} claims
 * @param {string} digest
 * @param {() => Promise<unknown>} pause
 * @returns {Promise<Found>}
 */
async function checkItems(kernel, claims, digest, pause) {
  const laws = new Laws(kernel, new Logic(kernel));
  const checker = new ItemChecker(kernel, claims, laws.logic);
  laws.given = checker.given;
  await walkAll([checker.walk(), ...kernel.laws.map((/** @type {any} */ law) => laws.prove(law))], pause);
  const found = {
    format: kernel.format,
    flow: kernel.flow,
    kernel: digest,
    variables: laws.logic.variables,
    nodes: claims.nodes,
    items: checker.items,
    combinations: `${checker.combinations}`,
    laws: kernel.laws,
  };
  need(text(found) === text(claims), 'claims');
  return {combinations: checker.combinations, outcomes: kernel.outcomes.length, laws: kernel.laws.length};
}
