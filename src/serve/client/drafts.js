// Owns the switch in the bar that shows or hides drafts.
import { h } from './element.js';
import { post } from './server.js';

export function drafts({ bar, words }) {
  const count = h('span', {});
  const knob = h('span', { class: 'knob', 'aria-hidden': 'true' });
  const button = h('button', { type: 'button', role: 'switch', class: 'switch', 'aria-checked': 'false' }, knob, count);
  const state = () => button.getAttribute('aria-checked') === 'true';

  button.addEventListener('click', async () => {
    const wanted = !state();
    button.setAttribute('aria-checked', String(wanted));
    try {
      await post('view', { drafts: wanted });
    } catch {
      button.setAttribute('aria-checked', String(!wanted));
      bar.say(words('drafts-failed'));
    }
  });

  const update = (desk) => {
    count.textContent = `${words('drafts')}: ${desk.drafts.count}`;
    button.title = words('drafts-name');
    button.setAttribute('aria-checked', String(desk.drafts.shown));
  };
  return { element: h('div', { class: 'tool' }, button), update };
}
