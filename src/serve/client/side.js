// The preview's page with two languages side by side: owns which page each pane shows, and keeps the panes in step.
import { marksOf, nothing, placesOf } from './behind.js';
import { h } from './element.js';
import { listen } from './events.js';
import { mark } from './marks.js';
import { openOnAltClick, opener, pathOffer } from './open.js';
import { makeFrame } from './side-frame.js';
import { writer } from './instants.js';
import { linkScroll } from './scroll-link.js';
import { get } from './server.js';
import { languageOf, loadWords } from './words.js';

/** A pane that is lower has no room for more than the text. */
const lowPane = 320;
const placeKey = 'anslag-side-place';
/** What is said of a page that is not shown any more where it was. */
const fateWords = { moved: 'moved', draft: 'page-is-draft', gone: 'gone' };
const language = languageOf(document);
const words = await loadWords(language);
const { panes, controls, say, offer, warn, tellTime, tellErrors } = makeFrame(words);
const scrolling = linkScroll(panes.map(({ frame }) => frame));
const paths = pathOffer({ words, say, put: offer });
const openFile = opener({ words, say, regret: say, offer: paths.offer });

let newest = null;
/** The language of the page that one came from, to which one goes back. */
let home = null;
let behind = { places: [], at: -1 };
let asked = 0;

for (const pane of panes) {
  pane.frame.addEventListener('load', () => loaded(pane));
  pane.choice.addEventListener('change', () => choose(pane));
}
controls.linked.addEventListener('change', () => scrolling.setLinked(controls.linked.checked));
controls.previous.addEventListener('click', () => visit(-1));
controls.next.addEventListener('click', () => visit(1));
addEventListener('pagehide', () => {
  const view = panes[1].view();
  if (view) sessionStorage.setItem(placeKey, `${view.location.pathname} ${view.scrollY}`);
});
await begin(document.body.dataset.page);
listen({
  onEdition: follow,
  onConnection: (isBack) => {
    warn(isBack ? '' : words('connection-lost'));
    if (isBack) say(words('connection-back'));
  },
});

/** Shows the page in its own language to the right, and beside it in the first other one: the source, if it is not. */
async function begin(page) {
  const { languages, time } = await deskOf(page);
  showTime(time);
  const there = languages.filter(({ url }) => url);
  const current = there.find((one) => one.current) ?? there.find(({ url }) => url === page);
  const left = there[0];
  const right = current && current !== left ? current : there[1];
  home = current?.code ?? null;
  if (left) panes[0].show(left, languages);
  else panes[0].show({ url: page, code: '', name: page }, languages);
  if (right) panes[1].show(right, languages);
  else panes[1].miss(words('side-one-language'));
}

/** A pane has another page: its own doing, or the reader has followed a link in it. */
async function loaded(pane) {
  const view = pane.view();
  if (!view) return;
  openOnAltClick(openFile, view);
  view.addEventListener('click', leaveByTab);
  view.addEventListener('scroll', () => scrolling.scrolled(pane.frame));
  if (view.location.pathname !== pane.path) await moved(pane, view.location.pathname);
  if (newest) await view.anslagPane?.follow(newest).catch(() => {});
  if (view.innerHeight < lowPane) skipHead(view);
  await renew();
  returnTo(pane);
}

/** In a low pane the head of the site would take all the room: the page begins at its own heading. */
function skipHead(view) {
  const heading = view.document.querySelector('main h1');
  if (heading && view.scrollY === 0) view.scrollBy({ top: heading.getBoundingClientRect().top - 8, behavior: 'instant' });
}

async function moved(pane, path) {
  const other = panes.find((one) => one !== pane);
  const before = pane.code;
  pane.path = path;
  const { page, languages } = await deskOf(path);
  if (!page) return;
  const own = languages.find(({ code }) => code === page.language) ?? languages.find(({ current }) => current);
  if (own) pane.name(own, languages);
  // A language link in one pane leads to the language of the other: then they change places.
  const code = other.code === pane.code ? before : other.code;
  const counterpart = languages.find((one) => one.code === code);
  if (counterpart?.url) other.show(counterpart, languages);
  else other.miss(words('side-no-page'));
}

