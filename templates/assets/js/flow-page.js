// @ts-check
/** The page that a flow runs on: one step is shown at a time, with its title and its focus, below what must be said. */
import {leafOf} from './engine.js';
import {Outcomes} from './flow-outcomes.js';
import {checkView, questionView, showError, waitingView} from './flow-view.js';
import {part, t} from './parts.js';
import {CHECK, RESULT, START} from './way.js';

/**
 * @typedef {import('./engine.js').Answers} Answers
 * @typedef {import('./engine.js').Flow} Flow
 */

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
    this.outcomes = new Outcomes(root);
    this.names = t('title', {title: root.dataset.title, site: root.dataset.site});
  }

  /**
   * Show a step.
   * @param {string} step
   * @param {Answers} answers
   * @param {Answers} [ticks]  of questions without an answer
   */
  show(step, answers, ticks = new Map()) {
    this.start.hidden = step !== START;
    this.live.hidden = step === START;
    this.live.replaceChildren();
    if (step !== START) this.live.append(this.#view(step, answers, ticks.get(step)));
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
   * @param {string[]} [ticks]
   * @returns {HTMLElement}
   */
  #view(step, answers, ticks) {
    const {root, flow} = this;
    if (step === CHECK) return checkView(root, flow, answers);
    if (step === RESULT && flow.collect) return flow.collect.resultView(root, flow, answers);
    if (step === RESULT) return this.#result(answers);
    this.outcomes.loadAll();
    return questionView(root, flow, step, answers, ticks);
  }

  /**
   * The advice; until it is there, and where it cannot be fetched, words that say so and lead to its own page.
   * @param {Answers} answers
   * @returns {HTMLElement}
   */
  #result(answers) {
    const {root, flow, outcomes} = this;
    const [outcome] = leafOf(flow, answers);
    if (outcomes.result && outcomes.has(outcome)) {
      const result = outcomes.result.resultView(root, flow, answers);
      const {today} = root.dataset;
      if (today) import('./flow-today.js').then(({showToday}) => showToday(result, flow, answers, today));
      return result;
    }
    const waiting = waitingView(root, outcome);
    outcomes.load(outcome).then(() => this.#replace(waiting, answers), () => {
      const status = part(waiting, '[data-part="waiting"]');
      status.textContent = status.dataset.failed ?? '';
    });
    return waiting;
  }

  /**
   * Show the advice in place of the words that stood in for it, unless the reader has moved on.
   * @param {HTMLElement} waiting
   * @param {Answers} answers
   */
  #replace(waiting, answers) {
    if (!waiting.isConnected) return;
    const focused = waiting.contains(document.activeElement);
    this.show(RESULT, answers);
    if (focused) this.#heading.focus({preventScroll: true});
  }
}
