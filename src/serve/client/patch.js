// Owns the way from "there is a new edition" to a changed page: fetch, compare, morph, tell.
import { keepPlace } from './scroll.js';
import { morph, pair } from './morph.js';

const parser = new DOMParser();
/** A program that has not answered for so long has stopped: its next edition asks anew. */
const patience = 10000;

/** What the server sent last, parsed: the live page was made from it. */
let sent = null;
let etag = null;
let wanted = null;
let working = null;

/**
 * Brings the page to the newest edition, at once. Editions that come while one is fetched become one more fetch.
 * `onPatched` gets the event and the elements that changed (null if the page is the same as before).
 */
export function follow(event, onPatched) {
  wanted = event;
  working ??= work(onPatched).finally(() => {
    working = null;
  });
  return working;
}

async function work(onPatched) {
  while (wanted) {
    const event = wanted;
    wanted = null;
    const changed = await update(event).catch(() => undefined);
    if (changed === undefined) continue; // the server is down, and says when it is back
    onPatched(event, changed);
    const { anslagEdition } = document.documentElement.dataset;
    document.dispatchEvent(new CustomEvent('anslag:patched', { detail: { edition: Number(anslagEdition), changed: Boolean(changed) } }));
  }
}

async function update(event) {
  const response = await fetch(location.pathname + location.search, {
    cache: 'no-cache', headers: { accept: 'text/html' }, signal: AbortSignal.timeout(patience),
  });
  const hasMoved = response.redirected;
  if (hasMoved) history.replaceState(history.state, '', response.url + location.hash);
  const tag = response.headers.get('etag');
  if (sent && tag && tag === etag && !hasMoved) {
    document.documentElement.dataset.anslagEdition = event.edition;
    return null;
  }
  const text = await response.text();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return undefined;
  etag = tag;
  return show(parser.parseFromString(text, 'text/html').documentElement);
}

/** Morphs the live page to `next`. The first time, only learns what the live page was made from. */
function show(next) {
  const live = document.documentElement;
  const first = !sent;
  if (first) {
    const isSame = next.dataset.anslagEdition === live.dataset.anslagEdition;
    sent = isSame ? next : ownCopy(live);
    pair(sent, live);
    if (isSame) return null;
  }
  const old = sent;
  sent = next;
  return keepPlace(() => morph(old, next));
}

/** The page came from an edition that is gone: then what is live stands for what was sent, the preview's own apart. */
function ownCopy(live) {
  const copy = live.cloneNode(true);
  for (const own of copy.querySelectorAll('anslag-bar, anslag-mark')) own.remove();
  return copy;
}
