// @ts-check
/** Checkboxes: the answer is every option that is ticked, or «none of these», which goes with nothing else. */
import {chosen, inputs, labels, restore, searchable} from './inputs.js';

/** The id of «none of these». */
export const NONE = 'none';

/** @type {import('./kinds.js').Kind} */
export const checkbox = {
  chosen,
  restore,
  labels,
  enable(form) {
    searchable(form);
    form.addEventListener('change', ({target}) => {
      if (target instanceof HTMLInputElement && target.checked) clearOthers(form, target);
    });
  },
  isAnswer: (given, options, {exclusive = [], atMost = Infinity}) =>
    given.length === 1 && given[0] === NONE || given.every((option) => options.includes(option)) &&
      given.length <= atMost && (given.length === 1 || !given.some((option) => exclusive.includes(option))),
  other(given, option, {exclusive = [], atMost = Infinity}) {
    if (given.includes(option)) return unticked(given, [option]);
    const alone = [NONE, ...exclusive];
    const ticked = alone.includes(option) ? [option] : [...given.filter((each) => !alone.includes(each)), option];
    return ticked.length <= atMost ? ticked : null;
  },
};

/**
 * The rest of an answer once some ticks are taken back.
 * @param {string[]} given
 * @param {string[]} options
 * @returns {string[]}
 */
export function unticked(given, options) {
  const left = given.filter((option) => !options.includes(option));
  return left.length > 0 ? left : [NONE];
}

/**
 * Clear what cannot be ticked together with a box: all other boxes, or only the one for none of them.
 * @param {HTMLElement} form
 * @param {HTMLInputElement} ticked
 */
function clearOthers(form, ticked) {
  const exclusive = 'exclusive' in ticked.dataset;
  for (const input of inputs(form)) {
    if (input !== ticked && (exclusive || 'exclusive' in input.dataset)) input.checked = false;
  }
}
