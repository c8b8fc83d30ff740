// Owns the fields in which a message is written: one for each text of it, and one for all as it stands in the file.
import { h } from './element.js';

/** The fields of a message as the program told it. */
export function fieldsOf(told, words) {
  const inputs = told.fields.map((field) => ({ field, input: textArea(field.text, told.language) }));
  const raw = textArea(told.raw, null);
  const simple = h('div', { class: 'simple' }, inputs.map(({ field, input }) => h('label', {}, h('span', { class: 'field-name' }, nameOf(field, told.language, words)), input)));
  const plain = h('label', { hidden: true }, h('span', { class: 'field-name' }, words('field-raw')), raw);
  const turn = h('button', { type: 'button', 'aria-pressed': 'false', class: 'raw', title: words('field-raw-hint') }, 'FTL');
  const isRaw = () => turn.getAttribute('aria-pressed') === 'true';
  turn.addEventListener('click', () => {
    turn.setAttribute('aria-pressed', String(!isRaw()));
    simple.hidden = isRaw();
    plain.hidden = !isRaw();
    (isRaw() ? raw : inputs[0]?.input)?.focus();
  });
  const chips = told.variables.map(({ name }) => h('button', { type: 'button', class: 'chip', title: words('field-insert') }, `{ $${name} }`));
  let last = inputs[0]?.input ?? raw;
  const element = h('div', {}, simple, plain, h('div', { class: 'steps' }, chips, turn));
  element.addEventListener('focusin', ({ target }) => {
    if (target.localName === 'textarea') last = target;
  });
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      last.setRangeText(chip.textContent, last.selectionStart, last.selectionEnd, 'end');
      last.dispatchEvent(new Event('input', { bubbles: true }));
      last.focus();
    });
  }
  const initial = JSON.stringify([inputs.map(({ input }) => input.value), raw.value]);
  let settled = false;
  return {
    element,
    /** What the message was when these fields were filled; a file that is otherwise now is not written over. */
    was: told.was,
    /** What is to be written, in the way in which it was typed. */
    value: () => (isRaw() ? { raw: raw.value } : { texts: inputs.map(({ input }) => input.value) }),
    isChanged: () => !settled && JSON.stringify([inputs.map(({ input }) => input.value), raw.value]) !== initial,
    /** What is typed has been written. */
    settle: () => {
      settled = true;
    },
    focus: () => (isRaw() ? raw : inputs[0]?.input ?? raw).focus(),
  };
}

function textArea(text, language) {
  const area = h('textarea', { rows: Math.min(8, Math.max(1, Math.ceil(text.length / 60), text.split('\n').length)), lang: language, spellcheck: String(Boolean(language)), dir: 'auto' });
  area.value = text;
  return area;
}

/** `Text`, `.placeholder`, `count: one (1, 21, 31 …)`. */
function nameOf({ attribute, variants }, language, words) {
  const parts = attribute ? [h('code', {}, `.${attribute}`)] : variants.length ? [] : [words('field-text')];
  for (const { variable, key, counts } of variants) {
    parts.push(h('code', {}, `$${variable}`), ' ', counts ? `${key}${examples(key, language)}` : key);
  }
  return parts.flatMap((part) => [part, ' ']);
}

/** Numbers that take a plural form in a language. */
function examples(form, language) {
  let rules;
  try {
    rules = new Intl.PluralRules(language);
  } catch {
    return '';
  }
  const numbers = [];
  for (let number = 0; number <= 120 && numbers.length < 4; number += 1) if (rules.select(number) === form) numbers.push(number);
  return numbers.length ? ` (${numbers.slice(0, 3).join(', ')}${numbers.length > 3 ? ' …' : ''})` : '';
}
