// @ts-check
/** Prints a page that is one sheet of paper. */

for (const button of document.querySelectorAll('[data-action="print"]')) {
  button.addEventListener('click', () => window.print());
}
