// Looks at built sites in a real browser. The variable ANSLAG_SITES names their folders, one a line.
// Pages that are equal to the byte to one already looked at (the same site built for another day) are not looked at again.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { launch, tabPool } from './browser.mjs';
import { pageChecks, siteChecks } from './checks.mjs';
import { factsReader } from './facts.mjs';
import { inspectPage, inspectSite, write } from './inspect.mjs';
import { serve } from './server.mjs';
import { makeSite, readable, readFiles } from './site.mjs';

/** What must be in the sites of this repository, by the name of the folder, so that no check passes for want of matter. */
const contents = {
  programme: { languages: ['en', 'sv'], pages: 40, rounds: true },
  today: { languages: ['en', 'sv'], pages: 40, rounds: true },
  guide: { languages: ['en', 'sv'], pages: 100, rounds: false },
};

const folders = (process.env.ANSLAG_SITES ?? '').split('\n').filter(Boolean);
const browser = await launch();
const tabs = tabPool(browser);
const reader = await tabs.borrow('plain');
const lookedAt = new Set();
const sites = [];
for (const folder of folders) {
  const site = await makeSite(folder, await readFiles(folder), factsReader(reader.page));
  const pages = readable(site).filter(({ fingerprint }) => !lookedAt.has(fingerprint));
  for (const { fingerprint } of pages) lookedAt.add(fingerprint);
  sites.push({ site, pages, server: await serve(site) });
}
after(async () => {
  await browser.close();
  await Promise.all(sites.map(({ server }) => server.stop()));
});

test('there is a site to look at', () => assert.ok(sites.length, 'ANSLAG_SITES names no folder'));

for (const { site, pages, server: { origin } } of sites) {
  const equal = readable(site).length - pages.length;
  describe(`site ${site.name}: ${pages.length} pages${equal ? `, ${equal} more already looked at` : ''}`, { concurrency: 2 }, () => {
    const expected = contents[site.name];
    if (expected) test('has all that is to be looked at', () => checkContents(site, expected));
    for (const check of siteChecks) {
      test(`${check.name}: ${check.watches}`, async () => expectNothing(await inspectSite({ site, origin, only: check.name })));
    }
    for (const page of pages) {
      test(`${page.path} (${page.file === '404.html' ? '404, ' : ''}${pageChecks.length} checks)`, { timeout: 120_000 }, async () => {
        expectNothing(await inspectPage({ tabs, origin, page }));
      });
    }
  });
}

function expectNothing(findings) {
  if (!findings.length) return;
  const message = write(findings);
  // Where in this file it was noticed helps nobody.
  throw Object.assign(new Error(message), { stack: message });
}

function checkContents(site, { languages, pages, rounds }) {
  const read = readable(site);
  assert.deepEqual([...new Set(read.map(({ lang }) => lang))].sort(), languages, 'the languages of the site');
  assert.ok(read.length >= pages, `there are ${read.length} pages, fewer than ${pages}`);
  for (const lang of rounds ? languages : []) {
    assert.ok(read.some((page) => page.lang === lang && page.rounds), `no page in ${lang} has a round with data-closes`);
  }
}
