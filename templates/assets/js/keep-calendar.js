// @ts-check
/** The forms that make a file for calendars: of the interview, or of the time until which to reply. */
import {calendarFile} from './calendar-file.js';
import {KeepForm, choice, input, wrongDay} from './keep-form.js';
import {inWords, moments, ownZone, zones} from './local-time.js';
import {saveFile} from './message-actions.js';
import {element, t} from './parts.js';

/** The lengths to choose from, in minutes. */
const LENGTHS = [15, 30, 45, 60, 90, 120, 180, 240, 480];
/** The hours before the time to reply at which a calendar can remind. */
const ALARMS = [1, 3, 24];

export class CalendarForm extends KeepForm {
  /** @param {HTMLElement} box */
  constructor(box) {
    super(box);
    const reply = this.kind === 'reply-by';
    this.file = t(reply ? 'keep-reply-file' : 'keep-calendar-file');
    this.day = this.field('day', t('keep-day'), input('date'));
    this.time = this.field('time', t('keep-time'), input('time'));
    this.twice = this.form.appendChild(element('fieldset', '', 'keep-twice'));
    this.twice.hidden = true;
    const known = zones().map((zone) => /** @type {[string, string]} */ ([zone, zone.replace(/_/g, ' ')]));
    const hint = t('keep-zone-hint', {zone: ownZone().replace(/_/g, ' ')});
    this.zone = this.field('zone', t('keep-zone'), choice(known), hint);
    if (reply) this.askAlarm();
    else this.askRoom();
    const name = t(reply ? 'keep-reply' : 'keep-appointment');
    this.name = this.field('name', t('keep-name'), input('text', name), t('keep-name-hint'));
    this.unnamed = name;
    const save = Object.assign(element('button', t('keep-make'), 'button'), {type: 'submit'});
    this.end(t('keep-calendar-trace'), save);
    this.form.addEventListener('submit', () => this.save());
    for (const each of [this.day, this.time, this.zone]) each.addEventListener('input', () => (this.twice.hidden = true));
  }

  /** Ask for what only an appointment has. */
  askRoom() {
    const lengths = LENGTHS.map((count) => /** @type {[string, string]} */ ([String(count), t('keep-minutes', {count})]));
    this.length = this.field('length', t('keep-length'), choice(lengths, '60'));
    this.place = this.field('place', t('keep-place'), input('text'), t('keep-place-hint'));
  }

  /** Ask when to be reminded. */
  askAlarm() {
    const hours = ALARMS.map((count) => /** @type {[string, string]} */ ([String(count * 60), t('keep-before', {count})]));
    const times = choice([['0', t('keep-at-once')], ...hours], '60');
    this.alarm = this.field('alarm', t('keep-alarm'), times, t('keep-alarm-hint'));
  }

  /** Save the file, once it is clear when it is. */
  save() {
    this.status.textContent = '';
    const wrongTime = this.time.value ? '' : t('keep-no-time');
    if (!this.check([[this.day, wrongDay(this.day)], [this.time, wrongTime]])) return;
    const start = this.moment();
    if (start === undefined) return;
    const appointment = {
      name: this.name.value.trim() || this.unnamed,
      start,
      minutes: Number(this.length?.value ?? 15),
      place: this.place?.value.trim(),
      alarm: this.alarm && Number(this.alarm.value),
      free: Boolean(this.alarm),
    };
    saveFile(this.file, calendarFile(appointment, Date.now()), 'text/calendar;charset=utf-8');
    const said = t('keep-made', {file: this.file, time: inWords(start, this.zone.value)});
    this.status.textContent = start < Date.now() ? `${said} ${t('keep-past')}` : said;
  }

  /**
   * The moment that is meant; none where clocks skip it, and where they show it twice until one of the two is chosen.
   * @returns {number | undefined}
   */
  moment() {
    const found = moments(this.day.value, this.time.value, this.zone.value);
    this.blame(this.time, found.length ? '' : t('keep-skipped'));
    if (!found.length) this.time.focus();
    if (found.length < 2) return found[0];
    const chosen = this.twice.querySelector('input:checked');
    if (!this.twice.hidden && chosen instanceof HTMLInputElement) return Number(chosen.value);
    if (this.twice.hidden) this.askWhich(found);
    this.status.textContent = t('keep-choose');
    this.twice.querySelector('input')?.focus();
    return undefined;
  }

  /** @param {number[]} found */
  askWhich(found) {
    const words = found.map((moment) => inWords(moment, this.zone.value));
    const labels = [t('keep-first', {time: words[0]}), t('keep-second', {time: words[1]})];
    this.twice.replaceChildren(element('legend', t('keep-twice')), ...found.map((moment, place) => {
      const label = element('label');
      const radio = Object.assign(input('radio', String(moment)), {name: `keep.${this.kind}.twice`, autocomplete: 'off'});
      label.append(radio, element('span', labels[place]));
      return label;
    }));
    this.twice.hidden = false;
  }
}
