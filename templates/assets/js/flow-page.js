// @ts-check
/** The page that a flow runs on: one step is shown at a time, with its title and its focus, below what must be said. */
import {checkView, questionView, resultView, showError} from './flow-view.js';
import {part, t} from './parts.js';
import {CHECK, RESULT, START} from './way.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 */

/** The scripts for the reasons of an advice: the start needs none, so they are loaded once a reader sets out. */
const reasons = () => import('./flow-reasons.js');

/** Shows the steps of one flow. */
export class FlowPage {
  /**
   * @param {HTMLElement} root
   * @param {Flow} flow
   */
  constructor(root, flow) {
    this.root = root;
    this.flow = flow;
    this.start = part(root, '[data-view="start"]');
    this.live = part(root, '[data-view="live"]');
    this.notice = part(root, '[data-part="notice"]');
    this.names = t('title', {title: root.dataset.title, site: root.dataset.site});
  }

  /**
   * Show a step.
   * @param {string} step
   * @param {Answers} answers
   */
  show(step, answers) {
    this.start.hidden = step !== START;
    this.live.hidden = step === START;
    this.live.replaceChildren();
    if (step !== START) this.live.append(this.#view(step, answers));
    this.title = step === START ? this.names : t('title', {title: this.#heading.textContent, site: this.names});
    document.title = this.title;
  }

  /** The reader has moved to the step that is shown: what was said is past, and the focus is on its heading. */
  arrive() {
    this.say();
    window.scrollTo(0, 0);
    this.#heading.focus({preventScroll: true});
  }

  /**
   * Say something about the answers, in words that the page holds; without any, nothing.
   * @param {...string} words
   */
  say(...words) {
    this.notice.textContent = words.map((each) => this.notice.dataset[each]).join(' ');
  }

  /**
   * Say that a form lacks an answer.
   * @param {HTMLFormElement} form
   */
  refuse(form) {
    showError(form);
    document.title = t('error-title', {title: this.title});
  }

  get #heading() {
    return part(this.start.hidden ? this.live : this.start, 'h1');
  }

  /**
   * The view of a step; scripts that few flows need are loaded only for them.
   * @param {string} step
   * @param {Answers} answers
   * @returns {HTMLElement}
   */
  #view(step, answers) {
    const {root, flow} = this;
    if (step === CHECK) return checkView(root, flow, answers);
    if (step === RESULT) {
      const result = resultView(root, flow, answers);
      const {today} = root.dataset;
      if (today) import('./flow-today.js').then(({showToday}) => showToday(result, flow, answers, today));
      // without a network the advice stands alone
      reasons().then(({addReasons}) => addReasons(root, result, flow, answers), () => {});
      return result;
    }
    reasons().catch(() => {});
    return questionView(root, flow, step, answers);
  }
}
