// Nothing but the site's own server is asked, nothing is left on the reader's computer, and nothing goes wrong in silence.

export async function requests({ tab, page, url, report }) {
  const { origin } = new URL(url);
  for (const asked of new Set(tab.diary.requests)) {
    if (!asked.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(asked)) report('page', `asks another server: ${asked}`);
  }
  const hints = await page.evaluate(() => [...document.querySelectorAll('link[rel~=preconnect], link[rel~=dns-prefetch], link[rel~=prefetch], link[rel~=prerender]')]
    .filter((link) => new URL(link.href).origin !== location.origin).map((link) => [link.rel, link.href]));
  for (const [rel, href] of hints) report('head > link', `${rel} to another server: ${href}`);
}

export async function storage({ tab, page, report }) {
  for (const { name } of await tab.context.cookies()) report('page', `sets the cookie ${name}`);
  const kept = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...(await caches.keys()).map((key) => `cache ${key}`),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `service worker ${scope}`),
  ]);
  for (const what of kept) report('page', `stores on the reader's computer: ${what}`);
}

export async function complaints({ tab, url, facts, report }) {
  // Chromium itself notes the status of the 404 page.
  const expected = (complaint) => facts.status === 404 && complaint.url === url;
  const seen = tab.diary.complaints.filter((complaint) => !expected(complaint)).map(({ what, url: at }) => `${what}${at && ` (${at})`}`);
  for (const what of new Set(seen)) report('page', what);
}
