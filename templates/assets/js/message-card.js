// @ts-check
/**
 * A message that the reader fills in, chooses a form of, and copies or sends. What is typed stays in the elements of the
 * page: it is never stored, and never part of an address but those that the reader opens.
 */
import {canShare, copyText, saveText, shareText} from './message-actions.js';
import {LONGEST, callAddress, mailAddress, plainText, textAddress} from './message-text.js';
import {warningOf} from './message-warnings.js';
import {part, t} from './parts.js';

/** From this width on the fields stand beside the message, where nothing moves when they open. */
const WIDE = '(width >= 60rem)';

/**
 * What the page around a message knows.
 * @typedef {object} Known
 * @property {(condition: number) => boolean | null} [holds]  whether a condition of the message holds; null where the
 *   reader is to say so
 * @property {Map<string, {id: string, label: string}[]>} [answers]  the options that the reader chose, by question
 * @property {string[]} [prefers]  the forms that fit the reader, best first: `text`, `email`, `phone`
 */

export class MessageCard {
  /**
   * @param {HTMLElement} root  what the macro `message_card` made
   * @param {Known} [known]
   */
  constructor(root, {holds = () => null, answers = new Map(), prefers = []} = {}) {
    this.root = root;
    this.forms = elements(root, '[data-form]');
    this.fields = /** @type {HTMLInputElement[]} */ (elements(root, '[data-variable]'));
    /** The blanks as the page has them, by variable. */
    this.blanks = new Map(elements(root, '[data-slot]').map((slot) => [slot.dataset.slot, slot.textContent ?? '']));
    this.fields.forEach((field) => fillFrom(field, answers));
    this.settle(holds);
    this.choose(prefers.find((name) => this.formOf(name)) ?? this.forms[0]?.dataset.form ?? '');
    root.addEventListener('input', () => this.show());
    root.addEventListener('change', (event) => this.changed(event.target));
    root.addEventListener('click', (event) => this.act(event));
    for (const button of elements(root, '[data-action="share"]')) button.hidden = !canShare;
    const fields = root.querySelector('details[data-wide]');
    if (fields && matchMedia(WIDE).matches) fields.setAttribute('open', '');
  }

  /** @param {string} name */
  formOf(name) {
    return this.forms.find((form) => form.dataset.form === name);
  }

  /**
   * Show one form of the message.
   * @param {string} name
   */
  choose(name) {
    for (const form of this.forms) form.hidden = form.dataset.form !== name;
    for (const tab of elements(this.root, '[data-part="tabs"] input')) {
      if (tab instanceof HTMLInputElement) tab.checked = tab.value === name;
    }
    this.root.dataset.ready = '';
    this.show();
  }

  /**
   * Tick the conditions that hold, and ask only about those that the page does not know.
   * @param {(condition: number) => boolean | null} holds
   */
  settle(holds) {
    const boxes = /** @type {HTMLInputElement[]} */ (elements(this.root, '[data-condition]'));
    for (const box of boxes) {
      const known = holds(Number(box.dataset.condition));
      box.checked = known ?? box.checked;
      box.parentElement?.toggleAttribute('hidden', known !== null);
    }
    this.root.querySelector('[data-part="parts"]')?.toggleAttribute(
      'hidden', boxes.every((box) => box.parentElement?.hidden),
    );
  }

  /** @param {string} name */
  value(name) {
    const field = this.fields.find((each) => each.dataset.variable === name);
    return field ? asSent(field) : '';
  }

  /**
   * The subject and the words of a form as they are now, and the number of blanks in them.
   * @param {HTMLElement} form
   */
  text(form) {
    const subject = form.querySelector('[data-part="subject"]')?.textContent ?? '';
    const body = part(form, '[data-part="body"]');
    const left = elements(body, '.blank').filter((blank) => !blank.closest('[hidden]'));
    return {subject, body: plainText(body), blanks: left.length};
  }

  /** Bring everything that is shown up to date with the fields. */
  show() {
    for (const slot of elements(this.root, '[data-slot]')) {
      const value = this.value(slot.dataset.slot ?? '');
      slot.textContent = value || (this.blanks.get(slot.dataset.slot) ?? '');
      slot.classList.toggle('blank', !value);
    }
    for (const box of elements(this.root, '[data-condition]')) {
      const shown = box instanceof HTMLInputElement && box.checked;
      for (const each of elements(this.root, `[data-when="${box.dataset.condition}"]`)) each.hidden = !shown;
    }
    for (const field of this.fields) field.closest('.message-field')?.toggleAttribute('hidden', !this.isAsked(field));
    for (const field of elements(this.root, 'input[aria-describedby]')) this.warn(field);
    for (const form of this.forms) this.address(form);
  }

