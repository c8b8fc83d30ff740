// Two languages side by side: scrolled together, and what the translation has not followed is marked.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startPreview } from './preview.mjs';
import { openBrowser } from './tab.mjs';
import { faultsIn } from './usable.mjs';

const files = { sv: 'content/sv/about/_index.md', en: 'content/en/about/_index.md' };

/** More text in both languages, of unlike length, so that there is something to scroll. */
const longer = (language) => (text) => `${text}\n${Array.from({ length: 24 }, (_, index) => (language === 'sv'
  ? `## Avsnitt ${index} {#more-${index}}\n\nStycke ${index}. ${'Här står det mer. '.repeat(4 + ((index * 7) % 19))}`
  : `## Section ${index} {#more-${index}}\n\nParagraph ${index}. ${'There is more here. '.repeat(4 + ((index * 13) % 23))}`)).join('\n\n')}\n`;

/** Opens the page side by side, and waits until both panes are there and paired. */
async function openSide(t, preview, options) {
  const context = await openBrowser(t, options);
  const page = await context.newPage();
  const complaints = [];
  page.on('pageerror', ({ stack }) => complaints.push(stack));
  preview.beforeEnd(() => assert.deepEqual(complaints, [], 'errors in the console'));
  await page.goto(preview.at('/_anslag/side-by-side?page=/en/about/&lang=en'));
  await page.locator('.behind').getByText(/The translation has followed|have not followed|has not followed/).waitFor();
  const panes = [];
  for (const handle of await page.locator('iframe').elementHandles()) panes.push(await handle.contentFrame());
  return { page, left: panes[0], right: panes[1] };
}

/** The height in the window of the block that has a text. */
const heightOf = (pane, text) => pane.evaluate((wanted) => [...document.querySelectorAll('[data-anslag-block]')]
  .find((block) => block.textContent.includes(wanted)).getBoundingClientRect().top, text);

const bringToLine = (pane, text) => pane.evaluate((wanted) => {
  const block = [...document.querySelectorAll('[data-anslag-block]')].find((one) => one.textContent.includes(wanted));
  scrollBy({ top: block.getBoundingClientRect().top - innerHeight * 0.25, behavior: 'instant' });
}, text);

/** Waits until a block of one pane stands as high as its counterpart in the other. */
async function atOneHeight(pane, text, other, counterpart) {
  const wanted = await heightOf(pane, text);
  await other.waitForFunction(([words, top]) => Math.abs([...document.querySelectorAll('[data-anslag-block]')]
    .find((block) => block.textContent.includes(words)).getBoundingClientRect().top - top) < 2, [counterpart, wanted]);
}

const long = { files: { [files.sv]: longer('sv'), [files.en]: longer('en') } };

test('both languages are shown, and blocks that belong together stay at one height', async (t) => {
  const preview = await startPreview(t, long);
  const { page, left, right } = await openSide(t, preview);
  assert.deepEqual([new URL(left.url()).pathname, new URL(right.url()).pathname], ['/om-programmet/', '/en/about/']);
  assert.deepEqual(await page.locator('h2').allInnerTexts(), ['Svenska', 'English']);
  for (const pane of [left, right]) assert.equal(await pane.locator('anslag-bar').count(), 0, 'a pane has a bar of its own');

  for (const number of [3, 9, 17]) {
    await bringToLine(left, `Avsnitt ${number}`);
    await atOneHeight(left, `Avsnitt ${number}`, right, `Section ${number}`);
  }
  for (const number of [12, 4]) {
    await bringToLine(right, `Paragraph ${number}.`);
    await atOneHeight(right, `Paragraph ${number}.`, left, `Stycke ${number}.`);
  }
  await page.getByRole('checkbox', { name: 'Scroll together' }).uncheck();
  const rests = await right.evaluate(() => scrollY);
  await bringToLine(left, 'Avsnitt 20');
  await left.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  assert.equal(await right.evaluate(() => scrollY), rests, 'it is not linked any more');
  await page.getByRole('checkbox', { name: 'Scroll together' }).check();
  await atOneHeight(left, 'Avsnitt 20', right, 'Section 20');
});

test('a paragraph is marked when only its source was edited, and no more when it has followed', async (t) => {
  const preview = await startPreview(t, long);
  const { page, left, right } = await openSide(t, preview);
  await page.getByText('The translation has followed every paragraph').waitFor();
  await bringToLine(left, 'Avsnitt 8');
  await atOneHeight(left, 'Avsnitt 8', right, 'Section 8');

  await preview.edit(files.sv, 'Stycke 8. Här står', 'Stycke 8. Där står');
  await left.getByText('Stycke 8. Där står').waitFor();
  await page.getByText('Paragraphs that the translation has not followed: 1').waitFor();
  const mark = right.locator('anslag-mark[kind="behind"]');
  assert.equal(await mark.count(), 1);
  assert.match(await mark.evaluate((one) => (one.hasAttribute('within') ? one.parentElement : one.nextElementSibling).textContent), /^Paragraph 8\./);
  await mark.getByText('The source has changed').waitFor();
  assert.equal(await left.locator('anslag-mark').count(), 0);
  await atOneHeight(left, 'Avsnitt 8', right, 'Section 8');

  await page.evaluate(() => { for (const { contentWindow } of document.querySelectorAll('iframe')) contentWindow.scrollTo({ top: 0, behavior: 'instant' }); });
  await page.getByRole('button', { name: 'Next' }).click();
  await right.waitForFunction(() => {
    const { top, bottom } = [...document.querySelectorAll('[data-anslag-block]')].find((block) => block.textContent.startsWith('Paragraph 8.')).getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

  await preview.edit(files.en, 'Paragraph 8. There is', 'Paragraph 8. Over there is');
  await page.getByText('The translation has followed every paragraph').waitFor();
  assert.equal(await mark.count(), 0);
});

test('what was confirmed is what was followed, until it is confirmed again', async (t) => {
  const base = 'i18n/base/en/about/_index.md';
  const preview = await startPreview(t, long);
  const source = await preview.read(files.sv);
  await preview.write(base, source.replace('Stycke 8. Här står', 'Stycke 8. Där stod'));
  const { page, right } = await openSide(t, preview);
  const mark = right.locator('anslag-mark[kind="behind"]');
  await mark.waitFor();
  await page.getByText('Paragraphs that the translation has not followed: 1').waitFor();
  assert.match(await mark.evaluate((one) => (one.hasAttribute('within') ? one.parentElement : one.nextElementSibling).textContent), /^Paragraph 8\./);
  await preview.edit(files.en, 'Paragraph 8. There is', 'Paragraph 8. Over there is');
  await right.getByText('Paragraph 8. Over there is').waitFor();
  await mark.waitFor();
  await preview.write(base, source);
  await page.getByText('The translation has followed every paragraph').waitFor();
  assert.equal(await mark.count(), 0);
});

test('a new paragraph is one that the translation lacks, at its place', async (t) => {
  const preview = await startPreview(t, long);
  const { page, left, right } = await openSide(t, preview);
  await preview.edit(files.sv, '## Avsnitt 5', 'Bara på svenska, ett helt nytt stycke som ingen har översatt.\n\n## Avsnitt 5');
  const mark = left.locator('anslag-mark[kind="missing"]');
  await mark.waitFor();
  assert.match(await mark.evaluate((one) => one.nextElementSibling.textContent), /^Bara på svenska/);
  await page.getByText('Paragraphs that the translation has not followed: 1').waitFor();
  await bringToLine(left, 'Avsnitt 5');
  await atOneHeight(left, 'Avsnitt 5', right, 'Section 5');
});

test('a link in one pane takes the other along, and the way back leads to the page', async (t) => {
  const preview = await startPreview(t);
  const { page, left, right } = await openSide(t, preview);
  await left.locator('footer a[href="/kontakt/"]').click();
  await right.waitForURL('**/en/contact/');
  const back = page.getByRole('link', { name: 'Back to the page' });
  await page.waitForURL('**page=%2Fen%2Fcontact%2F*');
  await back.click();
  await page.waitForURL('**/en/contact/');
  await page.locator('anslag-bar').getByRole('link', { name: 'Side by side' }).click();
  await page.waitForURL('**/side-by-side?page=*');
});

test('faults and another day are told of there too', async (t) => {
  const preview = await startPreview(t);
  const { page, left } = await openSide(t, preview);
  await preview.edit(files.sv, 'title: ', 'tittle: ');
  await page.getByRole('link', { name: /Problem(s)?: [1-9]/ }).waitFor();
  assert.match(await left.textContent('main'), /\S/);
  await preview.edit(files.sv, 'tittle: ', 'title: ');
  await page.getByRole('link', { name: /Problem/ }).waitFor({ state: 'hidden' });
});

describe('everyone can use it', () => {
  for (const [width, height] of [[1280, 800], [320, 640]]) {
    for (const scheme of ['light', 'dark']) {
      test(`${width} px, ${scheme}`, async (t) => {
        const preview = await startPreview(t, long);
        const { page, right } = await openSide(t, preview, { width, height, scheme });
        await preview.edit(files.sv, 'Stycke 0. Här står', 'Stycke 0. Där står');
        await right.locator('anslag-mark').waitFor();
        const found = [...await faultsIn(page, 'header'), ...await faultsIn(page, '.pane-head'), ...await faultsIn(right, 'anslag-mark')];
        assert.deepEqual(found, []);
      });
    }
  }
});
