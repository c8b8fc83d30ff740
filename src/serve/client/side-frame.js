// Owns what the page side by side consists of: its head with the controls, and the two panes with their names.
import { h } from './element.js';

export function makeFrame(words) {
  document.body.classList.add('colours');
  const back = h('a', { class: 'button', href: '/' }, words('side-back'));
  const errors = h('a', { class: 'button errors', href: '/', hidden: true });
  const linked = h('input', { type: 'checkbox', checked: true });
  const number = h('span', {});
  const previous = h('button', { type: 'button' }, words('side-previous'));
  const next = h('button', { type: 'button' }, words('side-next'));
  const behind = h('div', { class: 'behind', role: 'group', 'aria-label': words('side-count') }, number, previous, next);
  const status = h('p', { role: 'status', class: 'status' });
  const offered = h('div', { class: 'offered' });
  const warning = h('p', { role: 'status', class: 'warning' });
  const when = h('p', { role: 'status', class: 'warning' });
  const panes = ['left', 'right'].map((side) => makePane(side, words));
  document.body.append(
    h('header', {},
      h('h1', {}, words('side-by-side')), back, h('label', {}, linked, ` ${words('side-linked')}`),
      behind, errors, status, offered, when, warning),
    h('main', {}, panes.map(({ element }) => element)),
  );

  let timer = 0;
  const say = (text) => {
    clearTimeout(timer);
    status.textContent = text;
    timer = setTimeout(() => {
      status.textContent = '';
    }, 8000);
  };
  const warn = (text) => {
    warning.textContent = text;
  };
  const tellTime = (text) => {
    if (when.textContent !== text) when.textContent = text;
  };
  /** Shows something that one can do something with, until it is taken away with null. */
  const offer = (content) => offered.replaceChildren(...[content ?? []].flat());
  /** Errors are read on the page itself, where the bar lists them. */
  const tellErrors = (number) => {
    errors.hidden = !number;
    errors.textContent = `${words('problems')}: ${number}`;
  };
  const leadBack = (url) => {
    back.href = url;
    errors.href = url;
  };
  /** How many blocks have not been followed; null if that cannot be told. */
  const count = (blocks) => {
    const known = blocks ? `${words('side-count')}: ${blocks}` : words('side-all-followed');
    const text = blocks === null ? '' : known;
    if (number.textContent !== text) number.textContent = text;
    previous.hidden = next.hidden = !blocks;
  };
  count(null);
  return { panes, controls: { linked, previous, next, count, leadBack }, say, offer, warn, tellTime, tellErrors };
}

/** A pane: its language, its frame, and a word in its place if there is no page to show. */
function makePane(side, words) {
  const title = h('h2', { id: `${side}-name` });
  const choice = h('select', { 'aria-label': words('side-language'), hidden: true });
  const frame = h('iframe', { title: side });
  const missing = h('p', { class: 'missing', hidden: true });
  const element = h('section', { class: 'pane', 'aria-labelledby': `${side}-name` }, h('div', { class: 'pane-head' }, title, choice), frame, missing);
  const pane = { element, frame, choice, path: null, code: null };

  /** The window in the frame, if it shows a page of this site. */
  pane.view = () => {
    try {
      const view = frame.contentWindow;
      return view.location.pathname && view.location.origin === location.origin && !frame.hidden ? view : null;
    } catch {
      return null;
    }
  };
  /** Says which language the pane shows, and lets the reader choose if there are more than two. */
  pane.name = ({ code, name }, languages) => {
    pane.code = code;
    title.textContent = name;
    title.lang = code;
    frame.title = name;
    choice.hidden = languages.length < 3;
    title.classList.toggle('unseen', !choice.hidden);
    choice.replaceChildren(...languages.map((one) => h('option', { value: one.code, lang: one.code, selected: one.code === code }, one.name)));
  };
  pane.show = (page, languages) => {
    pane.name(page, languages);
    frame.hidden = false;
    missing.hidden = true;
    if (pane.path === page.url) return;
    pane.path = page.url;
    frame.contentWindow.location.replace(page.url);
  };
  pane.miss = (text) => {
    pane.path = null;
    frame.hidden = true;
    missing.hidden = false;
    missing.textContent = text;
  };
  return pane;
}
