// @ts-check
/** Shows the passages of a page for one country: hides those for others, and says so. Without a choice all are shown. */
import {chooseCountry, chosenCountry} from './country.js';

const ELSEWHERE = 'elsewhere';

/** The control of a page, or of a result, and the passages beside it. */
export class PassageChoice {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.select = /** @type {HTMLSelectElement} */ (box.querySelector('select'));
    this.status = /** @type {HTMLElement} */ (box.querySelector('[role="status"]'));
    this.button = /** @type {HTMLElement} */ (box.querySelector('button'));
    const around = box.closest('article') ?? document;
    this.passages = /** @type {HTMLElement[]} */ ([...around.querySelectorAll('[data-in]')]);
    this.country = chosenCountry();
    /** @type {HTMLElement[]} the passages for the chosen country */
    this.own = [];
    this.select.addEventListener('change', () => this.choose());
    this.button.addEventListener('click', () => {
      this.select.value = '';
      this.choose();
      this.select.focus();
    });
    this.show();
  }

  /** The reader chose a country, or all. */
  choose() {
    const {value, selectedOptions: [option]} = this.select;
    this.country = {places: value, name: option?.text ?? ''};
    chooseCountry(this.country);
    this.show();
  }

  /** Show what is for the chosen country; where nothing is for it alone, everything. */
  show() {
    const {places, name} = this.country;
    this.own = this.passages.filter(({dataset}) => overlap(dataset.in ?? '', places));
    for (const passage of this.passages) passage.hidden = this.own.length > 0 && !this.own.includes(passage);
    if (![...this.select.options].some(({value}) => value === places)) this.select.add(new Option(name, places));
    this.select.value = places;
    this.say();
  }

  /** Say what is hidden, or why nothing is. */
  say() {
    const {places, name} = this.country;
    const {shown = '', none = '', elsewhere = '', comma} = this.box.dataset;
    const labels = this.passages.filter(({hidden}) => hidden).map(({ariaLabel}) => ariaLabel);
    const countries = [...new Set(labels)].join(comma);
    const unhidden = this.own.length || !places ? '' : none;
    const words = countries ? shown : (places === ELSEWHERE ? elsewhere : unhidden);
    this.status.textContent = filled(words, {country: name, countries});
    this.button.hidden = !countries;
  }

  /** The browser shows the page again as it was left; the choice may be another one by now. */
  return() {
    this.country = chosenCountry();
    this.show();
  }

  /**
   * Show a hidden passage that a link leads into.
   * @param {string} fragment
   */
  reveal(fragment) {
    const target = document.getElementById(decoded(fragment.slice(1)));
    const passage = target?.closest('[data-in]');
    if (!target || !(passage instanceof HTMLElement) || !passage.hidden || !this.passages.includes(passage)) return;
    passage.hidden = false;
    this.say();
    target.scrollIntoView();
  }
}

/**
 * True if two lists of places have one in common.
 * @param {string} one
 * @param {string} other
 */
function overlap(one, other) {
  const places = other.split(' ');
  return one.split(' ').some((place) => places.includes(place));
}

/**
 * A message with its slots filled.
 * @param {string} message
 * @param {Record<string, string>} slots
 */
const filled = (message, slots) => message.replace(/\{(\w+)\}/g, (slot, name) => slots[name] ?? slot);

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

/**
 * Make a control live.
 * @param {HTMLElement} box
 */
export function choosePassages(box) {
  const choice = new PassageChoice(box);
  choice.reveal(location.hash);
  window.addEventListener('hashchange', () => choice.reveal(location.hash));
  window.addEventListener('pageshow', ({persisted}) => persisted && choice.return());
  document.addEventListener('click', ({target}) => {
    const link = target instanceof Element && target.closest('a[href^="#"]');
    if (link) choice.reveal(link.getAttribute('href') ?? '');
  });
}

for (const box of document.querySelectorAll('[data-module="passages"]')) {
  if (box instanceof HTMLElement) choosePassages(box);
}
