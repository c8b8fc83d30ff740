// From the page to the line of the file that it comes from: in an editor, or else by its path.
import assert from 'node:assert/strict';
import { chmod, readFile, watch, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { folderFor, startPreview } from './preview.mjs';
import { openTab } from './tab.mjs';

const file = 'content/en/apply/_index.md';

/** An editor that only writes down what it is asked to open. `opened` does something and gives what was asked then. */
async function makeEditor(t) {
  const folder = await folderFor(t);
  const script = join(folder, 'my editor');
  await writeFile(script, `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/new' && mv '${folder}/new' '${folder}/asked'\n`);
  await chmod(script, 0o755);
  const opened = async (action) => {
    const changes = watch(folder, { signal: AbortSignal.timeout(10_000) });
    const next = (async () => {
      for await (const { filename } of changes) {
        if (filename === 'asked') return (await readFile(join(folder, 'asked'), 'utf8')).trimEnd().split('\n');
      }
      return null;
    })();
    await action();
    return next;
  };
  return { command: `"${script}" --at {line}:{column} {file}`, opened };
}

test('what is clicked is opened at its line: with Alt, in the mode for it, and with the keys', async (t) => {
  const editor = await makeEditor(t);
  const preview = await startPreview(t, { arguments: ['--editor', editor.command] });
  const tab = await openTab(t, preview, '/en/apply/');
  const lines = (await preview.read(file)).split('\n');
  const isAt = ([flag, place, path], text) => {
    assert.deepEqual([flag, path], ['--at', join(preview.root, file)]);
    assert.match(lines[Number(place.split(':')[0]) - 1], text);
  };
  const at = (text) => tab.page.locator('main').getByText(text).first();
  isAt(await editor.opened(() => at('Put your questions').click({ modifiers: ['Alt'] })), /^3\. \*\*Put your questions/);
  await tab.says('Opened in the editor');
  assert.equal(new URL(tab.page.url()).pathname, '/en/apply/');

  await tab.button('Open in the editor').click();
  // A link opens its line too, and does not lead away.
  isAt(await editor.opened(() => at('See all application rounds').click()), /^\[See all application rounds\]/);
  isAt(await editor.opened(() => tab.page.getByRole('heading', { name: 'Five steps' }).click()), /^## Five steps/);
  isAt(await editor.opened(() => at('Independently of the rounds').click()), /^\|/);
  assert.equal(new URL(tab.page.url()).pathname, '/en/apply/');

  await tab.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await tab.button('Open in the editor').focus();
  await tab.page.keyboard.press('ArrowDown');
  await tab.page.keyboard.press('ArrowDown');
  const chosen = await tab.bar.getByRole('group', { name: 'Open in the editor' }).getByRole('status').innerText();
  assert.match(chosen, /^content\/en\/apply\/_index\.md:\d+ – /);
  const [, place] = await editor.opened(() => tab.page.keyboard.press('Enter'));
  assert.equal(place.split(':')[0], /:(\d+) /.exec(chosen)[1]);
  await tab.page.keyboard.press('Escape');
  assert.equal(await tab.button('Open in the editor').getAttribute('aria-pressed'), 'false');
});

test('the line is the right one after an edit above it', async (t) => {
  const editor = await makeEditor(t);
  const preview = await startPreview(t, { arguments: ['--editor', editor.command] });
  const tab = await openTab(t, preview, '/en/apply/');
  await tab.reaches(await preview.edit(file, 'slug: apply', '# one more\n# and one more\nslug: apply'));
  const [, place] = await editor.opened(() => tab.page.getByText('Put your questions').click({ modifiers: ['Alt'] }));
  const lines = (await preview.read(file)).split('\n');
  assert.match(lines[Number(place.split(':')[0]) - 1], /^3\. \*\*Put your questions/);
});

test('a problem is opened at its line and column', async (t) => {
  const editor = await makeEditor(t);
  const preview = await startPreview(t, { arguments: ['--editor', editor.command] });
  const tab = await openTab(t, preview, '/en/contact/');
  await preview.edit(file, '](rounds.md)', '](round.md)');
  const place = tab.panel('problems').locator('.place').first();
  const asked = await editor.opened(() => place.click());
  assert.deepEqual(asked, ['--at', '35:30', join(preview.root, file)]);
});

test('without an editor the path is copied, or else offered for copying', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/apply/', { permissions: ['clipboard-read', 'clipboard-write'] });
  const question = tab.page.getByText('Put your questions');
  await question.click({ modifiers: ['Alt'] });
  await tab.says('The path is copied');
  const copied = await tab.page.evaluate(() => navigator.clipboard.readText());
  const line = (await preview.read(file)).split('\n').findIndex((one) => one.startsWith('3. ')) + 1;
  assert.equal(copied, `${join(preview.root, file)}:${line}:1`);

  await tab.page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); });
  await question.click({ modifiers: ['Alt'] });
  const field = tab.bar.getByLabel('Copy the path:');
  await field.waitFor();
  assert.equal(await field.inputValue(), copied);
  assert.equal(await field.evaluate((one) => one.selectionEnd - one.selectionStart), copied.length, 'the path is not selected');
});

test('a page without a file says so', async (t) => {
  const preview = await startPreview(t);
  const tab = await openTab(t, preview, '/en/no-such-page/');
  await tab.page.locator('h1').click({ modifiers: ['Alt'] });
  await tab.says(/no file of its own|ingen egen fil/);
});
