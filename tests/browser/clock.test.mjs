// What the script makes of the rounds while a page stays open: at each instant of the tables in tests/icld what the
// table says, for visitors in any time zone, although the page was built at the first instant.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { launch } from './browser.mjs';
import { build, repository } from './programme.mjs';
import { serve } from './server.mjs';
import { readFiles } from './site.mjs';
import { statusWords } from './words.mjs';

const cities = ['Europe/Stockholm', 'Africa/Nairobi', 'America/Bogota'];
const addresses = { sv: '/ansok/omgangar/', en: '/en/apply/rounds/' };
const sentences = { sv: { before: /^Stänger /, after: /^Stängde / }, en: { before: /^Closes /, after: /^Closed / } };
/** The states as the script names them. */
const names = { planned: 'upcoming', open: 'open', closing: 'soon', closed: 'closed', decided: 'closed' };

const given = (file) => readFile(join(repository, 'tests/icld', file), 'utf8');
const browser = await launch();
after(() => browser.close());

/** The rows of a table: an instant, and the state of each round. */
async function table(file) {
  const rows = (await given(file)).trim().split('\n').map((row) => row.split(' | '));
  return rows.map(([at, states]) => ({ at, states: Object.fromEntries(states.split(', ').map((round) => round.split(' '))) }));
}

/** What somebody sees of each round on a page: its tag, its list, and whether it closes or has closed. */
const seen = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('.round')].map((round) => {
  const visible = (selector) => [...round.querySelectorAll(selector)].filter((part) => part.checkVisibility()).map((part) => part.textContent.trim());
  const list = round.closest('[data-rounds]');
  return [round.id, {
    state: round.querySelector('[data-status]').dataset.status, tag: visible('[data-status]').join(), list: list.checkVisibility() && list.dataset.rounds,
    closing: visible('p[data-in~="closed"], p[data-in="upcoming open soon"]:not(.round-calendar)').join(),
  }];
})));

/** Compares what is seen with the table. */
function compare(rounds, { at, states }, lang) {
  assert.deepEqual(Object.keys(rounds).sort(), Object.keys(states).sort(), at);
  for (const [id, { state, tag, list, closing }] of Object.entries(rounds)) {
    const expected = names[states[id]];
    const isPast = expected === 'closed';
    assert.deepEqual({ state, list }, { state: expected, list: isPast ? 'past' : 'current' }, `${id} at ${at}`);
    assert.match(tag, statusWords[lang][expected], `${id} at ${at}`);
    assert.match(closing, sentences[lang][isPast ? 'after' : 'before'], `${id} at ${at}`);
  }
}

/** What a list of current rounds on a page without past ones shows: its rounds, or that there are none. */
const current = (page) => page.evaluate(() => [...document.querySelectorAll('[data-rounds] > .round, .rounds-none')].filter((part) => part.checkVisibility())
  .map((part) => part.querySelector('[data-status]')?.dataset.status ?? 'none'));

/** A site as it was at the first instant of its table. */
async function prepare(name, rounds) {
  const rows = await table(`${name}.txt`);
  const text = rounds && await given(rounds);
  const folder = await build(name, { asOf: rows[0].at, edit: (own) => text ?? own });
  return { name, rows, server: await serve({ mount: '/', files: await readFiles(folder) }) };
}

const sites = [await prepare('clock'), await prepare('clock-eventful', 'clock-eventful.yaml')];
after(() => Promise.all(sites.map(({ server }) => server.stop())));

for (const { name, rows, server: { origin } } of sites) {
  for (const timezoneId of cities) {
    for (const [lang, address] of Object.entries(addresses)) {
      test(`${name}, ${lang}, seen from ${timezoneId}: ${rows.length} instants`, async () => {
        const context = await browser.newContext({ timezoneId });
        const page = await context.newPage();
        // The clock runs until it is stopped for the first time.
        await page.clock.install({ time: Date.parse(rows[0].at) - 60_000 });
        await page.goto(origin + address);
        for (const row of rows) {
          await page.clock.pauseAt(Date.parse(row.at));
          compare(await seen(page), row, lang);
        }
        await context.close();
      });
      test(`${name}, ${lang}, the start page seen from ${timezoneId}`, async () => {
        const context = await browser.newContext({ timezoneId });
        const page = await context.newPage();
        await page.clock.install({ time: Date.parse(rows[0].at) - 60_000 });
        await page.goto(origin + (lang === 'sv' ? '/' : '/en/'));
        for (const row of rows) {
          await page.clock.pauseAt(Date.parse(row.at));
          const open = Object.values(row.states).map((state) => names[state]).filter((state) => state !== 'closed').sort();
          assert.deepEqual((await current(page)).sort(), open.length ? open : ['none'], row.at);
        }
        await context.close();
      });
    }
  }
}
