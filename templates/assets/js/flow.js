// @ts-check
/** Turns the start page of a flow into the flow itself: one question a page, a look over the answers, the advice. */
import {bare, questionOf, valid} from './engine.js';
import {keepIcons} from './enter.js';
import {written} from './flow-address.js';
import {FlowRun} from './flow-run.js';
import {share} from './flow-share.js';
import {current} from './flow-state.js';
import {isForgotten} from './forget.js';
import {imported, outcomeData, part} from './parts.js';
import {isTyped, kindOf, loadTyped} from './questions/kinds.js';
import {RESULT, START} from './way.js';

/**
 * The actions of the page, by the names in `data-action`.
 * @type {Record<string, (run: FlowRun, target: HTMLElement) => void>}
 */
const ACTIONS = {
  start: (run) => run.goOn(run.answers, false),
  restart: (run) => run.restart(),
  clear: (run) => run.clear(),
  back: (run) => run.goBack(),
  change: (run, target) => run.moveTo(target.dataset.change ?? START, {changing: true}),
  focus: (run, target) => part(run.page.live, `[id="${target.getAttribute('href')?.slice(1)}"]`).focus(),
  then: (run, target) => run.goOnFrom(Number(target.dataset.then)),
  next: (run, target) => {
    import('./flow-carry.js').then(({carry}) => carry(run, target), () => location.assign(target.getAttribute('href') ?? ''));
  },
  advice: (run) => run.moveTo(RESULT),
  print: () => window.print(),
  share: shareResult,
};

/**
 * Share the advice, alone or with the answers.
 * @param {FlowRun} run
 * @param {HTMLElement} target
 */
function shareResult(run, target) {
  const {root, flow, page, answers} = run;
  const own = {title: root.dataset.title ?? '', address: location.pathname};
  const {title, address} = flow.collect ? own : outcomeData(root, run.outcome);
  const here = `${location.origin}${location.pathname}#${written(flow, answers)}`;
  const full = target.dataset.share === 'answers' ? here : new URL(address, location.href).href;
  share(part(page.live, '[data-part="keep"]'), title, full);
}

/**
 * Do what the reader clicked on; a link with an action leads nowhere else.
 * @param {FlowRun} run
 * @param {Event} event
 */
function act(run, event) {
  const target = event.target instanceof Element ? event.target.closest('[data-action]') : null;
  if (!(target instanceof HTMLElement)) return;
  if (target instanceof HTMLAnchorElement) {
    // in a new tab or window, a link is a link
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
  }
  ACTIONS[target.dataset.action ?? '']?.(run, target);
}

/**
 * Go on with the answer in a form, or say that there is none.
 * @param {FlowRun} run
 * @param {Event} event
 */
function answer(run, event) {
  event.preventDefault();
  if (!(event.target instanceof HTMLFormElement)) return;
  const {at, changing} = current(run.flow);
  const options = valid(run.flow, {[at]: kindOf(questionOf(run.flow, at)).chosen(event.target)}).get(at);
  if (options) run.goOn(new Map(run.answers).set(at, options), changing);
  else run.page.refuse(event.target);
}

/**
 * Fill a box that was opened with its form: few readers need one, so its scripts are loaded only then.
 * @param {EventTarget | null} box
 */
function fillBox(box) {
  if (box instanceof HTMLElement && box.dataset.keep) imported('./keep.js').then(({fill}) => fill(box), () => {});
}

/**
 * Run the flow inside its element.
 * @param {HTMLElement} root
 */
function start(root) {
  const flow = bare(JSON.parse(part(root, 'script[data-flow]').textContent ?? ''));
  if (flow.otherwise) {
    import('./support.js').then(({Support}) => run(root, Object.assign(flow, {support: new Support(flow)})), () => {});
  } else if (flow.items) import('./collect-page.js').then(({collecting}) => run(root, {...flow, collect: collecting}), () => {});
  else run(root, flow);
}

/**
 * Load what the kinds of its questions need, and begin.
 * @param {HTMLElement} root
 * @param {import('./engine.js').Flow} flow
 */
function run(root, flow) {
  if (isTyped(flow)) loadTyped().then((now) => begin(root, Object.assign(flow, {now, today: now})), () => {});
  else begin(root, flow);
}

/**
 * Begin to run a flow, once everything is there that it needs.
 * @param {HTMLElement} root
 * @param {import('./engine.js').Flow} flow
 */
function begin(root, flow) {
  const run = new FlowRun(root, flow);
  root.addEventListener('click', (event) => act(run, event));
  root.addEventListener('toggle', ({target}) => fillBox(target), true);
  root.addEventListener('submit', (event) => answer(run, event));
  window.addEventListener('popstate', () => run.follow());
  window.addEventListener('pageshow', ({persisted}) => persisted && (isForgotten() ? run.clear() : run.show()));
  window.addEventListener('beforeprint', () => {
    for (const closed of run.page.live.querySelectorAll('details.maybe')) closed.setAttribute('open', '');
  });
  keepIcons();
  run.begin();
  whenIdle(() => run.page.outcomes.loadAll());
}

/**
 * Do something once the page is loaded and there is time.
 * @param {() => void} action
 */
function whenIdle(action) {
  const later = () => ('requestIdleCallback' in window ? requestIdleCallback(action) : setTimeout(action, 200));
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later);
}

for (const root of document.querySelectorAll('[data-module="flow"]')) {
  if (root instanceof HTMLElement) start(root);
}
