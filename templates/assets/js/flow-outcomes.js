// @ts-check
/**
 * Fetches outcomes, each from a file beside the page of its flow, and the scripts that show them: in idle time, so that
 * a page that was loaded once works without a network. All are fetched together and in the order of the page, whichever
 * is needed, so that no server can tell from its log what somebody answered. An older version has them inside the page.
 */
import {imported, part} from './parts.js';

/** The address of the page as it was loaded. To the browser, a flow that hands answers on is the same document. */
const loaded = document.baseURI;

/** The scripts that show a result. */
const scripts = () => imported('./flow-result.js');

export class Outcomes {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Map<string, Promise<void>>} */
    this.asked = new Map();
    /** @type {typeof import('./flow-result.js') | null} */
    this.result = null;
  }

  /**
   * The template of an outcome.
   * @param {string} outcome
   */
  template(outcome) {
    return /** @type {HTMLTemplateElement} */ (part(this.root, `template[data-outcome="${outcome}"]`));
  }

  /**
   * True if an outcome can be shown at once.
   * @param {string} outcome
   */
  has(outcome) {
    return this.result !== null && this.template(outcome).content.childElementCount > 0;
  }

  /**
   * Get an outcome ready to be shown, and all others with it; what could not be fetched is fetched again when it is next
   * needed.
   * @param {string} outcome
   * @returns {Promise<void>}
   */
  load(outcome) {
    this.loadAll();
    return /** @type {Promise<void>} */ (this.asked.get(outcome));
  }

  /** Load all outcomes that are not there yet. */
  loadAll() {
    for (const template of this.root.querySelectorAll('template[data-outcome]')) {
      const {outcome = ''} = /** @type {HTMLElement} */ (template).dataset;
      if (this.asked.has(outcome)) continue;
      const coming = Promise.all([this.fill(this.template(outcome)), scripts()]).then(([, module]) => {
        this.result = module;
      });
      this.asked.set(outcome, coming);
      coming.catch(() => this.asked.delete(outcome));
    }
  }

  /**
   * Fill a template with what its file has in its body, once the styles are there that it needs.
   * @param {HTMLTemplateElement} template
   */
  async fill({dataset: {from}, content}) {
    if (!from || content.childElementCount > 0) return;
    const page = await fetched(from);
    const links = [...page.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute('href') ?? '');
    await Promise.all([this.root.dataset.styles ?? '', ...links].map(styled));
    content.append(...page.body.children);
  }
}

/**
 * A page of this site, parsed by the browser: this way needs no HTML from text.
 * @param {string} address
 * @returns {Promise<Document>}
 */
function fetched(address) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open('GET', new URL(address, loaded));
    request.responseType = 'document';
    request.onload = () => {
      if (request.status === 200 && request.response) done(request.response);
      else failed(new Error(address));
    };
    request.onerror = () => failed(new Error(address));
    request.send();
  });
}

/** @type {Map<string, Promise<void>>} */
const styles = new Map();

/**
 * Load a stylesheet into the page, once.
 * @param {string} address
 * @returns {Promise<void>}
 */
function styled(address) {
  const known = styles.get(address);
  if (known) return known;
  /** @type {Promise<void>} */
  const coming = new Promise((done, failed) => {
    const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: new URL(address, loaded).href});
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      styles.delete(address);
      failed(new Error(address));
    };
    document.head.append(link);
  });
  styles.set(address, coming);
  return coming;
}
