// @ts-check
/**
 * The country that a reader chose to see passages for. The tab's session storage holds it until the reader takes it back,
 * clears their answers or closes the tab; no address and no server ever has it.
 */

const KEY = 'passages.country';
/** What a page may have written: codes of places, or that the reader lives elsewhere. */
const PLACES = /^(?:elsewhere|[A-Z]{2}(?:-[A-Z]{3})?(?: [A-Z]{2}(?:-[A-Z]{3})?)*)$/;
const LONGEST = 100;

/**
 * @typedef {object} Country
 * @property {string} places  the codes of its places; empty for all countries
 * @property {string} name
 */

/**
 * The country that was chosen. Other sites of the same host can write there, so it is read as a stranger's.
 * @returns {Country}
 */
export function chosenCountry() {
  try {
    const {places, name} = JSON.parse(sessionStorage.getItem(KEY) ?? '{}');
    if (PLACES.test(places) && typeof name === 'string' && name.length < LONGEST) return {places, name};
  } catch { /* storage is closed to this page, or holds something else */ }
  return {places: '', name: ''};
}

/**
 * Keep a choice for the next pages of this tab.
 * @param {Country} country
 */
export function chooseCountry(country) {
  try {
    if (country.places) sessionStorage.setItem(KEY, JSON.stringify(country));
    else sessionStorage.removeItem(KEY);
  } catch { /* then it holds for this page alone */ }
}

/** Forget the choice. */
export const forgetCountry = () => chooseCountry({places: '', name: ''});
