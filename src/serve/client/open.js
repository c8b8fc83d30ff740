// Owns the opening of a source file in the editor, and what is done instead if no editor can be opened.
import { h } from './element.js';
import { post } from './server.js';

/** A function that opens a place in a file. `say` gets what went well, `regret` what did not, `offer` a path to copy by hand. */
export function opener({ words, say, regret, offer }) {
  return async function openFile(file, line = null, column = null) {
    if (!file) {
      regret(words('no-file'));
      return;
    }
    const place = { file, ...(line && { line }), ...(line && column && { column }) };
    let answer;
    try {
      answer = await post('open', place);
    } catch {
      regret(words('open-failed'));
      return;
    }
    if (answer.opened) {
      say(words('opened'));
      return;
    }
    try {
      await navigator.clipboard.writeText(answer.path);
      say(words('path-copied'));
    } catch {
      offer(answer.path);
    }
  };
}

/**
 * Offers a path in a field, for the editor to copy by hand. `put` shows what it gets until it gets null. The field goes
 * when it is copied or closed, and when the editor has gone on to something else.
 */
export function pathOffer({ words, say, put }) {
  let field = null;
  let before = null;
  const isHeld = () => field.getRootNode().activeElement === field;

  const done = () => {
    if (!field) return;
    const held = field.parentElement.parentElement?.contains(field.getRootNode().activeElement);
    field = null;
    put(null);
    if (held) before?.focus();
  };
  const onkeydown = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    done();
  };
  const oncopy = () => setTimeout(() => {
    done();
    say(words('path-copied'));
  });
  const onfocus = ({ target }) => {
    target.select();
    target.scrollLeft = target.scrollWidth; // its end says more than its beginning
  };
  return {
    offer: (path) => {
      done();
      before = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
      field = h('input', { type: 'text', readonly: true, value: path, size: path.length, class: 'path', onfocus, oncopy, onkeydown });
      put([h('label', { class: 'path-label' }, `${words('copy-path')} `, field),
        h('button', { type: 'button', onclick: done, onkeydown }, words('close'))]);
      field.focus();
    },
    /** The editor has changed something: the field goes, unless it is in use. */
    leave: () => {
      if (field && !(document.hasFocus() && isHeld())) done();
    },
  };
}

/** The place in the source of what stands at an element of the page: its block, or else the page's file. */
export function placeOf(element) {
  const file = (element?.ownerDocument ?? document).documentElement.dataset.anslagFile ?? null;
  const block = element?.closest?.('[data-anslag-block]') ?? null;
  return { file, block, line: Number(block?.dataset.anslagLine) || 1 };
}

/** Alt and a click open what is clicked, at any time: in this window, or in a pane. */
export function openOnAltClick(openFile, target = window) {
  target.addEventListener('click', (event) => {
    if (!event.altKey || event.button !== 0 || event.target.localName?.startsWith('anslag-')) return;
    event.preventDefault();
    event.stopPropagation();
    const { file, line } = placeOf(event.target);
    openFile(file, line);
  }, { capture: true });
}
