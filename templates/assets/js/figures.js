// @ts-check
/**
 * Works out the figures of a result, exactly: a number is a fraction of two whole ones, a day its number from the year 1.
 * The same in Python is `builder/flows/figures/evaluate.py`. Only results that show figures load this.
 *
 * @typedef {[numerator: bigint, denominator: bigint]} Fraction  in lowest terms, the second above 0
 * @typedef {any[]} Expression  the name of the operation, then its parts
 * @typedef {{value: Expression, part: import('./questions/measures.js').Part, to: string, way: string}} Figure
 * @typedef {object} Figures
 * @property {Record<string, Figure>} figures
 * @property {Record<string, [first: number, last: number, rate: string][]>} rates
 * @property {import('./questions/measures.js').Words} words
 */
import {ordinal, shown} from './questions/measures.js';
import {now} from './questions/values.js';

/** The number of 1 January 1970. */
const EPOCH = 719163;

/** A value is missing that a figure reads. */
class Missing extends Error {}

/**
 * A fraction in lowest terms.
 * @param {bigint} numerator
 * @param {bigint} denominator
 * @returns {Fraction}
 */
function fraction(numerator, denominator = 1n) {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator < 0n ? -denominator : denominator];
  while (b) [a, b] = [b, a % b];
  const by = denominator < 0n ? -a : a;
  return a ? [numerator / by, denominator / by] : [0n, 1n];
}

/**
 * The fraction that Python writes as `-7/2`.
 * @param {string} text
 */
function fractionIn(text) {
  const [numerator, denominator = '1'] = text.split('/');
  return fraction(BigInt(numerator), BigInt(denominator));
}

/** @param {Fraction} one @param {Fraction} other */
const plus = ([a, b], [c, d]) => fraction(a * d + c * b, b * d);
/** @param {Fraction} one @param {Fraction} other */
const times = ([a, b], [c, d]) => fraction(a * c, b * d);
/** @param {Fraction} one */
const negative = ([a, b]) => /** @type {Fraction} */ ([-a, b]);
/** @param {Fraction} one @param {Fraction} other */
const isLess = ([a, b], [c, d]) => a * d < c * b;

/**
 * The greatest whole number that is not above a fraction.
 * @param {Fraction} one
 */
const floor = ([a, b]) => a / b - (a % b < 0n ? 1n : 0n);

/**
 * A day as text, from its number.
 * @param {number} number
 */
const dayOf = (number) => new Date((number - EPOCH) * 864e5).toISOString().slice(0, 10);

/**
 * The number of the day so much later; a day that a month does not have is its last one.
 * @param {number} day
 * @param {number} count
 * @param {string} unit
 */
function dayPlus(day, count, unit) {
  if (unit === 'days' || unit === 'weeks') return day + count * (unit === 'weeks' ? 7 : 1);
  const [year, month, number] = dayOf(day).split('-').map(Number);
  const months = year * 12 + month - 1 + count * (unit === 'years' ? 12 : 1);
  const at = [Math.floor(months / 12), ((months % 12) + 12) % 12];
  const last = new Date(Date.UTC(at[0], at[1] + 1, 0)).getUTCDate();
  return Date.UTC(at[0], at[1], Math.min(number, last)) / 864e5 + EPOCH;
}

/**
 * The number of the nearest such weekday on one side of a day, 0 being Monday.
 * @param {number} day
 * @param {number} weekday
 * @param {string} way
 */
function weekdayBeside(day, weekday, way) {
  const start = day + (way === 'before' ? -1 : way === 'after' ? 1 : 0);
  const ahead = (((weekday - start + 1) % 7) + 7) % 7;
  return way === 'after' || way === 'from' ? start + ahead : start - ((7 - ahead) % 7);
}

/**
 * A figure, rounded. Throws `Missing` where a value is not known.
 * @param {string} id
 * @param {Figures} all
 * @param {import('./engine.js').Answers} answers
 * @param {string} today
 * @returns {Fraction}
 */
