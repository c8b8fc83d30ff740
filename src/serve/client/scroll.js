// Owns the place where the reader is: what is seen stays where it is when something above it changes.

/** While a page is changed the browser's own anchoring would correct the same distance a second time. */
const still = new CSSStyleSheet();
still.replaceSync('* { overflow-anchor: none !important }');

/** Runs `change`, which gives the elements that it changed, and puts the first text in the window that it left alone back at its height. */
export function keepPlace(change) {
  if (scrollY <= 0) return change();
  const anchors = seen();
  document.adoptedStyleSheets.push(still);
  const result = change();
  const isWhole = (element) => ![...result].some((changed) => element.contains(changed));
  const there = anchors.filter(({ element }) => element.isConnected);
  const anchor = there.find(({ element }) => isWhole(element)) ?? there[0];
  if (anchor) {
    const distance = anchor.element.getBoundingClientRect().top - anchor.top;
    if (Math.abs(distance) >= 0.5) scrollBy({ top: distance, behavior: 'instant' });
  }
  requestAnimationFrame(() => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== still);
  });
  return result;
}

/** The innermost blocks in the window, from its top, and where the page has no blocks its other parts. */
function seen() {
  const anchors = [];
  for (const element of document.querySelectorAll('[data-anslag-block], body > *, main > *')) {
    if (element.localName.startsWith('anslag-') || element.querySelector('[data-anslag-block]')) continue; // marks come and go
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom > 0 && top < innerHeight && bottom > top) anchors.push({ element, top });
  }
  return anchors;
}
