// @ts-check
/**
 * A field on another page than that of the search: leads there with what was typed, as the state of an entry of the tab's
 * history. No address and no server gets to know the words.
 */

for (const form of document.querySelectorAll('form[data-module="search-field"]')) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const field = form.querySelector('input');
    const address = form.getAttribute('data-search') ?? '';
    try {
      history.pushState({search: {words: field?.value ?? ''}}, '', address);
      location.reload();
    } catch {
      // a page within a frame without an origin may not
      location.assign(address);
    }
  });
}
