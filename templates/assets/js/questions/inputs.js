// @ts-check
/** The boxes and buttons of a question's form. */

/**
 * The options chosen in a form.
 * @param {HTMLElement} form
 * @returns {string[]}
 */
export function chosen(form) {
  return inputs(form).filter((input) => input.checked).map((input) => input.value);
}

/**
 * Choose the options of an earlier answer, and no others.
 * @param {HTMLElement} form
 * @param {string[]} options
 */
export function restore(form, options) {
  for (const input of inputs(form)) input.checked = options.includes(input.value);
}

/**
 * The labels of some options.
 * @param {ParentNode} form
 * @param {string[]} options
 * @returns {string[]}
 */
export const labels = (form, options) =>
  options.map((option) => form.querySelector(`input[value="${option}"] + label`)?.textContent ?? '');

/**
 * The inputs that stand for options; a field to search them has no name.
 * @param {HTMLElement} form
 * @returns {HTMLInputElement[]}
 */
export function inputs(form) {
  return [...form.querySelectorAll('input')].filter((input) => input.name);
}

/**
 * Let the reader search a long list, whose form has a field for that.
 * @param {HTMLElement} form
 */
export function searchable(form) {
  if (!form.querySelector('[data-part="search"]')) return;
  import('../option-search.js').then(({enableSearch}) => enableSearch(form));
}
