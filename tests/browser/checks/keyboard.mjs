// The page by keyboard alone: a skip link first, every control reached, and the focus always to be seen.

const controls = 'a[href], button, input:not([type=hidden], [type=radio]), select, textarea, summary, [tabindex]:not([tabindex^="-"])';

export async function keyboard({ page, report }) {
  await page.evaluate(startOver);
  const labels = await page.evaluate(listControls, controls);
  const first = await nextStop(page);
  if (!first) return report('body', 'Tab reaches nothing');
  const skip = await page.evaluate(inspectSkipLink);
  if (skip) report(first.element, skip);
  else {
    await page.keyboard.press('Enter');
    const second = await nextStop(page);
    if (second && !second.pastMainStart) report(first.element, `the skip link does not move the focus to the content: next is ${second.element}`);
  }

  await page.evaluate(startOver);
  const reached = new Set();
  for (let presses = 0; presses < 2 * labels.length + 10; presses += 1) {
    const stop = await nextStop(page);
    if (!stop || reached.has(stop.number)) break;
    if (stop.number >= 0) reached.add(stop.number);
    for (const problem of stop.problems) report(stop.element, problem);
  }
  labels.forEach((label, number) => {
    if (!reached.has(number)) report(label, 'Tab does not reach this control');
  });
  await page.evaluate(startOver);
}

/** In the page: puts the reader where Tab starts after loading; a focus that is removed leaves its place behind. */
function startOver() {
  const place = document.createElement('span');
  place.tabIndex = -1;
  document.body.prepend(place);
  place.focus();
  place.remove();
  scrollTo(0, 0);
}

async function nextStop(page) {
  await page.keyboard.press('Tab');
  return page.evaluate(inspectStop);
}

/** In the page: remembers each control and how it looks without focus. */
function listControls(selector) {
  const { describe, shown } = globalThis.inPage;
  const look = (element) => {
    const { boxShadow, backgroundColor, borderColor, borderWidth, color, textDecoration } = getComputedStyle(element);
    return [boxShadow, backgroundColor, borderColor, borderWidth, color, textDecoration].join();
  };
  const list = [...document.querySelectorAll(selector)].filter((element) => shown(element) && !element.disabled && !element.closest('[inert]'));
  Object.assign(globalThis.inPage, { controls: list, look, plainLooks: list.map(look) });
  return list.map(describe);
}

/** In the page: what has the focus now, and what is wrong with it; null once the focus has left the page. */
function inspectStop() {
  const { background, colour, contrast, controls: list, describe, look, plainLooks } = globalThis.inPage;
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const number = list.indexOf(element);
  const problems = [];

  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
  const outlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && colour(outlineColor)[3] > 0.5
    && (outlineStyle === 'auto' || contrast(outlineColor, background(element.parentElement)) >= 3);
  const changed = number >= 0 && look(element) !== plainLooks[number];
  if (!outlined && !changed) problems.push('the focus cannot be seen');

  const box = element.getClientRects()[0];
  const [left, right] = [Math.max(box?.left, 0), Math.min(box?.right, innerWidth)];
  const [top, bottom] = [Math.max(box?.top, 0), Math.min(box?.bottom, innerHeight)];
  if (!box || left >= right || top >= bottom) problems.push('has the focus outside of the window');
  else {
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (over && !element.contains(over) && !over.contains(element)) problems.push(`has the focus but is covered by ${describe(over)}`);
  }

  const main = document.querySelector('main');
  const after = main && (main.contains(element) || main.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  return { element: describe(element), number, problems, pastMainStart: Boolean(after) };
}

/** In the page: what is wrong with the first stop as a skip link, or ''. */
function inspectSkipLink() {
  const link = document.activeElement;
  const href = link.getAttribute('href') ?? '';
  if (!href.startsWith('#')) return 'the first stop of Tab is no skip link';
  const target = document.getElementById(decodeURIComponent(href.slice(1)));
  return target?.closest('main') ? '' : `the skip link leads to ${href}, which is not in main`;
}
