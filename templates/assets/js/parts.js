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

/** The messages of the page, by id, and the rule of its language for plurals. */
const messages = JSON.parse(document.querySelector('[data-messages]')?.textContent ?? '{}');

/**
 * The plural category of a whole number: by itself, as a multiple of a million, or by its last two digits.
 * @param {number} count
 * @returns {string}
 */
function category(count) {
  const {plural} = messages;
  const million = count && count % 1e6 === 0 && plural.million;
  return plural[count] ?? (million || plural.ends?.[count % 100]) ?? 'other';
}

/**
 * Add the messages of scripts that few readers need.
 * @param {object} more
 */
export const addMessages = (more) => Object.assign(messages, more);

/**
 * The pieces of a message, its slots filled with text or with nodes; the slot `count` chooses the plural form.
 * @param {string} id
 * @param {Record<string, any>} [slots]
 * @returns {(string | Node)[]}
 */
export function pieces(id, slots = {}) {
  const message = messages[id];
  const text = message.other ? message[category(slots.count)] : message;
  return text.split(/[{}]/).flatMap((piece, place) => (place % 2 ? slots[piece] : piece));
}

/**
 * A message as text.
 * @param {string} id
 * @param {Record<string, any>} [slots]
 */
export const t = (id, slots) => pieces(id, slots).join('');

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
 * An element that holds a message, its slots filled with text or with nodes.
 * @param {string} name
 * @param {string} id
 * @param {Record<string, any>} slots
 * @returns {HTMLElement}
 */
export function filled(name, id, slots) {
  const made = element(name);
  made.append(...pieces(id, slots));
  made.normalize();
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

/** @type {Map<string, number>} */
const failures = new Map();

/**
 * Import a module that may not come at once. A browser can remember an import that failed, so the next one has another
 * address.
 * @param {string} address
 */
export async function imported(address) {
  const failed = failures.get(address);
  try {
    return await import(failed ? `${address}?${failed}` : address);
  } catch (error) {
    failures.set(address, (failed ?? 0) + 1);
    throw error;
  }
}