function rounded(id, all, answers, today) {
  const {value, part, to, way} = all.figures[id];
  const exact = evaluated(value, all, answers, today);
  if (part.type === 'day') return exact;
  return roundedTo(exact, to, way);
}

/**
 * A multiple of `to`: the next one up or down, or the nearest, a half upwards.
 * @param {Fraction} exact
 * @param {string} to
 * @param {string} way
 */
function roundedTo(exact, to, way) {
  const step = fractionIn(to);
  const steps = times(exact, [step[1], step[0]]);
  const whole = way === 'up' ? -floor(negative(steps)) : floor(way === 'down' ? steps : plus(steps, [1n, 2n]));
  return times([whole, 1n], step);
}

/**
 * The exact value of an expression.
 * @param {Expression} expression
 * @param {Figures} all
 * @param {import('./engine.js').Answers} answers
 * @param {string} today
 * @returns {Fraction}
 */
function evaluated([operation, ...parts], all, answers, today) {
  /** @param {Expression} part */
  const exact = (part) => evaluated(part, all, answers, today);
  /** @param {Expression} part */
  const whole = (part) => Number(exact(part)[0]);
  /** @param {number} day */
  const number = (day) => fraction(BigInt(day));
  switch (operation) {
    case 'constant': return fractionIn(parts[0]);
    case 'today': return number(ordinal(today));
    case 'typed': {
      const [question, place, decimals, isDay] = parts;
      const kept = (answers.get(question) ?? [])[1];
      if (kept === undefined) throw new Missing(question);
      const text = kept.split('~')[place];
      return isDay ? number(ordinal(text)) : fraction(BigInt(text), 10n ** BigInt(decimals));
    }
    case 'figure': return rounded(parts[0], all, answers, today);
    case 'add': return parts.map(exact).reduce(plus);
    case 'subtract': return plus(exact(parts[0]), negative(exact(parts[1])));
    case 'multiply': return parts.map(exact).reduce(times);
    case 'divide': {
      const [by, under] = fractionIn(parts[1]);
      return times(exact(parts[0]), fraction(under, by));
    }
    case 'min': return parts.map(exact).reduce((one, other) => (isLess(other, one) ? other : one));
    case 'max': return parts.map(exact).reduce((one, other) => (isLess(one, other) ? other : one));
    case 'rate': {
      const day = whole(parts[1]);
      return fractionIn(all.rates[parts[0]].find(([first, last]) => first <= day && day <= last)?.[2] ?? '0');
    }
    case 'day': return number(dayPlus(whole(parts[0]), whole(parts[1]), parts[2]));
    case 'round': return roundedTo(exact(parts[0]), parts[1], parts[2]);
    case 'weekday': return number(weekdayBeside(whole(parts[0]), parts[1], parts[2]));
  }
  throw new Error(operation);
}

/**
 * A figure in the one form of its measure; null where a value is missing that it reads.
 * @param {string} id
 * @param {Figures} all
 * @param {import('./engine.js').Answers} answers
 * @param {string} today
 * @returns {string | null}
 */
export function figure(id, all, answers, today) {
  try {
    const value = rounded(id, all, answers, today);
    const {type, decimals = 0} = all.figures[id].part;
    return type === 'day' ? dayOf(Number(value[0])) : `${times(value, [10n ** BigInt(decimals), 1n])[0]}`;
  } catch (error) {
    if (error instanceof Missing) return null;
    throw error;
  }
}

/**
 * Show each figure of a result that can be worked out; others keep their range.
 * @param {ParentNode} view
 * @param {any} flow  with its figures
 * @param {import('./engine.js').Answers} answers
 */
export function showFigures(view, flow, answers) {
  for (const place of view.querySelectorAll('[data-figure]')) {
    if (!(place instanceof HTMLElement)) continue;
    const id = place.dataset.figure ?? '';
    const kept = figure(id, flow, answers, flow.today ?? now());
    if (kept !== null) place.textContent = shown(kept, flow.figures[id].part, flow.words);
  }
}
