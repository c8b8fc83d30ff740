// Owns the panel of what differs from the site as it was last built.
import { h, show } from './element.js';
import { makePanel } from './panel.js';
import { get } from './server.js';

/** So many pages are unfolded from the start. */
const unfolded = 5;

export function differences({ bar, words, language, openFile }) {
  let asked = 0;
  const load = async () => {
    const own = ++asked;
    let answer;
    try {
      answer = await get('differences', { lang: language });
    } catch {
      if (own === asked) show(panel.body, h('p', {}, words('differences-failed')));
      return;
    }
    if (own === asked) show(panel.body, content(answer, words));
  };
  const panel = makePanel(bar, { name: 'differences', title: words('differences-title'), words, onOpen: () => load() });
  panel.button.textContent = words('differences');
  show(panel.body, h('p', {}, words('differences-loading')));
  panel.body.addEventListener('click', (event) => {
    const place = event.target.closest('[data-file]');
    if (place) openFile(place.dataset.file);
  });
  const update = () => {
    if (panel.isOpen) load();
  };
  return { element: panel.element, update };
}

function content({ exists, pages = [], others = [] }, words) {
  if (!exists) return h('p', {}, words('differences-no-build'));
  if (!pages.length && !others.length) return h('p', {}, words('differences-none'));
  return [
    pages.length ? [
      h('h3', {}, `${words('differences-pages')}: ${pages.length}`),
      pages.map((page) => pageOf(page, pages.length <= unfolded, words)),
    ] : null,
    others.length ? [
      h('h3', {}, `${words('differences-others')}: ${others.length}`),
      h('ul', { class: 'others' }, others.map(({ path, status }) => h('li', {}, word(status, words), ' ', path))),
    ] : null,
  ];
}

function pageOf({ url, file, status, lines, markup_only: markupOnly }, open, words) {
  const name = status === 'removed' ? h('span', { class: 'address' }, url) : h('a', { class: 'address', href: url }, url);
  const place = file && status !== 'removed'
    ? h('button', { type: 'button', class: 'place', title: words('open-in-editor'), 'data-file': file }, file) : null;
  const head = h('p', { class: 'page-head' }, word(status, words), ' ', name, ' ', place);
  if (markupOnly) return h('section', { class: 'page' }, head, h('p', { class: 'soft' }, words('differences-markup')));
  if (!lines?.length) return h('section', { class: 'page' }, head);
  return h('section', { class: 'page' }, head,
    h('details', { open }, h('summary', {}, words('differences-text'), h('span', { class: 'unseen' }, ` ${url}`)),
      h('div', { class: 'lines' }, lines.map((line) => lineOf(line, words)))));
}

function lineOf({ kind, words: parts = [] }, words) {
  if (kind === 'gap') {
    return h('p', { class: 'gap' }, h('span', { 'aria-hidden': 'true' }, '⋯'), unseen(words('differences-gap')));
  }
  return h('p', { class: `diff ${kind}` }, parts.map(([how, text]) => {
    if (how === 'added') return h('ins', {}, unseen(words('added-words')), text, unseen(`(${words('end-of-words')})`));
    if (how === 'removed') return h('del', {}, unseen(words('removed-words')), text, unseen(`(${words('end-of-words')})`));
    return text;
  }));
}

const unseen = (text) => h('span', { class: 'unseen' }, ` ${text} `);

const word = (status, words) => h('span', { class: `status ${status}` }, words(status));
