// The site at another time and with its drafts: for all tabs, and said so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPreview } from './preview.mjs';
import { openBrowser, openTab } from './tab.mjs';

/** The names of the rounds that a page lists under a heading, as `Omgång 2024-04`. */
const rounds = (tab, heading) => tab.page.evaluate((id) => {
  const list = document.querySelector(`#${id}`).closest('h2').nextElementSibling;
  return [...list.querySelectorAll('.round')].map((round) => `${round.dataset.closes.slice(0, 10)} ${round.querySelector('[data-status]').dataset.status}`);
}, heading);

test('the site changes at the moments at which a round closes, in all tabs, until one goes back to now', async (t) => {
  const preview = await startPreview(t);
  const context = await openBrowser(t);
  const swedish = await openTab(t, preview, '/ansok/omgangar/', { context });
  const english = await openTab(t, preview, '/en/apply/rounds/', { context });
  await swedish.page.bringToFront();
  await swedish.button('Tid: nu').click();
  const slider = swedish.bar.getByRole('slider', { name: 'Tidpunkt' });

  await slider.press('Home');
  await swedish.says('Så här ser webbplatsen ut 13 augusti 2024 kl. 23.59');
  assert.match(await slider.getAttribute('aria-valuetext'), /13 augusti 2024 kl\. 23\.59 – Strax före: omgång 2024-03 stänger snart/i);
  await slider.press('ArrowRight');
  await swedish.says('Så här ser webbplatsen ut 14 augusti 2024 kl. 00.00');
  await slider.press('ArrowRight');
  await swedish.says('Så här ser webbplatsen ut 28 augusti 2024 kl. 23.59');
  await english.says('This is how the site looks on 28 August 2024 at 23:59');
  assert.match(await slider.getAttribute('aria-valuetext'), /28 augusti 2024 kl\. 23\.59 – Strax före: omgång 2024-03 stänger/i);
  const soon = ['2024-08-28 soon', '2024-11-01 open'];
  for (const tab of [swedish, english]) {
    await tab.until(() => document.querySelector('[data-status]').dataset.status === 'soon');
    assert.deepEqual(await rounds(tab, 'current'), soon);
    await tab.isTheSame();
  }

  await slider.press('ArrowRight');
  await swedish.says('Så här ser webbplatsen ut 29 augusti 2024 kl. 00.00');
  await english.says('This is how the site looks on 29 August 2024 at 00:00');
  for (const tab of [swedish, english]) {
    await tab.until(() => document.querySelectorAll('[data-status="closed"]').length === 1);
    assert.deepEqual([await rounds(tab, 'current'), await rounds(tab, 'past')], [['2024-11-01 open'], ['2024-08-28 closed']]);
  }

  await swedish.button('Nästa ändring').click();
  await swedish.says('17 oktober 2024 kl. 23.59');
  await english.messages.getByRole('button', { name: 'Back to now' }).click();
  await english.saysNoMore('This is how the site looks');
  await swedish.saysNoMore('Så här ser webbplatsen ut');
  await swedish.button('Tid: nu').waitFor();
  await swedish.until(() => document.querySelectorAll('[data-status="closed"]').length === 2);
});

test('a day is chosen, and kept when a page is edited or another one opened', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/apply/rounds/');
  await tab.button('Time: now').click();
  await tab.bar.getByLabel('Choose a day').fill('2024-10-25');
  await tab.says('This is how the site looks on 25 October 2024 at 00:00');
  await tab.button('Time: 2024-10-25').waitFor();
  await tab.until(() => document.querySelector('[data-status]').dataset.status === 'soon');
  await tab.reaches(await preview.edit('content/en/apply/rounds.md', 'title: ', 'title: New '));
  assert.deepEqual(await rounds(tab, 'current'), ['2024-11-01 soon']);
  const other = await openTab(t, preview, '/en/');
  await other.says('This is how the site looks on 25 October 2024');
});

test('a new date in the data is a new moment of the journey', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/ansok/omgangar/');
  await tab.button('Tid: nu').click();
  const slider = tab.bar.getByRole('slider', { name: 'Tidpunkt' });
  const last = Number(await slider.getAttribute('max'));
  await preview.write('content/data/rounds.yaml', (text) => `${text}- id: 2099-01\n  closes: 2099-03-01\n  page: apply/rounds\n`);
  await tab.until((max) => Number(document.querySelector('anslag-bar').shadowRoot.querySelector('[type=range]').max) === max, last + 4);
  await slider.press('End');
  await tab.says('Så här ser webbplatsen ut 2 mars 2099 kl. 00.00');
});

test('drafts are shown and hidden by a switch, in all tabs', async (t) => {
  const draft = (language) => [`content/${language}/active/extra.md`, '---\ntitle: Extra page\ndescription: For a while only.\nslug: extra\ndraft: true\n---\n\nNot public yet.\n'];
  const preview = await startPreview(t, { files: Object.fromEntries([draft('sv'), draft('en')]) });
  const context = await openBrowser(t);
  const tab = await openTab(t, preview, '/en/active-partners/extra/', { context });
  const other = await openTab(t, preview, '/for-aktiva/', { context });
  await tab.page.bringToFront();
  const drafts = tab.bar.getByRole('switch', { name: 'Drafts: 2' });
  assert.equal(await drafts.getAttribute('aria-checked'), 'false');
  await drafts.click();
  await tab.shows('Not public yet.');
  await other.bar.getByRole('switch', { name: 'Utkast: 2', checked: true }).waitFor();
  await other.shows('Extra page');
  await tab.bar.getByRole('switch', { name: 'Drafts: 2', checked: true }).press('Space');
  await tab.showsNot('Not public yet.');
  await other.showsNot('Extra page');
});
