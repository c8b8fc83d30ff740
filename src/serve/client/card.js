// Owns the card of one message: what is known of it, the fields in which it is translated, and what is said while typing.
import { fieldsOf } from './fields.js';
import { h, show, withCode } from './element.js';
import { get, post } from './server.js';

/** The pause after a letter before what is typed is looked at. */
const pause = 200;

/**
 * A card. `onBack` is called when the list is wanted again, `onWritten` when something was written.
 */
export function makeCard({ bar, words, language, openFile, onBack, onWritten }) {
  const back = h('button', { type: 'button' }, words('strings-all'));
  const heading = h('h3', { tabindex: '-1' });
  const about = h('div', {});
  const form = h('form', { class: 'fields' });
  const said = h('div', { role: 'status', class: 'said-of' });
  const known = h('div', {});
  const element = h('div', { class: 'card' }, h('div', { class: 'steps' }, back), heading, about, form, known);

  let asked = null;
  let told = null;
  let fields = null;
  let timer = 0;

  const question = () => ({ key: asked.key, of: asked.of, page: asked.page, lang: language, ...(asked.number !== undefined && { number: asked.number }) });

  const open = async (what) => {
    if (fields?.isChanged() && asked && asked.key !== what.key && !confirm(words('card-leave'))) return;
    asked = what;
    fields = null;
    form.replaceChildren();
    show(said);
    await load();
  };
  const load = async () => {
    const own = asked;
    const answer = await get('message', question()).catch(() => null);
    if (own !== asked) return;
    told = answer;
    heading.textContent = asked.key;
    if (!told) {
      show(about, h('p', {}, words('card-gone')));
      return;
    }
    show(about, aboutOf(told, words));
    show(known, knownOf(told, words));
    if (!fields?.isChanged()) makeForm();
    else if (told.was !== fields.was) show(said, sayings({ conflict: { text: told.own && !told.own.isBuiltIn ? told.raw : null } }, words));
  };
  const makeForm = () => {
    if (!asked.canEdit || !told.fields) {
      form.replaceChildren(h('p', { class: 'soft' }, words(asked.canEdit ? 'card-built-in' : 'card-no-edit')));
      fields = null;
      return;
    }
    const held = form.contains(form.getRootNode().activeElement);
    fields = fieldsOf(told, words);
    const save = h('button', { type: 'submit', class: 'main' }, words('card-save'));
    const follow = told.state === 'stale' || told.state === 'unconfirmed'
      ? h('button', { type: 'button', onclick: () => write({ follow: true }) }, words('card-follows')) : null;
    form.replaceChildren(fields.element, said, h('div', { class: 'steps' }, save, follow, h('span', { class: 'soft' }, words('card-save-key'))));
    if (held) fields.focus();
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(look, pause);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    write({});
  });
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      write({});
    }
  });

  /** Lets the program say what it thinks of what is typed. */
  const look = async () => {
    const own = fields;
    if (!own?.isChanged()) return;
    const answer = await post('try-message', { ...question(), ...own.value() }).catch(() => null);
    if (own !== fields || !answer || !own.isChanged()) return;
    show(said, sayings(answer, words));
  };
  const write = async (more) => {
    const own = fields;
    if (!own) return;
    clearTimeout(timer); // what was typed is judged by the writing itself
    let answer;
    try {
      answer = await post('write-message', { ...question(), ...own.value(), was: own.was, ...more });
    } catch (error) {
      show(said, h('p', { class: 'refused' }, error.message));
      return;
    }
    if (answer.written) {
      own.settle();
      show(said, h('p', {}, `${words('card-written')} ${answer.file}:${answer.line}`));
      bar.say(words('card-written'));
      onWritten();
      await load();
      return;
    }
    show(said, sayings(answer, words));
    if (answer.conflict) own.was = answer.conflict.was; // what is written next has seen it
    bar.regret(words('card-not-written'));
    said.scrollIntoView({ block: 'nearest' });
  };

  for (const container of [about, known]) {
    container.addEventListener('click', (event) => {
      const place = event.target.closest('[data-file]');
      if (place) openFile(place.dataset.file, Number(place.dataset.line) || null);
    });
  }
  back.addEventListener('click', onBack);

  return {
    element,
    open,
    key: () => asked?.key ?? null,
    refresh: () => asked && load(),
    close: () => {
      asked = null;
      fields = null;
    },
    focus: () => (fields ? fields.focus() : heading.focus()),
  };
}

/** What one wants to know before one writes. */
function aboutOf(told, words) {
  const { source, own, comment, variables, changed, state } = told;
  return [
    h('p', { class: 'steps' }, h('span', { class: `state ${state}` }, words(`state-${state}`)), own ? placeOf(own, words) : null),
    source ? h('section', {}, h('h4', {}, `${source.name} `, placeOf(source, words)),
      changed.length
        ? h('p', { class: 'source', lang: source.language }, changed.map(([fate, text]) => (fate === 'same' ? text : h(fate === 'added' ? 'ins' : 'del', {}, text))))
        : h('pre', { class: 'source', lang: source.language }, source.text)) : null,
    comment.length ? h('p', { class: 'comment' }, `${words('card-comment')} `, withCode(comment.join(' '))) : null,
    variables.length ? h('dl', { class: 'variables' }, variables.map(({ name, value }) => [h('dt', {}, h('code', {}, `$${name}`)), h('dd', {}, value)])) : null,
  ];
}

/** What one may want to know besides. */
function knownOf(told, words) {
  const { others, pages, problems } = told;
  return [
    problems.map((problem) => problemOf(problem, words)),
    others.map((other) => h('section', {}, h('h4', {}, `${other.name} `, placeOf(other, words)), h('pre', { class: 'source', lang: other.language }, other.text))),
    pages.length ? h('details', {}, h('summary', {}, `${words('card-pages')}: ${pages.length}`),
      h('ul', {}, pages.map(({ url, title }) => h('li', {}, h('a', { href: url }, title))))) : h('p', { class: 'soft' }, words('card-no-pages')),
  ];
}

/** What the program says of what is typed. */
function sayings({ problems = [], shown = [], conflict = null, refused = null }, words) {
  return [
    conflict ? h('div', { class: 'refused' }, h('p', {}, words('card-conflict')), conflict.text === null ? h('p', {}, words('card-conflict-gone')) : h('pre', { class: 'source' }, conflict.text)) : null,
    refused ? h('p', { class: 'refused' }, withCode(refused)) : null,
    problems.map((problem) => problemOf(problem, words)),
    shown.map(({ attribute, text }) => h('p', { class: 'shown' }, `${words('card-shown')} `, attribute ? h('code', {}, `.${attribute} `) : null, h('q', {}, text))),
  ];
}

function problemOf({ code, severity, message, hints }, words) {
  return h('div', { class: `problem ${severity}` },
    h('p', {}, h('span', { class: 'severity' }, words(severity)), ' ', withCode(message), ' ', h('span', { class: 'code' }, code)),
    hints.map((hint) => h('p', {}, h('span', { class: 'hint-word' }, words('hint-word')), ' ', withCode(hint))));
}

function placeOf({ file, line, isBuiltIn }, words) {
  if (isBuiltIn) return h('span', { class: 'soft' }, words('card-from-program'));
  return h('button', { type: 'button', class: 'place', title: words('open-in-editor'), 'data-file': file, 'data-line': line }, `${file}:${line}`);
}
