// @ts-check
/**
 * The range of each figure of a kernel over all answers, as `verify.py` and docs/kernel.md have it: each part is taken for
 * itself, at its ends. A day is its number, 1 January of the year 1 being 1.
 *
 * @typedef {[numerator: bigint, denominator: bigint]} Fraction  in lowest terms, the second above 0
 * @typedef {[least: Fraction, most: Fraction]} Range
 */
import {ids, need, placeOf} from './verify-logic.js';

/** The number of 1 January 1970. */
const EPOCH = 719163;
/** @param {string} day */
const numberOf = (day) => Date.parse(day) / 864e5 + EPOCH;
/** The days that there are, and those on which a flow is taken to be answered. */
const DAYS = ['1000-01-01', '9999-12-31'].map(numberOf);
const ANSWERED = ['2000-01-01', '2199-12-31'].map(numberOf);

/**
 * A fraction in lowest terms.
 * @param {bigint | number} numerator
 * @param {bigint} denominator
 * @returns {Fraction}
 */
function fraction(numerator, denominator = 1n) {
  need(denominator, 'kernel');
  const top = BigInt(numerator);
  let [a, b] = [top < 0n ? -top : top, denominator];
  while (b) [a, b] = [b, a % b];
  return a ? [top / a, denominator / a] : [0n, 1n];
}

/**
 * The fraction that is written as `-7/2`.
 * @param {string} text
 */
function fractionIn(text) {
  const found = /^(-?\d+)(?:\/(\d+))?$/.exec(text);
  need(found, 'kernel');
  const made = fraction(BigInt(found[1]), BigInt(found[2] ?? 1));
  need(textOf(made) === text, 'kernel');
  return made;
}

/** @param {Fraction} one */
const textOf = ([a, b]) => (b === 1n ? `${a}` : `${a}/${b}`);
/** @param {Fraction} one @param {Fraction} other */
const isLess = ([a, b], [c, d]) => a * d < c * b;
/** @param {Fraction} one */
const floor = ([a, b]) => a / b - (a % b < 0n ? 1n : 0n);

/**
 * The day so many months later; a day that a month does not have is its last one.
 * @param {Fraction} day
 * @param {Fraction} count
 */
function monthsLater(day, count) {
  const start = new Date((Number(floor(day)) - EPOCH) * 864e5);
  const months = start.getUTCFullYear() * 12 + start.getUTCMonth() + Number(floor(count));
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  need(year >= 1000 && year <= 9999, 'kernel');
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return fraction(Date.UTC(year, month, Math.min(start.getUTCDate(), last)) / 864e5 + EPOCH);
}

/** @type {Record<string, (one: Fraction, other: Fraction) => Fraction>} */
const OPERATIONS = {
  add: ([a, b], [c, d]) => fraction(a * d + c * b, b * d),
  multiply: ([a, b], [c, d]) => fraction(a * c, b * d),
  smallest: (one, other) => (isLess(other, one) ? other : one),
  greatest: (one, other) => (isLess(one, other) ? other : one),
  months: monthsLater,
};

/**
 * The multiple of a number above one, below it, or nearest to it.
 * @param {Fraction} end
 * @param {Fraction} to
 * @param {string} way
 */
function rounded([a, b], [c, d], way) {
  need(c > 0n && ['up', 'down', 'nearest'].includes(way), 'kernel');
  const [top, under] = [a * d, b * c];
  const whole = way === 'up' ? -floor([-top, under]) : floor(way === 'down' ? [top, under] : [2n * top + under, 2n * under]);
  return fraction(whole * c, d);
}

/** The ranges of the figures of one kernel. */
export class Ranges {
  /** @param {any} kernel */
  constructor({questions, rates = [], figures = [], outcomes}) {
    this.questions = {names: ids(questions), items: questions};
    this.rates = {names: ids(rates), items: rates};
    ids(figures);
    /** @type {Map<string, Range>} */
    this.ranges = new Map();
    for (const {id, value, measure, outcomes: shown, 'never-below': below, 'never-above': above} of figures) {
      const range = this.of(value);
      const [low, high] = measure.type === 'day' ? DAYS.map((day) => fraction(day)) : range;
      const bounds = [below === undefined ? low : fractionIn(below), above === undefined ? high : fractionIn(above)];
      need(!isLess(range[0], bounds[0]) && !isLess(bounds[1], range[1]), 'laws');
      for (const outcome of shown) placeOf(outcome, outcomes);
      this.ranges.set(id, range);
    }
  }

  /** The ranges as claims have them. */
  get claimed() {
    return [...this.ranges].map(([id, [least, most]]) => ({id, least: textOf(least), most: textOf(most)}));
  }

  /**
   * The least and the most that an expression can be.
   * @param {any} part
   * @returns {Range}
   */
  of(part) {
    const ends = this.ends(part);
    return [ends.reduce(OPERATIONS.smallest), ends.reduce(OPERATIONS.greatest)];
  }

  /**
   * Numbers among which are the least and the most.
   * @param {any} part
   * @returns {Fraction[]}
   */
  ends({type, parts, number, question, value, figure, rate, on, part, to, way}) {
    switch (type) {
      case 'number': return [fractionIn(number)];
      case 'today': return ANSWERED.map((day) => fraction(day));
      case 'value': return this.typed(this.questions.items[placeOf(question, this.questions.names)].domain, value);
      case 'rate': return this.inForce(this.rates.items[placeOf(rate, this.rates.names)].entries, this.of(on));
      case 'round': return this.of(part).map((end) => rounded(end, fractionIn(to), way));
      case 'figure': {
        const range = this.ranges.get(figure);
        need(range, 'kernel');
        return range;
      }
    }
    need(Object.hasOwn(OPERATIONS, type) && parts.length === 2, 'format');
    const [one, other] = parts.map((/** @type {any} */ each) => this.of(each));
    return one.flatMap((/** @type {Fraction} */ a) => other.map((/** @type {Fraction} */ b) => OPERATIONS[type](a, b)));
  }

  /**
   * The rates in force between two days, each of which has one.
   * @param {{first: number, last: number, rate: string}[]} entries
   * @param {Range} days
   */
  inForce(entries, days) {
    const [low, high] = days.map((day) => Number(floor(day)));
    for (const [place, {first, last}] of entries.entries()) {
      need(first <= last && (place === 0 || entries[place - 1].last + 1 === first), 'kernel');
    }
    need(entries[0].first <= low && high <= entries[entries.length - 1].last, 'kernel');
    return entries.filter(({first, last}) => first <= high && low <= last).map(({rate}) => fractionIn(rate));
  }

  /**
   * The bounds of a value; those of a day that counts from today, on the first day of an answer and on the last.
   * @param {{values: any[]}} domain
   * @param {string} id
   */
  typed({values}, id) {
    const {type, decimals, clock, least, most} = values[placeOf(id, ids(values))];
    const ends = [least, most];
    if (type === 'number') {
      return ends.map((end) => (need(end !== undefined, 'kernel'), fraction(end, 10n ** BigInt(decimals))));
    }
    return ends.map((end, place) => {
      if (end === undefined) return fraction(DAYS[place]);
      if (clock === 'months') return monthsLater(fraction(ANSWERED[place]), fraction(end, 2n));
      return fraction(clock === 'days' ? ANSWERED[place] + end : end);
    });
  }
}
