// Owns the bar at the bottom of the window: its place, its messages, its folding. What stands in it is made elsewhere.
import { h } from './element.js';

const foldedKey = 'anslag-bar-folded';
const briefly = 6000;
const sheets = ['colours.css', 'bar.css', 'panels.css', 'problems.css', 'tools.css', 'differences.css'];

/** Makes the bar and puts it after the page, where neither the page's styles nor its scripts look. */
export async function makeBar(words) {
  const host = document.createElement('anslag-bar');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = await Promise.all(sheets.map(styleSheet));

  const messages = h('div', { class: 'messages', role: 'status', 'aria-atomic': 'false' });
  const first = h('div', { class: 'first' });
  const tools = h('div', { class: 'tools', id: 'tools' });
  const more = h('button', { type: 'button', class: 'more', 'aria-expanded': 'false', 'aria-controls': 'tools' }, words('tools'));
  const fold = h('button', { type: 'button', class: 'fold' });
  const frame = h('section', { class: 'bar colours', 'aria-label': words('preview') },
    h('span', { class: 'name', 'aria-hidden': 'true' }, words('preview')), messages, h('span', { class: 'spring' }), first, more, tools, fold);
  root.append(frame);

  const expand = (open) => more.setAttribute('aria-expanded', String(open));
  more.addEventListener('click', () => expand(more.getAttribute('aria-expanded') !== 'true'));
  tools.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || more.getAttribute('aria-expanded') !== 'true') return;
    expand(false);
    more.focus();
  });

  const setFolded = (folded) => {
    frame.classList.toggle('folded', folded);
    fold.textContent = words(folded ? 'preview' : 'fold');
    fold.setAttribute('aria-label', words(folded ? 'unfold-name' : 'fold-name'));
    fold.setAttribute('aria-expanded', String(!folded));
    remember(foldedKey, folded);
  };
  fold.addEventListener('click', () => setFolded(!frame.classList.contains('folded')));
  setFolded(recall(foldedKey));

  const bar = { host, root, frame, tools, first, openPanel: null };
  const shown = new Map();

  /** Shows a message until it is taken away with null. A brief one only confirms, and gives way in a narrow window. */
  bar.message = (name, content, { brief = false } = {}) => {
    const parts = [content ?? []].flat();
    const text = parts.map((part) => part.textContent ?? part).join(' ');
    const old = shown.get(name);
    if ((old?.text ?? '') === text) return;
    old?.element.remove();
    shown.delete(name);
    if (!parts.length) return;
    const element = h('p', { class: brief ? 'brief' : null }, parts.flatMap((part) => [part, ' ']));
    shown.set(name, { element, text });
    messages.append(element);
  };
  const timers = new Map();
  /** Confirms something, for a while. What is said under another name stands beside it. */
  bar.say = (text, name = 'said') => {
    clearTimeout(timers.get(name));
    bar.message(name, null);
    bar.message(name, text, { brief: true });
    timers.set(name, setTimeout(() => bar.message(name, null), briefly));
  };

  makeRoom(bar);
  document.documentElement.append(host);
  return bar;
}

/** A style sheet of the client's own, ready to be adopted. */
export async function styleSheet(name) {
  const sheet = new CSSStyleSheet();
  const response = await fetch(new URL(name, import.meta.url));
  sheet.replaceSync(await response.text());
  return sheet;
}

/** The page can be scrolled so far that the bar hides nothing of it, nor what has focus. */
function makeRoom(bar) {
  const padding = new CSSStyleSheet();
  document.adoptedStyleSheets.push(padding);
  const measure = () => {
    const boxes = [bar.frame, ...bar.root.querySelectorAll('.panel:not([hidden])')].map((element) => element.getBoundingClientRect());
    const height = Math.ceil(innerHeight - Math.min(...boxes.map(({ top }) => top)));
    bar.frame.style.setProperty('--bar', `${Math.ceil(boxes[0].height)}px`);
    bar.host.style.setProperty('--room', `${height}px`);
    padding.replaceSync(`@media screen { html { scroll-padding-block-end: ${height + 16}px } }`);
  };
  bar.top = () => bar.frame.getBoundingClientRect().top;
  bar.measure = measure;
  new ResizeObserver(measure).observe(bar.frame);
  addEventListener('resize', measure);
}

function remember(key, value) {
  try {
    localStorage.setItem(key, String(value));
  } catch {
    // Without storage the bar begins open on every page.
  }
}

function recall(key) {
  try {
    return localStorage.getItem(key) === 'true';
  } catch {
    return false;
  }
}
