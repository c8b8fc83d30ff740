// Each page says which language it is in, and leads to itself in the others and back.
import { commonWords } from '../words.mjs';
import { readable, resolve } from '../site.mjs';

export function languages({ site, report }) {
  const pages = readable(site);
  const known = [...new Set(pages.map((page) => page.lang).filter(Boolean))];
  const source = site.pages.find((page) => page.file === 'index.html')?.lang;
  for (const page of pages) {
    const say = (element, message) => report(page, element, message);
    checkOwnLanguage(page, known, source, say);
    if (page.status === 404) checkNotFound(site, page, known, say);
    else checkSwitch(site, page, known, say);
    checkAlternates(site, page, say);
  }
}

function checkOwnLanguage(page, known, source, say) {
  const first = page.file.split('/')[0];
  const expected = known.includes(first) ? first : source;
  if (!page.lang) say('html', 'has no lang');
  else if (page.lang !== expected) say('html', `has lang="${page.lang}" at an address of the language ${expected}`);
  const counts = Object.entries(commonWords).map(([lang, words]) => {
    const expression = new RegExp(`(?<!\\p{L})(${words.join('|')})(?!\\p{L})`, 'giu');
    return { lang, count: page.text.match(expression)?.length ?? 0 };
  }).sort((one, other) => other.count - one.count);
  const own = page.lang.split('-')[0];
  if (own in commonWords && counts[0].lang !== own && counts[0].count > 5) say('main', `is written in ${counts[0].lang}, not in ${own}`);
}

function checkSwitch(site, page, known, say) {
  for (const lang of known.filter((other) => other !== page.lang)) {
    const link = page.languageLinks.find((one) => one.lang === lang);
    if (!link) {
      say('header', `has no link (a[hreflang]) to the language ${lang}`);
      continue;
    }
    const target = resolve(site, page, link.written).page;
    if (link.words !== lang) say(link.element, `the words of the link are not marked lang="${lang}"`);
    if (!target || target.lang !== lang) {
      say(link.element, `leads to ${target ? `a page in ${target.lang}` : 'no page'}`);
      continue;
    }
    const alternate = page.alternates.find((one) => one.lang === lang);
    const back = target.languageLinks.find((one) => one.lang === page.lang);
    const returns = back && resolve(site, target, back.written).page === page;
    if (alternate && resolve(site, page, alternate.written).page !== target) say(link.element, `leads elsewhere than the alternate for ${lang}`);
    if (alternate && !returns) say(link.element, `leads to ${target.path}, whose own link does not lead back`);
    if (!alternate && returns && !page.noindex && !target.noindex) say('head', `has no alternate for ${lang} although ${target.path} is the same page`);
    if (page.file === 'index.html' && !returns) say(link.element, `the start pages do not lead to each other`);
  }
}

function checkAlternates(site, page, say) {
  const targets = page.alternates.map(({ lang, written }) => ({ lang, ...resolve(site, page, written) }));
  if (targets.length && !targets.some((one) => one.page === page)) say('head', 'does not list itself among its alternates');
  if (targets.length && !targets.some(({ lang }) => lang === 'x-default')) say('head', 'has no alternate x-default');
  for (const { lang, page: target, url } of targets) {
    if (!target) say('head', `the alternate for ${lang} leads to nothing: ${url}`);
    else if (lang !== 'x-default' && target.lang !== lang) say('head', `the alternate for ${lang} is in ${target.lang}`);
    else if (!target.alternates.some(({ written }) => resolve(site, target, written).page === page)) say('head', `the alternate ${target.path} does not list this page`);
  }
}

/** The 404 page cannot know the reader's language: it offers each start page, in its own words. */
function checkNotFound(site, page, known, say) {
  for (const lang of known) {
    const home = page.links.find((link) => link.words === lang && resolve(site, page, link.written).page?.lang === lang);
    if (!home) say('main', `has no link in ${lang} to a page in ${lang}`);
  }
}
