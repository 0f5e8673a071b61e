// @ts-check
/** Recognises numbers that nobody should send with such a message: of banks, of cards, of people. Pure. */

/** Cards: by their first digits and their length. */
const CARD = /^(?:4\d{15}|4\d{18}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6\d{15,18})$/;

/** A number that is named, as in “passport: 123456789”. */
const NAMED_BANK = /\b(?:account|acct|iban|konto|routing|sort code)\b\D{0,20}\d(?:[ -]?\d){4,}/i;
const NAMED_IDENTITY =
  /\b(?:passport|national insurance|social security|ssn|nino|id (?:card|number)|identity card|driving licence)\b[^a-z\d]{0,20}(?:(?:no|number|is)\b[^a-z\d]{0,10}){0,2}[a-z]{0,5}\d[a-z\d -]{4,}/i;
/** A British sort code with the number of an account behind it. */
const SORT_CODE = /\b\d{2}[- ]\d{2}[- ]\d{2}\b\D{1,30}\b\d{8}\b/;
/** National Insurance, social security of the United States, and passports with a letter in front. */
const NATIONAL_INSURANCE = /\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/i;
const SOCIAL_SECURITY = /\b(?!000|666|9\d\d)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}\b/;
const PASSPORT = /\b[A-Z]\d{8}\b/i;

/**
 * The kind of number that some text seems to hold: the id of the message that warns of it, or nothing.
 * @param {string} text
 * @returns {'' | 'bank' | 'card' | 'identity'}
 */
export function warningOf(text) {
  if (isIban(text) || NAMED_BANK.test(text) || SORT_CODE.test(text)) return 'bank';
  if (hasCard(text)) return 'card';
  const identity = [NAMED_IDENTITY, NATIONAL_INSURANCE, SOCIAL_SECURITY, PASSPORT];
  return identity.some((pattern) => pattern.test(text)) ? 'identity' : '';
}

/**
 * Whether there is an IBAN in some text (ISO 13616): the remainder of its number by 97 is 1.
 * @param {string} text
 */
function isIban(text) {
  const found = text.toUpperCase().match(/\b[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,30}\b/g) ?? [];
  return found.some((written) => {
    const plain = written.replace(/ /g, '');
    // words can follow, so that what looks like it may be too long
    return Array.from({length: Math.max(plain.length - 14, 0)}, (_, more) => plain.slice(0, 15 + more)).some(remainsOne);
  });
}

/** @param {string} iban */
function remainsOne(iban) {
  const digits = [...iban.slice(4) + iban.slice(0, 4)].map((each) => parseInt(each, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/**
 * Whether there is the number of a card in some text: its digits add up as Luhn's formula says (ISO/IEC 7812).
 * @param {string} text
 */
function hasCard(text) {
  const found = text.match(/(?<![\d+])\d(?:[ -]?\d){13,18}(?!\d)/g) ?? [];
  return found.map((written) => written.replace(/\D/g, '')).some((digits) => CARD.test(digits) && addsUp(digits));
}

/** @param {string} digits */
function addsUp(digits) {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
