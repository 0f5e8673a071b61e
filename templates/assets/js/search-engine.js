// @ts-check
/** Pagefind, loaded when it is first needed: finds pages, each with what the index keeps of it. */
import {imported} from './parts.js';

/**
 * @typedef {object} Found  a page that was found
 * @property {string} title
 * @property {string} summary
 * @property {string} what  what it is, in words
 * @property {string} address  below the base address
 * @typedef {{id: string, score: number, data: () => Promise<{meta: Found}>}} Result
 * @typedef {object} Filters  each of which lets through what has the value 1
 * @property {Record<string, any>[]} all
 * @typedef {object} Pagefind
 * @property {() => Promise<void>} init
 * @property {(words: string) => Promise<void>} preload
 * @property {(words: string, options: {filters: Filters}) => Promise<{results: Result[]}>} search
 */

/** What is found by its title comes first; what only tells a reader what a page is, and where, finds nothing. */
const RANKING = {metaWeights: {title: 5, summary: 2, what: 0, address: 0}};

/** With fewer pages that have all words, those that have some of them are found, too. */
const ENOUGH = 3;
/** So many of these, the best. */
const CLOSEST = 12;

/** @type {Promise<Pagefind> | undefined} */
let loading;

/**
 * The engine with the index of a folder; the same one every time, until it cannot be loaded.
 * @param {string} folder
 * @returns {Promise<Pagefind>}
 */
export function engine(folder) {
  loading ??= load(folder).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * @param {string} folder
 * @returns {Promise<Pagefind>}
 */
async function load(folder) {
  const base = new URL(folder, location.href);
  const {createInstance} = await imported(new URL('pagefind.js', base).href);
  // no policy of a page of ours lets a script start a worker
  const made = createInstance({basePath: base.pathname, baseUrl: '/', noWorker: true, ranking: RANKING});
  await made.init();
  // resolves as soon as the engine and the list of pages are there
  await made.preload('');
  return made;
}

/**
 * The pages that have all words, best first; where these are few, then those that have some, by the sum of what each word
 * scores: a word that is on many pages scores little.
 * @param {Pagefind} pagefind
 * @param {string} words
 * @param {Filters} filters
 * @returns {Promise<{whole: number, results: Result[]}>}  `whole` is the number of those that have all
 */
export async function find(pagefind, words, filters) {
  const {results} = await pagefind.search(words, {filters});
  const each = [...new Set(words.trim().split(/\s+/))];
  if (results.length >= ENOUGH || each.length < 2) return {whole: results.length, results};
  const found = new Set(results.map(({id}) => id));
  /** @type {Map<string, {result: Result, score: number}>} */
  const some = new Map();
  for (const one of await Promise.all(each.map((word) => pagefind.search(word, {filters})))) {
    for (const result of one.results) {
      some.set(result.id, {result, score: (some.get(result.id)?.score ?? 0) + result.score});
    }
  }
  const others = [...some.values()].filter(({result}) => !found.has(result.id)).sort((a, b) => b.score - a.score);
  return {whole: results.length, results: [...results, ...others.slice(0, CLOSEST).map(({result}) => result)]};
}
