// Text on a narrow screen: no sideways scrolling, nothing cut off, text that grows with the reader's size,
// and words in headings and menus that stay whole (WCAG 1.4.4, 1.4.10, 1.4.12).

export async function reflow({ page, mode, report }) {
  const found = await page.evaluate(({ width, textSize = 1 }) => {
    const { describe, shown, sheet, texts } = globalThis.inPage;
    const findings = [];
    const root = document.documentElement;
    const styleOf = (element) => getComputedStyle(element);
    const ancestor = (element, holds) => {
      for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) if (holds(one)) return one;
      return null;
    };

    if (root.scrollWidth > width) {
      // The innermost culprits: too wide themselves, and not within a part that scrolls alone.
      const wide = [...document.body.querySelectorAll('*')].filter((element) => shown(element)
        && element.getBoundingClientRect().right > width + 1
        && !ancestor(element, (one) => styleOf(one).overflowX !== 'visible'));
      const reach = (element) => element.getBoundingClientRect().right;
      const inner = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)))
        .sort((one, other) => reach(other) - reach(one));
      const culprits = inner.length ? inner.slice(0, 3) : [document.body];
      for (const element of culprits) {
        findings.push([describe(element), `the page is ${root.scrollWidth} px wide and scrolls sideways`]);
      }
    }

    for (const element of document.body.querySelectorAll('*')) {
      const { overflowX, overflowY, position } = styleOf(element);
      const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
      const forScreenReaders = position === 'absolute' && element.clientWidth <= 2;
      if (forScreenReaders || element.closest('svg') || !shown(element) || !texts(element).length) continue;
      if ((cuts(overflowX) && element.scrollWidth > element.clientWidth + 1)
        || (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1)) {
        findings.push([describe(element), 'text is cut off']);
      }
    }

    if (textSize > 1) {
      const parents = [...new Set(texts(document.body, 'svg, [aria-hidden=true]').map(({ parent }) => parent))];
      const sizes = () => parents.map((parent) => parseFloat(styleOf(parent).fontSize));
      const large = sizes();
      sheet.disabled = true;
      const plain = sizes();
      sheet.disabled = false;
      // Headings may grow a little less: they are large already.
      parents.forEach((parent, i) => {
        const least = parent.closest('h1, h2, h3') ? 0.75 * textSize : 0.95 * textSize;
        if (large[i] < least * plain[i]) findings.push([describe(parent), `the text does not grow with the reader's size: ${plain[i]} px, then ${large[i]} px`]);
      });
    }
    return findings;
  }, mode);
  for (const [element, message] of found) report(element, message);
}

/** A word may be broken at a hyphen or a soft hyphen only. Browsers often lack the words behind `hyphens: auto`. */
export async function wholeWords({ page, report }) {
  const found = await page.evaluate(() => {
    const { describe, sheet, texts } = globalThis.inPage;
    sheet.insertRule('* { hyphens: manual !important }');
    const findings = [];
    for (const part of document.querySelectorAll('h1, h2, h3, h4, nav a, header a, button, summary')) {
      for (const { node } of texts(part)) {
        for (const match of node.data.matchAll(/[\p{L}\p{N}]+/gu)) {
          const range = document.createRange();
          range.setStart(node, match.index);
          range.setEnd(node, match.index + match[0].length);
          const lines = new Set([...range.getClientRects()].filter((box) => box.width > 0).map((box) => Math.round(box.top)));
          if (lines.size > 1) findings.push([describe(part), `the word "${match[0]}" is broken without a hyphen`]);
        }
      }
    }
    return findings;
  });
  for (const [element, message] of found) report(element, message);
}
