// Every address and fragment on the site leads somewhere.
import { resolve } from '../site.mjs';

export function links({ site, report }) {
  for (const page of site.pages) {
    const references = [...page.references, ...(page.leadsTo ? [{ written: page.leadsTo, element: 'meta refresh' }] : [])];
    for (const { written, element } of references) {
      const problem = problemOf(site, page, written);
      if (problem) report(page, element, `${problem}: ${written}`);
    }
  }
}

function problemOf(site, page, written) {
  if (/^mailto:/i.test(written)) return /^mailto:[^@\s?]+@[^@\s?]+\.[^@\s?]+(\?|$)/i.test(written) ? '' : 'no e-mail address';
  if (!URL.canParse(written, site.home + page.path)) return 'no address';
  // What a calendar program is to come back to is a file of the site as well.
  const address = written.replace(/^webcal:/i, new URL(site.home).protocol);
  const { url, inside, file, page: target, fragment } = resolve(site, page, address);
  if (!inside) return /^(https?|tel|data):$/.test(url.protocol) ? '' : 'an address of an unknown kind';
  const here = url.pathname === page.path;
  if (!file && !here) return 'leads to nothing';
  const anchors = here ? page.anchors : target?.anchors;
  return !fragment || fragment === 'top' || !anchors || anchors.includes(fragment) ? '' : 'there is no such place on the page';
}
