// Owns the page's clock: scripts of the page that ask for the time get the time that the preview shows.
// Without it a page that is shown as of another day would contradict itself, as its status tags follow the reader's clock.

const RealDate = Date;
/** The instant that the preview shows, or null for the real time. */
let shown = null;
/** When the page was last looked at. The clock goes on from the shown instant, so that scripts can wait, but begins again at each look. */
let looked = 0;

const now = () => (shown === null ? RealDate.now() : shown + RealDate.now() - looked);

const shiftedDate = new Proxy(RealDate, {
  construct: (real, parts) => new real(...(parts.length ? parts : [now()])),
  apply: () => new RealDate(now()).toString(),
  get: (real, key) => (key === 'now' ? now : real[key]),
});

/** The time that it really is: the preview's own parts must not be taken in by the page's clock. */
export const realNow = () => new RealDate();

/** Sets the page's clock: `text` is the instant that the preview shows, or null for the real time. */
export function setClock(text) {
  const next = text ? RealDate.parse(text) : null;
  if (next === shown) return;
  shown = next;
  globalThis.Date = shiftedDate;
  refresh();
}

/** Lets scripts that keep a page up to date look again, as they do when a reader comes back to the page. */
export function refresh() {
  document.dispatchEvent(new Event('visibilitychange'));
}

addEventListener('visibilitychange', () => {
  looked = RealDate.now();
}, { capture: true });
