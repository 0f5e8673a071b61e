// @ts-check
/** Turns the start page of a flow into the flow itself: one question a page, then the advice. */
import {walk, without} from './engine.js';
import {advance, current, keep} from './flow-state.js';
import {part, questionView, resultView, showError} from './flow-view.js';

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
    const {at} = shown;
    const step = at === 'result' && walk(flow, answers).next !== null ? 'start' : at;
    start.hidden = step !== 'start';
    live.hidden = step === 'start';
    live.replaceChildren();
    if (step === 'result') live.append(resultView(root, flow, answers));
    else if (step !== 'start') live.append(questionView(root, flow, step, answers));
    const heading = part(step === 'start' ? start : live, 'h1');
    document.title = step === 'start' ? names : `${heading.textContent} – ${names}`;
    if (!moved) return;
    window.scrollTo(0, 0);
    heading.focus({preventScroll: true});
  }

  /**
   * Go on with these answers: to the next question on the way, or, where one answer was changed, to the first that
   * is still missing; when all are there, to the advice.
   * @param {Answers} newest
   * @param {boolean} changing
   */
  function goOn(newest, changing) {
    const {at} = current(flow);
    answers = newest;
    keep(flow, answers);
    const {steps, next} = walk(flow, answers);
    const way = ['start', ...steps.map(({question}) => question), next ?? 'result'];
    // a question that no longer counts has no next one on the way
    const following = changing || !way.includes(at) ? way.at(-1) : way[way.indexOf(at) + 1];
    advance(flow, following ?? 'result', answers, changing);
    show(true);
  }

  /**
   * Take the answer of a form and go on; without one, say so.
   * @param {HTMLFormElement} form
   */
  function submit(form) {
    const {at, changing} = current(flow);
    const chosen = [...form.querySelectorAll('input')].filter((input) => input.checked).map((input) => input.value);
    if (chosen.length > 0) {
      goOn({...answers, [at]: chosen}, changing);
      return;
    }
    showError(form);
    document.title = `Error: ${document.title.replace(/^Error: /, '')}`;
  }

  /** @type {Record<string, (target: HTMLElement, event: Event) => void>} */
  const actions = {
    start(_, event) {
      event.preventDefault();
      goOn(answers, false);
    },
    back(_, event) {
      event.preventDefault();
      if (current(flow).deep > 0) history.back();
      else actions.restart(live, event);
    },
    change(target) {
      advance(flow, target.dataset.change ?? 'start', answers, true);
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
    restart() {
      answers = {};
      advance(flow, 'start', answers);
      show(true);
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
    // a link to another place on the same page makes an entry of its own, which is still this step
    if (history.state?.flow !== flow.slug) history.replaceState({flow: flow.slug, ...shown}, '');
    if (current(flow).at === shown.at) return;
    answers = {...current(flow).answers, ...answers};
    keep(flow, answers);
    show(true);
  });
  window.addEventListener('pageshow', (event) => event.persisted && show(false));
  keep(flow, answers);
  show(false);
}

/**
 * «None of these» goes with nothing else.
 * @param {HTMLInputElement} changed
 */
function keepExclusive(changed) {
  if (changed.type !== 'checkbox' || !changed.checked) return;
  const exclusive = 'exclusive' in changed.dataset;
  for (const input of changed.form?.querySelectorAll('input') ?? []) {
    if (input !== changed && (exclusive || 'exclusive' in input.dataset)) input.checked = false;
  }
}

for (const root of document.querySelectorAll('[data-module="flow"]')) {
  if (root instanceof HTMLElement) run(root);
}
