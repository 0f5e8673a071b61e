// @ts-check
/** Makes the messages of a page live. */
import {MessageCard} from './message-card.js';

for (const root of document.querySelectorAll('[data-module="message"]')) {
  if (root instanceof HTMLElement) new MessageCard(root);
}
