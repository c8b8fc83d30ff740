// What the reader has done to a page stays as it is when the page is edited.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPreview } from './preview.mjs';
import { openTab } from './tab.mjs';

const file = 'content/sv/apply/_index.md';
const first = '## Fem steg till en ansökan {#steps}';
const words = 'En mening som tar plats på sidan och i fönstret. '.repeat(8);
const long = Array.from({ length: 20 }, (_, index) => `Stycke ${index}. ${words}`.trim()).join('\n\n');
const form = `<details><summary>Mer</summary><p>Inuti.</p></details>

<form><label>Namn <input name="name" value="från filen"></label> <label>Ja <input type="checkbox" name="yes"></label>
<label>Val <select name="choice"><option>ett</option><option>två</option></select></label>
<label>Text <textarea name="text">från filen</textarea></label></form>

[En länk](../contact.md) och text.`;

/** The page of the tests: a form, then much text. */
const before = (text) => text.replace(first, () => `${first}\n\n${form}\n\n${long}`);

test('what is typed and chosen in a form, open details, focus and selection stay', async (t) => {
  const preview = await startPreview(t, { files: { [file]: before } });
  const tab = await openTab(t, preview, '/ansok/');
  const { page } = tab;
  await page.fill('[name=name]', 'mitt eget');
  await page.fill('[name=text]', 'mina egna ord');
  await page.check('[name=yes]');
  await page.selectOption('[name=choice]', 'två');
  await page.click('summary');
  await page.focus('main p > a[href="/kontakt/"]');
  await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll('main p')].find((one) => one.textContent.startsWith('Stycke 2.'));
    getSelection().setBaseAndExtent(paragraph.firstChild, 3, paragraph.firstChild, 20);
  });

  const edits = [
    ['more above', (text) => text.replace(first, () => `${first}\n\nEtt nytt stycke överst.\n\n- ett\n- två`), 'Ett nytt stycke överst.'],
    ['more in it', (text) => text.replace('Inuti.', 'Inuti och mer.').replace('En länk', 'En annan länk').replace('value="från filen"', 'value="från en ny fil"'), 'Inuti och mer.'],
    ['less below', (text) => text.replace(/Stycke 9\.[^\n]*\n\n/, '').replace(/(Stycke 2\..*)\n/, '$1 Slut.\n').replace('och text', 'och mer text'), 'och mer text'],
  ];
  for (const [what, change, seen] of edits) {
    await preview.write(file, change);
    await tab.shows(seen);
    const state = await page.evaluate(() => ({
      name: document.querySelector('[name=name]').value,
      text: document.querySelector('[name=text]').value,
      yes: document.querySelector('[name=yes]').checked,
      choice: document.querySelector('[name=choice]').value,
      open: document.querySelector('details').open,
      focus: document.activeElement.getAttribute('href'),
      selection: getSelection().toString(),
    }));
    assert.deepEqual(state, {
      name: 'mitt eget', text: 'mina egna ord', yes: true, choice: 'två', open: true, focus: '/kontakt/',
      selection: `Stycke 2. ${words}`.slice(3, 20),
    }, what);
  }
});

/** Not every browser keeps the place on a page by itself when something above it changes. */
const browsers = { 'keeps the place itself': '', 'leaves that to the page': '* { overflow-anchor: none }' };

