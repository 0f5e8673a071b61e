// @ts-check
/** The form of a box: fields with their labels, hints and mistakes, and what is said after a press. No names, no storage. */
import {element, t} from './parts.js';

export class KeepForm {
  /**
   * @param {HTMLElement} box
   */
  constructor(box) {
    this.kind = box.dataset.keep ?? '';
    this.form = /** @type {HTMLFormElement} */ (element('form', '', 'keep-form'));
    this.form.noValidate = true;
    this.status = element('p', '', 'keep-said');
    this.status.setAttribute('role', 'status');
    // flows answer their own forms, and this one goes nowhere
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      event.stopPropagation();
    });
  }

  /**
   * Add a field with its label.
   * @template {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} T
   * @param {string} name
   * @param {string} label
   * @param {T} input
   * @param {string} [hint]
   * @returns {T}
   */
  field(name, label, input, hint = '') {
    const place = element('div', '', 'keep-field');
    input.id = `keep.${this.kind}.${name}`;
    input.autocomplete = 'off';
    input.spellcheck = false;
    const labelled = Object.assign(document.createElement('label'), {htmlFor: input.id, textContent: label});
    const said = Object.assign(element('p', '', 'keep-wrong'), {id: `${input.id}.wrong`});
    const described = Object.assign(element('p', hint, 'hint'), {id: `${input.id}.hint`, hidden: !hint});
    input.setAttribute('aria-describedby', `${said.id} ${described.id}`);
    input.addEventListener('input', () => this.blame(input, ''));
    place.append(labelled, described, said, input);
    this.form.append(place);
    return input;
  }

  /**
   * Say what is wrong with a field, or nothing.
   * @param {HTMLElement} input
   * @param {string} words
   */
  blame(input, words) {
    const said = this.form.querySelector(`[id="${input.id}.wrong"]`);
    if (said && said.textContent !== words) said.textContent = words;
    if (words) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  }

  /**
   * Say what is wrong with the fields, and go to the first of them that is.
   * @param {[HTMLElement, string][]} mistakes  empty words for what is right
   * @returns {boolean} true if nothing is
   */
  check(mistakes) {
    for (const [input, words] of mistakes) this.blame(input, words);
    const first = mistakes.find(([, words]) => words);
    first?.[0].focus();
    return !first;
  }

  /**
   * End the form with its buttons, and with words about the trace that they leave.
   * @param {string} trace
   * @param {...HTMLElement} buttons
   */
  end(trace, ...buttons) {
    const actions = element('p', '', 'actions');
    actions.append(...buttons);
    this.form.append(element('p', trace, 'hint'), actions, this.status);
  }
}

/**
 * @param {string} type
 * @param {string} [value]
 */
export const input = (type, value = '') => Object.assign(document.createElement('input'), {type, value});

/** @param {number} rows */
export const lines = (rows) => Object.assign(document.createElement('textarea'), {rows});

/**
 * A choice of one of several values, each with its words.
 * @param {[string, string][]} options
 * @param {string} [value]
 */
export function choice(options, value = options[0][0]) {
  const made = document.createElement('select');
  made.append(...options.map(([each, words]) => new Option(words, each, each === value, each === value)));
  return made;
}

/**
 * A button that does something.
 * @param {string} words
 * @param {() => void} action
 */
export function button(words, action) {
  const made = Object.assign(document.createElement('button'), {type: 'button', textContent: words});
  made.classList.add('button', 'button-second');
  made.addEventListener('click', action);
  return made;
}

/** Today and now by this device's clock, as fields of days and times have them. */
export function now() {
  const moment = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  const day = [String(moment.getFullYear()).padStart(4, '0'), two(moment.getMonth() + 1), two(moment.getDate())].join('-');
  return {day, time: `${two(moment.getHours())}:${two(moment.getMinutes())}`};
}

/**
 * The mistake of a field of a day, which calendars write with four digits.
 * @param {HTMLInputElement} field
 */
export const wrongDay = ({value}) => (/^[1-9]\d{3}-/.test(value) ? '' : t('keep-no-day'));
