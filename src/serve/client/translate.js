// Owns the translators' tool in the bar: the mode in which the strings of the page can be told from each other, the list of
// them, and the way through what is to be done. What is shown of one message is made by the card.
import { makeCard } from './card.js';
import { h, show } from './element.js';
import { makePanel } from './panel.js';
import { get, post } from './server.js';
import { boxesOf, bring, findStrings, highlight, markChosen, stringAt, stringIn, unmark } from './strings.js';

/** Where the message stands that the next page is opened for. */
const nextKey = 'anslag-next-message';

export function translate({ bar, words, language, openFile }) {
  const panel = makePanel(bar, { name: 'translate', title: words('translate'), words, onOpen: () => refresh() });
  const knob = h('span', { class: 'knob', 'aria-hidden': 'true' });
  const mode = h('button', { type: 'button', role: 'switch', class: 'switch', 'aria-checked': 'false' }, knob, words('strings-show'));
  const todo = h('p', { class: 'todo' });
  const previous = h('button', { type: 'button', title: 'Shift+F8' }, words('todo-previous'));
  const next = h('button', { type: 'button', title: 'F8' }, words('todo-next'));
  const status = h('a', { class: 'button', href: `/_anslag/translations?${new URLSearchParams({ lang: language })}` }, words('translations'));
  const view = h('div', { class: 'view' });
  const list = h('div', {});
  panel.body.removeAttribute('tabindex'); // its controls take focus, so it needs none itself
  panel.body.append(h('div', { class: 'steps' }, mode, status), h('div', { class: 'steps' }, todo, previous, next), view);

  let strings = []; // as the program tells them
  let places = new Map(); // as they stand in the page
  let items = [];
  let of = null; // the language that is translated to
  let isOn = false;
  let canEdit = false;
  const isShown = () => panel.isOpen && isOn;

  const card = makeCard({
    bar, words, language, openFile,
    onBack: () => showList(),
    onWritten: () => refresh(),
  });

  const turn = async (on) => {
    mode.setAttribute('aria-checked', String(on));
    try {
      await post('view', { strings: on });
    } catch {
      mode.setAttribute('aria-checked', String(!on));
      bar.regret(words('strings-failed'));
    }
  };
  mode.addEventListener('click', () => turn(mode.getAttribute('aria-checked') !== 'true'));

  const showList = () => {
    markChosen(null);
    card.close();
    view.replaceChildren(list);
    show(list, listOf(strings, isOn, words));
  };
  list.addEventListener('click', (event) => {
    const button = event.target.closest('[data-number]');
    if (button) choose(Number(button.dataset.number));
  });

  /** Shows the card of a string of this page. */
  const choose = (number, { away = false } = {}) => {
    const string = strings[number];
    if (!string) return Promise.resolve();
    const place = places.get(number);
    markChosen(place);
    if (place && (away || !boxesOf(place).length)) bring(place);
    return openCard({ key: string.key, number });
  };
  const openCard = async (shown) => {
    if (!panel.isOpen) panel.open();
    view.replaceChildren(card.element);
    await card.open({ of, page: location.pathname, canEdit, ...shown });
  };

  /** Goes to what is to be done next, on this page or on another. */
  const step = async (way) => {
    await refresh();
    if (!items.length) return;
    const at = items.findIndex(({ key }) => key === card.key());
    const index = at < 0 ? (way > 0 ? 0 : items.length - 1) : (at + way + items.length) % items.length;
    goTo(items[index].key);
  };
  const goTo = async (key) => {
    const number = strings.findIndex((string) => string.key === key);
    if (number >= 0) {
      choose(number, { away: true });
      return;
    }
    const { pages = [] } = await get('message', { key, of, lang: language }).catch(() => ({}));
    const isHere = pages.some(({ url }) => url === location.pathname);
    if (!pages.length || isHere) {
      openCard({ key });
      return;
    }
    remember(key);
    location.assign(pages[0].url);
  };
  next.addEventListener('click', () => step(1));
  previous.addEventListener('click', () => step(-1));

  const refresh = async () => {
    if (!of) return;
    const [told, work] = await Promise.all([
      isOn ? get('strings', { page: location.pathname, lang: language }).catch(() => null) : null,
      get('worklist', { of, lang: language }).catch(() => []),
    ]);
    strings = told?.strings ?? [];
    items = work[0]?.messages_to_do ?? [];
    todo.textContent = work.length ? `${words('todo')}: ${items.length}` : words('todo-source');
    previous.hidden = next.hidden = !items.length;
    places = isOn ? findStrings() : new Map();
    if (isOn) highlight(places, (number) => strings[number]?.state);
    else unmark();
    if (!panel.isOpen) return;
    if (view.contains(card.element)) card.refresh();
    else showList();
  };

  const overPage = (event) => event.composedPath()[0] instanceof Element && !event.composedPath().includes(bar.host);
  const listeners = {
    click: (event) => {
      // What the keys of a link or a button do, and what opens elsewhere, is not for us.
      if (event.detail === 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !overPage(event)) return;
      const number = stringAt(places, event.clientX, event.clientY, event.target);
      if (number === null) return;
      event.preventDefault();
      event.stopPropagation();
      choose(number);
    },
    keydown: (event) => {
      if (event.key === 'F8') step(event.shiftKey ? -1 : 1);
      else if (event.key === 'F2' && overPage(event)) {
        const number = stringIn(places, document.activeElement ?? document.body);
        if (number === null) return;
        choose(number).then(card.focus);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
  };

  const update = (desk) => {
    const own = desk.languages.find(({ current }) => current);
    const was = isOn;
    of = own?.code ?? null;
    isOn = desk.strings.shown;
    canEdit = desk.strings.edit;
    mode.setAttribute('aria-checked', String(isOn));
    panel.element.hidden = !of;
    panel.button.classList.toggle('away', isOn);
    if (was !== isOn) {
      const change = isOn ? addEventListener : removeEventListener;
      for (const [name, listener] of Object.entries(listeners)) change(name, listener, { capture: true });
    }
    if (isOn || was || panel.isOpen) refresh().then(arrive);
  };
  const arrive = () => {
    const key = isOn ? recall() : null;
    if (key) goTo(key);
  };
  return { element: panel.element, update };
}

function listOf(strings, isOn, words) {
  if (!isOn) return h('p', { class: 'soft' }, words('strings-help'));
  if (!strings.length) return h('p', {}, words('strings-none'));
  return [
    h('p', { class: 'soft' }, words('strings-keys')),
    h('ol', { class: 'strings' }, strings.map((string, number) => h('li', {},
      h('button', { type: 'button', class: `string ${string.state}`, 'data-number': number },
        h('span', { class: 'said' }, string.text || '–'),
        h('code', {}, string.attribute ? `${string.key}.${string.attribute}` : string.key),
        string.state === 'followed' ? null : h('span', { class: 'state' }, words(`state-${string.state}`)),
        string.stands === 'text' ? null : h('span', { class: 'soft' }, words(string.stands === 'hidden' ? 'stands-hidden' : 'stands-attribute')))))),
  ];
}

function remember(key) {
  try {
    sessionStorage.setItem(nextKey, key);
  } catch {
    // Without storage the next page is opened, and its string is not chosen.
  }
}

function recall() {
  try {
    const key = sessionStorage.getItem(nextKey);
    sessionStorage.removeItem(nextKey);
    return key;
  } catch {
    return null;
  }
}
