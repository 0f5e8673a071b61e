// @ts-check
/** Turns the start page of a flow into the flow itself: one question a page, a look over the answers, the advice. */
import {walk, without} from './engine.js';
import {read, written} from './flow-address.js';
import {share} from './flow-share.js';
import {advance, current, forget, keep, retreat} from './flow-state.js';
import {showToday} from './flow-today.js';
import {checkView, questionView, resultView, showError} from './flow-view.js';
import {chosen, keepExclusive} from './form.js';
import {enableSearch} from './option-search.js';
import {outcomeData, part} from './parts.js';
import {stepAfter, stepShown} from './way.js';

/** @typedef {import('./engine.js').Answers} Answers */

/**
 * Run the flow inside its element.
 * @param {HTMLElement} root
 */
function run(root) {
  /** @type {import('./engine.js').Flow} */
  const flow = JSON.parse(part(root, 'script[data-flow]').textContent ?? '');
  const start = part(root, '[data-view="start"]');
  const live = part(root, '[data-view="live"]');
  const notice = part(root, '[data-part="notice"]');
  const names = `${root.dataset.title} – ${root.dataset.site}`;

  /** The newest answer to each question; the history says where the reader is, never which answer counts. */
  let answers = current(flow).answers;

  /** The step that is shown. */
  let shown = current(flow);

  /**
   * Show the current step.
   * @param {boolean} moved  whether the reader moved here, so that focus must follow
   */
  function show(moved) {
    shown = current(flow);
    const step = stepShown(flow, answers, shown.at);
    start.hidden = step !== 'start';
    live.hidden = step === 'start';
    live.replaceChildren();
    if (step !== 'start') live.append(view(step));
    const heading = part(step === 'start' ? start : live, 'h1');
    document.title = step === 'start' ? names : `${heading.textContent} – ${names}`;
    if (!moved) return;
    notice.hidden = true;
    window.scrollTo(0, 0);
    heading.focus({preventScroll: true});
  }

  /**
   * What a step shows.
   * @param {string} step
   * @returns {HTMLElement}
   */
  function view(step) {
    if (step === 'check') return checkView(root, flow, answers);
    if (step === 'result') {
      const result = resultView(root, flow, answers);
      if (root.dataset.today) showToday(result, flow, answers, root.dataset.today);
      return result;
    }
    const form = questionView(root, flow, step, answers);
    enableSearch(form);
    return form;
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
    show(true);
  }

  /**
   * Take the answer of a form and go on; without one, say so.
   * @param {HTMLFormElement} form
   */
  function submit(form) {
    const {at, changing} = current(flow);
    const options = chosen(form);
    if (options.length > 0) {
      goOn({...answers, [at]: options}, changing);
      return;
    }
    showError(form);
    document.title = `Error: ${document.title.replace(/^Error: /, '')}`;
  }

  /**
   * Take up the answers of an address, and say where they come from.
   * @param {import('./flow-address.js').Shared} shared
   */
  function open(shared) {
    answers = shared.answers;
    const {steps, next} = walk(flow, answers);
    const words = steps.length === 0 ? 'unread' : !shared.whole ? 'changed' : shared.version === flow.version ? 'opened' : 'version';
    const at = steps.length === 0 ? 'start' : next ?? 'result';
    keep(flow, {at, answers, visit: Date.now(), jumps: 0, changing: next !== null});
    notice.textContent = notice.dataset[words] ?? '';
    notice.hidden = false;
  }

  /**
   * Whether the answers of an address belong to an older version, to which the reader is then led.
   * @param {import('./flow-address.js').Shared} shared
   * @returns {boolean}
   */
  function leadsBack(shared) {
    const older = root.dataset.versions?.split(' ').map((each) => each.split('=')) ?? [];
    const address = older.find(([name]) => name === shared.version)?.[1];
    if (address) location.replace(new URL(address + location.hash, location.href));
    return address !== undefined;
  }

  /** @type {Record<string, (target: HTMLElement, event: Event) => void>} */
  const actions = {
    start(_, event) {
      event.preventDefault();
      goOn(answers, false);
    },
    back(_, event) {
      event.preventDefault();
      if (current(flow).deep > 0) retreat(flow);
      else actions.restart(live, event);
    },
    change(target) {
      advance(flow, target.dataset.change ?? 'start', {answers, changing: true});
      show(true);
    },
    focus(target, event) {
      event.preventDefault();
      part(live, `[id="${target.getAttribute('href')?.slice(1)}"]`).focus();
    },
    then(target) {
      const outcome = flow.leaves[~walk(flow, answers).reference][0];
      const {remove, ask} = flow.then[outcome][Number(target.dataset.then)];
      const {[ask ?? '']: _, ...others} = answers;
      goOn(remove ? without(answers, remove) : others, true);
    },
    advice() {
      advance(flow, 'result', {answers});
      show(true);
    },
    print() {
      window.print();
    },
    share(target) {
      const {title, address} = outcomeData(root, flow.leaves[~walk(flow, answers).reference][0]);
      const here = `${location.origin}${location.pathname}#${written(flow, answers)}`;
      const full = target.dataset.share === 'answers' ? here : new URL(address, location.href).href;
      share(part(live, '[data-part="keep"]'), title, full);
    },
    restart() {
      answers = {};
      advance(flow, 'start', {answers, visit: Date.now()});
      show(true);
    },
    async clear() {
      answers = {};
      live.replaceChildren();
      await forget(location.pathname);
      keep(flow, {visit: Date.now()});
      show(true);
      notice.textContent = notice.dataset.cleared ?? '';
      notice.hidden = false;
    },
  };

  root.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target.closest('[data-action]') : null;
    if (target instanceof HTMLElement) actions[target.dataset.action ?? '']?.(target, event);
  });
  root.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.target instanceof HTMLFormElement) submit(event.target);
  });
  root.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement) keepExclusive(event.target);
  });
  window.addEventListener('popstate', () => {
    const jumped = history.state?.flow !== flow.slug;
    const shared = jumped ? read(flow, location.hash) : null;
    // a link to another place on the same page makes an entry of its own, which is still this step
    if (jumped) keep(flow, {...shown, answers, deep: shown.deep + 1, jumps: shown.jumps + 1});
    if (shared !== null) {
      if (leadsBack(shared)) return;
      open(shared);
      show(false);
      return;
    }
    const {at, visit, answers: kept} = current(flow);
    const moved = at !== shown.at || visit !== shown.visit;
    if (moved) {
      answers = visit === shown.visit ? {...kept, ...answers} : kept;
      keep(flow, {answers});
      show(true);
    }
    shown = current(flow);
  });
  window.addEventListener('pageshow', (event) => event.persisted && show(false));
  window.addEventListener('beforeprint', () => {
    for (const closed of live.querySelectorAll('details.maybe')) closed.setAttribute('open', '');
  });
  const shared = read(flow, location.hash);
  if (shared !== null && leadsBack(shared)) return;
  if (shared === null) keep(flow, {answers});
  else open(shared);
  show(false);
}

for (const root of document.querySelectorAll('[data-module="flow"]')) {
  if (root instanceof HTMLElement) run(root);
}
