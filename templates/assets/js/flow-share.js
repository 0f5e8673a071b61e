// @ts-check
/** Hands an address on: to the device's share sheet, else to the clipboard, else to a field to copy it from. */
import {part, t} from './parts.js';

/**
 * Share an address and say what became of it.
 * @param {HTMLElement} section
 * @param {string} title
 * @param {string} address
 */
export async function share(section, title, address) {
  const status = part(section, '[data-part="said"]');
  const field = part(section, '[data-part="link"]');
  status.textContent = '';
  field.hidden = true;
  try {
    if ('share' in navigator) {
      await navigator.share({title, url: address});
      return;
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
  }
  try {
    await navigator.clipboard.writeText(address);
    status.textContent = t('copied');
  } catch {
    status.textContent = t('copy');
    field.hidden = false;
    if (field instanceof HTMLInputElement) {
      field.value = address;
      field.select();
    }
  }
}
