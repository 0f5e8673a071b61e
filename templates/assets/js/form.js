// @ts-check
/** What is chosen in the form of a question. */

/**
 * The options chosen in a form.
 * @param {HTMLFormElement} form
 * @returns {string[]}
 */
export function chosen(form) {
  return [...form.querySelectorAll('input')].filter((input) => input.checked).map((input) => input.value);
}

/**
 * «None of these» goes with nothing else.
 * @param {HTMLInputElement} changed
 */
export function keepExclusive(changed) {
  if (changed.type !== 'checkbox' || !changed.checked) return;
  const exclusive = 'exclusive' in changed.dataset;
  for (const input of changed.form?.querySelectorAll('input') ?? []) {
    if (input !== changed && (exclusive || 'exclusive' in input.dataset)) input.checked = false;
  }
}
