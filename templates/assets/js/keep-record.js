// @ts-check
/** The form for a record of what the reader did, to print or to save; and the record, as paper and as text. */
import {KeepForm, button, choice, input, lines, now, wrongDay} from './keep-form.js';
import {inWords, ownZone} from './local-time.js';
import {saveFile} from './message-actions.js';
import {plainText} from './message-text.js';
import {element, part, t} from './parts.js';

/** Older programs of Windows know by it that a text is UTF-8. */
const MARK = '\ufeff';

/** @typedef {[string, string]} Entry  a label and its value */

export class RecordForm extends KeepForm {
  /** @param {HTMLElement} box */
  constructor(box) {
    super(box);
    this.box = box;
    this.form.append(element('p', t('keep-record-for')));
    const {day, time} = now();
    this.did = this.field('did', t('keep-did'), lines(2));
    this.day = this.field('day', t('keep-day'), input('date', day));
    this.time = this.field('time', t('keep-time'), input('time', time));
    this.how = this.field('how', t('keep-how'), choice(ways()));
    this.whom = this.field('whom', t('keep-whom'), input('text'));
    this.sent = this.field('sent', t('keep-sent'), lines(5));
    this.offerMessages();
    this.back = this.field('back', t('keep-back'), lines(3));
    this.withAnswers = this.askAnswers();
    const [save, print] = [button(t('keep-save'), () => this.save()), button(t('keep-print'), () => this.print())];
    this.end(t('keep-record-trace'), save, print);
  }

  /** The result that the box belongs to. */
  get result() {
    return this.box.closest('.result') ?? document;
  }

  /** Offer each message of the result, as it is filled in at that moment, with the way that it goes. */
  offerMessages() {
    const cards = /** @type {HTMLElement[]} */ ([...this.result.querySelectorAll('[data-module="message"]')]);
    const offers = element('p', '', 'actions');
    offers.append(...cards.map((card) => button(t('keep-take', {message: card.dataset.title}), () => this.take(card))));
    if (cards.length) this.sent.after(offers);
  }

  /** @param {HTMLElement} card */
  take(card) {
    const form = part(card, '[data-form]:not([hidden])');
    const subject = form.querySelector('[data-part="subject"]')?.textContent;
    const words = plainText(part(form, '[data-part="body"]'));
    this.sent.value = [this.sent.value.trim(), subject, words].filter(Boolean).join('\n\n');
    if (!this.how.value) this.how.value = form.dataset.form ?? '';
    this.status.textContent = t('keep-taken');
    this.sent.focus();
  }

  /** The box to tick for the answers; none where the result shows no answers. */
  askAnswers() {
    const box = Object.assign(input('checkbox'), {autocomplete: 'off', id: 'keep.record.answers'});
    const label = element('label', '', 'keep-tick');
    label.append(box, element('span', t('keep-add-answers')));
    if (this.result.querySelector('[data-part="answers"]')) this.form.append(label);
    return box;
  }

  /** @returns {Entry[]} what is filled in */
  entries() {
    const {title, version, address = ''} = part(this.result, '[data-part="boxes"]').dataset;
    const way = this.how.value && (this.how.selectedOptions[0]?.textContent ?? '');
    /** @type {Entry[]} */
    const all = [
      [t('keep-i-did'), this.did.value],
      [t('keep-when'), whenInWords(this.day.value, this.time.value)],
      [t('keep-how'), way],
      [t('keep-whom'), this.whom.value],
      [t('keep-i-sent'), this.sent.value],
      [t('keep-back'), this.back.value],
      [t('keep-answers'), this.withAnswers.checked ? this.answers() : ''],
      [t('keep-advice'), t('keep-advice-version', {title, version})],
      [t('keep-address'), new URL(address, location.href).href],
      [t('keep-written'), inWords(Date.now(), ownZone())],
    ];
    return all.map(([label, value]) => /** @type {Entry} */ ([label, value.trim()])).filter(([, value]) => value);
  }

  answers() {
    return [...part(this.result, 'dl[data-part="answers"]').querySelectorAll('dt')].map((term) => {
      const given = term.nextElementSibling?.cloneNode(true);
      if (given instanceof Element) for (const end of given.querySelectorAll('br')) end.replaceWith(', ');
      return t('keep-answer', {question: term.textContent, answer: given?.textContent});
    }).join('\n');
  }

  save() {
    if (!this.check([[this.day, wrongDay(this.day)]])) return;
    const file = t('keep-record-file', {day: now().day});
    saveFile(file, recordText(this.entries()), 'text/plain;charset=utf-8');
    this.status.textContent = t('keep-saved', {file});
  }

  /** Print the record alone: it is put beside the page, which is hidden on paper until it is printed. */
  print() {
    if (!this.check([[this.day, wrongDay(this.day)]])) return;
    const paper = recordPaper(this.entries());
    document.querySelector('.record-paper')?.remove();
    document.body.append(paper);
    document.documentElement.dataset.printing = 'record';
    window.addEventListener('afterprint', () => {
      paper.remove();
      delete document.documentElement.dataset.printing;
    }, {once: true});
    window.print();
  }
}

/** @returns {[string, string][]} the ways of sending; the first three are those of messages */
function ways() {
  return [
    ['', t('keep-how-none')], ['email', t('keep-how-email')], ['text', t('keep-how-text')], ['phone', t('keep-how-phone')],
    ['online', t('keep-how-online')], ['letter', t('keep-how-letter')], ['person', t('keep-how-person')],
  ];
}

/**
 * A day, and a time if there is one, in words.
 * @param {string} day
 * @param {string} time
 */
function whenInWords(day, time) {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = {timeZone: 'UTC', dateStyle: 'full', ...(time ? {timeStyle: 'short'} : {})};
  const moment = Date.parse(`${day}T${time.slice(0, 5) || '12:00'}Z`); // as it was typed, in no zone
  return new Intl.DateTimeFormat(document.documentElement.lang || undefined, options).format(moment);
}

/**
 * The record as a text file that every program for texts on Windows reads, too.
 * @param {Entry[]} entries
 */
function recordText(entries) {
  const words = entries.map(([label, value]) => (value.includes('\n') ? `${t('keep-pair', {label, value: ''}).trim()}\n${value}`
    : t('keep-pair', {label, value})));
  const text = [t('keep-record-title'), ...words, t('keep-note')].join('\n\n');
  return `${MARK}${text.replace(/\r?\n/g, '\r\n')}\r\n`;
}

/**
 * The record as a page.
 * @param {Entry[]} entries
 */
function recordPaper(entries) {
  const paper = element('article', '', 'record-paper');
  const list = element('dl');
  for (const [label, value] of entries) list.append(element('dt', label), element('dd', value));
  paper.append(element('h1', t('keep-record-title')), list, element('p', t('keep-note')));
  return paper;
}
