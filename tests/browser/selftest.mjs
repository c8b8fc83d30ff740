// Proves that each check can fail: a small sound site passes all of them, and each way of breaking it is found.
// Run by tests/run before any built site is looked at.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { launch, tabPool } from './browser.mjs';
import { pageChecks, siteChecks } from './checks.mjs';
import { factsReader } from './facts.mjs';
import { inspectPage, inspectSite, write } from './inspect.mjs';
import { serve } from './server.mjs';
import { makeSite, readable } from './site.mjs';

const css = `:root { color-scheme: light dark; --ground: #fff; --text: #1b1f24; --link: #0b4f8a }
@media screen and (prefers-color-scheme: dark) { :root { --ground: #14181d; --text: #e8ecf0; --link: #8cc4ff } }
body { margin: 1rem; background: var(--ground); color: var(--text); font: 1rem/1.6 sans-serif }
a { color: var(--link); display: inline-block; padding: 0.5rem 0 }
h1 { font-size: clamp(1.5rem, 1rem + 2vw, 2rem); overflow-wrap: break-word }
:focus-visible { outline: 3px solid var(--text) }
.badge { background: #0b4f8a; color: #fff; print-color-adjust: exact }
.skip { position: absolute; left: -99rem } .skip:focus { left: 1rem; background: var(--ground) }
[data-status][hidden] { display: inline; visibility: hidden }
@media print { :root { color-scheme: light } nav, .skip { display: none } }`;

const js = `for (const round of document.querySelectorAll('[data-closes]')) {
  const left = Date.parse(round.dataset.closes) - Date.now(), tag = round.querySelector('[data-status]');
  const state = left < 0 ? 2 : left < 14 * 864e5 ? 1 : 0;
  tag.dataset.status = ['open', 'soon', 'closed'][state];
  tag.textContent = tag.dataset.words.split('|')[state];
  tag.hidden = false;
}`;

const words = {
  sv: {
    home: '/', other: 'en', otherHome: '/en/', otherName: 'English', skip: 'Till innehållet', menu: 'Huvudmeny', title: 'Partnerskap', when: 'När',
    text: 'Det här är en sida som ni kan läsa för att få veta när det går att ansöka, och hur det är med pengar till det.', closes: 'Stänger', date: '28 augusti 2024',
    states: 'Öppen|Stänger snart|Stängd', missing: 'Sidan finns inte',
  },
  en: {
    home: '/en/', other: 'sv', otherHome: '/', otherName: 'Svenska', skip: 'Skip to content', menu: 'Main menu', title: 'Partnership', when: 'When',
    text: 'This is a page that you can read to learn of the days on which you can apply, and of the money that is there for you.', closes: 'Closes', date: '28 August 2024',
    states: 'Open|Closing soon|Closed', missing: 'No such page',
  },
};

const frame = (lang, head, title, body) => {
  const t = words[lang];
  return `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><style>${css}</style>${head}</head>
<body><a class="skip" href="#content">${t.skip}</a>
<header><nav aria-label="${t.menu}"><a href="${t.home}">${t.title}</a> <a href="${t.otherHome}" lang="${t.other}" hreflang="${t.other}">${t.otherName}</a></nav></header>
<main id="content"><h1>${title}</h1>${body}</main>
<footer><a href="mailto:us@site.example">us@site.example</a></footer>
</body></html>`;
};

const page = (lang) => {
  const t = words[lang];
  const head = `<link rel="canonical" href="https://site.example${t.home}">
<link rel="alternate" hreflang="sv" href="https://site.example/"><link rel="alternate" hreflang="en" href="https://site.example/en/"><link rel="alternate" hreflang="x-default" href="https://site.example/">`;
  return frame(lang, head, t.title, `<p>${t.text}</p><p>${t.states.split('|')[2]} <b class="badge">2023</b></p><h2 id="when">${t.when}</h2><p><a href="${t.home}#when">${t.when}</a></p>
<ul><li data-closes="2024-08-28T23:59:59+02:00">${t.closes} <time datetime="2024-08-28">${t.date}</time> <strong data-status="" data-words="${t.states}" hidden></strong></li></ul>
<script>${js}</script>`);
};

const sound = {
  'index.html': page('sv'),
  'en/index.html': page('en'),
  'old/index.html': '<!DOCTYPE html><html lang="sv"><head><meta http-equiv="refresh" content="0; url=/en/"><title>Partnership</title></head></html>',
  '404.html': frame('sv', '<meta name="robots" content="noindex">', words.sv.missing, `<p lang="en">${words.en.missing}</p>`),
};

