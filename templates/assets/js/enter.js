// @ts-check
/** From one page of the site to another with something in hand, as one document to the browser's history. */

/** Keep the addresses of the icons: a browser asks for them again as soon as the address of the page changes. */
export function keepIcons() {
  for (const icon of document.querySelectorAll('link[rel~="icon"]')) {
    if (icon instanceof HTMLLinkElement) icon.setAttribute('href', icon.href);
  }
}

/**
 * Goes to a page of this site and hands it something as the state of its entry in the tab's history: the entry is made
 * first, with the address of the other page, and then loaded. No address and no storage holds it.
 * @param {string} address
 * @param {object} state
 */
export function enter(address, state) {
  try {
    history.pushState(state, '', address);
    location.reload();
  } catch {
    // a page within a frame without an origin may not
    location.assign(address);
  }
}
