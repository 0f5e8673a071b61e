// @ts-check
/**
 * A field on another page than that of the search: leads there with what was typed, as the state of an entry of the tab's
 * history. No address and no server gets to know the words.
 */
import {enter, keepIcons} from './enter.js';

keepIcons();
for (const form of document.querySelectorAll('form[data-module="search-field"]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = form.querySelector('input')?.value ?? '';
    enter(form.getAttribute('data-search') ?? '', {search: {words}});
  });
}
