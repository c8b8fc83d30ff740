// Owns the problems of the site: their number in the bar, and the panel that lists them all.
import { h, show, withCode } from './element.js';
import { makePanel } from './panel.js';

const knownKey = 'anslag-known-errors';

/** The tool in the bar. `openFile` opens a place in the editor. */
export function problems({ bar, words, openFile }) {
  const panel = makePanel(bar, { name: 'problems', title: words('problems'), words, onOpen: () => render() });
  panel.button.classList.add('problems');
  let count = null;
  let newest = null;
  let unsayMended = () => {};
  const render = () => newest && show(panel.body, content(newest, words));

  panel.body.addEventListener('click', (event) => {
    const place = event.target.closest('[data-file]');
    if (place) openFile(place.dataset.file, Number(place.dataset.line) || null, Number(place.dataset.column) || null);
  });

  const update = (desk) => {
    const list = desk.problems;
    const errors = list.filter(({ severity }) => severity === 'error');
    const text = list.length ? `${words('problems')}: ${list.length}` : words('no-problems');
    if (panel.button.textContent !== text) panel.button.textContent = text;
    panel.button.dataset.state = errors.length ? 'error' : list.length ? 'warning' : 'fine';
    newest = desk;
    if (panel.isOpen) render();
    if (list.length) unsayMended();
    else if (count) unsayMended = bar.say(words('all-mended'));
    count = list.length;

    const known = recall();
    if (errors.some((error) => !known.has(keyOf(error)))) panel.offer();
    if (!errors.length) panel.retire();
    remember(errors.map(keyOf));
  };
  return { element: panel.element, update };
}

function content(desk, words) {
  const rank = ['error', 'warning', 'hint'];
  const own = desk.page?.file;
  const order = ({ severity, file }) => rank.indexOf(severity) * 2 + (file && file === own ? 0 : 1);
  const list = [...desk.problems].sort((one, other) => order(one) - order(other));
  if (!list.length) return h('p', {}, words('no-problems-long'));
  return h('ul', { class: 'problem-list' }, list.map((problem) => item(problem, words)));
}

function item(problem, words) {
  return h('li', { class: `problem ${problem.severity}` },
    h('p', { class: 'message' }, h('span', { class: 'severity' }, `${words(problem.severity)}:`), ' ', withCode(problem.message),
      ' ', h('span', { class: 'code' }, problem.code)),
    place(problem, words),
    excerpt(problem.excerpt, words),
    (problem.labels ?? []).map((label) => h('div', { class: 'label' },
      h('p', {}, withCode(label.text)), place(label, words), excerpt(label.excerpt, words))),
    (problem.hints ?? []).map((hint) => h('p', { class: 'hint' },
      h('span', { class: 'hint-word' }, words('hint-word')), ' ', withCode(hint))),
  );
}

function place({ file, line, column }, words) {
  if (!file) return null;
  const text = [file, line, column].filter((part) => part !== null && part !== undefined).join(':');
  return h('p', { class: 'where' },
    h('button', {
      type: 'button', class: 'place', title: words('open-in-editor'), 'data-file': file, 'data-line': line, 'data-column': column,
    }, text));
}

/** The lines at fault. `from` and `to` count whole characters. */
function excerpt(lines, words) {
  if (!lines?.length) return null;
  return h('pre', { class: 'excerpt' }, lines.map(({ line, text, from, to }) => {
    const letters = [...text];
    const cut = (start, end) => letters.slice(start, end).join('');
    const marked = Number.isInteger(from) && Number.isInteger(to);
    const fault = marked ? cut(from, Math.max(to, from + 1)) || ' ' : '';
    return h('span', { class: 'line' },
      h('span', { class: 'number' }, h('span', { class: 'unseen' }, `${words('line')} `), String(line)), ' ',
      h('span', { class: 'text' }, marked ? [cut(0, from), h('mark', {}, fault), cut(Math.max(to, from + 1))] : text), '\n');
  }));
}

/** An error is the same one after lines have been put in above it. */
function keyOf({ code, file, message }) {
  return `${code} ${file} ${message}`;
}

/** The errors that this tab has shown already, on whatever page. */
function recall() {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(knownKey) ?? '[]'));
  } catch {
    return new Set();
  }
}

function remember(keys) {
  try {
    sessionStorage.setItem(knownKey, JSON.stringify(keys));
  } catch {
    // Without storage the panel opens once more on the next page.
  }
}
