// @ts-check
/** An appointment as a file for calendars (RFC 5545), its times in UTC. Pure but for the random name of the event. */

/** Octets of a line, without its end. */
const LONGEST = 75;
const BYTES = new TextEncoder();

/**
 * @typedef {object} Appointment
 * @property {string} name
 * @property {number} start  in milliseconds since 1970
 * @property {number} minutes
 * @property {string} [place]
 * @property {number} [alarm]  so many minutes before it begins
 * @property {boolean} [free]  true if it takes no time
 */

/**
 * The text of the file. It names neither this site nor anybody, and asks calendars that are shared to hide its words.
 * @param {Appointment} appointment
 * @param {number} now
 */
export function calendarFile({name, start, minutes, place = '', alarm, free = false}, now) {
  const summary = `SUMMARY:${escaped(name)}`;
  const address = addressIn(place);
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//ICS//EN', 'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT', `UID:${randomName()}`, `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(start)}`, `DTEND:${stamp(start + minutes * 60_000)}`, summary,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(address ? [`URL:${address}`] : []),
    'CLASS:PRIVATE', `TRANSP:${free ? 'TRANSPARENT' : 'OPAQUE'}`,
    ...(alarm === undefined ? [] : alarmLines(name, alarm)),
    'END:VEVENT', 'END:VCALENDAR',
  ].map((line) => `${folded(line)}\r\n`).join('');
}

/**
 * @param {string} name
 * @param {number} minutes
 */
function alarmLines(name, minutes) {
  const trigger = minutes ? `-PT${minutes}M` : 'PT0S';
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(name)}`, `TRIGGER:${trigger}`, 'END:VALARM'];
}

/**
 * Text as the value of a property, without the control characters that none may have.
 * @param {string} text
 */
function escaped(text) {
  const plain = text.trim().replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '').replace(/\p{Surrogate}/gu, '\ufffd');
  return plain.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
}

/**
 * The address of a web page, where a place is one.
 * @param {string} place
 */
function addressIn(place) {
  try {
    const {protocol, href} = new URL(place.trim());
    return /^https?:$/.test(protocol) ? href : '';
  } catch {
    return '';
  }
}

/**
 * A line in pieces of so many octets at most, none of which cuts a character.
 * @param {string} line
 */
function folded(line) {
  let piece = '';
  let octets = 0;
  const pieces = [];
  for (const character of line) {
    const size = BYTES.encode(character).length;
    if (octets + size > LONGEST) {
      pieces.push(piece);
      [piece, octets] = ['', 1]; // the space that begins the next line
    }
    piece += character;
    octets += size;
  }
  return [...pieces, piece].join('\r\n ');
}

/** @param {number} moment */
const stamp = (moment) => new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '');

/** A name that no other event has, also where `crypto.randomUUID` is missing, as it is without HTTPS. */
const randomName = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
