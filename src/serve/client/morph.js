// Owns the change of the live page from one version of the server to the next.
// Three sides take part: what the server sent last, what it sends now, and the live page. Only what differs between the
// first two is touched, so whatever the reader or the page's own scripts have done to the live page stays.
import { align, fingerprints, isMark, isWhole, marksInText, movers } from './align.js';

/** Where a node that the server sent keeps the live node that shows it. */
const twin = Symbol('live twin');
/** From a style sheet that is being loaded to the one that it will take over from. */
const retiring = new WeakMap();
/** So many different nodes are remembered before the memory is begun anew. */
const mostFingerprints = 200000;
let fingerprint = fingerprints();

/** Learns which live node shows which node of `sent`, the version of the server that the live page was made from. */
export function pair(sent, live) {
  pairWith(fingerprints(), sent, live);
}

/** Makes the live twin of `old` show `next`. Gives the live elements in which something changed. */
export function morph(old, next) {
  if (fingerprint.count() > mostFingerprints) fingerprint = fingerprints();
  const changed = new Set();
  if (old[twin]) patchAttributes(old, next, old[twin], changed); // the root's marks change with every edition
  patch(old, next, changed);
  return changed;
}

function pairWith(print, sent, live) {
  sent[twin] = live;
  if (sent.nodeType !== Node.ELEMENT_NODE || isWhole(sent)) return;
  const pairs = align([...live.childNodes], [...sent.childNodes], print);
  for (const [child, liveChild] of pairs) pairWith(print, child, liveChild);
}

function patch(old, next, changed) {
  const live = old[twin];
  next[twin] = live;
  if (!live) return;
  if (fingerprint(old) === fingerprint(next)) {
    keep(old, next, live);
  } else if (next.nodeType !== Node.ELEMENT_NODE) {
    editText(live, next.data);
    if (isSeen(next) || isSeen(old)) note(live.parentElement, changed);
  } else if (!replaceWhole(old, next, live)) {
    patchAttributes(old, next, live, changed);
    patchChildren(old, next, live, changed);
  }
}

/** The content is the same as before: only the numbers of blocks and lines may have moved. */
function keep(old, next, live) {
  if (next.nodeType === Node.ELEMENT_NODE) {
    for (const name of marksInText) {
      const value = next.getAttribute(name);
      if (value !== null && value !== old.getAttribute(name)) live.setAttribute(name, value);
      else if (value === null && old.hasAttribute(name)) live.removeAttribute(name);
    }
  }
  for (let a = old.firstChild, b = next.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) {
    const liveChild = a[twin];
    b[twin] = liveChild;
    if (liveChild && b.nodeType === Node.ELEMENT_NODE) keep(a, b, liveChild);
  }
}

function patchAttributes(old, next, live, changed) {
  for (const attribute of next.attributes) {
    const { name, value } = attribute;
    if (old.getAttribute(name) === value) continue;
    live.setAttributeNode(document.importNode(attribute)); // a copy, as its name may be one that a script cannot set
    if (!isMark(name)) note(live, changed);
  }
  for (const { name, localName, namespaceURI } of old.attributes) {
    if (next.hasAttribute(name)) continue;
    live.removeAttributeNS(namespaceURI, localName);
    if (!isMark(name)) note(live, changed);
  }
}

function patchChildren(old, next, live, changed) {
  const olds = [...old.childNodes];
  const news = [...next.childNodes];
  const isThere = (child) => child[twin]?.parentNode === live;
  // A script has put its own words in the place of the server's: the server's new words are the truth again.
  if (olds.some((child) => !isThere(child)) && olds.every((child) => child.nodeType === Node.TEXT_NODE)) {
    live.replaceChildren(...news.map((child) => create(child)));
    note(live, changed);
    return;
  }
  const saysOther = old.textContent !== next.textContent; // a text that only comes in other pieces has not changed
  const pairs = align(olds, news, fingerprint);
  const kept = new Set(pairs.values());
  for (const child of olds) if (!kept.has(child) && isThere(child)) child[twin].remove();
  const moved = movers(news, olds, pairs);

  let last = null;
  for (const child of news) {
    const before = pairs.get(child);
    const same = before && fingerprint(before) === fingerprint(child);
    if (before && isThere(before)) {
      patch(before, child, saysOther || child.nodeType === Node.ELEMENT_NODE ? changed : new Set());
      if (moved.has(child)) place(child[twin], live, last);
    } else if (before && same) {
      patch(before, child, changed); // taken away or moved by a script, which knows best
      continue;
    } else {
      place(create(child), live, last);
      if ((saysOther && isSeen(child)) || child.nodeType === Node.ELEMENT_NODE) {
        note(child.nodeType === Node.ELEMENT_NODE ? child[twin] : live, changed);
      }
    }
    last = child[twin];
  }
}

/** Elements that cannot become another by their attributes and children. True if nothing more is to be done. */
function replaceWhole(old, next, live) {
  if (isWhole(next)) {
    if (!next.hasAttribute('data-anslag-token')) live.replaceWith(create(next));
    return true;
  }
  if (next.nodeName !== 'LINK' || !next.relList.contains('stylesheet')) return false;
  if (old.getAttribute('href') === next.getAttribute('href')) return false;
  replaceSheet(live, create(next));
  return true;
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
    one[twin] = other;
    for (let a = one.firstChild, b = other.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) remember(a, b);
  };
  remember(node, copy);
  const scripts = node.nodeName === 'SCRIPT' ? [node] : (node.querySelectorAll?.('script') ?? []);
  for (const script of scripts) revive(script);
  return node[twin];
}

/** The parser of a document that is not shown stops its scripts for good; a new element runs. */
function revive(script) {
  const stopped = script[twin];
  const running = document.createElement('script');
  for (const { name, value } of stopped.attributes) running.setAttribute(name, value);
  running.async = stopped.hasAttribute('async');
  running.textContent = stopped.textContent;
  stopped.replaceWith(running);
  script[twin] = running;
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

/** Whether a node that is no element says anything to a reader. */
function isSeen(node) {
  return node.nodeType !== Node.COMMENT_NODE && node.textContent.trim() !== '';
}

function note(element, changed) {
  if (element && !element.closest('head') && element.nodeName !== 'HTML') changed.add(element);
}
