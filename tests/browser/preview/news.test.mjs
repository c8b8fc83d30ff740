// What the bar tells of by itself: a change out of sight, and a lost connection.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPreview } from './preview.mjs';
import { openTab } from './tab.mjs';

const file = 'content/en/apply/_index.md';
const lines = Array.from({ length: 30 }, (_, index) => `Paragraph ${index}. ${'Words that take their room. '.repeat(20)}`);
const long = (text) => `${text}\n\n${lines.join('\n\n')}\n\n## The very end {#end}\n\nLast words.\n`;

test('an edit out of sight is told of, and shown on demand', async (t) => {
  const preview = await startPreview(t, { files: { [file]: long } });
  const tab = await openTab(t, preview, '/en/apply/');
  const leftovers = () => tab.page.evaluate(() => document.querySelectorAll('main [tabindex], main [style]').length);
  const before = await leftovers();
  await preview.edit(file, 'Last words.', 'Really the last words.');
  await tab.says('Changed further down');
  await tab.button('Show').click();
  await tab.until(() => document.activeElement.textContent.includes('Really the last words'));
  await tab.saysNoMore('Changed further down');
  assert.ok(await tab.page.evaluate(() => {
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  }), 'what changed is not in the window');

  await preview.edit(file, 'Five steps', 'Six steps');
  await tab.says('Changed further up');
  await tab.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await tab.saysNoMore('Changed further up');
  await tab.page.evaluate(() => document.activeElement.blur());
  assert.equal(await leftovers(), before, 'something was left on the page');
});

test('an edit in sight, and one of another page, need no word about where', async (t) => {
  const preview = await startPreview(t, { files: { [file]: long } });
  const tab = await openTab(t, preview, '/en/apply/');
  await preview.edit(file, 'Five steps', 'Six steps');
  await tab.says('The page is up to date');
  await preview.edit('content/en/about-this-site.md', 'title: ', 'title: New ');
  await tab.shows('New About');
  assert.doesNotMatch(await tab.messages.textContent(), /further/);
});

test('a lost connection is told of, and after a restart of the program the newest is shown', async (t) => {
  const preview = await startPreview(t, { files: { [file]: long } });
  const tab = await openTab(t, preview, '/en/apply/');
  const swedish = await openTab(t, preview, '/ansok/');
  await tab.page.evaluate(() => scrollTo({ top: 900, behavior: 'instant' }));
  const was = await tab.page.evaluate(() => scrollY);
  await preview.stop();
  await tab.says('Connection lost');
  await swedish.says('Förbindelsen bröts');
  assert.match(await tab.page.evaluate(() => document.querySelector('main').textContent), /Last words/, 'the text stays');

  await preview.put(file, (text) => text.replace('Last words', 'Words of a new run'));
  await preview.start();
  // Another run may be another version of the program: the page is loaded anew, where it was.
  await tab.until(() => document.querySelector('main')?.textContent.includes('Words of a new run'));
  await tab.barIsReady();
  await tab.until((top) => Math.abs(scrollY - top) < 2, was);
  assert.equal(await tab.page.evaluate(() => window.openedOnce), undefined);
  assert.doesNotMatch(await tab.messages.textContent(), /lost/);

  await preview.edit(file, 'Words of a new run', 'And it goes on');
  await tab.until(() => document.querySelector('main').textContent.includes('And it goes on'));
});

test('a tab that nobody saw catches up when it is seen', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/apply/');
  const hide = (hidden) => tab.page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
  await hide(true);
  const other = await openTab(t, preview, '/en/', { context: tab.page.context() });
  await other.reaches(await preview.edit(file, 'Five steps', 'Six steps'));
  await hide(false);
  await tab.shows('Six steps');
});
