// What differs from the site as it was last built; and that a built site has nothing of the preview in it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { folderFor, program, startPreview } from './preview.mjs';
import { openTab } from './tab.mjs';

const build = (root, folder) => promisify(execFile)(program, ['build', '--out', folder], { cwd: root });

test('what differs from the last build is shown word by word, and follows the edits', async (t) => {
  const folder = join(await folderFor(t), 'built');
  const preview = await startPreview(t, { arguments: ['--out', folder] });
  const tab = await openTab(t, preview, '/en/apply/');
  const panel = tab.panel('differences');
  await tab.button('Differences').click();
  await panel.getByText('The site has not been built yet').waitFor();

  await build(preview.root, folder);
  await tab.page.keyboard.press('Escape');
  await tab.button('Differences').click();
  await panel.getByText('Nothing differs').waitFor();

  await preview.edit('content/en/apply/_index.md', 'Seven kinds of organisations', 'Eight sorts of organisations');
  const page = panel.locator('section.page').filter({ has: tab.page.getByRole('link', { name: '/en/apply/', exact: true }) });
  await page.locator('ins').first().waitFor();
  const text = (name) => page.locator(name).evaluateAll((all) => all.map((one) => [...one.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data).join('')));
  assert.deepEqual((await text('del')).join(' ').trim(), 'Seven kinds');
  assert.deepEqual((await text('ins')).join(' ').trim(), 'Eight sorts');
  assert.match(await page.locator('.status').innerText(), /Changed/i);
  // Heard, not only seen: what is added and removed is said in words.
  assert.match(await page.locator('del').first().textContent(), /Removed:/);

  await preview.edit('content/en/apply/_index.md', 'Eight sorts of organisations', 'Seven kinds of organisations');
  await panel.getByText('Nothing differs').waitFor();
});

test('new, removed and merely marked-up pages, and other files, are told apart', async (t) => {
  const folder = join(await folderFor(t), 'built');
  const preview = await startPreview(t, { arguments: ['--out', folder] });
  await build(preview.root, folder);
  const extra = (language) => preview.put(`content/${language}/active/extra.md`, '---\ntitle: Extra\ndescription: For a while only.\nslug: extra\n---\n\nText.\n');
  await preview.step(['content/sv/active/extra.md', 'content/en/active/extra.md'], async () => {
    await extra('sv');
    await extra('en');
  });
  await preview.edit('content/sv/contact.md', 'slug: kontakt', 'slug: hor-av-er');
  await preview.write('themes/icld/assets/css/icld.css', (css) => `${css}\nh1 { color: red }\n`);
  const tab = await openTab(t, preview, '/ansok/');
  await tab.button('Skillnader').click();
  const line = (text) => tab.panel('differences').locator('p, li').filter({ hasText: text }).first();
  assert.match(await line('/for-aktiva/extra/').innerText(), /^Tillkommen/i);
  assert.match(await line('/hor-av-er/').innerText(), /^Tillkommen/i);
  assert.match(await line('/kontakt/').innerText(), /^Borttagen/i);
  await tab.panel('differences').getByText('Bara uppmärkningen skiljer').first().waitFor();
  const css = tab.panel('differences').locator('.others li').filter({ hasText: /icld\.\w+\.css/ });
  assert.deepEqual((await css.allInnerTexts()).map((one) => one.split(/\s/)[0].toLowerCase()).sort(), ['borttagen', 'tillkommen']);
});

test('a built site has nothing of the preview in it', async (t) => {
  const folder = join(await folderFor(t), 'built');
  const preview = await startPreview(t);
  await openTab(t, preview, '/ansok/');
  await preview.edit('content/sv/contact.md', 'title: ', 'title: Ny ');
  await build(preview.root, folder);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  assert.ok(files.some(({ name }) => name === 'index.html'));
  for (const { parentPath, path, name } of files) {
    const file = join(parentPath ?? path, name);
    assert.doesNotMatch(file.slice(folder.length), /_anslag/);
    assert.doesNotMatch(await readFile(file, 'latin1'), /_anslag|data-anslag|anslag-bar/, file);
  }
  assert.ok(!(await readdir(preview.root)).includes('public'), 'the preview wrote into the site');
});