  /**
   * Whether a field fills something in the form that is shown, with its parts as they are.
   * @param {HTMLInputElement} field
   */
  isAsked(field) {
    return elements(this.root, `[data-slot="${field.dataset.variable}"]`).some((slot) => !slot.closest('[hidden]'));
  }

  /** @param {HTMLElement} field */
  warn(field) {
    const status = this.root.querySelector(`[id="${field.id}.warning"]`);
    const kind = field instanceof HTMLInputElement ? warningOf(field.value) : '';
    const words = kind ? t(kind) : '';
    // said again at each letter, it would only be in the way
    if (status && status.textContent !== words) status.textContent = words;
  }

  /**
   * Let the link of a form open the message as it is now.
   * @param {HTMLElement} form
   */
  address(form) {
    const link = form.querySelector('a[data-part="open"]');
    const to = form.querySelector('input[data-part="to"]');
    if (!(link instanceof HTMLAnchorElement && to instanceof HTMLInputElement)) return;
    const {subject, body} = this.text(form);
    const ways = {
      email: () => mailAddress(to.value, subject, body),
      text: () => textAddress(to.value, body),
      phone: () => callAddress(to.value),
    };
    link.href = ways[/** @type {keyof typeof ways} */ (form.dataset.form)]();
    link.hidden = form.dataset.form === 'phone' && !callAddress(to.value);
  }

  /** @param {EventTarget | null} target */
  changed(target) {
    if (target instanceof HTMLInputElement && target.type === 'radio') this.choose(target.value);
    else this.show();
  }

  /** @param {MouseEvent} event */
  async act(event) {
    const {target} = event;
    const control = target instanceof Element ? target.closest('[data-action], a[data-part="open"]') : null;
    const form = control?.closest('[data-form]');
    if (!(control instanceof HTMLElement && form instanceof HTMLElement)) return;
    const tooLong = (control.getAttribute('href')?.length ?? 0) > LONGEST;
    if (tooLong) event.preventDefault();
    const status = part(form, '[data-part="said"]');
    status.textContent = tooLong ? t('too-long') : '';
    if (!control.dataset.action) return;
    status.textContent = await this.done(control, form);
  }

  /**
   * Do what a control is for, and say what came of it.
   * @param {HTMLElement} control
   * @param {HTMLElement} form
   * @returns {Promise<string>}
   */
  async done(control, form) {
    const {subject, body, blanks} = this.text(form);
    switch (control.dataset.action) {
      case 'copy':
        if (!(await copyText(body))) return t('not-copied');
        return blanks ? t('copied-blanks', {count: blanks}) : t('copied-words');
      case 'copy-subject':
        return t((await copyText(subject)) ? 'copied-subject' : 'not-copied');
      case 'share':
        await shareText({title: subject || (this.root.dataset.title ?? ''), text: body});
        return '';
      case 'save': {
        const file = `${this.root.dataset.message}.txt`;
        saveText(file, subject ? `${subject}\n\n${body}` : body);
        return t('saved', {file});
      }
      default:
        return '';
    }
  }
}

/**
 * @param {ParentNode} within
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
function elements(within, selector) {
  return /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
}

/**
 * Fill a field with what the reader answered: with the message's own words for the options, where it has any.
 * @param {HTMLInputElement} field
 * @param {Map<string, {id: string, label: string}[]>} answers
 */
function fillFrom(field, answers) {
  const own = [...field.attributes].some(({name}) => name.startsWith('data-word-'));
  const chosen = answers.get(field.dataset.from ?? '') ?? [];
  const words = chosen.map(({id, label}) => (own ? field.getAttribute(`data-word-${id}`) : label));
  if (words.length && words.every(Boolean)) field.value = words.join(', ');
}

/**
 * What a field puts into the message: days and times in words, anything else as it was typed.
 * @param {HTMLInputElement} field
 */
function asSent(field) {
  const value = field.value.trim();
  if (!value || (field.type !== 'date' && field.type !== 'time')) return value;
  const day = field.type === 'date';
  const moment = new Date(day ? `${value}T12:00` : `2000-01-01T${value}`);
  const format = new Intl.DateTimeFormat(document.documentElement.lang || undefined, day ? DAY : TIME);
  if (!day) return format.format(moment);
  const named = format.formatToParts(moment).map((each) => [each.type, each.value]);
  return t('day-in-words', {...Object.fromEntries(named), day: String(moment.getDate())});
}

/** @type {Intl.DateTimeFormatOptions} */
const DAY = {weekday: 'long', day: 'numeric', month: 'long'};
/** @type {Intl.DateTimeFormatOptions} */
const TIME = {hour: 'numeric', minute: '2-digit'};
