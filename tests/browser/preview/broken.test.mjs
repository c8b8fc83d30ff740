// Faults of every kind: the last good text stays, the reader is told what is wrong where, and all else goes on.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { startPreview } from './preview.mjs';
import { openBrowser, openTab } from './tab.mjs';

const page = (language) => `content/${language}/apply/_index.md`;
const tabs = { sv: '/ansok/', en: '/en/apply/' };

/** What is broken: file, old and new text; then where it is said to be, what is marked, and the words in each language. */
const faults = [
  ['front matter that cannot be read', page('sv'), 'title: Så ansöker ni', 'title: Så: ansöker ni', 'content/sv/apply/_index.md:2:10', ':',
    { sv: [/kolon/, /citattecken/], en: [/a colon in a text without quotes/, /put the value in quotes/] }],
  ['a broken link', page('en'), '](rounds.md)', '](round.md)', 'content/en/apply/_index.md:35:30', 'round.md',
    { sv: [/ingen sida `?content\/en\/apply\/round\.md/, /menade du rounds\.md/], en: [/there is no page content\/en\/apply\/round\.md/, /did you mean rounds\.md\?/] }],
  ['an unknown component', page('sv'), '<round-list status', '<rund-list status', 'content/sv/apply/_index.md:32:2', 'rund-list',
    { sv: [/ingen komponent rund-list/, /round-list/], en: [/there is no component rund-list/, /did you mean round-list\?/] }],
  ['broken data', 'content/data/rounds.yaml', 'closes: 2024-11-01', 'closes: 2024-11-31', 'content/data/rounds.yaml:10:11', '2024-11-31',
    { sv: [/2024-11-31/, /./], en: [/2024-11-31/, /./] }],
  ['a broken template', 'themes/default/templates/base.html', '{% block main %}{% endblock main -%}', '{% block main %}{% endblok main -%}', /themes\/default\/templates\/base\.html:\d+:\d+/, /endblo/,
    { sv: [/./, null], en: [/./, null] }],
  ['a broken message', 'i18n/sv/site.ftl', 'site-owner-short = ICLD', 'site-owner-short = { ICLD', /i18n\/sv\/site\.ftl:\d+:\d+/, /./,
    { sv: [/./, null], en: [/./, null] }],
];
const headings = { sv: 'Problem: 1', en: 'Problems: 1' };

describe('a fault is shown with its place in the reader’s language, over the last text without it', () => {
  for (const [what, file, old, wrong, place, marked, expected] of faults) {
    test(what, async (t) => {
      const preview = await startPreview(t);
      const context = await openBrowser(t);
      const open = {};
      for (const [language, path] of Object.entries(tabs)) open[language] = await openTab(t, preview, path, { context });
      const text = await open.sv.page.textContent('main');

      await preview.edit(file, old, wrong);
      for (const [language, tab] of Object.entries(open)) {
        const panel = tab.panel('problems');
        await panel.waitFor();
        await tab.button(headings[language]).waitFor();
        const item = panel.locator('.problem.error');
        const [message, hint] = expected[language];
        assert.match(await item.locator('.message').innerText(), message);
        if (hint) assert.match((await item.locator('.hint').allInnerTexts()).join('\n'), hint);
        assert.match(await item.locator('.message').innerText(), language === 'sv' ? /^Fel:/ : /^Error:/);
        like(await item.locator('.where').first().innerText(), place);
        like(await item.locator('mark').first().textContent(), marked);
        await tab.isTheSame();
      }
      assert.equal(await open.sv.page.textContent('main'), text, 'the last good text is gone');

      // All else goes on.
      const other = await openTab(t, preview, '/kontakt/', { context });
      await preview.edit('content/sv/contact.md', 'title: Kontakt', 'title: Hör av er');
      await other.shows('Hör av er');

      await preview.edit(file, wrong, old);
      for (const tab of Object.values(open)) {
        await tab.panel('problems').waitFor({ state: 'hidden' });
        await tab.isTheSame();
      }
      await open.sv.says('Alla problem är lösta');
      await open.en.says('All problems are solved');
    });
  }
});

function like(text, expected) {
  if (expected instanceof RegExp) assert.match(text, expected);
  else assert.equal(text, expected);
}

test('only the page at fault says that it is older than its file', async (t) => {
  const preview = await startPreview(t);
  const context = await openBrowser(t);
  const own = await openTab(t, preview, '/ansok/', { context });
  const other = await openTab(t, preview, '/kontakt/', { context });
  await preview.edit(page('sv'), 'title: Så ansöker ni', 'title: Så: ansöker ni');
  await own.says('Sidan har ett fel. Här visas den senaste versionen som fungerade.');
  await other.panel('problems').waitFor();
  assert.doesNotMatch(await other.messages.textContent(), /senaste versionen/);
  await preview.edit(page('sv'), 'title: Så: ansöker ni', 'title: Nu ansöker ni');
  await own.shows('Nu ansöker ni');
  await own.saysNoMore('Sidan har ett fel');
});

test('a site that is broken when the program starts is shown as far as it can be, and mended', async (t) => {
  const preview = await startPreview(t, {
    files: {
      [page('sv')]: (text) => text.replace('](rounds.md)', '](round.md)'),
      'content/sv/contact.md': (text) => text.replace('title: Kontakt', 'title: Kon: takt'),
    },
  });
  const tab = await openTab(t, preview, '/ansok/');
  await tab.panel('problems').waitFor();
  assert.equal(await tab.panel('problems').locator('.problem.error').count() >= 2, true);
  await preview.edit(page('sv'), '](round.md)', '](rounds.md)');
  await preview.edit('content/sv/contact.md', 'title: Kon: takt', 'title: Kontakt');
  await tab.panel('problems').waitFor({ state: 'hidden' });
  await tab.says('Alla problem är lösta');
});

test('a site of which nothing can be shown says so, and appears when it is mended', async (t) => {
  const preview = await startPreview(t, { files: { 'anslag.yaml': (text) => text.replace('languages:', 'languages: [') } });
  const tab = await openTab(t, preview, '/en/apply/');
  await tab.shows('This page cannot be shown yet');
  await tab.panel('problems').waitFor();
  assert.match(await tab.panel('problems').locator('.where').first().innerText(), /^anslag\.yaml:\d+:\d+$/);
  await preview.edit('anslag.yaml', 'languages: [', 'languages:');
  await tab.until(() => document.querySelector('h1')?.textContent === 'How to apply');
});

test('an error that was seen does not open the panel again; a new one does; one that is read stays open', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/apply/');
  const panel = tab.panel('problems');
  await preview.edit(page('en'), '](rounds.md)', '](round.md)');
  await panel.waitFor();
  await panel.getByRole('button', { name: 'Close' }).click();
  await panel.waitFor({ state: 'hidden' });

  const edition = await preview.edit(page('en'), 'slug: apply', '# a line more\nslug: apply');
  await tab.reaches(edition);
  await preview.edit('content/en/contact.md', 'slug: contact', 'sluug: contact');
  await tab.button('Problems: 2').waitFor();
  await panel.waitFor();
  await panel.locator('.place').first().focus();
  await preview.edit('content/en/contact.md', 'sluug: contact', 'slug: contact');
  await preview.edit(page('en'), '](round.md)', '](rounds.md)');
  await tab.button('No problems').waitFor();
  assert.ok(await panel.isVisible(), 'the panel was closed under the hands of its reader');
});

test('a warning is counted and does not open the panel', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/contact/');
  await preview.edit('content/en/contact.md', /description: .*\n/.exec(await preview.read('content/en/contact.md'))[0], '');
  await tab.button('Problems: 1').waitFor();
  assert.ok(await tab.panel('problems').isHidden());
  await tab.button('Problems: 1').click();
  assert.match(await tab.panel('problems').innerText(), /Warning:/);
});
