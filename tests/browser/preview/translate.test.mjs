// Translating in the page: the strings that it has, the card of each, and what is written from it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startPreview } from './preview.mjs';
import { openBrowser, openTab } from './tab.mjs';
import { faultsIn } from './usable.mjs';

const edit = ['--edit'];
/** The site with a base for each translation, as if somebody had confirmed it. */
const confirmed = { files: { 'i18n/base/en/site.ftl': '' } };

/** Opens the tool and lets the strings be seen. */
async function showStrings(tab, { tool = 'Translate', mode = 'Show the strings of the page', narrow = null } = {}) {
  if (narrow) await tab.button(narrow).click();
  await tab.button(tool).click();
  await tab.bar.getByRole('switch', { name: mode }).click();
  await tab.bar.locator('.string').first().waitFor();
}

/** The page as it is without what the preview adds. */
const pageOf = (tab) => tab.page.evaluate(() => {
  const copy = document.documentElement.cloneNode(true);
  for (const own of copy.querySelectorAll('anslag-bar, script[data-anslag-token]')) own.remove();
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT);
  const comments = [];
  while (walker.nextNode()) if (/^\/?anslag /.test(walker.currentNode.data)) comments.push(walker.currentNode);
  for (const comment of comments) comment.remove();
  copy.removeAttribute('data-anslag-edition');
  copy.normalize();
  const boxes = [...document.querySelectorAll('main *, header *, footer *')].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y + scrollY, width, height].map(Math.round).join(' ');
  });
  return { html: copy.outerHTML, boxes, comments: comments.length };
});

test('to see the strings changes neither the page nor where anything stands', async (t) => {
  const preview = await startPreview(t);
  for (const path of ['/en/', '/en/apply/rounds/', '/ansok/']) {
    const tab = await openTab(t, preview, path);
    await tab.button(path.startsWith('/en') ? 'Translate' : 'Översätt').click();
    const before = await pageOf(tab);
    const mode = tab.bar.getByRole('switch', { name: /strings of the page|sidans texter/ });
    await mode.click();
    await tab.until(() => CSS.highlights.get('anslag-string')?.size > 0);
    const during = await pageOf(tab);
    assert.equal(before.comments, 0, path);
    assert.ok(during.comments > 4, path);
    assert.deepEqual([during.html, during.boxes], [before.html, before.boxes], path);
    await mode.click();
    await tab.until(() => !CSS.highlights.has('anslag-string'));
    assert.deepEqual(await pageOf(tab), before, path);
  }
});

test('a click on a string shows its message, a link without one leads on, and F2 asks for what has focus', async (t) => {
  const preview = await startPreview(t, { arguments: edit });
  const tab = await openTab(t, preview, '/en/apply/rounds/');
  await showStrings(tab);
  const card = tab.bar.locator('.card');
  await tab.page.locator('footer').getByText('is a programme run by').click();
  await card.getByRole('heading', { name: 'footer-about' }).waitFor();
  await card.getByRole('button', { name: 'i18n/en/site.ftl:17' }).waitFor();
  assert.match(await card.textContent(), /Kommunala partnerskap är ett program/);
  assert.match(await card.textContent(), /En mening om avsändaren/);
  // A string in an attribute is chosen from the list, or by the key where it has focus.
  await tab.button('All strings of the page').click();
  await tab.bar.getByRole('button', { name: /menu-main/ }).click();
  await card.getByRole('heading', { name: 'menu-main' }).waitFor();
  await tab.page.locator('header a').filter({ hasText: 'Municipal partnerships' }).focus();
  await tab.page.keyboard.press('F2');
  await card.getByRole('heading', { name: 'site-owner-short' }).waitFor();
  await tab.until(() => document.querySelector('anslag-bar').shadowRoot.activeElement?.localName === 'textarea');
  await tab.page.getByRole('link', { name: 'Who can apply' }).first().click();
  await tab.page.waitForURL(/who-can-apply/);
});

test('a change is written to its file, and seen on the page without loading it anew', async (t) => {
  const preview = await startPreview(t, { arguments: edit });
  const tab = await openTab(t, preview, '/en/');
  await showStrings(tab);
  await tab.page.locator('footer').getByText('is a programme run by').click();
  const field = tab.bar.getByRole('textbox', { name: 'Text' });
  const before = await preview.read('i18n/en/site.ftl');
  await field.fill('Run by { $nobody');
  await tab.bar.getByText('is never closed').waitFor();
  await field.fill('Run by <b>ICLD.');
  await tab.bar.locator('.problem.error').getByText('L040').waitFor();
  await tab.bar.getByRole('button', { name: 'Save' }).click();
  assert.equal(await preview.read('i18n/en/site.ftl'), before, 'what is wrong is not written');
  await field.fill('Run by ICLD in Visby.');
  await tab.bar.getByText('On the page it reads: Run by ICLD in Visby.').waitFor();
  await field.press('Control+Enter');
  await tab.bar.getByText('Saved: i18n/en/site.ftl:17').waitFor();
  await tab.shows('Run by ICLD in Visby.');
  const line = 'footer-about = Municipal partnerships is a programme run by the Swedish International Centre for Local Democracy (ICLD).';
  assert.equal(await preview.read('i18n/en/site.ftl'), before.replace(line, 'footer-about = Run by ICLD in Visby.'));
});

