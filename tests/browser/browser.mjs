// Chromium, and the tabs that pages are opened in. Nothing in it can reach another machine.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { inPage } from './in-page.mjs';

// The shell is Chromium without its windows: the same pages, several times faster.
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const folders = (process.env.PATH ?? '').split(delimiter);
const tries = names.flatMap((name) => folders.map((folder) => join(folder, name)));

/**
 * Starts Chromium: the one that the variable CHROMIUM names, or the first on the path. `names` are names that lead to
 * this machine.
 */
export function launch({ names: known = [] } = {}) {
  const executablePath = process.env.CHROMIUM || tries.find((file) => existsSync(file));
  if (!executablePath) throw new Error('Chromium is not installed; tests/run tells how');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync',
      '--disable-background-networking', '--disable-component-update',
      `--host-resolver-rules=${known.map((name) => `MAP ${name} 127.0.0.1, `).join('')}MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
    ],
  });
}

/** The kinds of tabs: for most, for pages without scripts, and for pages at another time. */
const kinds = { plain: { scripts: true }, scriptless: { scripts: false }, clocked: { scripts: true, clock: true } };

/** Tabs to borrow and give back, as opening a page in a tab that is there costs far less than a new tab. */
export function tabPool(browser) {
  const idle = { plain: [], scriptless: [], clocked: [] };
  return {
    async borrow(kind) {
      return idle[kind].pop() ?? openTab(browser, kinds[kind]);
    },
    async giveBack(kind, tab) {
      if (kind === 'plain') await tab.clean();
      idle[kind].push(tab);
    },
  };
}

/**
 * A tab with its own cookies and storage, on a computer far from the time zone of the site.
 * It keeps a diary of every request and of every complaint in the console.
 */
async function openTab(browser, { scripts, clock }) {
  const context = await browser.newContext({ javaScriptEnabled: scripts, reducedMotion: 'reduce', timezoneId: 'Pacific/Honolulu', locale: 'de-DE' });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  if (clock) await page.addInitScript(setClock);

  const diary = { requests: [], complaints: [] };
  context.on('request', (request) => diary.requests.push(request.url()));
  page.on('pageerror', (error) => diary.complaints.push({ what: `error in a script: ${error.message}`, url: '' }));
  page.on('requestfailed', (request) => diary.complaints.push({ what: `failed request: ${request.failure()?.errorText}`, url: request.url() }));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) diary.complaints.push({ what: message.text(), url: message.location().url });
  });

  return {
    page,
    context,
    diary,
    /** Opens an address, in a clocked tab at that time, and puts the helpers of in-page.mjs into it. */
    async open(url, { time } = {}) {
      // The name of a tab outlives the page that is in it.
      if (time !== undefined) await page.evaluate((name) => { window.name = name; }, String(time));
      await page.goto(url, { waitUntil: 'load' });
      await page.evaluate(inPage);
    },
    /** Leaves nothing of the page for the next one. */
    async clean() {
      const { origin } = new URL(page.url());
      await page.goto('about:blank');
      await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
      await context.clearCookies();
      diary.requests.length = 0;
      diary.complaints.length = 0;
    },
  };
}

/** In the page, before its own scripts: stops the clock at the time that the tab is named after. */
function setClock() {
  const time = Number(window.name);
  const RealDate = Date;
  globalThis.Date = class extends RealDate {
    constructor(...parts) {
      super(...(parts.length ? parts : [time]));
    }

    static now() {
      return time;
    }
  };
}
