// @ts-check
/** The form of kernels and claims, as `verify.py` and kernel.md have it: keys, and numbers, lists and texts in their places. */
import {need} from './verify-logic.js';

/** The keys of objects in kernels and claims; one that is not known could change what the others mean. */
const KEYS = [
  'format', 'flow', 'kernel', 'questions', 'facts', 'scores', 'outcomes', 'decides', 'laws', 'id', 'domain', 'type',
  'options', 'none', 'when', 'points', 'add', 'question', 'of', 'at-least', 'at-most', 'parts', 'part', 'fact',
  'score', 'rules', 'give', 'start', 'ways', 'from', 'option', 'ask', 'from-most', 'towards', 'away-from',
  'variables', 'diagram', 'root', 'nodes', 'leaves', 'outcome', 'rule', 'combinations',
];
const KEYS_OF_2 = [
  'decisions', 'values', 'cases', 'value', 'decision', 'differences', 'unit', 'decimals', 'least', 'most', 'clock',
  'minus', 'groups', 'items', 'first-match', 'nothing',
];
const KEYS_OF_3 = [
  'rates', 'entries', 'first', 'last', 'rate', 'figures', 'measure', 'number', 'figure', 'on', 'to', 'way',
  'never-below', 'never-above', 'applies', 'offers', 'exclusive',
];
/** By format: the keys that objects can have. */
const FORMATS = [KEYS, [...KEYS, ...KEYS_OF_2], [...KEYS, ...KEYS_OF_2, ...KEYS_OF_3]].map((keys) => new Set(keys));
/** Types that kernels of format 1 do not have. */
const TYPES_OF_2 = new Set(['collect', 'compare', 'decision', 'disjoint', 'independent', 'monotone-value', 'some-of', 'values']);

const NUMBERS = new Set(['add', 'at-least', 'at-most', 'decimals', 'first', 'format', 'last', 'least', 'most']);
const LISTS = new Set([
  'away-from', 'cases', 'decisions', 'differences', 'entries', 'exclusive', 'facts', 'figures', 'from-most', 'groups',
  'items', 'laws', 'of', 'offers', 'options', 'outcomes', 'parts', 'points', 'questions', 'rates', 'rules', 'scores',
  'towards', 'values', 'ways',
]);

/** @param {any} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @param {any} value */
const isText = (value) => typeof value === 'string' || isObject(value);

/**
 * Refuse an object of a kernel that its format does not have, and all such objects in it.
 * @param {any} each
 * @param {number} format
 */
function checkForm(each, format) {
  need(format > 1 || !TYPES_OF_2.has(each.type), 'format');
  need(format > 2 || each.type !== 'set' || each['at-most'] === undefined, 'format');
  for (const [key, value] of Object.entries(each)) {
    const parts = Array.isArray(value) ? value : [value];
    if (NUMBERS.has(key)) need(Number.isSafeInteger(value), 'format');
    else if (key === 'first-match') need(typeof value === 'boolean', 'format');
    else need(LISTS.has(key) === Array.isArray(value) && parts.every(isText), 'format');
    for (const part of parts.filter(isObject)) checkForm(part, format);
  }
}

/**
 * The object in a file, if its format and its keys are known.
 * @param {string} file
 */
export function readClaims(file) {
  const value = JSON.parse(file);
  const known = Number.isInteger(value?.format) && FORMATS[value.format - 1];
  need(known, 'format');
  for (const [key] of file.matchAll(/"[^"\\]*"(?=\s*:)/g)) need(known.has(JSON.parse(key)), 'format');
  return value;
}

/**
 * The same, of a kernel.
 * @param {string} file
 */
export function readKernel(file) {
  const kernel = readClaims(file);
  checkForm(kernel, kernel.format);
  return kernel;
}
