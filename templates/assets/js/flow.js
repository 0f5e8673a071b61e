// @ts-check
/** Turns the start page of a flow into the flow itself: one question a page, a look over the answers, the advice. */
import {bare, leafOf, walk, without} from './engine.js';
import {addressOf, read, written} from './flow-address.js';
import {FlowPage} from './flow-page.js';
import {share} from './flow-share.js';
import {advance, current, keep, retreat} from './flow-state.js';
import {forget, forgetEarlier, isForgotten, mayHoldMore} from './forget.js';
import {chosen, keepExclusive} from './form.js';
import {outcomeData, part} from './parts.js';
import {RESULT, START, stepAfter, stepShown} from './way.js';

/** @typedef {import('./engine.js').Answers} Answers */

/**
 * Run the flow inside its element.
 * @param {HTMLElement} root
 */
function run(root) {
  /** @type {import('./engine.js').Flow} */
  const flow = bare(JSON.parse(part(root, 'script[data-flow]').textContent ?? ''));
  const page = new FlowPage(root, flow);

  /** The newest answer to each question; the history says where the reader is, never which answer counts. */
  let answers = current(flow).answers;

  /** The step that is shown. */
  let shown = current(flow);

  /** Show the current step. */
  function show() {
    shown = current(flow);
    page.show(stepShown(flow, answers, shown.at), answers);
  }

  /** Show the step that the reader has moved to. */
  function arrive() {
    show();
    page.arrive();
  }

  /**
   * Go on with these answers.
   * @param {Answers} newest
   * @param {boolean} changing
   */
  function goOn(newest, changing) {
    const {at, visit} = current(flow);
    answers = newest;
    keep(flow, {answers});
    advance(flow, stepAfter(flow, answers, at, changing), {answers, visit, changing});
    arrive();
  }

  /** Begin anew, without answers. */
  function restart() {
    answers = new Map();
    advance(flow, START, {answers, visit: Date.now()});
    arrive();
  }

  /** Remove every answer from the page and from the tab's history. */
  async function clear() {
    answers = new Map();
    page.live.replaceChildren();
    await forget();
    keep(flow, {visit: Date.now()});
    arrive();
    page.say('cleared', ...(mayHoldMore() ? ['earlier'] : []));
    forgetEarlier();
  }

  /**
   * Take up the answers of an address, and say where they come from.
   * @param {import('./flow-address.js').Shared} shared
   */
  function open({answers: given, whole, version}) {
    answers = given;
    const {steps, next} = walk(flow, answers);
    const at = steps.length === 0 ? START : next ?? RESULT;
    keep(flow, {at, answers, visit: Date.now(), jumps: 0, changing: next !== null});
    show();
    if (steps.length === 0) page.say('unread');
    else if (!whole) page.say('changed');
    else page.say(version === flow.version ? 'opened' : 'version');
  }

  /**
   * Whether the answers of an address belong to an older version, to which the reader is then led; to the notice of one
   * that was withdrawn without the answers, which nothing there would take out of the address again.
   * @param {import('./flow-address.js').Shared} shared
   * @returns {boolean}
   */
  function leadsBack(shared) {
    const {versions, withdrawn} = root.dataset;
    const notice = addressOf(withdrawn, shared.version);
    const older = addressOf(versions, shared.version);
    const address = notice ?? (older && older + location.hash);
    if (address) location.replace(new URL(address, location.href));
    return address !== undefined;
  }

  /** Show what the page was loaded with. */
  function begin() {
    const shared = read(flow, location.hash);
    if (isForgotten()) clear();
    else if (shared === null) {
      keep(flow, {answers});
      show();
    } else if (!leadsBack(shared)) open(shared);
  }

  /** Follow the reader to another entry of the history. */
  function follow() {
    const jumped = history.state?.flow !== flow.slug;
    const shared = jumped ? read(flow, location.hash) : null;
    // a link to another place on the same page makes an entry of its own, which is still this step
    if (jumped) keep(flow, {...shown, answers, deep: shown.deep + 1, jumps: shown.jumps + 1});
    if (shared !== null) {
      if (!leadsBack(shared)) open(shared);
      return;
    }
    const {at, visit, answers: kept} = current(flow);
    if (at !== shown.at || visit !== shown.visit) {
      answers = visit === shown.visit ? new Map([...kept, ...answers]) : kept;
      keep(flow, {answers});
      arrive();
    }
    shown = current(flow);
  }

  /** @type {Record<string, (target: HTMLElement, event: Event) => void>} */
  const actions = {
    restart,
    clear,
    start(_, event) {
      event.preventDefault();
      goOn(answers, false);
    },
    back(_, event) {
      event.preventDefault();
      if (current(flow).deep > 0) retreat(flow);
      else restart();
    },
    change(target) {
      advance(flow, target.dataset.change ?? START, {answers, changing: true});
      arrive();
    },
    focus(target, event) {
      event.preventDefault();
      part(page.live, `[id="${target.getAttribute('href')?.slice(1)}"]`).focus();
    },
    then(target) {
      const {remove, ask} = flow.then[leafOf(flow, answers)[0]][Number(target.dataset.then)];
      const left = without(answers, remove ?? {});
      if (ask) left.delete(ask);
      goOn(left, true);
    },
    advice() {
      advance(flow, RESULT, {answers});
      arrive();
    },
    print() {
      window.print();
    },
    share(target) {
      const {title, address} = outcomeData(root, leafOf(flow, answers)[0]);
      const here = `${location.origin}${location.pathname}#${written(flow, answers)}`;
      const full = target.dataset.share === 'answers' ? here : new URL(address, location.href).href;
      share(part(page.live, '[data-part="keep"]'), title, full);
    },
  };

  root.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-action]') : null;
    if (target instanceof HTMLElement) actions[target.dataset.action ?? '']?.(target, event);
  });
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const {at, changing} = current(flow);
    const options = chosen(event.target);
    if (options.length > 0) goOn(new Map(answers).set(at, options), changing);
    else page.refuse(event.target);
  });
  root.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement) keepExclusive(event.target);
  });
  window.addEventListener('popstate', follow);
  window.addEventListener('pageshow', (event) => event.persisted && (isForgotten() ? clear() : show()));
  window.addEventListener('beforeprint', () => {
    for (const closed of page.live.querySelectorAll('details.maybe')) closed.setAttribute('open', '');
  });
  begin();
}

for (const root of document.querySelectorAll('[data-module="flow"]')) {
  if (root instanceof HTMLElement) run(root);
}
