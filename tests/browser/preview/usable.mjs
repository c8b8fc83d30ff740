// Whether everyone can use a part of a page: the rules of axe, the contrast of text in shadow trees, and no scrolling sideways.
import { axe } from '../checks/axe.mjs';
import { inPage } from '../in-page.mjs';

/** Looks at what is within the first element that a selector finds in a page or a frame. Gives what is wrong. */
export async function faultsIn(page, within) {
  const found = [];
  await axe({ page, report: (where, why) => found.push(`${where}: ${why}`), within });
  await page.evaluate(inPage);
  // axe cannot tell the contrast inside of a shadow tree.
  found.push(...await page.evaluate(faintTexts, within));
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found.push('scrolls sideways');
  return found;
}

/** In the page: texts whose contrast is below that of WCAG for text of ordinary size. */
function faintTexts(within) {
  const { texts, contrast, background } = globalThis.inPage;
  const { shadowRoot } = document.querySelector(within);
  if (!shadowRoot) return [];
  return texts(shadowRoot, ':disabled, .unseen')
    .map(({ parent, text }) => ({ text, ratio: contrast(getComputedStyle(parent).color, background(parent)) }))
    .filter(({ ratio }) => ratio < 4.5)
    .map(({ text, ratio }) => `"${text}" has a contrast of ${ratio.toFixed(1)}`);
}
