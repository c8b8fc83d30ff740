// Owns the switch in the bar that shows or hides drafts, and the word that the page seen here is one.
import { h } from './element.js';
import { post } from './server.js';

export function drafts({ bar, words }) {
  const count = h('span', {});
  const knob = h('span', { class: 'knob', 'aria-hidden': 'true' });
  const button = h('button', { type: 'button', role: 'switch', class: 'switch', 'aria-checked': 'false', title: words('drafts-name') }, knob, count);
  const element = h('div', { class: 'tool', hidden: true }, button);
  const isOn = () => button.getAttribute('aria-checked') === 'true';

  const turn = async (on) => {
    button.setAttribute('aria-checked', String(on));
    try {
      await post('view', { drafts: on });
    } catch {
      button.setAttribute('aria-checked', String(!on));
      bar.regret(words('drafts-failed'));
    }
  };
  button.addEventListener('click', () => {
    turn(!isOn());
    bar.chosen();
  });
  const reveal = h('button', { type: 'button' }, words('drafts-name'));
  reveal.addEventListener('click', () => {
    bar.focusOn(button);
    turn(true);
  });

  const update = (desk, fate) => {
    count.textContent = `${words('drafts')}: ${desk.drafts.count}`;
    button.setAttribute('aria-checked', String(desk.drafts.shown));
    element.hidden = desk.drafts.count === 0; // a switch that does nothing would only puzzle
    bar.message('draft', fate === 'draft' ? [words('page-is-draft'), reveal] : null);
  };
  return { element, update };
}
