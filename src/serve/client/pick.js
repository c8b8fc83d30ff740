// Owns the mode in which one chooses a block of the page to open in the editor: with the pointer, or with the keys.
import { h } from './element.js';
import { placeOf } from './open.js';

export function pick({ bar, words, openFile }) {
  const button = h('button', { type: 'button', 'aria-pressed': 'false', title: words('pick-hint') }, words('pick'));
  const previous = h('button', { type: 'button' }, words('pick-previous'));
  const next = h('button', { type: 'button' }, words('pick-next'));
  const open = h('button', { type: 'button' }, words('pick-open'));
  const help = h('p', { role: 'status' });
  const end = h('button', { type: 'button' }, words('close'));
  const controls = h('div', { class: 'pick', role: 'group', 'aria-label': words('pick'), hidden: true }, help, previous, next, open, end);
  const label = h('span', { class: 'outline-label' });
  const outline = h('div', { class: 'outline', 'aria-hidden': 'true', hidden: true }, label);
  bar.root.append(outline);

  let chosen = null; // an element of the page, or null for the page as a whole
  let frame = 0;
  const isOn = () => button.getAttribute('aria-pressed') === 'true';
  const blocks = () => [...document.querySelectorAll('[data-anslag-block]')].filter((block) => block.getClientRects().length);

  const draw = () => {
    const box = chosen?.isConnected ? chosen.getBoundingClientRect() : null;
    outline.hidden = !box;
    if (box) {
      Object.assign(outline.style, { left: `${box.left}px`, top: `${box.top}px`, width: `${box.width}px`, height: `${box.height}px` });
      const { file, line } = placeOf(chosen);
      label.textContent = `${file}:${line}`;
      outline.classList.toggle('low', box.top < 28);
    }
    frame = requestAnimationFrame(draw);
  };
  const choose = (block, { say = false } = {}) => {
    chosen = block;
    if (!say || !block) return;
    const { file, line } = placeOf(block);
    block.scrollIntoView({ block: 'center', behavior: 'instant' });
    help.textContent = `${file}:${line} – ${block.textContent.trim().slice(0, 60)}`;
  };
  const step = (way) => {
    const all = blocks();
    if (!all.length) return;
    const index = all.indexOf(chosen);
    choose(all[index < 0 ? firstSeen(all) : (index + way + all.length) % all.length], { say: true });
  };
  const openChosen = () => {
    const { file, line } = placeOf(chosen);
    openFile(file, line);
  };

  const overPage = (event) => event.composedPath()[0] instanceof Element && !event.composedPath().includes(bar.host);
  const listeners = {
    mousemove: (event) => overPage(event) && choose(placeOf(event.target).block),
    focusin: (event) => overPage(event) && choose(placeOf(event.target).block),
    click: (event) => {
      if (!overPage(event) || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      choose(placeOf(event.target).block);
      openChosen();
    },
    keydown: (event) => {
      const from = event.composedPath()[0];
      if (event.key === 'Escape') {
        if (event.defaultPrevented) return;
        finish();
      } else if (from.matches?.('input, textarea, select, [contenteditable]')) {
        return;
      } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        step(event.key === 'ArrowDown' ? 1 : -1);
      } else if (event.key === 'Enter' && chosen && (overPage(event) || from === button)) {
        openChosen();
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
  };

  const turn = (on) => {
    button.setAttribute('aria-pressed', String(on));
    controls.hidden = !on;
    const change = on ? addEventListener : removeEventListener;
    for (const [name, listener] of Object.entries(listeners)) change(name, listener, { capture: true });
    cancelAnimationFrame(frame);
    chosen = null;
    outline.hidden = true;
    help.textContent = on ? words('pick-help') : '';
    if (on) draw();
    if (on && bar.chosen()) open.focus(); // the button is folded away
  };
  const finish = () => {
    const held = controls.contains(bar.root.activeElement);
    turn(false);
    if (held) bar.focusOn(button);
  };
  button.addEventListener('click', () => turn(!isOn()));
  previous.addEventListener('click', () => step(-1));
  next.addEventListener('click', () => step(1));
  open.addEventListener('click', openChosen);
  end.addEventListener('click', finish);

  return { element: h('div', { class: 'tool' }, button, controls), update: () => {} };
}

/** The index of the first block that begins in the window. */
function firstSeen(blocks) {
  return Math.max(0, blocks.findIndex((block) => block.getBoundingClientRect().top >= 0));
}
