// @ts-check
/** Offers to check a flow in this browser. All that this needs is loaded when the button is pressed. */
import {imported, part} from './parts.js';

const section = part(document, '[data-check]');
const run = part(section, '[data-part="run"]');
let running = false;

run.hidden = false;
part(run, 'button').addEventListener('click', async () => {
  if (running) return;
  running = true;
  try {
    const {checkHere} = await imported('./verify-page.js');
    await checkHere(section);
  } catch {
    part(run, '[role="status"]').textContent = section.dataset.failed ?? '';
  }
  running = false;
});
