// Tabs of a real browser that look at a preview.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { launch } from '../browser.mjs';

let launched = null;
after(async () => (await launched)?.close());

/** A person's browser: tabs of one share what the browser remembers. */
export async function openBrowser(t, { width = 1280, height = 800, scheme = 'light', permissions = [] } = {}) {
  launched ??= launch();
  const context = await (await launched).newContext({
    viewport: { width, height }, colorScheme: scheme, permissions, reducedMotion: 'reduce', locale: 'de-DE',
  });
  context.setDefaultTimeout(10_000);
  t.after(() => context.close());
  return context;
}

/** Opens a page of the preview and waits until its bar is there. `context` is a browser that is open already. */
export async function openTab(t, preview, path, { context, ...options } = {}) {
  const page = await (context ?? await openBrowser(t, options)).newPage();
  const tab = new Tab(page);
  preview.beforeEnd(async () => {
    await page.waitForLoadState();
    assert.deepEqual(tab.complaints, [], 'errors in the console');
    await page.close();
  });
  await page.goto(preview.at(path));
  await tab.barIsReady();
  await page.evaluate(() => { window.openedOnce = true; });
  return tab;
}

class Tab {
  constructor(page) {
    this.page = page;
    this.bar = page.locator('anslag-bar');
    this.messages = this.bar.locator('.messages');
    this.complaints = [];
    page.on('pageerror', ({ stack }) => this.complaints.push(stack));
    page.on('console', (message) => {
      // That a request failed while the program was stopped is no error of the page.
      if (message.type() === 'error' && !/ERR_|Failed to load resource/.test(message.text())) this.complaints.push(message.text());
    });
  }

  /** The bar is there, and says how many problems there are. */
  async barIsReady() {
    await this.page.waitForFunction(() => document.querySelector('anslag-bar')?.shadowRoot.querySelector('.problems')?.dataset.state);
  }

  button(name) {
    return this.bar.getByRole('button', { name, exact: true });
  }

  /** Waits until something that is asked in the page is so. */
  async until(question, argument) {
    await this.page.waitForFunction(question, argument);
  }

  /** Waits until the page shows a text, without having been loaded anew. */
  async shows(text) {
    await this.until((wanted) => document.body.textContent.includes(wanted), text);
    await this.isTheSame();
  }

  async showsNot(text) {
    await this.until((unwanted) => !document.body.textContent.includes(unwanted), text);
    await this.isTheSame();
  }

  /** Waits until the page has followed the program to an edition. */
  async reaches(edition) {
    await this.until((wanted) => Number(document.documentElement.dataset.anslagEdition) >= wanted, edition);
    await this.isTheSame();
  }

  async isTheSame() {
    assert.ok(await this.page.evaluate(() => window.openedOnce), 'the page was loaded anew');
  }

  /** Waits until a message of the bar says this. */
  async says(text) {
    await this.messages.getByText(text).waitFor();
  }

  /** Waits until no message of the bar says this. */
  async saysNoMore(text) {
    await this.messages.getByText(text).waitFor({ state: 'detached' });
  }

  /** Whether a panel is open, by its name. */
  panel(name) {
    return this.bar.locator(`#${name}`);
  }
}
