// @ts-check
/**
 * The page with the search. What was typed and chosen is the state of this entry of the tab's history, so that it is there
 * again after a way back from a page that was found; no address and no storage holds it.
 */
import {copy, part, t} from './parts.js';
import {engine, find} from './search-engine.js';

/** So many results are shown at once; each is a file to fetch. */
const SHOWN = 6;
/** Milliseconds without a key after which it is searched. */
const PAUSE = 150;
/** The filter of what holds in all countries. */
const EVERYWHERE = 'country.everywhere';

/**
 * @typedef {{words: string, section: string, country: string}} Query
 */

class Search {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.field = /** @type {HTMLInputElement} */ (part(root, 'input'));
    this.said = part(root, '[data-part="said"]');
    this.list = part(root, '[data-part="results"]');
    this.more = part(root, '[data-part="more"]');
    /** @type {import('./search-engine.js').Result[]} */
    this.results = [];
    this.turn = 0;
    this.timer = 0;
    this.choices = /** @type {NodeListOf<HTMLSelectElement>} */ (root.querySelectorAll('select'));
  }

  start() {
    this.field.addEventListener('focus', () => this.load());
    this.field.addEventListener('input', () => this.later());
    for (const choice of this.choices) choice.addEventListener('change', () => this.search());
    part(this.root, 'form').addEventListener('submit', (event) => {
      event.preventDefault();
      this.search();
    });
    this.more.addEventListener('click', () => this.showMore());
    this.root.addEventListener('keydown', (event) => this.pressed(event));
    const {words, ...chosen} = history.state?.search ?? {words: ''};
    for (const choice of this.choices) choice.value = chosen[choice.dataset.filter ?? ''] ?? '';
    this.field.value = words;
    this.field.focus();
    if (words) this.search();
  }

  /** Load the engine before it is needed; that it could not be is said when it is. */
  load() {
    engine(this.root.dataset.index ?? '').catch(() => {});
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.search(), PAUSE);
  }

  /** @returns {Record<string, string>} */
  query() {
    const chosen = [...this.choices].map((choice) => [choice.dataset.filter, choice.value]);
    return {words: this.field.value, ...Object.fromEntries(chosen)};
  }

  /** @param {string} words */
  say(words) {
    this.said.textContent = words;
  }

  async search() {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    const query = this.query();
    history.replaceState({...history.state, search: query}, '');
    if (!query.words.trim()) return this.clear();
    const late = setTimeout(() => turn === this.turn && this.say(t('loading')), PAUSE * 2);
    try {
      const pagefind = await engine(this.root.dataset.index ?? '');
      const {whole, results} = await find(pagefind, query.words, filters(query));
      const first = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
      if (turn === this.turn) this.show(whole, results, first, query);
    } catch {
      if (turn === this.turn) this.clear(t('failed'));
    } finally {
      clearTimeout(late);
    }
  }

  /** @param {string} [why]  the words for why there is nothing */
  clear(why = '') {
    this.results = [];
    this.list.replaceChildren();
    this.list.hidden = this.more.hidden = true;
    this.say(why);
  }

  /**
   * @param {number} whole  so many of the results have all words
   * @param {import('./search-engine.js').Result[]} results
   * @param {{meta: import('./search-engine.js').Found}[]} first
   * @param {Record<string, string>} query
   */
  show(whole, results, first, query) {
    if (results.length === 0) return this.clear(query.section || query.country ? t('found-none-here') : t('found-none'));
    this.results = results.slice(first.length);
    this.list.replaceChildren(...first.map(({meta}) => this.entry(meta)));
    this.list.hidden = false;
    this.more.hidden = this.results.length === 0;
    this.say(whole === results.length ? t('found', {count: whole}) : whole ? t('found-and-closest', {count: whole}) : t('closest'));
  }

  async showMore() {
    const turn = this.turn;
    const next = this.results.slice(0, SHOWN);
    try {
      const found = await Promise.all(next.map((result) => result.data()));
      if (turn !== this.turn) return;
      const entries = found.map(({meta}) => this.entry(meta));
      this.results = this.results.slice(next.length);
      this.list.append(...entries);
      entries[0]?.querySelector('a')?.focus();
      this.more.hidden = this.results.length === 0;
    } catch {
      this.say(t('failed'));
    }
  }

  /**
   * A line of the list: what a page is called, what it is, and what is in it.
   * @param {import('./search-engine.js').Found} found
   */
  entry({title, summary, what, address}) {
    const entry = copy(this.root, '[data-result]');
    const link = /** @type {HTMLAnchorElement} */ (part(entry, 'a'));
    link.href = `${this.root.dataset.home}${address}`;
    link.textContent = title;
    part(entry, '[data-part="what"]').textContent = what;
    part(entry, 'p').textContent = summary;
    return entry;
  }

  /**
   * The arrows go from the field into the list and through it; Escape leads back to the field, and empties it.
   * @param {KeyboardEvent} event
   */
  pressed(event) {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.field.value = '';
      this.field.focus();
      this.search();
      return;
    }
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const stops = [this.field, ...this.list.querySelectorAll('a')];
    const here = stops.indexOf(/** @type {any} */ (document.activeElement));
    const next = step === undefined || here < 0 ? undefined : stops[here + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/**
 * The filters of a query: what holds in all countries is found for each.
 * @param {Record<string, string>} query
 * @returns {import('./search-engine.js').Filters}
 */
function filters({section, country}) {
  const all = [];
  if (section) all.push({[section]: '1'});
  if (country) all.push({any: [{[country]: '1'}, {[EVERYWHERE]: '1'}]});
  return {all};
}

for (const root of document.querySelectorAll('[data-module="search"]')) {
  if (root instanceof HTMLElement) new Search(root).start();
}
