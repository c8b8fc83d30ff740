// Owns the place where the reader is: what is seen stays where it is when something above it changes.

/** While a page is changed the browser's own anchoring would correct the same distance a second time. */
const still = new CSSStyleSheet();
still.replaceSync('* { overflow-anchor: none !important }');

/** Runs `change` and puts the first text that is seen, and that is still there, back at its height. */
export function keepPlace(change) {
  if (scrollY <= 0) return change();
  const anchors = seen();
  document.adoptedStyleSheets.push(still);
  const result = change();
  const anchor = anchors.find(({ element }) => element.isConnected && !result.has(element)) ?? anchors.find(({ element }) => element.isConnected);
  if (anchor) {
    const distance = anchor.element.getBoundingClientRect().top - anchor.top;
    if (Math.abs(distance) >= 0.5) scrollBy({ top: distance, behavior: 'instant' });
  }
  requestAnimationFrame(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
  });
  return result;
}

/** The blocks in the window, those that begin in it first. */
function seen() {
  const begun = [];
  const beginning = [];
  for (const element of document.querySelectorAll('[data-anslag-block], body > *, main > *')) {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom <= 0 || top >= innerHeight || bottom === top) continue;
    (top >= 0 ? beginning : begun).push({ element, top });
  }
  return [...beginning, ...begun.reverse()];
}
