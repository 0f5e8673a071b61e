// @ts-check
/**
 * The conditions of a kernel, and the nodes of a diagram, as numbers, equal ones the same; and what is left of them
 * under answers. A variable is a question, or one option of a question that takes a set: there, 0 is ticked, 1 is not.
 *
 * @typedef {['node', number, number[]]} NodeShape  the variable, and what follows from each value
 * @typedef {['between', number, number, [number, number][]]} SumShape  the points of what holds, in a range
 * @typedef {NodeShape | SumShape | ['leaf', number] | ['constant'] | ['nowhere']} Shape
 * @typedef {[part: number, points: number][]} Terms
 * @typedef {[condition: number, value: string][]} Cases  of a decision, of which the first that holds counts
 */
import {cells, placeOfValue} from './verify-cells.js';
import {limitsOf} from './verify-limits.js';

export const FALSE = 0;
export const TRUE = 1;
/** The end of answers that do not exist together. */
export const NONE = 2;

/** Something is not as claimed. */
export class Refused extends Error {
  /** @param {'format' | 'kernel' | 'diagram' | 'rules' | 'laws' | 'claims'} what  the part that is not */
  constructor(what) {
    super(what);
    this.what = what;
  }
}

/**
 * Refuse what is not so.
 * @param {unknown} truth
 * @param {Refused['what']} what
 * @returns {asserts truth}
 */
export function need(truth, what) {
  if (!truth) throw new Refused(what);
}

/**
 * The place of a name, which must be there.
 * @param {string} name
 * @param {string[]} names
 */
export function placeOf(name, names) {
  const place = names.indexOf(name);
  need(place >= 0, 'kernel');
  return place;
}

/**
 * The names, of which no two may be the same.
 * @template {string} T
 * @param {T[]} names
 * @returns {T[]}
 */
export function noTwo(names) {
  need(new Set(names).size === names.length, 'kernel');
  return names;
}

/** @param {any[]} items */
export const ids = (items) => noTwo(items.map(({id}) => id));

/** What an answer can be asked for, and what is left of conditions and diagrams under answers. */
export class Logic {
  /** @param {any} kernel */
  constructor(kernel) {
    this.facts = {names: ids(kernel.facts), items: kernel.facts};
    this.scores = {names: ids(kernel.scores), items: kernel.scores};
    const decisions = kernel.decisions ?? [];
    this.decisions = {names: ids(decisions), items: decisions};
    this.questions = ids(kernel.questions);
    /** @type {any[]} For whom each question applies. */
    this.applies = kernel.questions.map((/** @type {any} */ question) => question.applies);
    /** @type {{type: string, options: string[], none?: string}[]} */
    this.domains = kernel.questions.map((/** @type {any} */ question) => question.domain);
    /** @type {string[][]} */
    this.variables = [];
    /** @type {number[]} */
    this.sizes = [];
    /** @type {number[][]} */
    this.own = [];
    /** @type {[number, number][][][]} By question whose answer is typed: the ranges of its values and differences. */
    this.cells = [];
    for (const [place, domain] of this.domains.entries()) {
      const {type, none} = domain;
      need(type === 'option' || type === 'set' || type === 'values', 'format');
      if (type === 'values') {
        need(kernel.format > 1, 'format');
        this.cells[place] = cells(domain, kernel, this.questions[place]);
        need(this.cells[place], 'kernel');
        domain.options = this.cells[place].map(String);
      }
      const {options} = domain;
      need(noTwo(options).length && !options.includes(none ?? ''), 'kernel');
      const question = this.questions[place];
      const made = type === 'set' ? options.map((option) => [question, option]) : [[question]];
      this.own.push(made.map((_, number) => this.variables.length + number));
      this.variables.push(...made);
      this.sizes.push(...made.map(() => (type === 'set' ? 2 : options.length)));
    }
    /** @type {Shape[]} */
    this.shapes = [['constant'], ['constant'], ['nowhere']];
    /** @type {Set<number>[]} The variables that each number reads. */
    this.reads = this.shapes.map(() => new Set());
    /** @type {Map<string, number>} */
    this.numbers = new Map();
    /** @type {Map<string, number>} */
    this.left = new Map();
    /** @type {Map<string, Terms | null>} */
    this.made = new Map();
    /** @type {Map<string, Cases | null>} */
    this.cases = new Map();
    const {exist, once} = limitsOf(this, kernel.questions);
    this.exist = exist;
    this.once = once;
    need(once === TRUE || kernel.decides.type !== 'tree', 'kernel');
  }

