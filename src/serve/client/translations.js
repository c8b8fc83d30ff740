// Owns the page that tells how far the translations have come: counts and words for each language, and what is to be done.
import { h, show } from './element.js';
import { listen } from './events.js';
import { get } from './server.js';
import { languageOf, loadWords } from './words.js';

const language = languageOf(document);
const kinds = ['messages', 'pages', 'blocks', 'fields'];
const amounts = ['translated', 'stale', 'missing', 'unconfirmed', 'identical'];

start();

async function start() {
  const words = await loadWords(language);
  const main = h('main', { tabindex: '-1' });
  document.body.append(
    h('header', {}, h('a', { class: 'button', href: '/' }, words('side-back')), h('h1', {}, words('translations'))),
    main,
  );
  const draw = async () => {
    const lists = await get('worklist', { lang: language }).catch(() => null);
    show(main, lists === null ? h('p', {}, words('translations-failed')) : lists.length ? lists.map((list) => sectionOf(list, words)) : h('p', {}, words('translations-one')));
  };
  listen({ onEdition: draw, onConnection: () => {} });
}

function sectionOf(list, words) {
  const done = Math.floor(list.percent * 10) / 10;
  const percent = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(done);
  return h('section', {},
    h('h2', {}, h('span', { lang: list.language }, list.name), ' ', h('span', { class: 'soft' }, `(${list.language})`)),
    h('p', { class: 'percent' }, h('progress', { max: '100', value: String(done), 'aria-label': words('translations-words') }), ` ${percent} % `, words('translations-words')),
    h('div', { class: 'scrolled', tabindex: '0', role: 'group', 'aria-label': list.name }, tableOf(list, words)),
    todoOf(list, words));
}

function tableOf(list, words) {
  const number = new Intl.NumberFormat(language);
  const cell = ({ count, words: all }) => h('td', {}, number.format(count), all ? h('span', { class: 'soft' }, ` (${number.format(all)})`) : null);
  return h('table', {},
    h('thead', {}, h('tr', {}, h('td', {}), h('th', { scope: 'col' }, words('amount-all')), amounts.map((name) => h('th', { scope: 'col' }, words(`amount-${name}`))))),
    h('tbody', {}, kinds.map((kind) => h('tr', {}, h('th', { scope: 'row' }, words(`kind-${kind}`)), cell(list[kind].all), amounts.map((name) => cell(list[kind][name]))))));
}

function todoOf({ todo, messages_to_do: messages }, words) {
  if (!todo.pages.length && !messages.length && !todo.fields.length) return h('p', { class: 'good' }, words('translations-done'));
  return [
    todo.pages.length ? [h('h3', {}, `${words('kind-pages')}: ${todo.pages.length}`), h('ul', {}, todo.pages.map((page) => pageOf(page, words)))] : null,
    messages.length ? [h('h3', {}, `${words('kind-messages')}: ${messages.length}`), h('ul', {}, messages.map((message) => messageOf(message, words)))] : null,
    todo.fields.length ? [h('h3', {}, `${words('kind-fields')}: ${todo.fields.length}`), h('ul', {}, todo.fields.map(({ file, line }) => h('li', {}, h('code', {}, `${file}:${line}`))))] : null,
  ];
}

function pageOf({ page, file, url, open }, words) {
  if (!url) return h('li', {}, page, ' ', state('missing', words), ' ', h('code', {}, file));
  const beside = `/_anslag/side-by-side?${new URLSearchParams({ page: url, lang: language })}`;
  return h('li', {}, h('a', { href: url }, page), ' ', state('stale', words), ' ',
    h('a', { href: beside }, words('side-by-side'), h('span', { class: 'unseen' }, ` ${page}`)), ' ',
    h('span', { class: 'soft' }, `${words('translations-parts')} ${open.join(', ')}`), ' ', h('code', {}, `anslag i18n diff ${file}`));
}

function messageOf({ key, why, problems }, words) {
  return h('li', {}, h('code', {}, key), ' ', why === 'missing' || why === 'stale' ? state(why, words) : h('span', { class: `state ${why}` }, words(why)),
    problems.map(({ message, code }) => h('p', { class: 'soft' }, `${message} (${code})`)));
}

const state = (name, words) => h('span', { class: `state ${name}` }, words(`state-${name}`));
