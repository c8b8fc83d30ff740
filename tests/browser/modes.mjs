// The ways in which a page is looked at. Each check names the modes that it needs; a mode is entered once a page.

/** WCAG 2.2, 1.4.12: readers may space text like this and must lose nothing. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }`;

/** In the order in which they are entered. `textSize` multiplies the reader's text size; `tab` is the kind of tab, if not plain. */
export const modes = {
  wide: { title: 'light, 1280 px', width: 1280 },
  wideDark: { title: 'dark, 1280 px', width: 1280, scheme: 'dark' },
  narrow: { title: 'light, 320 px', width: 320 },
  narrowDark: { title: 'dark, 320 px', width: 320, scheme: 'dark' },
  spaced: { title: 'text spacing, 320 px', width: 320, style: spacing },
  doubled: { title: 'text at 200 %, 320 px', width: 320, textSize: 2 },
  // A reader with a dark scheme gets the same light paper.
  print: { title: 'print', width: 1280, scheme: 'dark', media: 'print' },
  scriptless: { title: 'without scripts', width: 1280, tab: 'scriptless' },
  // The page as it is once all of the above has been done to it.
  leaving: { title: 'whole visit', width: 1280 },
  // The check sets the clock and opens the page itself, as often as it needs.
  clocked: { title: 'clock set', width: 1280, tab: 'clocked' },
};

/** Shows an open page in a mode. */
export async function enter(page, mode) {
  await page.setViewportSize({ width: mode.width, height: mode.width < 600 ? 640 : 800 });
  await page.emulateMedia({ colorScheme: mode.scheme ?? 'light', media: mode.media ?? 'screen' });
  await page.evaluate(({ style = '', textSize = 1 }) => globalThis.inPage.setStyle(style, textSize), mode);
}
