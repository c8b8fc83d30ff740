// Owns the marks in a pane: blocks that have not been followed, and blocks that only this language has.

const edge = `
anslag-mark + *, :has(> anslag-mark[within]) { --anslag-edge: #c2701c }
anslag-mark[kind="alone"] + *, :has(> anslag-mark[kind="alone"][within]) { --anslag-edge: #8d99a3 }
anslag-mark:not([within]) + *, :has(> anslag-mark[within]) {
  border-image: linear-gradient(to right, var(--anslag-edge) 4px, #0000 4px) fill 0 / 0 / 0 0 0 0.75rem !important;
}
li:has(> anslag-mark[within="hanging"]) { border-image-outset: 0 0 0 2.25rem !important }
:dir(rtl):is(anslag-mark:not([within]) + *, :has(> anslag-mark[within])) {
  border-image: linear-gradient(to left, var(--anslag-edge) 4px, #0000 4px) fill 0 / 0 / 0 0.75rem 0 0 !important;
}`;

const label = `
:host { all: initial !important; display: block !important; margin-block: var(--gap, 0) calc(0px - var(--gap, 0)) !important }
:host([lifted]) { position: relative !important; block-size: 0 !important }
span {
  display: inline-block; padding: 0 0.6em; border-radius: 4px; font: 600 0.8125em/1.6 system-ui, sans-serif;
  background: #fdf0dc; color: #7a4300;
}
:host([kind="alone"]) span { background: #eceff1; color: #4b545c; font-weight: 400 }
:host([lifted]) span { position: absolute; inset-block-end: -2px; line-height: 1.35; white-space: nowrap }
@media (prefers-color-scheme: dark) {
  span { background: #38280f; color: #f0be7c }
  :host([kind="alone"]) span { background: #262d33; color: #b6c0c8 }
}`;

/** Elements in which a mark can stand as the first line; before others it stands outside. */
const roomy = 'li, dd, td, th, blockquote, div, section, article, aside, figure';

const sheets = new WeakMap();

/** Marks blocks in the page of `view`, and no others: `marks` has their numbers, by kind of mark. */
export function mark(view, marks, words) {
  const { document } = view;
  const sheet = sheetsFor(view);
  for (const old of document.querySelectorAll('anslag-mark')) old.remove();
  for (const [kind, blocks] of Object.entries(marks)) {
    for (const block of blocks) {
      const element = document.querySelector(`[data-anslag-block="${block}"]`);
      if (!element) continue;
      const own = document.createElement('anslag-mark');
      own.setAttribute('kind', kind);
      const root = own.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      root.append(Object.assign(document.createElement('span'), { textContent: words(`side-${kind}`) }));
      if (element.matches(roomy)) {
        own.setAttribute('within', hasMarker(element, view) ? 'hanging' : '');
        own.toggleAttribute('lifted', isNumbered(element, view));
        element.prepend(own);
      } else {
        // The space that the theme leaves above the block goes above its mark.
        const gap = Math.max(0, parseFloat(view.getComputedStyle(element).marginTop) - 4);
        own.style.setProperty('--gap', `${gap}px`);
        element.before(own);
      }
    }
  }
}

/** Whether the browser puts a bullet or a number before an item, outside of its box. */
function hasMarker(element, view) {
  const { listStyleType, listStylePosition } = view.getComputedStyle(element);
  return element.localName === 'li' && listStylePosition === 'outside' && !['none', '""'].includes(listStyleType);
}

/**
 * Whether the theme itself draws a number at the first line, and leaves room between the items. Then the mark stands in
 * that room, so that number and line stay beside each other.
 */
function isNumbered(element, view) {
  const top = parseFloat(view.getComputedStyle(element).paddingTop);
  const bottom = parseFloat(view.getComputedStyle(element.parentElement.firstElementChild).paddingBottom);
  return view.getComputedStyle(element, '::before').position === 'absolute' && top + bottom >= 20;
}

/** The style of the edges goes to the page once; that of the labels into each of them. */
function sheetsFor(view) {
  if (!sheets.has(view.document)) {
    const outer = new view.CSSStyleSheet();
    outer.replaceSync(edge);
    view.document.adoptedStyleSheets.push(outer);
    const inner = new view.CSSStyleSheet();
    inner.replaceSync(label);
    sheets.set(view.document, inner);
  }
  return sheets.get(view.document);
}
