// @ts-check
/** The first question of a flow on another page: the answer goes with its reader to the page of the flow. */
import {enter, keepIcons} from './enter.js';
import {inputs} from './questions/inputs.js';
import {kindOf, loadTyped} from './questions/kinds.js';

/**
 * Say that the form lacks an answer, where a reader is told of it: at its first option.
 * @param {HTMLFormElement} form
 */
function refuse(form) {
  const message = form.querySelector('[data-part="error"]');
  if (message instanceof HTMLElement) message.textContent = message.dataset.words ?? '';
  form.querySelector('[data-part="field"]')?.classList.add('is-wrong');
  inputs(form)[0].focus();
}

/**
 * Make a form lead into its flow.
 * @param {HTMLFormElement} form
 */
function begin(form) {
  const {flow = '', question = '', kind: name} = form.dataset;
  const kind = kindOf({kind: name});
  kind.enable(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const options = kind.chosen(form);
    if (options.length > 0) enter(flow, {given: {[question]: options}});
    else refuse(form);
  });
  // who comes back finds no answer, whatever became of it in the flow
  window.addEventListener('pageshow', () => form.reset());
}

const path = location.pathname;
keepIcons();
// to the browser, the page of the flow is the same document
window.addEventListener('popstate', () => location.pathname !== path && location.reload());
for (const form of document.querySelectorAll('form[data-module="begin"]')) {
  if (!(form instanceof HTMLFormElement)) continue;
  if (form.dataset.kind === 'values') loadTyped().then(() => begin(form), () => {});
  else begin(form);
}