test('what somebody else wrote meanwhile is shown, and written over only by who has seen it', async (t) => {
  const preview = await startPreview(t, { arguments: edit });
  const tab = await openTab(t, preview, '/en/');
  await showStrings(tab);
  await tab.page.locator('footer').getByText('is a programme run by').click();
  const field = tab.bar.getByRole('textbox', { name: 'Text' });
  await field.fill('Mine.');
  await tab.reaches(await preview.edit('i18n/en/site.ftl', 'footer-about = Municipal', 'footer-about = The municipal'));
  // It is told by itself; and who saves all the same is asked once more.
  await tab.bar.getByText('Somebody else has changed the message').waitFor();
  await tab.button('Save').click();
  await tab.says('Not saved.');
  assert.match(await preview.read('i18n/en/site.ftl'), /footer-about = The municipal/);
  assert.equal(await field.inputValue(), 'Mine.', 'nothing is lost');
  await tab.button('Save').click();
  await tab.shows('Mine.');
});

test('F8 goes through what is missing and what is stale, from page to page', async (t) => {
  const preview = await startPreview(t, {
    arguments: edit,
    files: {
      'i18n/sv/site.ftl': (text) => text.replace('Kommunala partnerskap är ett', 'Det här är ett'),
      'i18n/base/en/site.ftl': 'footer-about = Kommunala partnerskap är ett program från Internationellt Centrum för Lokal Demokrati (ICLD).\n',
      // The site's own theme has it, and the one below it.
      'themes/icld/i18n/en/theme.ftl': (text) => text.replace(/^map-cluster-label.*\n/m, ''),
      'themes/default/i18n/en/theme.ftl': (text) => text.replace(/^map-cluster-label.*\n/m, ''),
    },
  });
  const tab = await openTab(t, preview, '/en/contact/');
  await showStrings(tab);
  await tab.bar.getByText('To do: 2').waitFor();
  await tab.page.keyboard.press('F8');
  await tab.page.waitForURL(/\/en\/partner-countries\//);
  await tab.bar.locator('.card').getByRole('heading', { name: 'map-cluster-label' }).waitFor();
  await tab.bar.getByRole('textbox', { name: 'Text' }).fill('Map of { $cluster }');
  await tab.page.keyboard.press('Control+Enter');
  await tab.bar.getByText('To do: 1').waitFor();
  await tab.page.keyboard.press('F8');
  await tab.bar.locator('.card').getByRole('heading', { name: 'footer-about' }).waitFor();
  assert.deepEqual(await tab.bar.locator('.card ins, .card del').allTextContents(), ['Kommunala partnerskap', 'Det här']);
  await tab.button('It is still right').click();
  await tab.bar.getByText('To do: 0').waitFor();
  assert.match(await preview.read('i18n/base/en/site.ftl'), /Det här är ett/);
});

test('without --edit the card tells, and lets nothing be written', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/');
  await showStrings(tab);
  await tab.page.locator('footer').getByText('is a programme run by').click();
  await tab.bar.getByText('if the preview is started with --edit').waitFor();
  assert.equal(await tab.bar.getByRole('textbox').count(), 0);
});

describe('everyone can use the tool and the page that tells how far the translation has come', () => {
  for (const [width, height] of [[320, 640], [1280, 800]]) {
    for (const scheme of ['light', 'dark']) {
      test(`${width} ${scheme}`, async (t) => {
        const preview = await startPreview(t, { arguments: edit, files: confirmed.files });
        const tab = await openTab(t, preview, '/ansok/', { width, height, scheme });
        await showStrings(tab, { tool: 'Översätt', mode: 'Visa sidans texter', narrow: width < 600 ? 'Verktyg' : null });
        assert.deepEqual(await faultsIn(tab.page, 'anslag-bar'), []);
        await tab.bar.locator('.string').nth(3).click();
        await tab.bar.getByRole('textbox').first().fill('{ $x');
        await tab.bar.locator('.problem').first().waitFor();
        assert.deepEqual(await faultsIn(tab.page, 'anslag-bar'), []);
        await tab.page.goto(preview.at('/_anslag/translations?lang=sv'));
        await tab.page.getByRole('table').waitFor();
        assert.deepEqual(await faultsIn(tab.page, 'body'), []);
      });
    }
  }
});
