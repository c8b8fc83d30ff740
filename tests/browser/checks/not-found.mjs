// An unknown address is answered with the site's own page, which works however deep the address is.

export async function notFound({ site, origin, report }) {
  const page = site.pages.find(({ status }) => status === 404);
  if (!page) return report({ path: '404.html' }, 'site', 'there is no 404.html');
  const folders = [...site.files.keys()].filter((file) => file.endsWith('/index.html')).map((file) => file.replace('index.html', ''));
  for (const address of ['gone', 'gone/', 'gone/deep/down/', ...folders.map((folder) => `${folder}gone.html`)]) {
    const response = await fetch(origin + site.mount + address);
    if (response.status !== 404 || await response.text() !== String(site.files.get('404.html'))) {
      return report(page, address, `is answered with ${response.status} and not with the 404 page`);
    }
  }
  if (page.headings !== 1) report(page, 'h1', `there are ${page.headings} headings of the first level`);
  if (!page.noindex) report(page, 'head', 'may be indexed: meta robots noindex is missing');
  for (const { written, element } of page.references) {
    if (!/^(\/|#|[a-z]+:)/i.test(written)) report(page, element, `its address depends on the depth: ${written}`);
  }
}