for (const [kind, rule] of Object.entries(browsers)) test(`what is read stays where it is when something above it grows or goes, in a browser that ${kind}`, async (t) => {
  const preview = await startPreview(t, { files: { [file]: before, 'themes/icld/assets/css/icld.css': (css) => `${css}\n${rule}\n` } });
  const tab = await openTab(t, preview, '/ansok/');
  const height = () => tab.page.evaluate(() => {
    const block = [...document.querySelectorAll('main p')].find((one) => one.textContent.startsWith('Stycke 12.'));
    return block.getBoundingClientRect().top;
  });
  await tab.page.evaluate(() => {
    [...document.querySelectorAll('main p')].find((one) => one.textContent.startsWith('Stycke 12.')).scrollIntoView({ behavior: 'instant' });
    scrollBy({ top: -50, behavior: 'instant' });
  });
  const was = await height();
  for (const [what, change] of [
    ['growth above', (text) => text.replace(first, () => `${first}\n\n${words.repeat(3)}\n\n${words}`)],
    ['less above', (text) => text.replace(/Stycke [234]\.[^\n]*\n\n/g, '')],
    ['an edit of what is read', (text) => text.replace('Stycke 12. En', 'Stycke 12. Just en')],
    ['an edit of what is read, and growth above', (text) => text.replace('Stycke 12. Just en', 'Stycke 12. En').replace('Stycke 1.', `Stycke 1. ${words}`)],
    ['growth below', (text) => `${text}\n\n${words}\n`],
  ]) {
    await tab.reaches(await preview.write(file, change));
    assert.ok(Math.abs(await height() - was) < 1, `${what}: from ${was} to ${await height()}`);
    await tab.page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    assert.ok(Math.abs(await height() - was) < 1, `${what}, two frames later: from ${was} to ${await height()}`);
  }
});

test('at its top a page stays at its top', async (t) => {
  const preview = await startPreview(t, { files: { [file]: before } });
  const tab = await openTab(t, preview, '/ansok/');
  await preview.edit(file, first, `Allra överst.\n\n${first}`);
  await tab.shows('Allra överst.');
  assert.equal(await tab.page.evaluate(() => scrollY), 0);
});

test('a script that goes on does not run again', async (t) => {
  const preview = await startPreview(t, {
    files: {
      [file]: before,
      'themes/default/templates/base.html': (text) => text.replace('</head>', '<script>window.ran = (window.ran ?? 0) + 1;</script>\n</head>'),
    },
  });
  const tab = await openTab(t, preview, '/ansok/');
  await preview.edit(file, first, `Överst.\n\n${first}`);
  await tab.shows('Överst.');
  assert.equal(await tab.page.evaluate(() => window.ran), 1);
  await preview.edit('themes/default/templates/base.html', 'window.ran ?? 0) + 1', 'window.ran ?? 0) + 10');
  await tab.until(() => window.ran === 11);
  await tab.isTheSame();
});

test('after many edits the page is what the program would send', async (t) => {
  const preview = await startPreview(t, { files: { [file]: before } });
  const tab = await openTab(t, preview, '/ansok/');
  const blocks = ['## En rubrik {#one}', '- punkt\n- till', '| a | b |\n| --- | --- |\n| 1 | 2 |', '> [!NOTE]\n> Obs.', '<button-link page="apply">Ansök</button-link>', '1. ett\n2. två', 'Ett *kort* stycke.', '<notice-box title="T">\n\nText.\n\n</notice-box>'];
  const text = await preview.read(file);
  const [head, ...paragraphs] = text.split('\n\n');
  // The same numbers at every run: what fails once fails again.
  let seed = 7;
  const random = (below) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return seed % below;
  };
  for (let round = 0; round < 12; round += 1) {
    const now = [...paragraphs];
    for (let count = random(6); count >= 0; count -= 1) {
      const at = 1 + random(now.length - 1);
      const kind = random(3);
      if (kind === 0 && /^Stycke/.test(now[at])) now.splice(at, 1);
      else if (kind === 1 && /^Stycke/.test(now[at])) now.splice(1 + random(now.length - 1), 0, ...now.splice(at, 1));
      else now.splice(now.findIndex((one) => one.startsWith('Stycke')), 0, `${blocks[random(blocks.length)]}`.replace('#one', `#one-${random(1000)}`));
    }
    const edition = await preview.write(file, `${[head, ...now].join('\n\n')}\n\nOmgång ${round}.\n`);
    await tab.reaches(edition);
    const [live, sent] = await tab.page.evaluate(async () => {
      const whole = (root) => {
        for (const own of root.querySelectorAll('anslag-bar')) own.remove();
        root.querySelectorAll('[data-status]').forEach((tag) => tag.replaceWith('status')); // a script of the page writes it
        return root.outerHTML;
      };
      const answer = await fetch(location.href, { cache: 'no-store' });
      const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html').documentElement;
      return [whole(document.documentElement.cloneNode(true)), whole(parsed)];
    });
    assert.equal(live, sent, `round ${round}`);
  }
});
