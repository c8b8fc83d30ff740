// A language in other words: what is seen of it, for all tabs, and what stays as it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPreview } from './preview.mjs';
import { openBrowser, openTab } from './tab.mjs';

const heading = (tab) => tab.page.locator('h1').textContent();
/** Chooses one of the choices in the panel, which is open. */
const choose = (tab, name) => tab.panel('pseudo').getByRole('radio', { name }).click();

test('the language of the page is shown otherwise in all tabs, and no other language is', async (t) => {
  const preview = await startPreview(t);
  const context = await openBrowser(t);
  const english = await openTab(t, preview, '/en/glossary/', { context });
  const swedish = await openTab(t, preview, '/ordlista/', { context });
  const other = await openTab(t, preview, '/en/apply/', { context });
  await english.page.bringToFront();
  const plain = await heading(english);
  await english.button('Test text').click();
  assert.equal(await english.panel('pseudo').getByRole('radio', { name: 'The real text' }).isChecked(), true);

  await choose(english, 'Longer, with accents');
  await english.says('Test text: Longer, with accents (English)');
  await english.shows('⟦Ğľõõššȧȧřŷŷ⟧');
  await other.shows('⟦Ħõõŵ ŧõõ ȧȧṕṕľŷŷ⟧');
  await swedish.says('Provtext: Längre, med accenter (English)');
  assert.equal(await heading(swedish), 'Ordlista');
  assert.equal(await english.page.locator('nav.languages').textContent().then((text) => text.trim()), 'Svenska');

  await choose(english, 'Right to left');
  await english.until(() => document.documentElement.dir === 'rtl' && getComputedStyle(document.querySelector('h1')).direction === 'rtl');
  // The bar is nobody's text: it stays as it is, and nothing is wider than the window.
  assert.equal(await english.bar.locator('.bar').evaluate((bar) => getComputedStyle(bar).direction), 'ltr');
  assert.equal(await english.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
  assert.equal(await swedish.page.evaluate(() => document.documentElement.dir), '');

  await choose(english, 'Where it stands');
  await english.shows('glossary:title');
  assert.equal(await english.page.evaluate(() => document.documentElement.dir), '');

  // What is edited is followed, in the words that are seen.
  await choose(english, 'Longer, with accents');
  await english.reaches(await preview.edit('content/en/glossary.md', `title: ${plain}`, 'title: Words'));
  await english.shows('⟦Ŵõõřđš⟧');

  await swedish.messages.getByRole('button', { name: 'Tillbaka till den riktiga texten' }).click();
  await english.saysNoMore('Test text');
  await english.showsNot('⟦');
  assert.equal(await heading(english), 'Words');
  assert.equal(await english.panel('pseudo').getByRole('radio', { name: 'The real text' }).isChecked(), true);
});
