// @ts-check
/** A reader's way through a flow: the answers, the step that is shown, and the moves between steps. */
import {wholeWay} from './after.js';
import {leafOf, valid, without} from './engine.js';
import {addressOf, read} from './flow-address.js';
import {FlowPage} from './flow-page.js';
import {advance, current, keep, retreat} from './flow-state.js';
import {t} from './parts.js';
import {forget, forgetEarlier, isForgotten, mayHoldMore} from './forget.js';
import {RESULT, START, stepAfter, stepShown} from './way.js';

/** @typedef {import('./engine.js').Answers} Answers */

/** Runs one flow inside its element. */
export class FlowRun {
  /**
   * @param {HTMLElement} root
   * @param {import('./engine.js').Flow} flow
   */
  constructor(root, flow) {
    this.root = root;
    this.flow = flow;
    this.page = new FlowPage(root, flow);
    this.path = location.pathname;
    /** The step that is shown. */
    this.shown = current(flow);
    /** The newest answer to each question; the history says where the reader is, never which answer counts. */
    this.answers = this.shown.answers;
  }

  /** Show what the page was loaded with. */
  begin() {
    const shared = read(this.flow, location.hash);
    const {brought, given} = history.state ?? {};
    const begin = () => {
      keep(this.flow, {answers: this.answers});
      this.show();
    };
    if (isForgotten()) this.clear();
    else if (given) this.#goOnWith(given);
    else if (brought && this.takes) import('./flow-take.js').then(({take}) => take(this, brought)).catch(begin);
    else if (shared === null) begin();
    else if (!this.#leadsBack(shared)) this.#open(shared);
  }

  /**
   * Go on with the answer that was given on another page, such as home; a step back leads there again.
   * @param {unknown} given
   */
  #goOnWith(given) {
    this.answers = valid(this.flow, given);
    const at = this.answers.size > 0 ? stepAfter(this.flow, this.answers, START, true) : START;
    keep(this.flow, {at, answers: this.answers, taken: {}});
    this.arrive();
  }

  /** Show the current step. */
  show() {
    this.shown = current(this.flow);
    this.root.querySelector('details.taken')?.remove();
    this.page.show(stepShown(this.flow, this.answers, this.shown.at), this.answers, this.shown.ticks);
    if (this.shown.taken && this.takes) import('./flow-take.js').then(({remind}) => remind(this), () => {});
  }

  /** Show the step that the reader has moved to. */
  arrive() {
    this.show();
    this.page.arrive();
  }

  /**
   * Move to a step of the reader's choice.
   * @param {string} step
   * @param {Partial<import('./flow-state.js').State>} [changed]
   */
  moveTo(step, changed = {}) {
    advance(this.flow, step, {answers: this.answers, ...changed});
    this.arrive();
  }

  /**
   * Go on with these answers.
   * @param {Answers} newest
   * @param {boolean} changing
   */
  goOn(newest, changing) {
    const {at, visit} = current(this.flow);
    this.answers = newest;
    keep(this.flow, {answers: newest});
    this.moveTo(stepAfter(this.flow, newest, at, changing), {visit, changing});
  }

  /** Go back one step; from where the reader came in, to the flow that led here, or else to the start. */
  goBack() {
    if (current(this.flow).deep > 0) retreat(this.flow);
    else if (this.shown.taken) history.back();
    else this.restart();
  }

  /**
   * Go on by one of the ways that an outcome offers.
   * @param {number} place
   */
  goOnFrom(place) {
    const {remove, ask} = this.flow.then[this.outcome][place];
    const left = without(this.answers, remove ?? {});
    if (ask) left.delete(ask);
    this.goOn(left, true);
  }

  /** Whether there are flows that lead to this one with answers. */
  get takes() {
    return this.root.querySelector('script[data-takes]') !== null;
  }

  /** The outcome that the answers lead to. */
  get outcome() {
    return leafOf(this.flow, this.answers)[0];
  }

  /** Begin anew, without answers. */
  restart() {
    this.answers = new Map();
    this.flow.today = this.flow.now;
    this.moveTo(START, {visit: Date.now(), ticks: new Map()});
  }

  /** Remove every answer from the page and from the tab's history. */
  async clear() {
    this.answers = new Map();
    this.flow.today = this.flow.now;
    this.page.live.replaceChildren();
    await forget();
    keep(this.flow, {visit: Date.now()});
    this.arrive();
    this.page.say('cleared', ...(mayHoldMore() ? ['earlier'] : []));
    forgetEarlier();
  }

  /** Follow the reader to another entry of the history. */
  follow() {
    // an entry of the flow that led here, or of one that goes on from here, is not told from one of this load
    if (location.pathname !== this.path) {
      location.reload();
      return;
    }
    const jumped = history.state?.flow !== this.flow.slug;
    const shared = jumped ? read(this.flow, location.hash) : null;
    const {shown} = this;
    // a link to another place on the same page makes an entry of its own, which is still this step
    if (jumped) keep(this.flow, {...shown, answers: this.answers, deep: shown.deep + 1, jumps: shown.jumps + 1});
    if (shared !== null) {
      if (!this.#leadsBack(shared)) this.#open(shared);
      return;
    }
    const {at, visit, answers: kept} = current(this.flow);
    if (at !== shown.at || visit !== shown.visit) {
      this.answers = visit === shown.visit ? new Map([...kept, ...this.answers]) : kept;
      keep(this.flow, {answers: this.answers});
      this.arrive();
    }
    this.shown = current(this.flow);
  }

  /**
   * Take up the answers of an address, and say where they come from.
   * @param {import('./flow-address.js').Shared} shared
   */
  #open({answers, whole, version}) {
    this.answers = answers;
    const {steps, reference, next} = wholeWay(this.flow, answers);
    const at = steps.length === 0 ? START : reference < 0 ? RESULT : next ?? RESULT;
    keep(this.flow, {at, answers, visit: Date.now(), jumps: 0, changing: next !== null});
    this.show();
    const says = steps.length === 0 ? 'unread' : !whole ? 'changed' : version === this.flow.version ? 'opened' : 'version';
    this.page.say(says, ...this.#dated());
  }

  /** What is to be said of another day than today that answers are counted from. */
  #dated() {
    const {dated, today, now} = this.flow;
    if (!dated || !today || today === now) return [];
    const language = document.documentElement.lang || undefined;
    const day = new Date(`${today}T12:00`).toLocaleDateString(language, {day: 'numeric', month: 'long', year: 'numeric'});
    this.page.notice.dataset.dated = t('dated', {day});
    return ['dated'];
  }

  /**
   * Lead the reader to the older version that the answers of an address belong to; if it was withdrawn, to its notice
   * and without the answers, since nothing there would take them out of the address again.
   * @param {import('./flow-address.js').Shared} shared
   * @returns {boolean} true if there is such a version
   */
  #leadsBack(shared) {
    const {versions, withdrawn} = this.root.dataset;
    const notice = addressOf(withdrawn, shared.version);
    const older = addressOf(versions, shared.version);
    const address = notice ?? (older && older + location.hash);
    if (address) location.replace(new URL(address, location.href));
    return address !== undefined;
  }
}
