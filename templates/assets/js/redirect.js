// @ts-check
/**
 * Leads on from a former address and keeps the fragment, which a refresh loses. Without a script there is the refresh: both
 * at once would compete.
 */

const link = document.querySelector('a');
if (link instanceof HTMLAnchorElement) {
  link.hash ||= location.hash;
  location.replace(link.href);
}
