// Owns what opens above the bar: a button, its panel, and the rule that only one is open at a time.
import { h } from './element.js';

/**
 * A button and the panel that it opens. `onOpen` is called when it opens. A panel that opened by itself also closes by
 * itself; one that the editor opened stays until the editor closes it.
 */
export function makePanel(bar, { name, title, words, onOpen = () => {} }) {
  const heading = h('h2', { id: `${name}-title`, tabindex: '-1' }, title);
  const close = h('button', { type: 'button', class: 'close' }, words('close'));
  const body = h('div', { class: 'body', tabindex: '0', role: 'group', 'aria-labelledby': `${name}-title` });
  const section = h('section', { class: 'panel', id: name, 'aria-labelledby': `${name}-title`, hidden: true },
    h('div', { class: 'panel-head' }, heading, close), body);
  const button = h('button', { type: 'button', 'aria-expanded': 'false', 'aria-controls': name }, title);
  const panel = { button, section, body, byItself: false, get isOpen() { return !section.hidden; } };
  const hasFocus = () => section.contains(bar.root.activeElement);

  panel.open = ({ byItself = false } = {}) => {
    if (panel.isOpen) return;
    bar.openPanel?.close();
    bar.openPanel = panel;
    panel.byItself = byItself;
    section.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    onOpen();
    if (bar.chosen({ byItself })) heading.focus(); // the button is folded away
    bar.measure();
  };
  panel.close = () => {
    if (!panel.isOpen) return;
    const held = hasFocus();
    section.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    if (bar.openPanel === panel) bar.openPanel = null;
    if (held) bar.focusOn(button);
    bar.measure();
  };
  /** Opens unless the editor is at work in another panel. */
  panel.offer = () => {
    if (!bar.openPanel?.section.contains(bar.root.activeElement)) panel.open({ byItself: true });
  };
  /** Closes if it opened by itself, but never under the editor's hands. */
  panel.retire = () => {
    if (!panel.isOpen || !panel.byItself) return;
    if (hasFocus()) section.addEventListener('focusout', () => setTimeout(panel.retire), { once: true });
    else panel.close();
  };

  button.addEventListener('click', () => {
    if (panel.isOpen) panel.close();
    else panel.open();
  });
  close.addEventListener('click', () => {
    panel.close();
    bar.focusOn(button);
  });
  section.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    panel.close();
    bar.focusOn(button);
  });
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !panel.isOpen) return;
    event.preventDefault();
    panel.close();
  });
  new ResizeObserver(() => bar.measure()).observe(section);
  panel.element = h('div', { class: 'tool' }, button, section);
  return panel;
}
