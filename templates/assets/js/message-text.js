// @ts-check
/** A message as plain text, and as an address that opens it. Pure: nothing here changes the page. */

/** Characters of an address that programs for mail and text messages take; some cut a longer one off. */
export const LONGEST = 2000;

/**
 * The text of a message from its paragraphs and lists, without the parts that are hidden; `plain_text` in
 * `builder/site/message_text.py` makes the same.
 * @param {Element} body
 * @returns {string}
 */
export function plainText(body) {
  return [...body.children].flatMap((block) => {
    if (block instanceof HTMLElement && block.hidden) return [];
    if (block.matches('.message-if')) return [];
    if (block.matches('.message-part')) return plainText(block);
    if (block.localName !== 'p') return listText(block);
    return block.textContent ?? '';
  }).join('\n\n');
}

/** @param {Element} list */
function listText(list) {
  const mark = (/** @type {number} */ place) => (list.localName === 'ol' ? `${place + 1}. ` : '- ');
  return [...list.children].map((item, place) => mark(place) + (item.textContent ?? '')).join('\n');
}

/**
 * Some text as a part of an address. Half of a character, which a keyboard can leave behind, would raise an error.
 * @param {string} text
 */
const encoded = (text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/\r?\n/g, '\r\n'));

/**
 * The address that opens a mail program with the message.
 * @param {string} to
 * @param {string} subject
 * @param {string} body
 */
export function mailAddress(to, subject, body) {
  return `mailto:${encoded(to.trim()).replace(/%40/g, '@')}?subject=${encoded(subject)}&body=${encoded(body)}`;
}

/**
 * The address that opens the program for text messages; both kinds of phone read this form of it.
 * @param {string} to
 * @param {string} body
 */
export const textAddress = (to, body) => `sms:${number(to)}?&body=${encoded(body)}`;

/**
 * The address that calls a number; empty without one.
 * @param {string} to
 */
export const callAddress = (to) => (number(to) ? `tel:${number(to)}` : '');

/**
 * The digits of a telephone number, with the plus sign of a country code.
 * @param {string} to
 */
function number(to) {
  const plain = to.replace(/[^\d+*#]/g, '').replace(/(?!^)\+/g, '');
  return plain.replace(/#/g, '%23');
}
