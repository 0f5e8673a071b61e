// @ts-check
/** Fills a box of a result with its form, once it is opened, with words and styles that the page does without until then. */
import {CalendarForm} from './keep-calendar.js';
import {RecordForm} from './keep-record.js';
import words from './keep-words.js';
import {addMessages} from './parts.js';

addMessages(words);

/**
 * Fill a box, unless it is filled.
 * @param {HTMLElement} box
 */
export async function fill(box) {
  if (box.dataset.ready !== undefined) return;
  box.dataset.ready = '';
  await styled;
  const {form} = box.dataset.keep === 'record' ? new RecordForm(box) : new CalendarForm(box);
  box.querySelector('summary ~ *')?.replaceWith(form);
}

/** The stylesheet of the forms, which works without it, too. */
const styled = new Promise((done) => {
  const href = new URL('keep.css', import.meta.url).href;
  const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href, onload: done, onerror: done});
  document.head.append(link);
});
