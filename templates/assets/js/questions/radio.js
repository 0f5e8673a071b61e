// @ts-check
/** Radio buttons: the answer is one option. A long list of them can be searched. */
import {chosen, labels, restore} from './inputs.js';

/** @type {import('./kinds.js').Kind} */
export const radio = {
  chosen,
  restore,
  labels,
  enable(form) {
    if (!form.querySelector('[data-part="search"]')) return;
    import('../option-search.js').then(({enableSearch}) => enableSearch(form));
  },
  isAnswer: (given, options) => given.length === 1 && options.includes(given[0]),
  other: (given, option) => given.includes(option) ? null : [option],
};
