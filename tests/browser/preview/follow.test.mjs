// Every kind of edit is seen in the pages that are open, in both languages, without their being loaded anew.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPreview } from './preview.mjs';
import { openBrowser, openTab } from './tab.mjs';

/** The same page in both languages. */
const pages = { sv: '/ansok/', en: '/en/apply/' };

const edits = [
  ['a page', 'content/sv/apply/_index.md', 'Sju slags organisationer', 'Åtta slags organisationer', { sv: /Åtta slags organisationer/, en: /Seven kinds/ }],
  ['a page in the other language', 'content/en/apply/_index.md', 'Seven kinds', 'Eight kinds', { sv: /Sju slags/, en: /Eight kinds/ }],
  ['a date in the data', 'content/data/rounds.yaml', 'closes: 2024-11-01', 'closes: 2099-11-05', { sv: /5 november 2099/, en: /5 November 2099/ }],
  ['a message of the site', 'i18n/sv/site.ftl', 'site-name = Kommunala', 'site-name = Nya kommunala', { sv: /Nya kommunala partnerskap/, en: /Municipal partnerships/i }],
  ['a message of the theme', 'themes/default/i18n/en/theme.ftl', 'skip-to-content = ', 'skip-to-content = Now ', { sv: /Hoppa till innehållet/, en: /Now Skip/ }],
  ['a template', 'themes/default/templates/base.html', '<footer class="site-footer">', '<footer class="site-footer"><p>{{ lang.name }}: ny fot</p>', { sv: /Svenska: ny fot/, en: /English: ny fot/ }],
  ['a component', 'themes/default/components/contact-email.html', '{{ c.email }}</a>', '{{ c.email }} (e-post)</a>', { sv: /icld\.se \(e-post\)/, en: /icld\.se \(e-post\)/ }],
  ['the settings of the site', 'anslag.yaml', 'main: [about, countries, ', 'main: [countries, about, ', { sv: /Samarbetsländer\s+Om programmet/, en: /Countries\s+About/i }],
];

test('an edit is seen in all open pages, which are not loaded anew', async (t) => {
  const preview = await startPreview(t);
  const context = await openBrowser(t);
  const tabs = {};
  for (const [language, path] of Object.entries(pages)) tabs[language] = await openTab(t, preview, path, { context });
  for (const [what, file, old, text, expected] of edits) {
    await t.test(what, async () => {
      const edition = await preview.edit(file, old, text);
      for (const [language, tab] of Object.entries(tabs)) {
        await tab.reaches(edition);
        assert.match(await tab.page.evaluate(() => document.body.innerText), expected[language]);
      }
      const undone = await preview.edit(file, text, old);
      for (const tab of Object.values(tabs)) await tab.reaches(undone);
    });
  }
});

test('a style sheet of the theme is seen, and the old one goes only when the new one is there', async (t) => {
  const preview = await startPreview(t);
  const context = await openBrowser(t);
  const tabs = [await openTab(t, preview, pages.sv, { context }), await openTab(t, preview, pages.en, { context })];
  for (const { page } of tabs) {
    // In each frame that is drawn, and at each change of the head, the page must have the colour that the sheet gives it.
    await page.evaluate(() => {
      const colour = () => getComputedStyle(document.body).backgroundColor;
      const normal = colour();
      window.bare = 0;
      const look = () => { if (colour() !== normal) window.bare += 1; };
      new MutationObserver(look).observe(document.head, { childList: true });
      const frame = () => { look(); requestAnimationFrame(frame); };
      frame();
    });
  }
  for (const colour of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']) {
    await preview.write('themes/icld/assets/css/icld.css', (css) => `${css}\nh1 { color: ${colour} }\n`);
    for (const tab of tabs) {
      await tab.until((wanted) => getComputedStyle(document.querySelector('h1')).color === wanted, colour);
      await tab.until(() => document.querySelectorAll('link[href*="icld"][rel="stylesheet"]').length === 1);
      await tab.isTheSame();
    }
  }
  for (const { page } of tabs) assert.equal(await page.evaluate(() => window.bare), 0, 'the page was seen without its style');
});

test('a file that is saved by being replaced is followed, and two that are saved at once', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/kontakt/');
  const text = await preview.read('content/sv/contact.md');

  await preview.replace('content/sv/contact.md', text.replace('title: ', 'title: Ny '));
  await tab.shows('Ny Kontakt');

  await preview.step(['content/sv/contact.md', 'content/sv/guidelines.md'], async () => {
    await preview.put('content/sv/contact.md', text.replace('title: ', 'title: Första '));
    await preview.put('content/sv/guidelines.md', (old) => old.replace('title: ', 'title: Andra '));
  });
  await tab.shows('Första Kontakt');
  await tab.shows('Andra');
});

test('a page that moves takes its reader along', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/ordlista/');
  await preview.edit('content/sv/glossary.md', 'slug: ordlista', 'slug: termer\naliases: [/ordlista/]');
  await tab.until(() => location.pathname === '/termer/' && document.documentElement.dataset.anslagFile === 'content/sv/glossary.md');
});

test('a page that is removed and comes back is followed', async (t) => {
  const extra = (language, text) => [`content/${language}/active/extra.md`, `---\ntitle: Extra\ndescription: For a while only.\nslug: extra\n---\n\n${text}\n`];
  const preview = await startPreview(t, { files: Object.fromEntries([extra('sv', 'Text.'), extra('en', 'Text.')]) });
  const tab = await openTab(t, preview, '/for-aktiva/extra/');
  await tab.shows('Text.');
  await preview.remove('content/sv/active/extra.md');
  await tab.shows('Sidan finns inte');
  await preview.write(...extra('sv', 'Tillbaka igen.'));
  await tab.shows('Tillbaka igen.');
  assert.equal(await tab.page.evaluate(() => document.documentElement.dataset.anslagFile), 'content/sv/active/extra.md');
});
