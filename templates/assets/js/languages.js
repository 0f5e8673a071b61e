// @ts-check
/**
 * Keeps the place and the answers when the reader goes on in another language. Without it, the link leads to the top of
 * the same page.
 */
import {enter} from './enter.js';

for (const link of document.querySelectorAll('.languages a[data-same]')) {
  if (!(link instanceof HTMLAnchorElement)) continue;
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (history.state?.flow) {
      event.preventDefault();
      enter(link.href, {...history.state, deep: 0, jumps: 0});
    } else {
      link.hash = location.hash;
    }
  });
}
