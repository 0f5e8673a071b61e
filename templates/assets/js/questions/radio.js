// @ts-check
/** Radio buttons: the answer is one option. A long list of them can be searched. */
import {chosen, labels, restore, searchable} from './inputs.js';

/** @type {import('./kinds.js').Kind} */
export const radio = {
  chosen,
  restore,
  labels,
  enable: searchable,
  isAnswer: (given, options) => given.length === 1 && options.includes(given[0]),
  other: (given, option) => given.includes(option) ? null : [option],
};