/** The ways to break it: check, what is wrong, what is replaced by what, and what the finding must say. `in` is a file. */
const start = 'index.html';
const style = (rules) => ['</style>', `${rules}</style>`];
const more = (html) => ['</main>', `${html}</main>`];
const breakages = [
  ['axe', 'a picture without a text', more('<img src="data:,">'), /image-alt/],
  ['axe', 'a heading too deep', more('<h5>x</h5>'), /heading-order/],
  ['axe', 'targets too small and close', more('<nav aria-label="x"><ul style="list-style:none;font-size:9px;line-height:1"><li><a href="/" style="padding:0">a</a></li><li><a href="/en/" style="padding:0">b</a></li></ul></nav>'), /target-size/],
  ['axe', 'faint text in the dark', ['--text: #e8ecf0', '--text: #444'], /dark, 1280 px.*color-contrast/],
  ['axe', 'faint text on a narrow screen', style('@media (max-width: 400px) { p { color: #bbb } }'), /light, 320 px.*color-contrast/],
  ['axe', 'faint text on a narrow dark screen', style('@media (max-width: 400px) and (prefers-color-scheme: dark) { p { color: #444 } }'), /dark, 320 px.*color-contrast/],
  ['colours', 'no dark scheme', ['prefers-color-scheme: dark', 'min-width: 9999px'], /\| dark.*not on a dark background/],
  ['colours', 'dark in the light', ['--ground: #fff', '--ground: #222'], /\| light.*not on a light background/],
  ['colours', 'text on light ground in the dark', style('p, li { background: #fff }'), /\| dark.*% of the text/],
  ['colours', 'dark paper', style('@media print { body { background: #222 } }'), /\| print.*not on a light background/],
  ['reflow', 'too wide', more('<div style="width:400px">x</div>'), /light, 320 px.*scrolls sideways/],
  ['reflow', 'too wide with spaced text', more('<b style="white-space:nowrap;font:16px monospace">abcd efgh ijkl mnop qrst uvw</b>'), /text spacing.*scrolls sideways/],
  ['reflow', 'too wide with doubled text', more('<div style="width:12rem">x</div>'), /200 %.*scrolls sideways/],
  ['reflow', 'cut off with doubled text', style('p { height: 10rem; overflow: hidden } @media print { p { height: auto } }'), /200 %.*cut off/],
  ['reflow', 'text of a fixed size', style('p { font-size: 16px }'), /does not grow/],
  ['words', 'a long word in a heading', ['<h1>', '<h1>Tillgänglighetsredogörelsegranskning '], /"Tillgänglighetsredogörelsegranskning" is broken/],
  ['words', 'a long word in a menu', ['English</a>', 'Samarbetsländerförteckningssammanställning</a>', 'body {', 'nav { width: 9rem; overflow-wrap: anywhere } body {'], /nav.*is broken/],
  ['keyboard', 'no skip link', ['<a class="skip" href="#content">Till innehållet</a>', ''], /no skip link/],
  ['keyboard', 'a skip link to the menu', ['class="skip" href="#content"', 'class="skip" href="#menu"', '<header>', '<header id="menu">'], /not in main/],
  ['keyboard', 'a skip link that does nothing', ['class="skip"', 'class="skip" onclick="event.preventDefault()"'], /does not move the focus/],
  ['keyboard', 'no focus to be seen', style(':focus-visible { outline: none }'), /cannot be seen/],
  ['keyboard', 'a focus too faint in the dark', style('@media (prefers-color-scheme: dark) { :focus-visible { outline-color: #222 } }'), /dark, 320 px.*cannot be seen/],
  ['keyboard', 'a control that is jumped over', ['class="skip" href', 'onkeydown="event.preventDefault(); document.querySelector(\'main a\').focus()" class="skip" href'], /does not reach/],
  ['keyboard', 'a focus behind something', more('<div style="position:fixed;inset:0;background:#fff;opacity:.1"></div>'), /covered by/],
  ['keyboard', 'a focus outside of the window', ['.skip:focus', '.never'], /outside of the window/],
  ['paper', 'a printed menu', ['nav, .skip { display: none }', '.skip { display: none }'], /navigation is printed/],
  ['paper', 'a printed skip link', ['nav, .skip { display: none }', 'nav { display: none }'], /navigation is printed/],
  ['paper', 'content that is not printed', style('@media print { main p { display: none } }'), /is not printed/],
  ['paper', 'white on a ground that is not printed', ['; print-color-adjust: exact', ''], /too light.*print-color-adjust/],
  ['paper', 'ink that is too light', style('@media print { p { color: #ddd } }'), /too light/],
  ['scriptless', 'text that only a script writes', more('<script>document.querySelector("main").append("Mer text")</script>'), /with scripts only: "Mer text"/],
  ['scriptless', 'a status that is shown without scripts', ['data-status=""', 'data-status="open"', ' hidden></strong>', '>Just nu</strong>'], /no script keeps true/],
  ['scriptless', 'a status in the text', more('<p><b>Öppen</b></p>'), /make this false: "Öppen"/],
  ['scriptless', 'days that are left', more('<p>Nu är det 3 dagar kvar.</p>'), /make this false/],
  ['requests', 'a picture from elsewhere', more('<img alt="" src="http://elsewhere.example/a.png">'), /asks another server: http:\/\/elsewhere/],
  ['requests', 'a hand held out to elsewhere', ['<title>', '<link rel="preconnect" href="https://elsewhere.example"><title>'], /preconnect/],
  ['storage', 'a cookie', more('<script>document.cookie = "seen=1"</script>'), /cookie seen/],
  ['storage', 'local storage', more('<script>localStorage.seen = 1</script>'), /localStorage seen/],
  ['storage', 'session storage', more('<script>sessionStorage.seen = 1</script>'), /sessionStorage seen/],
  ['storage', 'a database', more('<script>indexedDB.open("seen")</script>'), /database seen/],
  ['console', 'an error', more('<script>nothing.there()</script>'), /nothing is not defined/],
  ['console', 'a warning', more('<script>console.warn("mind")</script>'), /mind/],
  ['console', 'a picture that is not there', more('<img alt="" src="/gone.png">'), /404.*gone\.png/],
  ['console', 'a style that the policy forbids', ['<title>', '<meta http-equiv="content-security-policy" content="style-src \'self\'"><title>'], /Content Security Policy/i],
  ['deadlines', 'never closed', ['left < 0 ? 2 :', ''], /status is "soon", not closed/],
  ['deadlines', 'never closing soon', ['left < 14 * 864e5 ? 1 :', ''], /status is "open", not soon/],
  ['deadlines', 'always closing soon', ['left < 14 * 864e5', 'true'], /status is "soon", not open/],
  ['deadlines', 'closed by the clock of the build', ['Date.now()', 'Date.parse("2024-08-20")'], /not closed/],
  ['deadlines', 'closed by the reader\'s time zone', ['T23:59:59+02:00', 'T23:59:59'], /no instant with an offset/],
  ['deadlines', 'not yet open', ['<li ', '<li data-opens="2024-08-01T00:00:00+02:00" '], /before it opens, the status is "open", not upcoming/],
  ['deadlines', 'another day in the text', ['datetime="2024-08-28"', 'datetime="2024-08-29"'], /no time element says/],
  ['deadlines', 'words of another language', ['Öppen|Stänger snart|Stängd', 'Open|Closing soon|Closed'], /is called "Closed"/],
  ['deadlines', 'a tag that stays hidden', ['tag.hidden = false', ''], /no status is shown/],
  ['deadlines', 'no tag', ['<strong data-status', '<strong data-nothing', 'const left', 'if (false) continue; const left'], /has 0 elements/],
  ['links', 'a page that is not there', more('<a href="/gone/">x</a>'), /leads to nothing: \/gone\//],
  ['links', 'a calendar that is not there', more('<a href="webcal://site.example/gone.ics">x</a>'), /leads to nothing: webcal:/],
  ['links', 'a place that is not there', more('<a href="/en/#gone">x</a>'), /no such place.*#gone/],
  ['links', 'a place that is not on the same page', more('<a href="#gone">x</a>'), /no such place/],
  ['links', 'a picture that is not there', more('<img alt="" srcset="/a.png 2x">'), /leads to nothing: \/a\.png/],
  ['links', 'no e-mail address', ['mailto:us@site.example', 'mailto:us'], /no e-mail address/],
  ['links', 'an old address that leads on to nothing', ['url=/en/', 'url=/gone/'], /meta refresh.*leads to nothing/, 'old/index.html'],
  ['languages', 'no language', [' lang="sv"', ''], /has no lang/],
  ['languages', 'the language of another address', ['<html lang="sv"', '<html lang="en"'], /lang="en" at an address of the language sv/, 'two/index.html'],
  ['languages', 'text in another language', [words.sv.text, words.en.text.repeat(2)], /is written in en, not in sv/],
  ['languages', 'no link to the other language', [' lang="en" hreflang="en">', '>'], /has no link/],
  ['languages', 'a link that is not marked with its language', [' lang="en" hreflang="en">', ' hreflang="en">'], /not marked lang="en"/],
  ['languages', 'a link to the same language', ['<a href="/en/" lang', '<a href="/" lang'], /leads to a page in sv/],
  ['languages', 'a link to no page', ['<a href="/en/" lang', '<a href="/en/gone/" lang'], /leads to no page/],
  ['languages', 'a link that does not lead back', ['<a href="/" lang="sv"', '<a href="/two/" lang="sv"'], /does not lead back/, 'en/index.html'],
  ['languages', 'no alternates', [/<link rel="alternate".*>/, ''], /has no alternate for en although/],
  ['languages', 'no alternate for all others', ['hreflang="x-default"', 'hreflang="sv"'], /no alternate x-default/],
  ['languages', 'an alternate that leads to nothing', ['href="https://site.example/en/"', 'href="https://site.example/gone/"'], /leads to nothing/],
  ['languages', 'an alternate that does not answer', [/<link rel="alternate".*>/, ''], /does not list this page/, 'en/index.html'],
  ['languages', 'a 404 page in one language', [/<a href="\/en\/"[^>]*>English<\/a>/, ''], /404.*|has no link in en/, '404.html'],
  ['not-found', 'no 404 page', null, /there is no 404\.html/, '404.html'],
  ['not-found', 'a 404 page without a heading', [/<h1>.*<\/h1>/, ''], /0 headings/, '404.html'],
  ['not-found', 'a 404 page that may be indexed', ['noindex', 'index'], /may be indexed/, '404.html'],
  ['not-found', 'a 404 page that depends on the depth', ['href="/en/"', 'href="en/"'], /depends on the depth/, '404.html'],
];

const browser = await launch();
const tabs = tabPool(browser);
const reader = await tabs.borrow('plain');
after(() => browser.close());

/** Builds the sample, as it is or with one file changed (left out: null), and looks at it with one check or all. */
async function inspect(only, file = start, edits = []) {
  const files = new Map(Object.entries(sound));
  files.set('two/index.html', sound[start].replaceAll('href="https://site.example/"', 'href="https://site.example/two/"').replace(/<link rel="alternate".*>/, ''));
  if (!only) files.delete('two/index.html');
  if (edits) files.set(file, change(files.get(file), edits));
  else files.delete(file);
  const site = await makeSite('sample', files, factsReader(reader.page));
  const { origin, stop } = await serve(site);
  try {
    const pages = readable(site).filter((one) => !only || one.file === file);
    const onPages = siteChecks.some(({ name }) => name === only) ? [] : await Promise.all(pages.map((one) => inspectPage({ tabs, origin, page: one, only })));
    return [...onPages.flat(), ...await inspectSite({ site, origin, only })];
  } finally {
    await stop();
  }
}

function change(text, edits) {
  for (let i = 0; i + 1 < edits.length; i += 2) {
    const changed = text.replace(edits[i], () => edits[i + 1]);
    assert.notEqual(changed, text, `the sample has no ${edits[i]} to replace`);
    text = changed;
  }
  return text;
}

test('a sound site passes every check', async () => assert.equal(write(await inspect()), '0 found'));

test('a sound site below a path passes the site checks', async () => {
  const below = ([name, html]) => [name, html.replaceAll('href="/', 'href="/below/').replace('url=/', 'url=/below/').replaceAll('site.example/', 'site.example/below/')];
  const files = new Map(Object.entries(sound).map(below));
  const site = await makeSite('sample', files, factsReader(reader.page));
  const { origin, stop } = await serve(site);
  assert.equal(write(await inspectSite({ site, origin })), '0 found');
  await stop();
});

test('every check is broken at least once', () => {
  const broken = new Set(breakages.map(([check]) => check));
  assert.deepEqual([...pageChecks, ...siteChecks].map(({ name }) => name).filter((name) => !broken.has(name)), []);
});

describe('what is broken is found', { concurrency: 2 }, () => {
  for (const [check, wrong, edits, says, file] of breakages) {
    test(`${check}: ${wrong}`, async () => assert.match(write(await inspect(check, file, edits)), says));
  }
});
