// Owns the choice of a pseudo-language: the panel, and the sign in the bar that what is seen are not the real words.
import { h } from './element.js';
import { makePanel } from './panel.js';
import { post } from './server.js';

const kinds = ['none', 'accented', 'mirrored', 'keys'];

export function pseudo({ bar, words }) {
  const panel = makePanel(bar, { name: 'pseudo', title: words('pseudo-title'), words });
  panel.button.textContent = words('pseudo');
  panel.body.removeAttribute('tabindex'); // its controls take focus, so it needs none itself
  const choices = new Map(kinds.map((kind) => [kind, h('input', { type: 'radio', name: 'pseudo', value: kind })]));
  const rows = kinds.map((kind) => h('label', { class: 'choice' }, choices.get(kind),
    h('span', {}, words(`pseudo-${kind}`), ' ', h('span', { class: 'soft' }, words(`pseudo-${kind}-help`)))));
  panel.body.append(h('p', { class: 'soft' }, words('pseudo-help')),
    h('div', { role: 'radiogroup', 'aria-labelledby': 'pseudo-title' }, rows));

  /** The language of the page that is seen. */
  let here = null;
  let shown = null;
  const select = () => {
    const kind = shown && shown.language === here ? shown.kind : shown ? null : 'none';
    for (const [name, input] of choices) input.checked = name === kind;
  };
  const choose = async (kind) => {
    try {
      await post('view', { pseudo: kind === 'none' ? null : { kind, language: here } });
    } catch {
      bar.regret(words('pseudo-failed'));
      select();
    }
  };
  panel.body.addEventListener('change', ({ target }) => choose(target.value));

  const update = (desk) => {
    shown = desk.pseudo;
    here = desk.page?.language ?? shown?.language ?? desk.languages[0]?.code ?? null;
    select();
    panel.button.classList.toggle('away', shown !== null);
    if (!shown) {
      bar.message('pseudo', null);
      return;
    }
    const button = h('button', { type: 'button' }, words('pseudo-back'));
    button.addEventListener('click', () => {
      bar.focusOn(panel.button);
      choose('none');
    });
    const name = h('strong', { class: 'away' }, `${words('pseudo')}: ${words(`pseudo-${shown.kind}`)} (${shown.name})`);
    bar.message('pseudo', [name, button]);
  };
  return { element: panel.element, update };
}
