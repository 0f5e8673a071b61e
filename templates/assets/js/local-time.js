// @ts-check
/** The moments that a day and a time by the clock mean in a time zone: one, and none or two where clocks change. Pure. */

const DAY = 24 * 60 * 60 * 1000;

/** The time zone of this device. */
export const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * The time zones that this browser knows, the device's own first.
 * @returns {string[]}
 */
export function zones() {
  const known = 'supportedValuesOf' in Intl ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([ownZone(), ...known, 'UTC'])];
}

/**
 * The moments at which clocks in a zone show a day and a time, in their order. An offset of the day before or after
 * counts if the clocks really have it at the moment that it gives.
 * @param {string} day  as 2026-10-25
 * @param {string} time  as 01:30
 * @param {string} zone
 * @returns {number[]} in milliseconds since 1970
 */
export function moments(day, time, zone) {
  const shown = Date.parse(`${day}T${time.slice(0, 5)}Z`);
  const offsets = new Set([shown - DAY, shown + DAY].map((moment) => offsetAt(moment, zone)));
  const found = [...offsets].map((offset) => shown - offset);
  return found.filter((moment) => moment + offsetAt(moment, zone) === shown).sort((one, other) => one - other);
}

/**
 * The milliseconds by which clocks in a zone are ahead of UTC at a moment.
 * @param {number} moment
 * @param {string} zone
 */
function offsetAt(moment, zone) {
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric',
    hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  const parts = new Map(format.formatToParts(moment).map(({type, value}) => [type, Number(value)]));
  const [year, month, ...rest] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map((name) => parts.get(name) ?? 0);
  return Date.UTC(year, month - 1, ...rest) - Math.floor(moment / 1000) * 1000;
}

/**
 * A moment in words, with the zone's name for its time, which tells two apart that clocks show alike.
 * @param {number} moment
 * @param {string} zone
 */
export function inWords(moment, zone) {
  /** @type {Intl.DateTimeFormatOptions} */
  const options = {
    timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric',
    hour: 'numeric', minute: '2-digit', timeZoneName: 'short',
  };
  return new Intl.DateTimeFormat(document.documentElement.lang || undefined, options).format(moment);
}
