// @ts-check
/** Hands a message on, each time only because the reader asked for it. */

/**
 * Copy some text. The way that needs no permission comes second, for browsers that refuse the first.
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
}

/** @param {string} text */
function copyFromField(text) {
  const field = document.createElement('textarea');
  const focused = document.activeElement;
  field.value = text;
  field.className = 'visually-hidden';
  field.readOnly = true;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

/** Whether this device has a share sheet. */
export const canShare = 'share' in navigator;

/**
 * Open the share sheet; closing it again is no mistake.
 * @param {{title: string, text: string}} message
 */
export async function shareText(message) {
  try {
    await navigator.share(message);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
  }
}

/**
 * Save some text as a file, which ends with a line break.
 * @param {string} name
 * @param {string} text
 */
export const saveText = (name, text) => saveFile(name, `${text}\n`, 'text/plain;charset=utf-8');

/**
 * Save a file, exactly as it is given.
 * @param {string} name
 * @param {string} data
 * @param {string} type
 */
export function saveFile(name, data, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([data], {type}));
  link.download = name;
  link.click();
  // the browser has it as soon as it has begun to save
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
