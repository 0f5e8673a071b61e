// @ts-check
/**
 * The ranges into which the comparisons of a kernel cut what readers type, as `verify.py` and kernel.md have them.
 *
 * @typedef {[least: number, most: number]} Range
 */

/**
 * Everything in some data that compares a value of a question.
 * @param {any} data
 * @param {string} question
 * @returns {any[]}
 */
function comparisons(data, question) {
  if (typeof data !== 'object' || data === null) return [];
  const inside = Object.values(data).flatMap((part) => comparisons(part, question));
  return data.type === 'compare' && data.question === question ? [data, ...inside] : inside;
}

/** @param {any} domain */
const all = ({values, differences}) => [...values, ...differences];

/**
 * The place of a value or difference of a question.
 * @param {string} id
 * @param {any} domain
 */
export const placeOfValue = (id, domain) => all(domain).findIndex((each) => each.id === id);

/**
 * A range of each value and difference, in all combinations that whole numbers are in.
 * @param {any} domain
 * @param {any} kernel
 * @param {string} question
 * @returns {Range[][] | null}  null where a name is there twice, or not at all
 */
export function cells(domain, kernel, question) {
  const every = all(domain);
  const names = every.map(({id}) => id);
  const places = domain.values.length;
  /** A value is a difference from nought, which has the place after the values. */
  const ends = every.map(({value, minus}, place) => (place < places ? [place, places] : [value, minus].map((id) => names.indexOf(id))));
  if (new Set(names).size < names.length || ends.flat().some((end) => end < 0 || end > places)) return null;
  const tests = comparisons(kernel, question);
  const ranges = every.map(({id, least = -Infinity, most = Infinity}) => {
    const own = tests.filter(({value}) => value === id);
    const cuts = own.flatMap(({'at-least': low = -Infinity, 'at-most': high = Infinity}) => [low, high + 1]);
    const inside = [...new Set(cuts)].filter((cut) => least < cut && cut <= most && cut < Infinity);
    const lows = [least, ...inside.sort((one, other) => one - other)];
    return lows.map((low, place) => /** @type {Range} */ ([low, place + 1 < lows.length ? lows[place + 1] - 1 : most]));
  });
  /** @type {Range[][]} */
  let made = [[]];
  for (const own of ranges) made = made.flatMap((cell) => own.map((range) => [...cell, range])).filter((cell) => fits(cell, ends, places));
  return made;
}

/**
 * True if some whole numbers are in all ranges: after as many rounds as there are values they are, or never (Bellman).
 * @param {Range[]} cell
 * @param {number[][]} ends
 * @param {number} places
 */
function fits(cell, ends, places) {
  const at = Array(places + 1).fill(0);
  for (let round = 0; round <= places; round++) {
    for (const [place, [least, most]] of cell.entries()) {
      const [one, other] = ends[place];
      at[one] = Math.min(at[one], at[other] + most);
      at[other] = Math.min(at[other], at[one] - least);
    }
  }
  return cell.every(([least, most], place) => {
    const difference = at[ends[place][0]] - at[ends[place][1]];
    return least <= difference && difference <= most;
  });
}
