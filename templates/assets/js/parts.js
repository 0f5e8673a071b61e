// @ts-check
/** The parts that a page promises to its modules, and elements made from plain text. */

/**
 * The first element that matches; the page's templates promise that there is one.
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function part(within, selector) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`The page has no ${selector}`);
  return found;
}

/**
 * A copy of all that a template holds.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {DocumentFragment}
 */
export function contents(root, selector) {
  const template = root.querySelector(`template${selector}`);
  if (!(template instanceof HTMLTemplateElement)) throw new Error(`The page has no template${selector}`);
  return document.importNode(template.content, true);
}

/**
 * A copy of the one element that a template holds.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function copy(root, selector) {
  const node = contents(root, selector).firstElementChild;
  if (!(node instanceof HTMLElement)) throw new Error(`The template${selector} is empty`);
  return node;
}

/**
 * An element that holds text.
 * @param {string} name
 * @param {string} [text]
 * @param {string} [className]
 * @returns {HTMLElement}
 */
export function element(name, text = '', className = '') {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  return made;
}

/**
 * A link to the page of an outcome, with its title.
 * @param {ParentNode} root
 * @param {string} outcome
 * @returns {HTMLElement}
 */
export function link(root, outcome) {
  const {title, address} = outcomeData(root, outcome);
  return Object.assign(document.createElement('a'), {href: address, textContent: title});
}

/**
 * What an outcome is called, where its page is, and whether its advice was withdrawn.
 * @param {ParentNode} root
 * @param {string} outcome
 * @returns {{title: string, address: string, withdrawn: boolean}}
 */
export function outcomeData(root, outcome) {
  const {title = outcome, address = '', withdrawn} = part(root, `template[data-outcome="${outcome}"]`).dataset;
  return {title, address, withdrawn: withdrawn !== undefined};
}
