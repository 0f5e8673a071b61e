// @ts-check
/** Narrows a long list of options to those that hold the words typed; what is chosen stays in sight, as “none” does. */
import {part, t} from './parts.js';

/**
 * Let the reader search the options of a form whose template has a field for that.
 * @param {HTMLElement} form
 */
export function enableSearch(form) {
  const search = part(form, '[data-part="search"]');
  search.hidden = false;
  const field = part(search, 'input');
  field.addEventListener('input', () => field instanceof HTMLInputElement && narrow(form, search, field.value));
  // Enter in a field would send the form
  field.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault());
}

/**
 * Show the options that hold every word, and say how many there are.
 * @param {HTMLElement} form
 * @param {HTMLElement} search
 * @param {string} typed
 */
function narrow(form, search, typed) {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  let matching = 0;
  for (const option of form.querySelectorAll('.option:not(:has([data-exclusive]))')) {
    const text = plain(option.textContent ?? '');
    const matches = words.every((word) => text.includes(word));
    const chosen = option.querySelector('input:checked') !== null;
    option.classList.toggle('is-left-out', !matches && !chosen);
    matching += Number(matches);
  }
  for (const group of form.querySelectorAll('.option-group')) {
    group.classList.toggle('is-left-out', !group.querySelector('.option:not(.is-left-out)'));
  }
  const status = part(search, '[data-part="matching"]');
  status.textContent = words.length > 0 ? said(matching) : '';
}

/**
 * The number of options that match, in words.
 * @param {number} matching
 * @returns {string}
 */
function said(matching) {
  return matching ? t('matching', {count: matching}) : t('unmatched');
}

/**
 * Words without case and accents.
 * @param {string} words
 * @returns {string}
 */
function plain(words) {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
