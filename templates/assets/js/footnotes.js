// @ts-check
/** Opens footnotes in place, beside their marks; without it a mark is a link to the footnote, which links back. */

/**
 * Make the marks of a text open a copy of their footnote.
 * @param {HTMLElement} text
 */
export function openInPlace(text) {
  if (!('popover' in HTMLElement.prototype)) return;
  for (const mark of text.querySelectorAll('.footnote-ref a')) {
    const note = text.querySelector(`[id="${CSS.escape(mark.getAttribute('href')?.slice(1) ?? '')}"]`);
    if (mark instanceof HTMLElement && note) mark.replaceWith(...markAndNote(mark, note, text.dataset.label ?? ''));
  }
}

/**
 * A button in the place of a mark, and the footnote that it opens.
 * @param {HTMLElement} mark
 * @param {Element} note
 * @param {string} label
 */
function markAndNote(mark, note, label) {
  const opened = document.createElement('span');
  opened.className = 'means';
  opened.popover = 'auto';
  opened.append(...[...note.cloneNode(true).childNodes]);
  for (const back of opened.querySelectorAll('.footnote-backref')) back.remove();
  for (const each of opened.querySelectorAll('[id]')) each.removeAttribute('id');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.id = mark.id;
  button.textContent = mark.textContent;
  button.ariaLabel = label.replace('{number}', mark.textContent ?? '');
  button.popoverTargetElement = opened;
  return [button, opened];
}

for (const text of document.querySelectorAll('[data-module="footnotes"]')) {
  if (text instanceof HTMLElement) openInPlace(text);
}
