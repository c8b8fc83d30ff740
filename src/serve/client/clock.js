// Owns the page's clock: scripts of the page that ask for the time get the time that the preview shows.
// Without it a page that is shown as of another day would contradict itself, as its status tags follow the reader's clock.

const RealDate = Date;
let ahead = 0;

const now = () => RealDate.now() + ahead;

const shiftedDate = new Proxy(RealDate, {
  construct: (real, parts) => new real(...(parts.length ? parts : [now()])),
  apply: () => new RealDate(now()).toString(),
  get: (real, key) => (key === 'now' ? now : real[key]),
});

/** The time that it really is: the preview's own parts must not be taken in by the page's clock. */
export const realNow = () => new RealDate();

/** Sets the page's clock: `shown` is the instant that the preview shows, or null for the real time. */
export function setClock(shown) {
  const before = ahead;
  ahead = shown ? RealDate.parse(shown) - RealDate.now() : 0;
  if (ahead) globalThis.Date = shiftedDate;
  if (Math.abs(ahead - before) > 1000) refresh();
}

/** Lets scripts that keep a page up to date look again, as they do when a reader comes back to the page. */
export function refresh() {
  document.dispatchEvent(new Event('visibilitychange'));
}
