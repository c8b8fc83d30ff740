// Owns the bar at the bottom of the window: its place, its messages, its folding. What stands in it is made elsewhere.
import { h } from './element.js';
import { keepRoom } from './room.js';

const foldedKey = 'anslag-bar-folded';
const briefly = 6000;
const sheets = ['colours.css', 'bar.css', 'panels.css', 'problems.css', 'tools.css', 'differences.css', 'translate.css'];

/** Makes the bar and puts it after the page, where neither the page's styles nor its scripts look. */
export async function makeBar(words) {
  const host = document.createElement('anslag-bar');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = await Promise.all(sheets.map(styleSheet));

  const name = h('span', { class: 'name', 'aria-hidden': 'true' }, words('preview'));
  const messages = h('div', { class: 'messages', role: 'status', 'aria-atomic': 'false' });
  const first = h('div', { class: 'first' });
  const tools = h('div', { class: 'tools', id: 'tools' });
  const more = h('button', { type: 'button', class: 'more', 'aria-expanded': 'false', 'aria-controls': 'tools' }, words('tools'));
  const fold = h('button', { type: 'button', class: 'fold' });
  const frame = h('section', { class: 'bar colours', 'aria-label': words('preview') },
    name, messages, h('span', { class: 'spring' }), first, more, tools, fold);
  root.append(frame);

  const expand = (open) => more.setAttribute('aria-expanded', String(open));
  const isExpanded = () => more.getAttribute('aria-expanded') === 'true';
  const isNarrow = () => frame.dataset.form === 'narrow';
  more.addEventListener('click', () => expand(!isExpanded()));
  tools.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || !isNarrow() || !isExpanded()) return;
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

  const bar = { host, root, frame, name, tools, first, fold, openPanel: null };

  /**
   * A tool has been chosen: in a narrow window they fold away again. True if the tool that had focus is gone then. What
   * comes by itself does not take the tools out of the editor's hands.
   */
  bar.chosen = ({ byItself = false } = {}) => {
    const held = tools.contains(root.activeElement);
    if (!isNarrow() || !isExpanded() || (byItself && held)) return false;
    expand(false);
    if (held) more.focus();
    return held;
  };
  /** Gives focus to a tool, or to the button behind which it is folded away. */
  bar.focusOn = (tool) => (tool.getClientRects().length ? tool : more).focus();

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
  /** Says something for a while. What is said under another name stands beside it. Gives a function that takes it back. */
  bar.say = (text, name = 'said', { brief = true } = {}) => {
    clearTimeout(timers.get(name));
    bar.message(name, null);
    bar.message(name, text, { brief });
    timers.set(name, setTimeout(() => bar.message(name, null), briefly));
    const { element } = shown.get(name);
    return () => shown.get(name)?.element === element && bar.message(name, null);
  };

  /** Says that something did not succeed, where everybody sees it. */
  bar.regret = (text) => bar.say(text, 'said', { brief: false });

  keepRoom(bar);
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