async function choose(pane) {
  const { languages } = await deskOf(pane.path);
  const chosen = languages.find(({ code }) => code === pane.choice.value);
  if (chosen?.url) pane.show(chosen, languages);
  else pane.miss(words('side-no-page'));
}

async function follow(event) {
  newest = event;
  tellErrors(event.errors);
  paths.leave();
  const fates = await Promise.allSettled(panes.map((pane) => pane.view()?.anslagPane?.follow(event)));
  for (const { value: fate } of fates) if (fateWords[fate]) say(words(fateWords[fate]));
  for (const pane of panes) {
    const view = pane.view();
    if (view) pane.path = view.location.pathname; // the page may have moved
  }
  const { time } = await deskOf(panes[0].path ?? '/');
  showTime(time);
  await renew();
}

/** Asks anew which blocks belong together. */
async function renew() {
  const own = ++asked;
  const [left, right] = panes.map(({ path }) => path);
  const page = panes.find(({ code, path }) => path && code === home)?.path ?? right ?? left ?? '/';
  controls.leadBack(page);
  history.replaceState(null, '', `?${new URLSearchParams({ page, lang: language })}`);
  const found = left && right ? await get('pairs', { left, right }).catch(() => nothing) : nothing;
  if (own !== asked) return;
  const marks = marksOf(found);
  panes.forEach((pane, index) => {
    const view = pane.view();
    if (view) mark(view, marks[index], words);
  });
  const places = placesOf(found);
  const isSame = JSON.stringify(places) === JSON.stringify(behind.places);
  behind = { places, at: isSame ? behind.at : -1 };
  controls.count(places && places.length);
  scrolling.setPairs(found.pairs);
}

/** Goes to the next place that has not been followed, or to the one before. */
function visit(way) {
  const { places } = behind;
  behind.at = behind.at < 0 ? (way > 0 ? 0 : places.length - 1) : (behind.at + way + places.length) % places.length;
  const { side, block, kind } = places[behind.at];
  const element = blockIn(panes[side].view(), block);
  if (!element) return;
  scrolling.bring(panes[side].frame, element);
  say(`${behind.at + 1}/${places.length}: ${element.textContent.trim().slice(0, 80)} – ${words(`side-${kind}`)}`);
}

/** The element of a block. One that begins where another one does has no number of its own: the one before holds it. */
function blockIn(view, block) {
  for (let number = block; view && number >= 0; number -= 1) {
    const element = view.document.querySelector(`[data-anslag-block="${number}"]`);
    if (element) return element;
  }
  return null;
}

/** A link away from the site opens in a tab of its own: most sites cannot be shown in a pane. */
function leaveByTab(event) {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || !link.protocol.startsWith('http') || link.origin === location.origin) return;
  event.preventDefault();
  open(link.href, '_blank', 'noopener');
}

/** The sign that the pages are not shown as of now. */
function showTime(time) {
  if (time) tellTime(time.as_of === null ? '' : `${words('time-shown')} ${writer(language, time.zone)(Date.parse(time.shown))}`);
}

/** After a restart of the program the page is loaded anew: the place on it stays. */
function returnTo(pane) {
  const view = pane.view();
  const [path, top] = (sessionStorage.getItem(placeKey) ?? '').split(' ');
  if (path !== view?.location.pathname) return;
  sessionStorage.removeItem(placeKey);
  view.scrollTo({ top: Number(top), behavior: 'instant' });
  scrolling.scrolled(pane.frame);
}

async function deskOf(page) {
  return get('desk', { page, lang: language }).catch(() => ({ page: null, languages: [], time: null }));
}
