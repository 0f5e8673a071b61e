// @ts-check
/** Fetches the kernel and the claims of a flow, and the page on which readers walk it; checks them; says the result. */
import words from './check-words.js';
import {addMessages, part, t} from './parts.js';
import {check} from './verify.js';
import {Refused} from './verify-logic.js';

addMessages(words);

/** What is not as the page says, by the part of the claims that was refused; `page` is the page itself. */
const DIFFERENCES = {
  format: () => t('check-format'),
  kernel: () => t('check-kernel'),
  diagram: () => t('check-diagram'),
  rules: () => t('check-rules'),
  laws: () => t('check-law'),
  claims: () => t('check-counts'),
  page: () => t('check-page'),
};

/**
 * Check the flow that a section of the page is about, and say there what was found. Fails where nothing can be fetched.
 * @param {HTMLElement} section
 */
export async function checkHere(section) {
  const said = part(section, '[role="status"]');
  said.textContent = t('check-running');
  said.textContent = await finding(section.dataset);
}

/**
 * A sentence about what was found.
 * @param {DOMStringMap} data  the addresses, and what this page says
 */
async function finding({kernel = '', claims = '', page = '', same = '', combinations, outcomes, laws}) {
  if (!crypto.subtle) return t('check-no-digest');
  const [kernelFile, claimsFile, pageFile] = await Promise.all([kernel, claims, page].map(fetched));
  try {
    const digest = hex(await crypto.subtle.digest('SHA-256', kernelFile));
    const [kernelText, claimsText] = [kernelFile, claimsFile].map(decoded);
    const found = await check({kernel: kernelText, claims: claimsText, digest}, turn);
    const shown = `${[found.combinations, found.outcomes, found.laws]}` === `${[combinations, outcomes, laws]}`;
    return shown && walksThat(decoded(pageFile), JSON.parse(claimsText)) ? same : DIFFERENCES.page();
  } catch (error) {
    return error instanceof Refused ? DIFFERENCES[error.what]() : t('check-format');
  }
}

/**
 * The bytes at an address of this site, as they are there now.
 * @param {string} address
 */
async function fetched(address) {
  const response = await fetch(address, {cache: 'no-cache'});
  if (!response.ok) throw new Error(address);
  return response.arrayBuffer();
}

/** @param {ArrayBuffer} bytes */
const decoded = (bytes) => new TextDecoder('utf-8', {fatal: true}).decode(bytes);

/** @param {ArrayBuffer} bytes */
const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Let the page have its turn. */
const turn = () => new Promise((done) => setTimeout(done));

/**
 * True if readers walk the diagram of the claims on a page.
 * @param {string} html
 * @param {any} claims
 */
function walksThat(html, {variables, diagram, leaves, nodes, items}) {
  const [, data = 'null'] = html.match(/<script type="application\/json" data-flow>(.*?)<\/script>/) ?? [];
  const flow = JSON.parse(data);
  if (items) {
    const roots = items.map((/** @type {any} */ {id, root}) => [id, root]);
    return JSON.stringify(flow && [flow.variables, flow.nodes, [...flow.items, flow.nothing]]) === JSON.stringify([variables, nodes, roots]);
  }
  const ends = leaves.map((/** @type {any} */ {outcome, rule = null}) => [outcome, rule]);
  const wanted = [variables, diagram.root, diagram.nodes, ends];
  const walked = flow && [flow.variables, flow.diagram.root, flow.diagram.nodes, flow.leaves];
  return JSON.stringify(walked) === JSON.stringify(wanted);
}
