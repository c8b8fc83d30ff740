// Owns the opening of a source file in the editor, and what is done instead if no editor can be opened.
import { h } from './element.js';
import { post } from './server.js';

/** A function that opens a place in a file. `say` gets brief words, `offer` a field with the path to copy by hand. */
export function opener({ words, say, offer }) {
  return async function openFile(file, line = null, column = null) {
    if (!file) {
      say(words('no-file'));
      return;
    }
    const place = { file, ...(line && { line }), ...(line && column && { column }) };
    let answer;
    try {
      answer = await post('open', place);
    } catch {
      say(words('open-failed'));
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

/** A message of the bar with a path that the editor copies by hand. */
export function offerPath(bar, words, path) {
  const done = h('button', { type: 'button', onclick: () => bar.message('path', null) }, words('close'));
  const field = h('input', { type: 'text', readonly: true, value: path, class: 'path', onfocus: () => field.select() });
  bar.message('path', null);
  bar.message('path', [h('label', {}, `${words('copy-path')} `, field), done]);
  field.focus();
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
