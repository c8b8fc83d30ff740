// The bar: its tools by name and by keyboard, what it remembers, and that everyone can use it.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startPreview } from './preview.mjs';
import { openBrowser, openTab } from './tab.mjs';
import { faultsIn } from './usable.mjs';

test('the bar can be hidden, is so on every page, and can be shown again', async (t) => {
  const preview = await startPreview(t);
  const context = await openBrowser(t);
  const tab = await openTab(t, preview, '/en/apply/', { context });
  assert.ok(await tab.button('Time: now').isVisible());
  await tab.button('Hide the tools').click();
  assert.ok(await tab.button('Time: now').isHidden());

  const other = await openTab(t, preview, '/kontakt/', { context });
  assert.ok(await other.button('Tid: nu').isHidden());
  await other.button('Förhandsvisning: visa verktygen').press('Enter');
  await other.button('Tid: nu').waitFor();
  const third = await openTab(t, preview, '/en/contact/', { context });
  assert.ok(await third.button('Time: now').isVisible());
});

test('a hidden bar still tells of an error', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/apply/');
  await tab.button('Hide the tools').click();
  await preview.edit('content/en/apply/_index.md', '](rounds.md)', '](round.md)');
  await tab.button('Problems: 1').waitFor();
});

test('the keys go through the bar in the order in which it is read, after the page, and out of it again', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/apply/');
  await tab.page.evaluate(() => [...document.querySelectorAll('footer a')].at(-1).focus());
  const order = [];
  for (let count = 0; count < 10; count += 1) {
    await tab.page.keyboard.press('Tab');
    order.push(await tab.page.evaluate(() => {
      const inBar = document.querySelector('anslag-bar').shadowRoot.activeElement;
      return inBar ? inBar.getAttribute('aria-label') ?? inBar.textContent : document.activeElement.localName;
    }));
  }
  assert.deepEqual(order.slice(0, 9), [
    'No problems', 'Svenska', 'Side by side', 'Translate', 'Test text', 'Time: now', 'Differences', 'Open in the editor',
    'Hide the tools',
  ]);
  assert.notEqual(order[9], 'Hide the tools', 'the keys are caught in the bar');
});

test('Escape closes a panel and gives the focus back to its button', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/apply/');
  for (const [name, panel] of [['No problems', 'problems'], ['Time: now', 'time'], ['Differences', 'differences']]) {
    await tab.button(name).press('Enter');
    await tab.panel(panel).waitFor();
    assert.equal(await tab.button(name).getAttribute('aria-expanded'), 'true');
    await tab.page.keyboard.press('Tab');
    await tab.page.keyboard.press('Escape');
    await tab.panel(panel).waitFor({ state: 'hidden' });
    assert.ok(await tab.button(name).evaluate((button) => button.matches(':focus')), `${name} has no focus`);
  }
});

test('the bar leads to the same page in the other language', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/apply/rounds/');
  const link = tab.bar.getByRole('link', { name: 'Svenska' });
  assert.equal(await link.locator('span').first().getAttribute('lang'), 'sv');
  await link.click();
  await tab.page.waitForURL('**/ansok/omgangar/');
  await tab.barIsReady();
  await tab.bar.getByRole('link', { name: 'English' }).waitFor();
});

test('the bar hides nothing of the page at its end, and is not printed', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/apply/');
  await tab.page.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
  await tab.until(() => document.querySelector('footer').getBoundingClientRect().bottom
    <= document.querySelector('anslag-bar').shadowRoot.querySelector('.bar').getBoundingClientRect().top + 1);
  await tab.page.emulateMedia({ media: 'print' });
  assert.equal(await tab.page.evaluate(() => getComputedStyle(document.querySelector('anslag-bar')).display), 'none');
});

test('the styles of a theme do not reach into the bar', async (t) => {
  const preview = await startPreview(t, {
    files: {
      'themes/icld/assets/css/icld.css': (css) => `${css}
* { color: red !important; font-size: 40px !important; display: inline !important }
anslag-bar { display: none !important } button { background: red !important } html > * { margin: 50px }`,
    },
  });
  const tab = await openTab(t, preview, '/en/apply/');
  const { colour, width, height } = await tab.page.evaluate(() => {
    const { shadowRoot } = document.querySelector('anslag-bar');
    const { width: wide, height: high } = shadowRoot.querySelector('.bar').getBoundingClientRect();
    return { colour: getComputedStyle(shadowRoot.querySelector('.fold')).color, width: wide === innerWidth, height: high };
  });
  assert.notEqual(colour, 'rgb(255, 0, 0)');
  assert.ok(width && height > 30 && height < 120, `${width} ${height}`);
});

describe('everyone can use the bar and each of its panels', () => {
  for (const [width, height] of [[1280, 800], [320, 640]]) {
    for (const scheme of ['light', 'dark']) {
      test(`${width} px, ${scheme}`, async (t) => {
        const preview = await startPreview(t);
        const tab = await openTab(t, preview, '/ansok/', { width, height, scheme });
        const found = [];
        const look = async (what) => {
          for (const fault of await faultsIn(tab.page, 'anslag-bar')) found.push(`${what}: ${fault}`);
        };
        await look('bar');
        const choose = async (name) => {
          if (await tab.button('Verktyg').isVisible()) await tab.button('Verktyg').click(); // they fold away after each choice
          await look('tools');
          await tab.button(name).click();
        };
        for (const [name, panel] of [['Provtext', 'pseudo'], ['Tid: nu', 'time'], ['Skillnader', 'differences']]) {
          await choose(name);
          await tab.panel(panel).waitFor();
          await look(panel);
          await tab.page.keyboard.press('Escape');
        }
        await choose('Öppna i redigeraren');
        await tab.page.keyboard.press('ArrowDown');
        await look('choice of a paragraph');
        await tab.page.keyboard.press('Escape');
        await preview.edit('content/sv/apply/_index.md', '](rounds.md)', '](round.md)');
        await tab.panel('problems').locator('mark').waitFor();
        await look('problems');
        await tab.panel('problems').getByRole('button', { name: 'Stäng' }).click();
        await tab.button('Dölj verktygen').click();
        await look('hidden');
        assert.deepEqual(found, []);
      });
    }
  }
});