  /**
   * The number of a shape.
   * @param {Shape} shape
   * @param {number[]} parts  which it reads
   * @param {number[]} [own]  variables that it reads itself
   */
  make(shape, parts, own = []) {
    const key = shape.join('|');
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.shapes.push(shape) - 1;
      this.numbers.set(key, number);
      this.reads.push(this.allReads(parts, own));
    }
    return number;
  }

  /**
   * The variables that any of some parts reads.
   * @param {number[]} parts
   * @param {Iterable<number>} [own]
   */
  allReads(parts, own = []) {
    const all = new Set(own);
    for (const part of parts) for (const variable of this.reads[part]) all.add(variable);
    return all;
  }

  /**
   * A node of a diagram; none where all answers that exist lead to the same.
   * @param {number} variable
   * @param {number[]} children
   */
  node(variable, children) {
    const [one = NONE, ...others] = new Set(children.filter((child) => child !== NONE));
    return others.length ? this.make(['node', variable, children], children, [variable]) : one;
  }

  /**
   * The variable has one of these values.
   * @param {number} variable
   * @param {number[]} values
   */
  oneOf(variable, values) {
    const holds = Array.from({length: this.sizes[variable]}, (_, value) => values.includes(value));
    return this.node(variable, holds.map((each) => (each ? TRUE : FALSE)));
  }

  /**
   * The points of the terms that hold are `low` or more and `high` or less.
   * @param {number} low
   * @param {number} high
   * @param {Terms} terms
   */
  between(low, high, terms) {
    /** @type {Map<number, number>} */
    const left = new Map();
    for (const [part, points] of terms) left.set(part, (left.get(part) ?? 0) + points);
    const done = left.get(TRUE) ?? 0;
    left.delete(TRUE);
    left.delete(FALSE);
    let least = done;
    let most = done;
    for (const points of left.values()) points < 0 ? (least += points) : (most += points);
    if (most < low || least > high) return FALSE;
    if (low <= least && most <= high) return TRUE;
    const [[only, points]] = left;
    if (left.size === 1 && low <= done + points && done + points <= high) return only;
    const sorted = [...left].sort(([one], [other]) => one - other);
    return this.make(['between', low - done, high - done, sorted], [...left.keys()]);
  }

  /**
   * All of some parts hold.
   * @param {number[]} parts
   */
  all(parts) {
    return this.between(parts.length, Infinity, parts.map((part) => [part, 1]));
  }

  /**
   * The number of a condition.
   * @param {any} condition
   * @returns {number}
   */
  of(condition) {
    const {type, part, parts, question, of} = condition;
    const {'at-least': low = -Infinity, 'at-most': high = Infinity} = condition;
    if (type === 'compare') {
      const at = placeOf(question, this.questions);
      const value = placeOfValue(condition.value, this.domains[at]);
      need(this.cells[at] && value >= 0, 'kernel');
      const within = this.cells[at].flatMap((cell, place) => (low <= cell[value][0] && cell[value][1] <= high ? [place] : []));
      return this.applied(at, this.oneOf(this.own[at][0], within));
    }
    if (type === 'answer') return this.answered(question, of, low);
    if (type === 'all') return this.all(parts.map((/** @type {any} */ each) => this.of(each)));
    if (type === 'any') return this.between(1, Infinity, parts.map((/** @type {any} */ each) => [this.of(each), 1]));
    if (type === 'not') return this.between(-Infinity, 0, [[this.of(part), 1]]);
    if (type === 'fact') return this.between(1, Infinity, this.terms(condition.fact, this.facts));
    if (type === 'decision') return this.hasValue(condition.decision, of);
    need(type === 'score', 'format');
    return this.between(low, high, this.terms(condition.score, this.scores));
  }

  /**
   * The terms of a fact, which is one, or of a score.
   * @param {string} name
   * @param {{names: string[], items: any[]}} among
   * @returns {Terms}
   */
  terms(name, among) {
    const key = `${among === this.facts} ${name}`;
    const {points, when} = among.items[placeOf(name, among.names)];
    if (!this.made.has(key)) {
      this.made.set(key, null);
      this.made.set(key, (points ?? [{add: 1, when}]).map((/** @type {any} */ each) => [this.of(each.when), each.add]));
    }
    const made = this.made.get(key);
    need(made, 'kernel');
    return made;
  }

  /**
   * The first case of a decision that holds gives one of some values.
   * @param {string} name
   * @param {string[]} of
   */
  hasValue(name, of) {
    const {values, cases} = this.decisions.items[placeOf(name, this.decisions.names)];
    if (!this.cases.has(name)) {
      this.cases.set(name, null);
      const made = cases.map((/** @type {any} */ {when, value}) => [when === undefined ? TRUE : this.of(when), value]);
      this.cases.set(name, made);
    }
    const made = this.cases.get(name);
    need(made, 'kernel');
    for (const value of [...of, ...made.map(([, given]) => given)]) placeOf(value, noTwo(values));
    return made.reduceRight((later, [holds, value]) => {
      return this.between(1, Infinity, [[later, 1], [holds, of.includes(value) ? 1 : -1]]);
    }, FALSE);
  }

  /**
   * A condition for each value of a decision, and one that it has any.
   * @param {string} name
   */
  values(name) {
    /** @type {string[]} */
    const values = this.decisions.items[placeOf(name, this.decisions.names)].values;
    return [...values.map((value) => [value]), values].map((of) => this.hasValue(name, of));
  }

  /**
   * A condition on an answer holds, and its question applies.
   * @param {number} place
   * @param {number} holds
   */
  applied(place, holds) {
    return this.applies[place] === undefined ? holds : this.all([holds, this.of(this.applies[place])]);
  }

  /**
   * A question applies, and at least so many of some options are in its answer.
   * @param {string} question
   * @param {string[]} of
   * @param {number} atLeast
   */
  answered(question, of, atLeast) {
    return this.applied(placeOf(question, this.questions), this.chosen(question, of, atLeast));
  }

  /**
   * At least so many of some options are in the answer, which is `none` alone where nothing is ticked.
   * @param {string} question
   * @param {string[]} of
   * @param {number} atLeast
   */
  chosen(question, of, atLeast) {
    const place = placeOf(question, this.questions);
    const {options, none} = this.domains[place];
    const own = this.own[place];
    const named = [...new Set(of)].filter((option) => option !== none).map((option) => placeOf(option, options));
    const terms =
      none === undefined ? [this.oneOf(own[0], named)] : named.map((option) => this.oneOf(own[option], [0]));
    if (none !== undefined && of.includes(none)) terms.push(this.all(own.map((variable) => this.oneOf(variable, [1]))));
    return this.between(atLeast, Infinity, terms.map((term) => [term, 1]));
  }

  /**
   * What is left once the variable has the value.
   * @param {number} one
   * @param {number} variable
   * @param {number} value
   * @returns {number}
   */
  under(one, variable, value) {
    if (!this.reads[one].has(variable)) return one;
    const key = `${one} ${variable} ${value}`;
    const known = this.left.get(key);
    if (known !== undefined) return known;
    const shape = this.shapes[one];
    let made = one;
    if (shape[0] === 'between') {
      const [, low, high, terms] = shape;
      made = this.between(low, high, terms.map(([part, points]) => [this.under(part, variable, value), points]));
    } else if (shape[0] === 'node') {
      const [, asked, children] = shape;
      const left = () => children.map((each) => this.under(each, variable, value));
      made = asked === variable ? children[value] : this.node(asked, left());
    }
    this.left.set(key, made);
    return made;
  }

  /**
   * What several diagrams and conditions come to under the same answers, but for what was met before.
   * @param {number[]} start
   * @param {Set<string>} met
   * @returns {Generator<number[] | undefined, void>} undefined where nothing was decided in a step
   */
  *ends(start, met) {
    const waiting = [start];
    for (let ones = waiting.pop(); ones; ones = waiting.pop()) {
      const key = `${ones}`;
      if (met.has(key)) continue;
      met.add(key);
      const here = ones;
      const reads = this.allReads(here);
      yield reads.size ? undefined : here;
      const variable = Math.min(...reads);
      for (let value = 0; reads.size && value < this.sizes[variable]; value++) {
        waiting.push(here.map((one) => this.under(one, variable, value)));
      }
    }
  }
}
