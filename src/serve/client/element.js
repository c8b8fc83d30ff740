// Owns the making of elements, and the showing of made content in place of older such content.
import { morph, pair } from './morph.js';

/** Makes an element. Attributes that are null or false are left out; `on…` functions become listeners. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const shown = new WeakMap();

/**
 * Shows `content` as all that `container` holds. What stays the same keeps its elements, with focus and selection, so
 * the content must not have listeners of its own: the container listens.
 */
export function show(container, ...content) {
  const next = h('div', {}, ...content);
  const old = shown.get(container);
  shown.set(container, next);
  if (old) {
    const root = container.getRootNode();
    const held = container.contains(root.activeElement);
    morph(old, next);
    if (held && !container.contains(root.activeElement)) container.focus(); // what had focus is gone
    return;
  }
  container.replaceChildren(...next.cloneNode(true).childNodes);
  pair(next, container);
}

/** Text in which what stands between backticks is code. */
export function withCode(text) {
  return text.split('`').map((part, index) => (index % 2 ? h('code', {}, part) : part));
}
