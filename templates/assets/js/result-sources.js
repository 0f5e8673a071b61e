// @ts-check
/** The sources of a result: those that its visible parts cite, and those that the outcome as a whole rests on. */
import {part, t} from './parts.js';

/**
 * Number the sources anew, in the order in which what is left cites them, and drop those that only dropped paragraphs
 * cited. Sources that are named as evidence stay, after the others.
 * @param {HTMLElement} view
 */
export function numberSources(view) {
  const box = view.querySelector('details.sources');
  if (!box) return;
  const list = part(box, 'ol');
  const marks = [...view.querySelectorAll('.cite a')];
  const cited = marks.map((mark) => mark.getAttribute('href')?.slice(1) ?? '');
  const sources = [...list.children].filter(({id, attributes}) => cited.includes(id) || !('data-cited' in attributes));
  const ids = [...new Set([...cited, ...sources.map(({id}) => id)])];
  sources.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  for (const source of sources) source.setAttribute('value', String(ids.indexOf(source.id) + 1));
  for (const [index, mark] of marks.entries()) {
    const number = String(ids.indexOf(cited[index]) + 1);
    if (mark.firstChild) mark.firstChild.textContent = `${number} `;
    mark.ariaLabel = (mark.ariaLabel ?? '').replace(/\d+/, number);
  }
  if (sources.length === 0) box.remove();
  else if (sources.length < list.children.length) part(box, 'summary').textContent = counted(sources);
  list.replaceChildren(...sources);
}

/**
 * How many sources there are of each grade, in one line.
 * @param {Element[]} sources
 * @returns {string}
 */
function counted(sources) {
  const grades = sources.map((source) => part(source, '.grade').lastChild?.textContent ?? '').sort();
  const each = [...new Set(grades)].map((grade) => {
    const number = grades.filter((other) => other === grade).length;
    return t('of-grade', {number, grade});
  });
  return t('sources', {count: sources.length, grades: each.join(t('comma'))});
}
