// @ts-check
/**
 * Numbers and days: how they are read from what was typed, how they are shown, and their place among the thresholds of
 * a flow. The same in Python is `builder/flows/questions/number.py` and `day.py`.
 *
 * @typedef {object} Part  a value, as the compiled flow and its form have it
 * @property {'number' | 'money' | 'day'} type
 * @property {string} name
 * @property {number} [decimals]
 * @property {string} [clock]  of days: none, or `days` or `months` counted from today
 * @property {string} [prefix]
 * @property {string} [suffix]
 * @property {string[]} [also]
 * @property {any} [least]  a position; of days with their clock
 * @property {any} [most]
 * @property {Record<string, string>} errors
 *
 * @typedef {{thousands: string, point: string, minus: string, unit: string, months: string[], day: string}} Words
 */

/** No value is larger, up or down. */
const LIMIT = 1e12;
/** The number of 1 January 1970, where days are counted from the year 1. */
const EPOCH = 719163;
const MINUS = '[-−–]';

/** What is wrong with a value; the message is the id of the words. */
export class Wrong extends Error {}

/**
 * A text as a part of a regular expression that means only itself.
 * @param {string} text
 */
const exactly = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * A number in its one form: its digits without a point.
 * @param {string} text
 * @param {Part} part
 * @param {Words} words
 * @returns {string}
 */
export function readNumber(text, {decimals = 0, prefix = '', suffix = '', also = [], least, most}, {thousands, point}) {
  const before = [prefix.trim(), ...also].map((word) => word.toLowerCase()).filter(Boolean);
  let bare = text.trim().toLowerCase();
  for (const word of [prefix.trim(), suffix, ...also].map((each) => each.toLowerCase()).filter(Boolean)) {
    if (bare.startsWith(word)) bare = bare.slice(word.length);
    if (bare.endsWith(word)) bare = bare.slice(0, bare.length - word.length);
    bare = bare.trim();
  }
  for (const word of before) bare = bare.replace(new RegExp(`^(${MINUS})\\s*${exactly(word)}\\s*`, 'u'), '$1');
  if (!bare) throw new Wrong('missing');
  const groups = `[0-9]{1,3}(?:[\\s'’${exactly(thousands)}][0-9]{3})+|[0-9]{1,15}`;
  const form = new RegExp(`^${MINUS}?(${groups})(?:${exactly(point)}([0-9]{1,9}))?$`, 'u');
  const [, whole, given = ''] = bare.match(form) ?? [];
  if (whole === undefined) throw new Wrong('number');
  const rest = given.replace(/0+$/, '');
  if (rest.length > decimals) throw new Wrong(decimals ? 'decimals' : 'whole');
  const digits = Number(whole.replace(/[^0-9]/g, '') + rest.padEnd(decimals, '0'));
  if (digits > LIMIT) throw new Wrong('large');
  const position = new RegExp(`^${MINUS}`, 'u').test(bare) ? 0 - digits : digits;
  if (least !== undefined && position < least) throw new Wrong('least');
  if (most !== undefined && position > most) throw new Wrong('most');
  return `${position}`;
}

/**
 * A day in its one form, 2026-11-23.
 * @param {string[]} typed  day, month and year
 * @param {Part} part
 * @param {Words} words
 * @param {string} today
 * @returns {string}
 */
export function readDay(typed, {least, most}, {months}, today) {
  const [day, month, year] = typed.map((each) => each.trim());
  if (!day && !month && !year) throw new Wrong('missing');
  const named = months.findIndex((name) => month.length > 2 && name.toLowerCase().startsWith(month.toLowerCase()));
  const number = named < 0 ? month : `${named + 1}`;
  if (![day, number, year].every((each) => /^[0-9]+$/.test(each))) throw new Wrong('parts');
  const kept = [year, number.padStart(2, '0'), day.padStart(2, '0')].join('-');
  if (!isDay(kept)) throw new Wrong('day');
  if (least && least[1] > positionOf(kept, least[0], today)) throw new Wrong('earliest');
  if (most && most[1] < positionOf(kept, most[0], today)) throw new Wrong('latest');
  return kept;
}

/**
 * True for a day of the calendar, written as 2026-11-23.
 * @param {string} kept
 */
export function isDay(kept) {
  if (!/^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(kept)) return false;
  const [year, month, day] = kept.split('-').map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= lastOf(year, month);
}

/**
 * The number of days of a month.
 * @param {number} year
 * @param {number} month
 */
const lastOf = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/**
 * The number of a day, 1 being 1 January of the year 1.
 * @param {string} kept
 */
export const ordinal = (kept) => Date.parse(`${kept}T00:00:00Z`) / 864e5 + EPOCH;

/**
 * The position of a day on a clock.
 * @param {string} kept
 * @param {string} clock
 * @param {string} today
 * @returns {number}
 */
export function positionOf(kept, clock, today) {
  if (!clock) return ordinal(kept);
  if (clock === 'days') return ordinal(kept) - ordinal(today);
  const [[year, month, day], [thisYear, thisMonth, thisDay]] = [kept, today].map((each) => each.split('-').map(Number));
  const mark = Math.min(thisDay, lastOf(year, month));
  return 2 * ((year - thisYear) * 12 + month - thisMonth) + Math.sign(day - mark);
}

/**
 * The position of a value that was read.
 * @param {string} kept
 * @param {{type: string, clock?: string}} part
 * @param {string} today
 * @returns {number}
 */
export const position = (kept, {type, clock = ''}, today) => (type === 'day' ? positionOf(kept, clock, today) : Number(kept));

/**
 * True for text that `readNumber` or `readDay` can have made.
 * @param {string} kept
 * @param {{type: string}} part
 */
export const isKept = (kept, {type}) => (type === 'day' ? isDay(kept) : /^(0|-?[1-9][0-9]{0,12})$/.test(kept));

/**
 * A value as readers see it.
 * @param {string} kept
 * @param {Part} part
 * @param {Words} words
 * @returns {string}
 */
export function shown(kept, {type, decimals = 0, prefix = '', suffix = ''}, words) {
  if (type === 'day') {
    const [year, month, day] = kept.split('-').map(Number);
    const slots = /** @type {Record<string, unknown>} */ ({day, month: words.months[month - 1], year});
    return words.day.replace(/\{(\w+)\}/g, (_, slot) => `${slots[slot]}`);
  }
  const digits = kept.replace('-', '').padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const whole = digits.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, words.thousands);
  const rest = digits.slice(cut);
  const said = /[1-9]/.test(rest) ? words.point + (type === 'money' ? rest : rest.replace(/0+$/, '')) : '';
  const sign = kept.startsWith('-') ? words.minus : '';
  const number = `${sign}${prefix}${whole}${said}`;
  return suffix ? words.unit.replace('{number}', number).replace('{unit}', suffix) : number;
}
