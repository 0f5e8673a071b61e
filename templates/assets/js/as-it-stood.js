// @ts-check
/** «As it stood on …»: leads to the version that was in force at the end of a day, in UTC. */
import {part} from './parts.js';

/**
 * The address of the version in force on a day, or the empty string.
 * @param {string} day  like 2026-11-23
 * @returns {string}
 */
function addressOn(day) {
  for (const version of document.querySelectorAll('[data-since]')) {
    if (!(version instanceof HTMLElement)) continue;
    const {since = '', until = '', address = ''} = version.dataset;
    if (since <= day) return until === '' || day < until || isSuperseded(version) ? address : '';
  }
  return '';
}

/**
 * Whether another version took its place, so that it holds until that one begins; versions stand newest first.
 * @param {HTMLElement} version
 * @returns {boolean}
 */
function isSuperseded(version) {
  const newer = version.previousElementSibling;
  return newer instanceof HTMLElement && newer.dataset.since === version.dataset.until;
}

for (const form of document.querySelectorAll('[data-module="as-it-stood"]')) {
  if (!(form instanceof HTMLFormElement)) continue;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const address = addressOn(String(new FormData(form).get('day') ?? ''));
    const none = part(form, '[data-part="none"]');
    none.textContent = address ? '' : none.dataset.words ?? '';
    if (address) location.href = address;
  });
}
