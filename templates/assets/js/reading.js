// @ts-check
/** Links to headings copy their address; links to what is folded open it, and links to what moved lead there. */

document.addEventListener('click', ({target}) => {
  const link = target instanceof Element && target.closest('.heading-link');
  if (link instanceof HTMLAnchorElement) copy(link);
});
window.addEventListener('hashchange', follow);
follow();

/**
 * Copy an address, and say so; the browser follows the link as well, whatever becomes of the copy.
 * @param {HTMLAnchorElement} link
 */
async function copy(link) {
  const status = document.querySelector('[data-part="copied"]');
  try {
    await navigator.clipboard.writeText(link.href);
  } catch {
    return;
  }
  for (const other of document.querySelectorAll('.copied')) other.classList.remove('copied');
  link.classList.add('copied');
  if (!(status instanceof HTMLElement)) return;
  status.textContent = '';
  setTimeout(() => (status.textContent = status.dataset.words ?? ''), 100);
}

/** Show what the address leads to. Browsers open what is folded by themselves, but not all of them. */
function follow() {
  const target = document.getElementById(decoded(location.hash.slice(1)));
  const moved = target?.classList.contains('moved') && target.querySelector('a');
  if (moved) location.replace(moved.href);
  const folded = target?.closest('details:not([open])');
  if (!target || !(folded instanceof HTMLDetailsElement)) return;
  folded.open = true;
  target.scrollIntoView();
}

/**
 * A fragment as it was before it was part of an address.
 * @param {string} fragment
 */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
