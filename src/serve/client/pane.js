// Owns the preview inside a pane of side by side: no bar, no connection of its own. The page around it tells it
// of each edition, and asks it for its blocks.
import { refresh, setClock } from './clock.js';
import { follow } from './patch.js';
import { changedBlocks, glow } from './changed.js';
import { get } from './server.js';
import { hasMovedHere, makeWhereabouts } from './whereabouts.js';
import { languageOf } from './words.js';

/** Whether this page is shown in a pane of the preview's own page. */
export function inPane() {
  try {
    return parent !== window && parent.location.pathname.startsWith('/_anslag/');
  } catch {
    return false;
  }
}

/** What the page around reaches as `pane.contentWindow.anslagPane`. */
export function standInPane() {
  const whereabouts = makeWhereabouts();
  hasMovedHere();
  window.anslagPane = {
    /** Shows an edition. Gives what has become of the page, as `whereabouts` says it. */
    follow: async (event) => {
      whereabouts.note();
      await follow(event, (_, changed) => {
        if (!changed) return;
        refresh();
        glow(changedBlocks(changed));
      });
      const desk = await get('desk', { page: location.pathname, lang: languageOf(document), ...whereabouts.question() });
      setClock(desk.time.as_of === null ? null : desk.time.shown);
      return whereabouts.update(desk);
    },
  };
}
