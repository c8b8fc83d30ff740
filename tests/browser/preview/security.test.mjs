// A page of another origin can do nothing with the preview: not read it, not use it, not show it, not ask it to do something.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { launch } from '../browser.mjs';
import { startPreview } from './preview.mjs';

// A name that a stranger points at this machine.
const browser = await launch({ names: ['evil.example'] });
after(() => browser.close());

/** A web server of a stranger, on another port of this machine. */
async function startStranger(t) {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!DOCTYPE html><html lang="en"><title>Stranger</title><body><p>Stranger</p>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return server.address().port;
}

/** What a page of the stranger tries; each gives what it got hold of, which must be nothing. */
const tries = {
  'read a page': async (base) => (await fetch(`${base}/en/`)).text(),
  'read a page with cookies': async (base) => (await fetch(`${base}/en/`, { credentials: 'include' })).text(),
  'read the desk': async (base) => (await fetch(`${base}/_anslag/desk?page=/en/&lang=en`)).json(),
  'see that something answers': async (base) => (await fetch(`${base}/en/`, { mode: 'no-cors' })).type,
  'run a script of the preview': (base) => new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement('script'), { src: `${base}/_anslag/client/words.js`, type: 'module', onload: () => resolve('it ran'), onerror: reject });
    document.head.append(script);
  }),
  'load a script as a plain one': (base) => new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement('script'), { src: `${base}/_anslag/client/instants.js`, onload: () => resolve('it ran'), onerror: reject }));
  }),
  'import a module': (base) => import(`${base}/_anslag/client/words.js`),
  'show a picture': (base, token, icon) => new Promise((resolve, reject) => {
    document.body.append(Object.assign(new Image(), { src: `${base}${icon}`, onload: () => resolve('it was shown'), onerror: reject }));
  }),
  'use a style sheet': (base) => new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${base}/_anslag/client/side.css`, onload: () => resolve('it was used'), onerror: reject }));
  }),
  'listen to the editions': (base) => new Promise((resolve, reject) => {
    const source = new EventSource(`${base}/_anslag/events`);
    source.addEventListener('edition', ({ data }) => resolve(data));
    source.addEventListener('error', () => { source.close(); reject(new Error('closed')); });
  }),
  'look into a frame': (base) => new Promise((resolve, reject) => {
    const frame = Object.assign(document.createElement('iframe'), { src: `${base}/en/` });
    frame.addEventListener('load', () => {
      try {
        resolve(frame.contentDocument?.body.textContent || reject(new Error('nothing to be seen')));
      } catch (error) {
        reject(error);
      }
    });
    document.body.append(frame);
  }),
  'change the view with the token': async (base, token) => (await fetch(`${base}/_anslag/view`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Anslag-Token': token }, body: '{"as_of":"2024-08-29","drafts":true}',
  })).json(),
  'change the view without asking for leave': async (base, token) => (await fetch(`${base}/_anslag/view?token=${token}`, {
    method: 'POST', mode: 'no-cors', headers: { 'Content-Type': 'text/plain' }, body: '{"as_of":"2024-08-29","drafts":true}',
  })).type,
};

/** What a try gets when a page makes it. */
async function attemptIn(page, attempt, { url, token, icon }) {
  const got = await page.evaluate(
    ([code, ...given]) => (0, eval)(`(${code})`)(...given).then((value) => `got ${typeof value}`, () => 'nothing'), [attempt.toString(), url, token, icon],
  );
  await page.close(); // a browser keeps only a few connections to one program
  return got;
}

for (const origin of ['http://127.0.0.1', 'http://evil.example']) {
  test(`a page at another port of ${origin}`, async (t) => {
    const met = await meet(t, origin);
    for (const [what, attempt] of Object.entries(tries)) {
      await t.test(`cannot ${what}`, async () => {
        assert.equal(await attemptIn(await met.visit(), attempt, met), 'nothing');
        await unchanged(met.preview);
      });
    }

    await t.test('cannot send a form', async () => {
      const page = await met.visit();
      await page.evaluate((base) => {
        document.body.innerHTML = `<form method="post" enctype="text/plain" action="${base}/_anslag/view"><input name='{"drafts":true,"as_of":"2024-08-29","x":"' value='"}'></form>`;
      }, met.url);
      const [response] = await Promise.all([page.waitForResponse((one) => one.url().endsWith('/_anslag/view')), page.evaluate(() => document.forms[0].submit())]);
      assert.equal(response.status(), 403);
      await unchanged(met.preview);
    });

    await t.test('shows nothing of it in a frame', async () => {
      const page = await met.visit();
      const answer = page.waitForResponse(`${met.url}/en/`);
      await page.evaluate((base) => document.body.append(Object.assign(document.createElement('iframe'), { src: `${base}/en/` })), met.url);
      assert.equal((await answer).status(), 403);
      assert.equal(await page.frameLocator('iframe').locator('main').count(), 0);
    });

    await t.test('may lead to it, and loses sight of it then', async () => {
      const page = await met.visit();
      await page.evaluate((base) => { document.body.innerHTML = `<button onclick="window.other = window.open('${base}/en/')">Preview</button>`; }, met.url);
      const [opened] = await Promise.all([page.waitForEvent('popup'), page.click('button')]);
      await opened.locator('anslag-bar').waitFor({ state: 'attached' });
      assert.equal(await opened.evaluate(() => window.opener), null);
      assert.equal(await page.evaluate(() => window.other.closed), true, 'it still holds the window');
    });
  });
}

test('the preview’s own page can do all that, so that the tries are worth something', async (t) => {
  const met = await meet(t, 'http://127.0.0.1');
  for (const [what, attempt] of Object.entries(tries)) {
    const page = await met.visit(met.preview.at('/en/'));
    const got = await attemptIn(page, attempt, met);
    assert.match(got, /^got ./, what);
  }
  const { time } = await (await fetch(met.preview.at('/_anslag/desk?page=/en/&lang=en'))).json();
  assert.match(time.as_of, /^2024-08-29/);
});

test('a name that a stranger points at this machine is not answered', async (t) => {
  const preview = await startPreview(t);
  const page = await browser.newPage();
  t.after(() => page.close());
  const { port } = new URL(preview.url);
  for (const path of ['/', '/en/', '/_anslag/desk?page=/', '/_anslag/client/preview.js', '/_anslag/events']) {
    const response = await page.goto(`http://evil.example:${port}${path}`);
    assert.equal(response.status(), 403, path);
    assert.doesNotMatch(await response.text(), /token|<html|anslag-/);
  }
  assert.equal((await page.goto(preview.at('/en/'))).status(), 200);
});

/** The preview, and a way to visit a stranger at another port of `origin`. */
async function meet(t, origin) {
  const preview = await startPreview(t);
  const port = await startStranger(t);
  const context = await browser.newContext();
  context.setDefaultTimeout(10_000);
  t.after(() => context.close());
  const visit = async (address = `${origin}:${port}/`) => {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };
  const page = await (await fetch(preview.at('/en/'))).text();
  const [, token] = /data-anslag-token="(\w+)"/.exec(page);
  const [, icon] = /rel="icon" href="([^"]+)"/.exec(page);
  return { preview, visit, token, icon, url: preview.url.replace(/\/$/, '') };
}

/** The view of the preview is what it was. */
async function unchanged(preview) {
  const { edition, time, drafts } = await (await fetch(preview.at('/_anslag/desk?page=/en/&lang=en'))).json();
  assert.deepEqual({ edition, as_of: time.as_of, drafts: drafts.shown }, { edition: 1, as_of: null, drafts: false });
}
