// @ts-check
/**
 * Says that a review is overdue, by the clock of this device: a site that nobody builds any more cannot say it itself.
 *
 * The day is over once it is over everywhere, 36 hours after it begins in UTC: no reader is told a day early, whatever
 * the zone. A clock that is slow says nothing, and the date stands there.
 */
const OVER_EVERYWHERE = 36 * 60 * 60 * 1000;

for (const due of document.querySelectorAll('[data-due]')) {
  const passed = due.nextElementSibling;
  if (due instanceof HTMLElement && passed instanceof HTMLElement) {
    const over = Date.now() >= Date.parse(due.dataset.due ?? '') + OVER_EVERYWHERE;
    due.hidden = over;
    passed.hidden = !over;
  }
}
