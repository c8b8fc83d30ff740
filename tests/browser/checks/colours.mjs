// The dark scheme is dark, the light one light, and paper is light, with the content and without the navigation.

const limits = { dark: { below: 0.2 }, light: { above: 0.7 } };

export async function colours({ page, mode, report }) {
  const scheme = mode.media === 'print' ? 'light' : mode.scheme ?? 'light';
  const found = await page.evaluate(({ below = 1, above = 0 }) => {
    const { background, describe, luminance, texts } = globalThis.inPage;
    const lines = texts(document.body, 'svg').map(({ parent, text }) => {
      const value = luminance(background(parent));
      return { parent, length: text.length, off: value > below || value < above };
    });
    const sum = (some) => some.reduce((total, { length }) => total + length, 0);
    const off = lines.filter((line) => line.off);
    // A button or a badge may stand out; the page may not.
    const root = luminance(background(document.body));
    if (root > below || root < above) return [['body', 'the page']];
    return sum(off) > 0.2 * sum(lines) ? [[describe(off[0].parent), `${Math.round(100 * sum(off) / sum(lines))} % of the text`]] : [];
  }, limits[scheme]);
  for (const [element, what] of found) report(element, `${what} is not on a ${scheme} background`);
}

export async function paper({ page, report }) {
  const read = () => page.evaluate(() => globalThis.inPage.texts(document.querySelector('main'), 'nav, button, [data-status]').map(({ text }) => text));
  const found = await page.evaluate(() => {
    const { background, contrast, describe, luminance, shown, texts } = globalThis.inPage;
    // Browsers leave backgrounds out, unless a style insists.
    const readable = (element) => {
      const { color, printColorAdjust } = getComputedStyle(element);
      return luminance(color) <= 0.4 || (printColorAdjust === 'exact' && contrast(color, background(element)) >= 4.5);
    };
    const skip = document.querySelector('a[href^="#"]');
    return [
      ...[...document.querySelectorAll('nav'), skip].filter((part) => part && !part.closest('main') && shown(part)).map((part) => [describe(part), 'navigation is printed']),
      ...texts(document.body, 'svg').filter(({ parent }) => !readable(parent)).map(({ parent }) => [describe(parent), 'the text is too light for paper (backgrounds are printed only with print-color-adjust: exact)']),
    ];
  });
  for (const [element, message] of found) report(element, message);

  const printed = (await read()).join(' ');
  await page.emulateMedia({ media: 'screen' });
  const missing = (await read()).filter((text) => !printed.includes(text));
  await page.emulateMedia({ media: 'print' });
  if (missing.length) report('main', `is not printed: "${missing[0]}"`);
}
