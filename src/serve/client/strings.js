// Owns the strings of the page: where each of them is, how it is made to be seen, and which of them is at a point.
// The page itself stays as it is: what marks a string are comments beside it, and a highlight, which is no element.

const opening = /^anslag (\d+)(?: (\S+))?$/;
const closing = /^\/anslag (\d+)$/;

/** So far beside its letters a string is still met, in pixels: the space between two lines belongs to both. */
const reach = 8;

const style = `
::highlight(anslag-string) { text-decoration: underline dotted 2px #2b6cb0; text-decoration-skip-ink: none }
::highlight(anslag-missing) { text-decoration: underline wavy 2px #b3261e; background-color: #b3261e26 }
::highlight(anslag-stale) { text-decoration: underline dashed 2px #c2701c; background-color: #c2701c26 }
::highlight(anslag-chosen) { background-color: #ffc94d; color: #1a1e22; text-decoration: none }`;

let sheet = null;

/** Where the strings of the page are: by number, a range of its text, or an element that has it in an attribute. */
export function findStrings() {
  const found = new Map();
  const open = new Map();
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_COMMENT);
  for (let comment = walker.nextNode(); comment; comment = walker.nextNode()) {
    const [, number, attribute] = opening.exec(comment.data) ?? [];
    if (attribute) {
      const element = elementAfter(comment);
      if (element) found.set(Number(number), { element });
    } else if (number) {
      open.set(number, comment);
    } else {
      const [, end] = closing.exec(comment.data) ?? [];
      const begin = open.get(end);
      if (!begin) continue;
      found.set(Number(end), { begin, end: comment });
    }
  }
  return found;
}

/** Lets strings be seen. `states` has the state of each by number; null ends it. */
export function highlight(places, states) {
  if (!globalThis.CSS?.highlights) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets.push(sheet);
  }
  const ranges = { 'anslag-string': [], 'anslag-missing': [], 'anslag-stale': [] };
  for (const [number, place] of places) {
    if (!place.begin) continue;
    ranges[{ missing: 'anslag-missing', stale: 'anslag-stale' }[states(number)] ?? 'anslag-string'].push(rangeOf(place));
  }
  for (const [name, own] of Object.entries(ranges)) CSS.highlights.set(name, new Highlight(...own));
}

/** Marks one string, or none. */
export function markChosen(place) {
  if (!globalThis.CSS?.highlights) return;
  const chosen = new Highlight(...(place?.begin ? [rangeOf(place)] : []));
  chosen.priority = 1;
  CSS.highlights.set('anslag-chosen', chosen);
}

export function unmark() {
  for (const name of ['string', 'missing', 'stale', 'chosen']) globalThis.CSS?.highlights?.delete(`anslag-${name}`);
}

/** The boxes of a string in the window; none if it is not seen. */
export function boxesOf(place) {
  const boxes = place.begin ? rangeOf(place).getClientRects() : place.element.getClientRects();
  return [...boxes].filter(({ width, height }) => width && height);
}

/** The number of the smallest string at a point of the window, of those in the text before those in attributes. */
export function stringAt(places, x, y, target) {
  let best = null;
  for (const [number, place] of places) {
    const isIn = boxesOf(place).some((box) => box.left - reach <= x && x <= box.right + reach && box.top - reach <= y && y <= box.bottom + reach);
    // What is in an element is not what its attributes say, but of a picture.
    if (!isIn || (place.element && place.element !== target && place.element !== target.closest('svg'))) continue;
    const size = boxesOf(place).reduce((sum, { width, height }) => sum + width * height, place.element ? 1e9 : 0);
    if (!best || size <= best.size) best = { number, size };
  }
  return best?.number ?? null;
}

/** The number of the first string in an element, or of one that the element is in. */
export function stringIn(places, element) {
  for (const [number, place] of places) {
    if (place.element === element || (place.begin && element.contains(place.begin))) return number;
  }
  for (const [number, place] of places) {
    if (place.begin && rangeOf(place).intersectsNode(element)) return number;
  }
  return null;
}

/** Brings a string into the window. */
export function bring(place) {
  const element = place.element ?? place.begin.parentElement;
  const hidden = element?.closest('details:not([open])');
  if (hidden) hidden.open = true;
  element?.scrollIntoView({ block: 'center', behavior: 'instant' });
}

function rangeOf({ begin, end }) {
  const range = document.createRange();
  range.setStartAfter(begin);
  range.setEndBefore(end);
  return range;
}

function elementAfter(comment) {
  let node = comment.nextSibling;
  while (node && node.nodeType !== Node.ELEMENT_NODE) node = node.nextSibling;
  return node;
}
