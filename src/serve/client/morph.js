// Owns the change of the live page from one version of the server to the next.
// Three sides take part: what the server sent last, what it sends now, and the live page. Only what differs between the
// first two is touched, so whatever the reader or the page's own scripts have done to the live page stays.
import { align, fingerprints, isMark, isWhole, movers } from './align.js';

/** From a node that the server sent to the live node that shows it. */
const twins = new WeakMap();
/** From a style sheet that is being loaded to the one that it will take over from. */
const retiring = new WeakMap();

/** Learns which live node shows which node of `sent`, the version of the server that the live page was made from. */
export function pair(sent, live, fingerprint = fingerprints()) {
  twins.set(sent, live);
  if (sent.nodeType !== Node.ELEMENT_NODE || isWhole(sent)) return;
  const pairs = align([...live.childNodes], [...sent.childNodes], fingerprint);
  for (const [child, liveChild] of pairs) pair(child, liveChild, fingerprint);
}

/** Makes the live twin of `old` show `next`. Gives the live elements in which something changed. */
export function morph(old, next) {
  const changes = { changed: new Set(), fingerprint: fingerprints() };
  patch(old, next, changes);
  return changes.changed;
}

function patch(old, next, changes) {
  const live = twins.get(old);
  twins.set(next, live);
  if (!live) return;
  if (next.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== next.data) {
      editText(live, next.data);
      if (next.data.trim() || old.data.trim()) note(live.parentElement, changes);
    }
    return;
  }
  if (replaceWhole(old, next, live, changes)) return;
  patchAttributes(old, next, live, changes);
  if (isWhole(next)) return;
  if (changes.fingerprint(old) === changes.fingerprint(next)) {
    for (let a = old.firstChild, b = next.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) patch(a, b, changes);
  } else {
    patchChildren(old, next, live, changes);
  }
}

function patchAttributes(old, next, live, changes) {
  const changed = ({ name }) => isMark(name) || note(live, changes);
  for (const attribute of next.attributes) {
    if (old.getAttribute(attribute.name) === attribute.value) continue;
    live.setAttributeNode(document.importNode(attribute)); // a copy, as its name may be one that a script cannot set
    changed(attribute);
  }
  for (const attribute of old.attributes) {
    if (next.hasAttribute(attribute.name)) continue;
    live.removeAttributeNS(attribute.namespaceURI, attribute.localName);
    changed(attribute);
  }
}

function patchChildren(old, next, live, changes) {
  const olds = [...old.childNodes];
  const news = [...next.childNodes];
  const isThere = (child) => twins.get(child)?.parentNode === live;
  // A script has put its own words in the place of the server's: the server's new words are the truth again.
  if (olds.some((child) => !isThere(child)) && olds.every((child) => child.nodeType === Node.TEXT_NODE)) {
    live.replaceChildren(...news.map((child) => create(child)));
    note(live, changes);
    return;
  }
  const pairs = align(olds, news, changes.fingerprint);
  const kept = new Set(pairs.values());
  for (const child of olds) if (!kept.has(child) && isThere(child)) twins.get(child).remove();
  const moved = movers(news, olds, pairs);

  let last = null;
  for (const child of news) {
    const before = pairs.get(child);
    const same = before && changes.fingerprint(before) === changes.fingerprint(child);
    if (before && isThere(before)) {
      patch(before, child, changes);
      if (moved.has(child)) place(twins.get(child), live, last);
    } else if (before && same) {
      patch(before, child, changes); // taken away or moved by a script, which knows best
      continue;
    } else {
      place(create(child), live, last);
      if (child.textContent.trim() || child.nodeType === Node.ELEMENT_NODE) {
        note(child.nodeType === Node.ELEMENT_NODE ? twins.get(child) : live, changes);
      }
    }
    last = twins.get(child);
  }
}

/** Elements that cannot become another by their attributes. True if nothing more is to be done. */
function replaceWhole(old, next, live, changes) {
  if (next.dataset?.anslagToken !== undefined) return true;
  const differs = changes.fingerprint(old) !== changes.fingerprint(next);
  if (isWhole(next) && differs) {
    live.replaceWith(create(next));
    return true;
  }
  const isSheet = next.nodeName === 'LINK' && next.relList.contains('stylesheet');
  if (isSheet && old.getAttribute('href') !== next.getAttribute('href')) {
    replaceSheet(live, create(next));
    return true;
  }
  return false;
}

/** The old style sheet stays until the new one is there, so that the page is never seen without. */
function replaceSheet(live, fresh) {
  retiring.set(fresh, live);
  const retire = () => {
    for (let sheet = retiring.get(fresh); sheet; sheet = retiring.get(sheet)) sheet.remove();
    retiring.delete(fresh);
  };
  fresh.addEventListener('load', retire, { once: true });
  fresh.addEventListener('error', retire, { once: true });
  live.after(fresh);
}

/** A live copy of a node, with its scripts ready to run, and its twins known. */
function create(node) {
  const copy = document.importNode(node, true);
  const remember = (one, other) => {
    twins.set(one, other);
    for (let a = one.firstChild, b = other.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) remember(a, b);
  };
  remember(node, copy);
  const scripts = node.nodeName === 'SCRIPT' ? [node] : (node.querySelectorAll?.('script') ?? []);
  for (const script of scripts) revive(script);
  return twins.get(node);
}

/** The parser of a document that is not shown stops its scripts for good; a new element runs. */
function revive(script) {
  const stopped = twins.get(script);
  const running = document.createElement('script');
  for (const { name, value } of stopped.attributes) running.setAttribute(name, value);
  running.async = stopped.hasAttribute('async');
  running.textContent = stopped.textContent;
  stopped.replaceWith(running);
  twins.set(script, running);
}

function place(node, parent, last) {
  const next = last ? last.nextSibling : parent.firstChild;
  if (node === next) return;
  // A move that does not take the node out of the page keeps what plays in it, where the browser can do that.
  if (node.isConnected && parent.moveBefore) parent.moveBefore(node, next);
  else parent.insertBefore(node, next);
}

/** Changes only the letters between the common beginning and end, so that a selection outside them stays. */
function editText(live, text) {
  const was = live.data;
  const most = Math.min(was.length, text.length);
  let start = 0;
  while (start < most && was[start] === text[start]) start += 1;
  let end = 0;
  while (end < most - start && was[was.length - 1 - end] === text[text.length - 1 - end]) end += 1;
  live.replaceData(start, was.length - start - end, text.slice(start, text.length - end));
}

function note(element, changes) {
  if (element && !element.closest('head') && element.nodeName !== 'HTML') changes.changed.add(element);
}
